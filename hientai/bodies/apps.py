from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BodiesConfig(AppConfig):
    name = "hientai.bodies"
    actions: ClassVar = {
        "body.added": _("Thêm cơ quan, đơn vị"),
        "body.province_made": _("Lập danh mục cơ quan của tỉnh"),
        "body.changed": _("Sửa thông tin cơ quan, đơn vị"),
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
        "reform.applied": _("Áp dụng đợt sắp xếp"),
        "reform.handed": _("Lập xong bàn giao của đợt sắp xếp"),
        "reform.undone": _("Hoàn tác đợt sắp xếp"),
    }

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.bodies import jobs, signals  # noqa: PLC0415
        from hientai.bodies.domain.holding import register  # noqa: PLC0415
        from hientai.bodies.holding import RulesHolder  # noqa: PLC0415

        register(RulesHolder())
        signals.reform_applied.connect(jobs.on_reform_applied)
