"""Another reporting calendar dates anew what is owed with the plan's reports."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hientai.duties.domain import DutyRole, StopReason, due_once_met
from hientai.duties.models import Duty
from hientai.duties.services.opening import open_duties
from hientai.duties.services.roles import bodies_owing
from hientai.duties.services.stopping import STILL_OPEN, Stop, put_down
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor
from hientai.kernel.timeframes import TimeKind, periods
from hientai.kernel.workdays import term_end
from hientai.plans.models import Plan, Task

WITH_THE_REPORT = (TimeKind.PERIODIC, TimeKind.CONTINUOUS, TimeKind.FROM_DAY, TimeKind.NONE)
OTHER_PERIOD = noop("Kế hoạch đổi kỳ báo cáo.")
NOT_ASKED = noop("Kế hoạch không yêu cầu đơn vị phối hợp báo cáo.")


def on_calendar_changed(*, plan: Plan, by: Actor, today: date, **_more: Any) -> None:
    """Receive `plans.signals.calendar_changed`.

    The current period and later ones get the new day, be they overdue by the old one; what was
    granted a later day keeps it. Duties of another period stop, and those of the new one open.
    """
    ahead = Duty.objects.filter(STILL_OPEN, plan=plan, time_kind__in=WITH_THE_REPORT)
    ahead = ahead.filter(period_end__gte=today)
    other = [duty.pk for duty in ahead if not _is_of_period(duty, plan)]
    stop = Stop(StopReason.CALENDAR, _(OTHER_PERIOD), today)
    put_down(Duty.objects.filter(pk__in=other), stop)
    changed = [*ahead.exclude(pk__in=other), *_once_met(plan)]
    for duty in changed:
        _redate(duty, plan)
    Duty.objects.bulk_update(changed, ["first_due_on", "due_on"], batch_size=500)
    _free_coordinators(plan, today)
    open_duties(plan=plan, by=by, today=today)


def _is_of_period(duty: Duty, plan: Plan) -> bool:
    if not duty.period_start or not duty.period_end:
        return True
    day = duty.period_end
    return (duty.period_start, day) in periods(plan.calendar.period, since=day, until=day)


def _once_met(plan: Plan) -> list[Duty]:
    """Return the open duties whose condition came and left them to the plan's next report."""
    met = Duty.objects.filter(STILL_OPEN, plan=plan, task__condition_met_on__isnull=False)
    met = met.filter(time_kind=TimeKind.CONDITIONAL).select_related("task")
    return list(met)


def _redate(duty: Duty, plan: Plan) -> None:
    extended = duty.first_due_on and duty.due_on != term_end(duty.first_due_on)
    if duty.time_kind == TimeKind.CONDITIONAL:
        met = duty.task.condition_met_on
        named = due_once_met(duty.task.timeframe, plan.calendar, met) if met else None
    else:
        named = duty.period_end and plan.calendar.contributor_due(duty.period_end)
    if named is None:
        return
    duty.first_due_on = named
    due = term_end(named)
    duty.due_on = max(due, duty.due_on) if extended and duty.due_on else due


def _free_coordinators(plan: Plan, today: date) -> None:
    """Stop what coordinators owe that the plan asks for no more."""
    parts = Duty.objects.filter(STILL_OPEN, plan=plan, role=DutyRole.COORDINATOR)
    tasks = list(Task.objects.filter(pk__in=parts.values("task")))
    owing = bodies_owing(plan, tasks)
    rows = parts.values_list("pk", "task", "body")
    freed = [pk for pk, task_id, body_id in rows if body_id not in owing[task_id]]
    put_down(Duty.objects.filter(pk__in=freed), Stop(StopReason.CALENDAR, _(NOT_ASKED), today))
