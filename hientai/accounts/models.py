"""People with an account, and the posts they hold."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.kernel.permissions import Permission, Role

ROLE_LABELS = {
    Role.ADMINISTRATOR: _("Quản trị"),
    Role.STEWARD: _("Đầu mối theo dõi"),
    Role.BODY_OFFICER: _("Cán bộ đầu mối đơn vị"),
    Role.LEADER: _("Lãnh đạo"),
    Role.SUPERVISOR: _("Giám sát"),
    Role.AUDITOR: _("Kiểm toán nhật ký"),
    Role.INTELLECTUAL: _("Trí thức"),
}

PERMISSION_LABELS = {
    Permission.PLAN_SEE: _("Xem kế hoạch"),
    Permission.PLAN_UPLOAD: _("Tải lên kế hoạch"),
    Permission.PLAN_CHECK: _("Kiểm tra nội dung đã đọc"),
    Permission.PLAN_CONFIRM: _("Duyệt kế hoạch"),
    Permission.TASK_ASSIGN: _("Giao nhiệm vụ cho đơn vị"),
    Permission.DUTY_SEE: _("Xem việc phải làm"),
    Permission.DUTY_REPORT: _("Báo cáo tiến độ"),
    Permission.DUTY_REMIND: _("Nhắc việc"),
    Permission.OPINION_SEE: _("Xem khó khăn, vướng mắc"),
    Permission.OPINION_RAISE: _("Nêu khó khăn, vướng mắc"),
    Permission.OPINION_ANSWER: _("Trả lời khó khăn, vướng mắc"),
    Permission.OPINION_DECIDE: _("Quyết định về khó khăn, vướng mắc được trình"),
    Permission.SUPERVISION_SEE: _("Xem kết quả giám sát"),
    Permission.SUPERVISE: _("Lập kế hoạch giám sát, ghi phát hiện"),
    Permission.RETURN_CHECK: _("Duyệt báo cáo của đơn vị"),
    Permission.RETURN_ASK: _("Yêu cầu báo cáo đột xuất"),
    Permission.LADDER_SET: _("Đặt bậc nhắc việc"),
    Permission.EXPLANATION_ASK: _("Yêu cầu giải trình"),
    Permission.EXPLANATION_ANSWER: _("Giải trình"),
    Permission.REPORT_SEE: _("Xem báo cáo"),
    Permission.REVIEW_EDIT: _("Soạn, chốt và phát hành báo cáo tổng hợp"),
    Permission.OUTLINE_EDIT: _("Sửa đề cương báo cáo"),
    Permission.PROGRAMME_EDIT: _("Lập chương trình của tỉnh để theo dõi"),
    Permission.FIGURES_OPEN: _("Chọn số liệu công khai"),
    Permission.BODY_SEE: _("Xem cơ quan, đơn vị"),
    Permission.BODY_EDIT: _("Sửa cơ quan, đơn vị"),
    Permission.EVENT_EDIT: _("Ghi sự kiện sắp xếp cơ quan, đơn vị"),
    Permission.HANDOVER_ANSWER: _("Nhận việc được bàn giao"),
    Permission.PEOPLE_SEE: _("Xem hồ sơ trí thức"),
    Permission.PEOPLE_CONTACT: _("Xem thông tin liên hệ của trí thức"),
    Permission.PEOPLE_SENSITIVE: _("Xem dữ liệu nhạy cảm của trí thức"),
    Permission.PEOPLE_IMPORT: _("Nhập danh sách trí thức"),
    Permission.STATISTICS_SEE: _("Xem thống kê trí thức"),
    Permission.FORECAST_SEE: _("Xem dự báo đội ngũ trí thức"),
    Permission.FORECAST_EDIT: _("Lập dự báo, sửa giả định"),
    Permission.PEOPLE_EDIT: _("Sửa hồ sơ trí thức"),
    Permission.PEOPLE_MERGE: _("Gộp hồ sơ trí thức trùng nhau"),
    Permission.PEOPLE_INVITE: _("Mời trí thức nhận hồ sơ của mình"),
    Permission.PEOPLE_ROUND: _("Mở đợt rà soát danh sách trí thức"),
    Permission.PRIVACY_HANDLE: _("Trả lời yêu cầu về dữ liệu cá nhân"),
    Permission.PROFILE_OWN: _("Xem và quản lý hồ sơ của chính mình"),
    Permission.INDICATOR_SEE: _("Xem chỉ tiêu"),
    Permission.INDICATOR_EDIT: _("Xác nhận chỉ tiêu, ghi số liệu"),
    Permission.INDICATOR_REPORT: _("Báo cáo số liệu chỉ tiêu"),
    Permission.USER_MANAGE: _("Quản lý người dùng"),
    Permission.AUDIT_READ: _("Đọc nhật ký"),
    Permission.POLICY_READ: _("Xem bảng phân quyền"),
}


class User(AbstractUser):
    """A person with an account; `first_name` and `last_name` are unused, `full_name` is one field."""

    full_name = models.CharField(max_length=120)
    sample = models.BooleanField(default=False)
    password_temporary = models.BooleanField(
        default=False, help_text="given by the administrator; changed at the first sign-in"
    )

    def __str__(self) -> str:
        return self.full_name or self.username


class Membership(models.Model):
    """A role held for a body from one day to another."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    role = models.CharField(
        max_length=20, choices=[(role.value, label) for role, label in ROLE_LABELS.items()]
    )
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="members")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True, help_text="last day")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["user", "role", "body"], name="one_post_once"),
            models.UniqueConstraint(
                fields=["user", "role"], condition=models.Q(body=None), name="one_free_post_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"

    @property
    def role_label(self) -> str:
        return str(ROLE_LABELS[Role(self.role)])
