from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "hientai.plans"
    actions: ClassVar = {
        "plan.calendar_changed": _("Đổi lịch báo cáo"),
        "plan.confirmed": _("Duyệt kế hoạch"),
        "plan.discarded": _("Xóa bản tải lên"),
        "plan.duties_opened": _("Mở việc từ kế hoạch"),
        "plan.read": _("Đọc xong kế hoạch"),
        "plan.read_again": _("Yêu cầu đọc lại kế hoạch"),
        "plan.reminded": _("Nhắc việc"),
        "plan.rest_accepted": _("Chấp nhận phần còn lại"),
        "plan.uploaded": _("Tải lên kế hoạch"),
        "target.accepted": _("Chấp nhận chỉ tiêu"),
        "target.corrected": _("Sửa chỉ tiêu"),
        "target.dropped": _("Bỏ chỉ tiêu"),
        "target.restored": _("Lấy lại chỉ tiêu"),
        "task.accepted": _("Chấp nhận nhiệm vụ"),
        "task.added": _("Thêm nhiệm vụ"),
        "task.assigned": _("Giao nhiệm vụ"),
        "task.condition_met": _("Ghi nhận điều kiện đã có"),
        "task.condition_withdrawn": _("Rút lại điều kiện ghi nhầm"),
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

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.bodies.domain.holding import register  # noqa: PLC0415
        from hientai.documents import signals  # noqa: PLC0415
        from hientai.plans import holding, jobs, receivers, services  # noqa: PLC0415

        for holder in holding.HOLDERS:
            register(holder)
        signals.document_read.connect(services.take_document_reading)
        signals.document_read.connect(jobs.on_document_read)
        signals.document_refused.connect(services.refuse_reading)
        signals.records_merged.connect(services.take_merged)
        signals.keepers_asked.connect(receivers.on_keepers_asked)
        signals.shown_asked.connect(receivers.on_shown_asked)
        signals.parts_asked.connect(receivers.on_parts_asked)
        signals.relations_decided.connect(receivers.on_relations_decided)
