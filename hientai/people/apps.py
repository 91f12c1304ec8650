from typing import ClassVar

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "hientai.people"
    actions: ClassVar = {
        "intake.cancelled": _("Bỏ danh sách chờ nhập"),
        "intake.confirmed": _("Xác nhận nhập danh sách trí thức"),
        "intake.done": _("Nhập danh sách trí thức"),
        "intake.row_decided": _("Quyết định một dòng của danh sách"),
        "intake.undone": _("Hoàn tác lần nhập danh sách"),
        "intake.uploaded": _("Tải lên danh sách trí thức"),
        "recount.asked": _("Xem trước thay đổi danh mục, quy định"),
        "recount.decided": _("Tính lại theo danh mục, quy định mới"),
        "recount.done": _("Tính lại xong"),
        "recount.dropped": _("Bỏ thay đổi danh mục, quy định"),
        "sector.changed": _("Sửa danh mục ngành"),
        "staff.entered": _("Ghi tổng biên chế của đơn vị"),
        "people_list.removed": _("Xóa danh sách trí thức đã lưu"),
        "people_list.saved": _("Lưu danh sách trí thức"),
        "person.added": _("Thêm hồ sơ trí thức"),
        "person.changed": _("Sửa hồ sơ trí thức"),
        "person.exported": _("Xuất danh sách trí thức"),
        "person.row_added": _("Thêm một mục vào hồ sơ trí thức"),
        "person.row_changed": _("Sửa một mục của hồ sơ trí thức"),
        "person.row_removed": _("Xóa một mục của hồ sơ trí thức"),
        "person.status": _("Ghi tình trạng của trí thức"),
        "person.guarded_listed": _("Lọc, đếm hoặc tìm theo giá trị được bảo vệ"),
        "person.guarded_seen": _("Xem giá trị được bảo vệ của hồ sơ"),
    }

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.bodies.domain.holding import register  # noqa: PLC0415
        from hientai.people.holding import PeopleHolder  # noqa: PLC0415
        from hientai.people.services.indexing import ensure_index  # noqa: PLC0415

        register(PeopleHolder())
        post_migrate.connect(ensure_index, sender=self)
