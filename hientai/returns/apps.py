"""What a body reports for a period: one page, sent, checked, locked."""

from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReturnsConfig(AppConfig):
    name = "hientai.returns"
    actions: ClassVar = {
        "plan.returns_opened": _("Mở kỳ báo cáo của các đơn vị"),
        "return.asked": _("Yêu cầu báo cáo đột xuất"),
        "return.confirmed": _("Duyệt báo cáo của đơn vị"),
        "return.dropped": _("Bỏ bản sửa báo cáo"),
        "return.form_taken": _("Nhận biểu Excel"),
        "return.reopened": _("Mở bản sửa báo cáo"),
        "return.returned": _("Trả lại báo cáo của đơn vị"),
        "return.sent": _("Gửi báo cáo của đơn vị"),
    }

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.bodies.domain.holding import register  # noqa: PLC0415
        from hientai.duties.domain import happenings  # noqa: PLC0415
        from hientai.plans.signals import (  # noqa: PLC0415
            calendar_changed,
            plan_confirmed,
            task_assigned,
        )
        from hientai.returns.holding import ReturnHolder  # noqa: PLC0415
        from hientai.returns.selectors.happenings import happened_to  # noqa: PLC0415
        from hientai.returns.services import opening  # noqa: PLC0415

        register(ReturnHolder())
        happenings.register(happened_to)
        plan_confirmed.connect(opening.on_plan_changed)
        task_assigned.connect(opening.on_plan_changed)
        calendar_changed.connect(opening.on_calendar_changed)
