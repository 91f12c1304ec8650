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
    Permission.REPORT_SEE: _("Xem báo cáo"),
    Permission.BODY_SEE: _("Xem cơ quan, đơn vị"),
    Permission.BODY_EDIT: _("Sửa cơ quan, đơn vị"),
    Permission.EVENT_EDIT: _("Ghi sự kiện sắp xếp cơ quan, đơn vị"),
    Permission.HANDOVER_ANSWER: _("Nhận việc được bàn giao"),
    Permission.USER_MANAGE: _("Quản lý người dùng"),
    Permission.AUDIT_READ: _("Đọc nhật ký"),
    Permission.POLICY_READ: _("Xem bảng phân quyền"),
}


ACTION_LABELS = {
    "account.signed_in": _("Đăng nhập"),
    "account.signed_out": _("Đăng xuất"),
    "account.sign_in_failed": _("Đăng nhập chưa được"),
    "account.added": _("Thêm người dùng"),
    "account.post_added": _("Giao vai trò"),
    "account.post_ended": _("Thôi giao vai trò"),
    "account.deactivated": _("Ngừng tài khoản"),
    "account.password_renewed": _("Cấp lại mật khẩu"),
    "account.password_changed": _("Đổi mật khẩu"),
    "account.samples_made": _("Tạo tài khoản mẫu"),
    "body.added": _("Thêm cơ quan, đơn vị"),
    "body.province_made": _("Lập danh mục cơ quan của tỉnh"),
    "body.changed": _("Sửa thông tin cơ quan, đơn vị"),
    "document.accepted": _("Chấp nhận thông tin văn bản"),
    "document.attached": _("Tải bản gốc của văn bản"),
    "document.completed": _("Bổ sung thông tin văn bản"),
    "document.corrected": _("Sửa thông tin văn bản"),
    "document.merged": _("Nhập hai bản ghi của một văn bản"),
    "document.reading_asked": _("Yêu cầu đọc văn bản"),
    "document.stored": _("Lưu văn bản"),
    "document.told_apart": _("Xác định là hai văn bản"),
    "duty.reported": _("Gửi báo cáo tiến độ"),
    "event.confirmed": _("Xác nhận sự kiện sắp xếp"),
    "event.discarded": _("Bỏ bản nháp sự kiện"),
    "event.drafted": _("Ghi sự kiện sắp xếp"),
    "event.in_effect": _("Sự kiện sắp xếp đến ngày hiệu lực"),
    "event.sides_set": _("Chọn đơn vị cũ, đơn vị mới"),
    "event.undone": _("Hoàn tác sự kiện sắp xếp"),
    "event.vouched": _("Xác nhận đã xem văn bản căn cứ"),
    "handover.chosen": _("Chọn đơn vị nhận bàn giao"),
    "handover.passed_on": _("Chuyển tiếp việc bàn giao"),
    "handover.refused": _("Từ chối việc bàn giao"),
    "handover.settled": _("Quyết định về kế hoạch, quy định của đơn vị cũ"),
    "handover.taken": _("Nhận việc bàn giao"),
    "opinion.answered": _("Trả lời kiến nghị"),
    "opinion.closed": _("Kết thúc kiến nghị"),
    "opinion.raised": _("Nêu khó khăn, vướng mắc"),
    "places.loaded": _("Nạp thay đổi địa giới"),
    "plan.confirmed": _("Duyệt kế hoạch"),
    "plan.discarded": _("Xóa bản tải lên"),
    "plan.duties_opened": _("Mở việc từ kế hoạch"),
    "plan.read": _("Đọc xong kế hoạch"),
    "plan.read_again": _("Yêu cầu đọc lại kế hoạch"),
    "plan.reminded": _("Nhắc việc"),
    "plan.rest_accepted": _("Chấp nhận phần còn lại"),
    "plan.uploaded": _("Tải lên kế hoạch"),
    "reform.applied": _("Áp dụng đợt sắp xếp"),
    "reform.handed": _("Lập xong bàn giao của đợt sắp xếp"),
    "reform.undone": _("Hoàn tác đợt sắp xếp"),
    "relation.added": _("Thêm quan hệ văn bản"),
    "relation.confirmed": _("Xác nhận quan hệ văn bản"),
    "relation.refused": _("Bỏ quan hệ văn bản"),
    "target.accepted": _("Chấp nhận chỉ tiêu"),
    "target.corrected": _("Sửa chỉ tiêu"),
    "target.dropped": _("Bỏ chỉ tiêu"),
    "target.restored": _("Lấy lại chỉ tiêu"),
    "task.accepted": _("Chấp nhận nhiệm vụ"),
    "task.added": _("Thêm nhiệm vụ"),
    "task.assigned": _("Giao nhiệm vụ"),
    "task.condition_met": _("Ghi nhận điều kiện đã có"),
    "task.corrected": _("Sửa nhiệm vụ"),
    "task.dropped": _("Bỏ nhiệm vụ"),
    "task.joined": _("Gộp hai chỗ của một nhiệm vụ"),
    "task.merged": _("Gộp nhiệm vụ"),
    "task.restored": _("Lấy lại nhiệm vụ"),
    "task.split": _("Tách nhiệm vụ"),
    "task.told_apart": _("Xác định là hai nhiệm vụ"),
    "wanted.added": _("Thêm văn bản phải ban hành"),
    "wanted.confirmed": _("Xác nhận văn bản phải ban hành"),
    "wanted.issued": _("Ghi nhận văn bản đã ban hành"),
    "wanted.refused": _("Bỏ văn bản phải ban hành"),
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
