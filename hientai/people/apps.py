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
        "person.added": _("Thêm hồ sơ trí thức"),
        "person.changed": _("Sửa hồ sơ trí thức"),
        "person.exported": _("Xuất danh sách trí thức"),
        "person.row_added": _("Thêm một mục vào hồ sơ trí thức"),
        "person.row_changed": _("Sửa một mục của hồ sơ trí thức"),
        "person.row_removed": _("Xóa một mục của hồ sơ trí thức"),
        "person.status": _("Ghi tình trạng của trí thức"),
        "person.guarded_seen": _("Xem giá trị được bảo vệ của hồ sơ"),
    }

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.people.services.indexing import ensure_index  # noqa: PLC0415

        post_migrate.connect(ensure_index, sender=self)
