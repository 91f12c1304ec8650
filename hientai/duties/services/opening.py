"""Opening duties: from a confirmed plan, for periods that come near, when a condition came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from hientai.bodies.models import Handover
from hientai.core import audit
from hientai.duties.domain import (
    DutyRole,
    StopReason,
    due_once_met,
    issue_day,
    planned,
)
from hientai.duties.models import Duty
from hientai.duties.services.roles import Owing, bodies_owing
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.workdays import term_end
from hientai.plans.models import Party, Plan, Task

BATCH = 1000
Key = tuple[int, int, date | None, date | None]  # task, body, period


def open_duties(
    *, plan: Plan, by: Actor, today: date | None = None, tasks: Iterable[Task] | None = None
) -> int:
    """Open what the bodies of a confirmed plan's tasks owe, and return how many were new.

    Doing it again opens nothing twice. `tasks` narrows it to some of the plan's tasks.
    """
    by.require(Permission.TASK_ASSIGN, of=[plan.steward_id])
    if plan.state != Plan.State.CONFIRMED:
        raise Conflict(noop("Kế hoạch chưa được duyệt nên chưa giao việc cho đơn vị."))
    with transaction.atomic():
        chosen = plan.tasks.filter(opens_duties=True, dropped=False, stopped_on=None)
        if tasks is not None:
            chosen = chosen.filter(pk__in=[task.pk for task in tasks])
        opened = _open(plan, list(chosen), today or localdate())
        if opened:
            audit.record(by=by, action="plan.duties_opened", target=plan, opened=opened)
    return opened


def open_next_duties(*, by: Actor, today: date | None = None) -> int:
    """Open the periods that have come near in every confirmed plan; return how many were new."""
    confirmed = Plan.objects.filter(state=Plan.State.CONFIRMED).select_related("document")
    return sum(open_duties(plan=plan, by=by, today=today) for plan in confirmed)


def _open(plan: Plan, tasks: Sequence[Task], today: date) -> int:
    owing = bodies_owing(plan, tasks)
    there = _there(tasks)
    wanted = [
        duty
        for task in tasks
        for duty in _duties_of(plan, task, owing[task.pk], today)
        if (duty.task_id, duty.body_id, duty.period_start, duty.period_end) not in there
    ]
    Duty.objects.bulk_create(wanted, batch_size=BATCH, ignore_conflicts=True)
    return len(wanted)


def _there(tasks: Sequence[Task]) -> set[Key]:
    """Return task, body and period of what was opened; who took it over has it too, past periods too.

    What was stopped counts as opened, but for what another reporting calendar stopped.
    """
    opened = Duty.objects.filter(task__in=tasks).exclude(stopped_for=StopReason.CALENDAR)
    rows = list(opened.values_list("pk", "task", "body", "period_start", "period_end"))
    taken = Handover.objects.filter(state=Handover.State.TAKEN)
    duties = taken.filter(what="duty", item__in=opened.values("pk"))
    before = defaultdict(set)
    for item, old in duties.values_list("item", "from_body"):
        before[item].add(old)
    parties = taken.filter(what="party", item__in=Party.objects.filter(task__in=tasks).values("pk"))
    heirs = defaultdict(set)
    for old, heir in parties.values_list("from_body", "to_body").distinct():
        heirs[old].add(heir)
    return {
        (task_id, holder, start, end)
        for pk, task_id, body_id, start, end in rows
        for body in {body_id, *before[pk]}
        for holder in _onward(body, heirs)
    }


def _onward(body: int, heirs: Mapping[int, set[int]]) -> set[int]:
    """Return a body and all who took tasks over from it, one after the other."""
    found, waiting = {body}, [body]
    while waiting:
        fresh = heirs.get(waiting.pop(), set()) - found
        found |= fresh
        waiting.extend(fresh)
    return found


def _duties_of(plan: Plan, task: Task, owing: dict[int, Owing], today: date) -> list[Duty]:
    """Return what is owed; a part in what is over is not asked for afterwards."""
    timeframe, tracked_from = task.timeframe, plan.tracked_from or today
    met = task.condition_met_on
    once_met = due_once_met(timeframe, plan.calendar, met) if met else None
    return [
        Duty(
            plan=plan,
            task=task,
            body_id=body_id,
            named_as=owed.named_as,
            role=owed.role,
            time_kind=timeframe.kind,
            period_start=one.start,
            period_end=one.end,
            first_due_on=once_met or one.named,
            due_on=term_end(once_met) if once_met else one.due,
            history=one.history,
        )
        for one in planned(
            timeframe,
            plan.calendar,
            issued=issue_day(plan.document.issued),
            tracked_from=tracked_from,
            today=today,
            calendar_since=plan.calendar_since,
        )
        for body_id, owed in owing.items()
        if owed.role is DutyRole.LEAD or not one.due or one.due >= today
    ]


def on_plan_confirmed(*, plan: Plan, by: Actor, **_: Any) -> None:
    """Receive `plans.signals.plan_confirmed`."""
    open_duties(plan=plan, by=by)


def on_task_assigned(*, task: Task, by: Actor, **_: Any) -> None:
    """Receive `plans.signals.task_assigned`."""
    open_duties(plan=task.plan, by=by, tasks=[task])
