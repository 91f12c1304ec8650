from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DutiesConfig(AppConfig):
    name = "hientai.duties"
    actions: ClassVar = {
        "duty.asked": _("Gửi đề nghị về một việc"),
        "duty.request_granted": _("Đồng ý đề nghị về một việc"),
        "duty.request_refused": _("Không đồng ý đề nghị về một việc"),
        "duty.request_withdrawn": _("Rút đề nghị về một việc"),
        "duty.step_added": _("Thêm bước thực hiện"),
        "duty.step_dropped": _("Bỏ bước thực hiện"),
        "duty.step_ticked": _("Đánh dấu bước thực hiện"),
        "duty.stopped": _("Dừng một việc"),
        "duty.reported": _("Gửi báo cáo tiến độ"),
        "plan.tasks_stopped": _("Dừng nhiệm vụ của kế hoạch"),
        "task.answerable_named": _("Chọn đơn vị chịu trách nhiệm chính"),
    }

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.bodies.domain.holding import register  # noqa: PLC0415
        from hientai.duties import jobs, selectors, signals  # noqa: PLC0415
        from hientai.duties.holding import DutyHolder  # noqa: PLC0415
        from hientai.duties.services import opening, redating, stopping  # noqa: PLC0415
        from hientai.plans.signals import (  # noqa: PLC0415
            calendar_changed,
            plan_confirmed,
            task_assigned,
            task_states_asked,
        )

        register(DutyHolder())
        plan_confirmed.connect(opening.on_plan_confirmed)
        plan_confirmed.connect(stopping.on_plan_confirmed)
        task_assigned.connect(opening.on_task_assigned)
        calendar_changed.connect(redating.on_calendar_changed)
        task_states_asked.connect(selectors.on_task_states_asked)
        signals.reminder_asked.connect(jobs.on_reminder_asked)
