from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    name = "hientai.indicators"
    actions: ClassVar = {
        "indicator.asked": _("Yêu cầu đơn vị báo cáo số liệu chỉ tiêu"),
        "indicator.answered": _("Gửi số liệu chỉ tiêu"),
        "indicator.ask_confirmed": _("Xác nhận số liệu chỉ tiêu"),
        "indicator.ask_returned": _("Trả lại số liệu chỉ tiêu"),
        "indicator.ask_withdrawn": _("Rút yêu cầu số liệu chỉ tiêu"),
        "indicator.closed": _("Thôi công khai số liệu chỉ tiêu"),
        "indicator.computed": _("Tính lại chỉ tiêu"),
        "indicator.edited": _("Sửa chỉ tiêu"),
        "indicator.made": _("Lập chỉ tiêu"),
        "indicator.opened": _("Công khai số liệu chỉ tiêu"),
        "indicator.table_taken": _("Nhập bảng số liệu chỉ tiêu"),
        "observation.recorded": _("Ghi số liệu chỉ tiêu"),
        "objective.judged": _("Đánh giá mục tiêu bằng lời"),
        "target.edited": _("Sửa cách theo dõi chỉ tiêu"),
        "target.unfollowed": _("Thôi theo dõi chỉ tiêu"),
        "targets.confirmed": _("Xác nhận chỉ tiêu của kế hoạch"),
    }

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.bodies.domain.holding import register  # noqa: PLC0415
        from hientai.indicators.holding import ASKED, REPORTED  # noqa: PLC0415
        from hientai.indicators.services import proposing  # noqa: PLC0415
        from hientai.plans.signals import plan_confirmed  # noqa: PLC0415

        register(ASKED)
        register(REPORTED)
        plan_confirmed.connect(proposing.on_plan_confirmed)
