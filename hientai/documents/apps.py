from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "hientai.documents"
    actions: ClassVar = {
        "document.accepted": _("Chấp nhận thông tin văn bản"),
        "document.attached": _("Tải bản gốc của văn bản"),
        "document.completed": _("Bổ sung thông tin văn bản"),
        "document.corrected": _("Sửa thông tin văn bản"),
        "document.merged": _("Nhập hai bản ghi của một văn bản"),
        "document.reading_asked": _("Yêu cầu đọc văn bản"),
        "document.stored": _("Lưu văn bản"),
        "document.told_apart": _("Xác định là hai văn bản"),
        "relation.added": _("Thêm quan hệ văn bản"),
        "relation.confirmed": _("Xác nhận quan hệ văn bản"),
        "relation.refused": _("Bỏ quan hệ văn bản"),
    }

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.documents import jobs, services, signals  # noqa: PLC0415

        signals.reading_asked.connect(jobs.on_reading_asked)
        signals.document_read.connect(services.take_original)
        signals.document_refused.connect(services.refuse_original)
