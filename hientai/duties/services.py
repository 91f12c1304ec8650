"""Writes on duties: opening them from plans, meeting conditions, reporting on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from hientai.core import audit
from hientai.core import files as stored_files
from hientai.duties.domain import (
    PERCENT_DONE,
    BadProgress,
    due_once_met,
    issue_day,
    planned,
)
from hientai.duties.models import Duty, Evidence, Progress
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.timeframes import TimeKind
from hientai.plans.models import Party, Plan, Task

RESOLVED = (Party.State.EXACT, Party.State.SUCCESSOR, Party.State.COLLECTIVE)
BATCH = 1000

Upload = tuple[str, bytes]


def open_duties(
    *, plan: Plan, by: Actor, today: date | None = None, tasks: Iterable[Task] | None = None
) -> int:
    """Open what the leads of a confirmed plan's tasks owe, and return how many were new.

    Doing it again opens nothing twice. `tasks` narrows it to some of the plan's tasks.
    """
    by.require(Permission.TASK_ASSIGN, of=[plan.steward_id])
    if plan.state != Plan.State.CONFIRMED:
        raise Conflict(noop("Kế hoạch chưa được duyệt nên chưa giao việc cho đơn vị."))
    with transaction.atomic():
        chosen = plan.tasks.filter(opens_duties=True, dropped=False)
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
    named = _bodies_that_lead(tasks)
    there = set(
        Duty.objects.filter(task__in=tasks).values_list("task_id", "body_id", "period_start")
    )
    wanted = [
        duty
        for task in tasks
        for duty in _duties_of(plan, task, named[task.pk], today)
        if (duty.task_id, duty.body_id, duty.period_start) not in there
    ]
    Duty.objects.bulk_create(wanted, batch_size=BATCH, ignore_conflicts=True)
    return len(wanted)


def _bodies_that_lead(tasks: Sequence[Task]) -> dict[int, dict[int, str]]:
    """Return task -> body -> how the plan names it; its own name wins over a collective's."""
    named: dict[int, dict[int, str]] = defaultdict(dict)
    parties = Party.objects.filter(task__in=tasks, role=Party.Role.LEAD, state__in=RESOLVED)
    rows = list(parties.values_list("task_id", "bodies", "name", "state"))
    for task_id, body_id, name, _ in sorted(rows, key=lambda row: row[3] == Party.State.COLLECTIVE):
        if body_id is not None:
            named[task_id].setdefault(body_id, name)
    return named


def _duties_of(plan: Plan, task: Task, named: dict[int, str], today: date) -> list[Duty]:
    timeframe, tracked_from = task.timeframe, plan.tracked_from or today
    met = task.condition_met_on
    return [
        Duty(
            plan=plan,
            task=task,
            body_id=body_id,
            named_as=name,
            time_kind=timeframe.kind,
            period_start=one.start,
            period_end=one.end,
            due_on=due_once_met(timeframe, plan.calendar, met) if met else one.due,
            history=one.history,
        )
        for one in planned(
            timeframe,
            plan.calendar,
            issued=issue_day(plan.document.issued),
            tracked_from=tracked_from,
            today=today,
        )
        for body_id, name in named.items()
    ]


def meet_condition(*, task: Task, on: date, by: Actor) -> int:
    """Note the day on which a task's condition came true; its duties get their due day then."""
    by.require(Permission.TASK_ASSIGN, of=[task.plan.steward_id])
    with transaction.atomic():
        held = Task.objects.select_for_update().select_related("plan").get(pk=task.pk)
        if held.timeframe.kind is not TimeKind.CONDITIONAL:
            raise Conflict(noop("Nhiệm vụ này không chờ điều kiện nào."))
        if held.condition_met_on:
            raise Conflict(
                noop("Điều kiện đã được ghi nhận ngày %(day)s."),
                day=f"{held.condition_met_on:%d/%m/%Y}",
            )
        if on > localdate():
            raise BadProgress(noop("Ngày điều kiện đến phải là hôm nay hoặc trước đó."))
        held.condition_met_on = on
        held.save(update_fields=["condition_met_on"])
        due = due_once_met(held.timeframe, held.plan.calendar, on)
        opened = held.duties.filter(due_on=None).update(due_on=due)
        audit.record(
            by=by, action="task.condition_met", target=held, on=on.isoformat(), due=due.isoformat()
        )
    return opened


def report_progress(
    *, duty: Duty, percent: int, summary: str, done: bool, files: Sequence[Upload], by: Actor
) -> Progress:
    """Keep what a body, or the steward for it, says of a duty. A correction is a new report.

    Done work is done on the day of the first report that says so; a report that says otherwise
    opens it again.
    """
    by.require(Permission.DUTY_REPORT, of=[duty.body_id, duty.plan.steward_id])
    if not 0 <= percent <= PERCENT_DONE:
        raise BadProgress(noop("Khối lượng đã làm phải từ 0 đến 100%."))
    if not summary.strip():
        raise BadProgress(noop("Ghi kết quả đã làm được trong kỳ."))
    with transaction.atomic():
        held = Duty.objects.select_for_update().get(pk=duty.pk)
        before = held.percent
        held.percent = PERCENT_DONE if done else percent
        held.done_on = (held.done_on or localdate()) if done else None
        held.save(update_fields=["percent", "done_on"])
        progress = Progress.objects.create(
            duty=held,
            percent=held.percent,
            summary=summary.strip(),
            done=done,
            by=by.label[:200],
            on_behalf=not by.may(Permission.DUTY_REPORT, of=[held.body_id]),
        )
        for name, data in files:
            kept = stored_files.store(name=name, data=data, by=by)
            Evidence.objects.create(progress=progress, file=kept)
        audit.record(
            by=by,
            action="duty.reported",
            target=held,
            before=before,
            percent=held.percent,
            done=done,
            files=len(files),
        )
    duty.percent, duty.done_on = held.percent, held.done_on
    return progress
