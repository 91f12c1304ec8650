from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubplansConfig(AppConfig):
    name = "hientai.subplans"
    actions: ClassVar = {
        "own_plan.accepted": _("Ghi nhận kế hoạch của đơn vị"),
        "own_plan.handed_in": _("Nộp kế hoạch của đơn vị"),
        "own_plan.returned": _("Trả lại kế hoạch của đơn vị"),
        "plan_order.confirmed": _("Giao lập kế hoạch của đơn vị"),
        "plan_order.proposed": _("Đề xuất câu giao lập kế hoạch"),
        "plan_order.refused": _("Bỏ yêu cầu lập kế hoạch của đơn vị"),
        "task.hung": _("Gắn mục vào nhiệm vụ cấp trên"),
        "task.parted": _("Gỡ mục khỏi nhiệm vụ cấp trên"),
    }

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.duties.domain.works import register  # noqa: PLC0415
        from hientai.plans.signals import plan_confirmed  # noqa: PLC0415
        from hientai.subplans.holding import CarriedOut  # noqa: PLC0415
        from hientai.subplans.services import handing, ordering  # noqa: PLC0415

        register(CarriedOut())
        plan_confirmed.connect(ordering.on_plan_confirmed)
        plan_confirmed.connect(handing.on_plan_confirmed)
