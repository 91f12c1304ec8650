"""Opening returns: who reports for a period is known before anybody has sent anything."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.duties.models import Duty
from hientai.kernel.permissions import Actor
from hientai.plans.models import Party, Plan, Task
from hientai.returns.domain import ReportPeriod, periods_owed
from hientai.returns.models import Return

BATCH = 1000


def open_returns(*, plan: Plan, by: Actor, today: date | None = None) -> int:
    """Open the returns of a confirmed plan for all periods that have begun; return how many.

    Whoever the plan names as lead or coordinator reports, with or without anything due. Doing it
    again opens nothing twice; a body that had ended before a period owes nothing for it.
    """
    today = today or localdate()
    if plan.state != Plan.State.CONFIRMED:
        return 0
    since = max(plan.tracked_from or today, plan.calendar_since or date.min)
    found = periods_owed(plan.calendar, tracked_from=since, today=today)
    with transaction.atomic():
        known = set(
            Return.objects.filter(plan=plan, ask=None).values_list("body_id", "period_start")
        )
        new = [one for one in _returns(plan, found) if (one.body_id, one.period_start) not in known]
        Return.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
        if new:
            audit.record(by=by, action="plan.returns_opened", target=plan, opened=len(new))
    return len(new)


def open_all(*, by: Actor, today: date | None = None) -> int:
    """Open what has come near in every confirmed plan; return how many were new."""
    confirmed = Plan.objects.filter(state=Plan.State.CONFIRMED).select_related("document")
    return sum(open_returns(plan=plan, by=by, today=today) for plan in confirmed)


def _returns(plan: Plan, found: Iterable[ReportPeriod]) -> list[Return]:
    bodies = list(Body.objects.filter(pk__in=_named(plan)))
    return [
        Return(
            plan=plan,
            body=body,
            period_start=period.start,
            period_end=period.end,
            due_on=period.due,
        )
        for period in found
        for body in bodies
        if _existed(body, period)
    ]


def _named(plan: Plan) -> set[int]:
    """Return the bodies that lead or work with in live tasks, and those that still owe something."""
    tasks = Task.objects.filter(plan=plan, dropped=False, opens_duties=True, stopped_on=None)
    roles = [Party.Role.LEAD, *([Party.Role.COORDINATOR] if plan.coordinators_owe else [])]
    parties = Party.objects.filter(task__in=tasks, role__in=roles).exclude(bodies=None)
    owing = Duty.objects.filter(plan=plan, history=False, done_on=None, stopped_on=None)
    return {*parties.values_list("bodies", flat=True), *owing.values_list("body", flat=True)}


def _existed(body: Body, period: ReportPeriod) -> bool:
    begun = body.valid_from is None or body.valid_from <= period.end
    return begun and (body.valid_to is None or body.valid_to >= period.start)


def on_plan_changed(
    *,
    by: Actor,
    plan: Plan | None = None,
    task: Task | None = None,
    today: date | None = None,
    **_: Any,
) -> None:
    """Receive `plans.signals.plan_confirmed` and `task_assigned`."""
    changed = plan or (task.plan if task else None)
    if changed:
        open_returns(plan=changed, by=by, today=today)


def on_calendar_changed(*, plan: Plan, by: Actor, today: date, **_: Any) -> None:
    """Receive `plans.signals.calendar_changed`: what is still to be sent gets the new day.

    Reports of periods that the plan has no more, and that nobody has begun to write, are dropped.
    """
    since = plan.tracked_from or today
    found = {
        (one.start, one.end): one.due
        for one in periods_owed(plan.calendar, tracked_from=since, today=today)
    }
    unsent = Return.objects.filter(plan=plan, ask=None, state=Return.State.DRAFT)
    kept = []
    for one in unsent.filter(period_end__gte=today):
        due = found.get((one.period_start, one.period_end))
        if due:
            one.due_on = due
            kept.append(one)
        elif not one.revision and one.version == 1:
            one.delete()
    Return.objects.bulk_update(kept, ["due_on"])
    open_returns(plan=plan, by=by, today=today)
