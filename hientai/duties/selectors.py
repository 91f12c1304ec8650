"""Reads on duties. A duty's state is computed in the database by the rule of `domain.state_of`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypedDict

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    IntegerField,
    Min,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils.timezone import localdate

from hientai.bodies.models import Body
from hientai.duties.domain import (
    OPEN,
    RANK,
    SOON_DAYS,
    Counted,
    DutyFact,
    DutyState,
    Figures,
    TaskState,
    task_state,
)
from hientai.duties.models import Duty, Evidence, Progress, Reminder
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.timeframes import TimeKind
from hientai.kernel.vietnamese import fold
from hientai.plans.models import Heading, Plan, Task

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    StatedDuty = WithAnnotations[Duty, "Stated"]

LATELY_DAYS = 30
OPEN_STATES = "open"  # a filter that stands for all open states


class Stated(TypedDict):
    """What `with_state` adds to a duty."""

    state: str
    rank: int


@dataclass(frozen=True)
class BoardFilter:
    """What the board shows; empty fields narrow nothing. `state` is a DutyState or "open"."""

    plan: int | None = None
    body: int | None = None
    heading: int | None = None
    state: str = ""
    text: str = ""

    def without_state(self) -> BoardFilter:
        return BoardFilter(self.plan, self.body, self.heading, "", self.text)


@dataclass(frozen=True)
class GroupFigures:
    """The figures of one body, one group of tasks or one plan."""

    pk: int | None
    label: str
    figures: Figures


@dataclass(frozen=True)
class Event:
    """One thing that happened to a duty: it was reported on, or its body was reminded."""

    at: datetime
    progress: Progress | None = None
    reminder: Reminder | None = None


def visible_duties(actor: Actor) -> QuerySet[Duty]:
    """Return the duties that the person may see: all, or those of their bodies."""
    if actor.reaches_all(Permission.DUTY_SEE):
        return Duty.objects.all()
    return Duty.objects.filter(body_id__in=actor.own_bodies(Permission.DUTY_SEE))


def with_state(duties: QuerySet[Duty], today: date | None = None) -> QuerySet[StatedDuty]:
    """Annotate `state` (a DutyState value) and `rank` (its place in WORST_FIRST)."""
    conditions = _conditions(today or localdate())
    return duties.annotate(
        state=Case(
            *(When(condition, then=Value(state.value)) for state, condition in conditions),
            default=Value(DutyState.IN_TERM.value),
            output_field=CharField(),
        ),
        rank=Case(
            *(When(condition, then=Value(RANK[state])) for state, condition in conditions),
            default=Value(RANK[DutyState.IN_TERM]),
            output_field=IntegerField(),
        ),
    )


def _conditions(today: date) -> list[tuple[DutyState, Q]]:
    """Return what makes each state, to be asked in this order; none of them is IN_TERM."""
    return [
        (DutyState.HISTORY, Q(history=True)),
        (DutyState.DONE_LATE, Q(done_on__gt=F("due_on"))),
        (DutyState.DONE_ON_TIME, Q(done_on__isnull=False)),
        (DutyState.WAITING, Q(due_on=None)),
        (DutyState.OVERDUE, Q(due_on__lt=today)),
        (DutyState.DUE_SOON, Q(due_on__lte=today + timedelta(days=SOON_DAYS))),
        (DutyState.CONTINUOUS, Q(time_kind=TimeKind.CONTINUOUS)),
    ]


def board(
    duties: QuerySet[Duty], chosen: BoardFilter, today: date | None = None
) -> QuerySet[StatedDuty]:
    """Return the duties that the filter leaves, with state and rank, overdue first."""
    left = with_state(_narrowed(duties, chosen), today)
    if chosen.state == OPEN_STATES:
        left = left.filter(rank__in=[RANK[state] for state in OPEN])
    elif chosen.state:
        left = left.filter(state=chosen.state)
    return left.select_related("task", "body", "plan__document").order_by("rank", "due_on", "id")


def _narrowed(duties: QuerySet[Duty], chosen: BoardFilter) -> QuerySet[Duty]:
    wanted: dict[str, Any] = {
        "plan": chosen.plan,
        "body": chosen.body,
        "task__group": chosen.heading,
        "task__text_key__contains": fold(chosen.text),
    }
    return duties.filter(**{name: value for name, value in wanted.items() if value})


def duty_figures(
    duties: QuerySet[Duty], chosen: BoardFilter | None = None, today: date | None = None
) -> Figures:
    """Count duties by state, in one query; a filter's own state is left out of account."""
    stated = with_state(_narrowed(duties, (chosen or BoardFilter()).without_state()), today)
    return _figures(Counted.DUTIES, stated.aggregate(**_counts()))


def task_figures(
    duties: QuerySet[Duty], chosen: BoardFilter | None = None, today: date | None = None
) -> Figures:
    """Count tasks by the state that their duties give them, in one query."""
    stated = with_state(_narrowed(duties, (chosen or BoardFilter()).without_state()), today)
    tasks = stated.order_by().values("task").annotate(worst=Min("rank"))
    return _figures(Counted.TASKS, tasks.aggregate(**_counts("worst")))


def _counts(rank: str = "rank") -> dict[str, Count]:
    return {
        f"n_{state.value}": Count("task", filter=Q(**{rank: place}))
        for state, place in RANK.items()
    }


def _figures(counted: Counted, row: dict[str, Any]) -> Figures:
    return Figures(counted, {state: row[f"n_{state.value}"] for state in DutyState})


def by_body(
    duties: QuerySet[Duty], chosen: BoardFilter | None = None, today: date | None = None
) -> list[GroupFigures]:
    """Return the figures of each body, the one with most overdue first."""
    return _grouped(duties, chosen, today, ("body_id", "body__name"))


def by_heading(
    duties: QuerySet[Duty], chosen: BoardFilter | None = None, today: date | None = None
) -> list[GroupFigures]:
    """Return the figures of each group of tasks, in the plan's order."""
    columns = ("task__group_id", "task__group__text", "task__group__position")
    return _grouped(duties, chosen, today, columns)


def by_plan(
    duties: QuerySet[Duty], chosen: BoardFilter | None = None, today: date | None = None
) -> list[GroupFigures]:
    return _grouped(duties, chosen, today, ("plan_id", "plan__document__title"))


def _grouped(
    duties: QuerySet[Duty],
    chosen: BoardFilter | None,
    today: date | None,
    columns: tuple[str, ...],
) -> list[GroupFigures]:
    stated = with_state(_narrowed(duties, (chosen or BoardFilter()).without_state()), today)
    rows = stated.order_by().values(*columns).annotate(**_counts())
    ordered = rows.order_by(columns[2]) if columns[2:] else rows.order_by("-n_overdue", columns[1])
    return [
        GroupFigures(row[columns[0]], row[columns[1]] or "", _figures(Counted.DUTIES, row))
        for row in ordered
    ]


def task_states(tasks: Iterable[Task], today: date | None = None) -> dict[int, TaskState]:
    """Return the state of each task that anybody owes, in one query."""
    facts: dict[int, list[DutyFact]] = {}
    rows = with_state(Duty.objects.filter(task__in=list(tasks)), today)
    for task_id, body_id, state, due_on in rows.values_list(
        "task_id", "body_id", "state", "due_on"
    ):
        facts.setdefault(task_id, []).append(DutyFact(body_id, DutyState(state), due_on))
    states = {task_id: task_state(found) for task_id, found in facts.items()}
    return {task_id: state for task_id, state in states.items() if state}


def duty_page(actor: Actor, pk: int, today: date | None = None) -> StatedDuty | None:
    """Return a visible duty with all that its page names, or None."""
    found = with_state(visible_duties(actor), today)
    return (
        found.select_related("task__group", "body", "plan__document", "plan__steward")
        .filter(pk=pk)
        .first()
    )


def history_of(duty: Duty) -> QuerySet[Progress]:
    return duty.progress.prefetch_related("evidence__file")


def timeline(duty: Duty) -> list[Event]:
    """Return what was said of a duty and when its body was reminded, newest first."""
    said = [Event(one.at, progress=one) for one in history_of(duty)]
    asked = [Event(one.asked_at, reminder=one) for one in duty.reminders.all()]
    return sorted([*said, *asked], key=lambda event: event.at, reverse=True)


def other_periods(duty: Duty, today: date | None = None) -> QuerySet[StatedDuty]:
    """Return what the same body owes of the same task in other periods."""
    same = Duty.objects.filter(task=duty.task_id, body=duty.body_id).exclude(pk=duty.pk)
    return with_state(same, today).order_by("-due_on", "-id")


def visible_evidence(actor: Actor) -> QuerySet[Evidence]:
    return Evidence.objects.filter(progress__duty__in=visible_duties(actor)).select_related("file")


def owed_by(
    body_ids: Iterable[int], today: date | None = None, *, until: date | None = None
) -> QuerySet[StatedDuty]:
    """Return what the bodies still owe, overdue first; `until` keeps what is due by then."""
    owed = with_state(Duty.objects.filter(body__in=list(body_ids)), today)
    owed = owed.filter(rank__in=[RANK[state] for state in OPEN])
    if until:
        owed = owed.filter(due_on__lte=until)
    return owed.select_related("task", "body", "plan__document").order_by("rank", "due_on", "id")


def coordinated_by(body_ids: Iterable[int]) -> QuerySet[Task]:
    """Return the tracked tasks in which the bodies work with others."""
    return (
        Task.objects.filter(
            plan__state=Plan.State.CONFIRMED,
            dropped=False,
            parties__role="coordinator",
            parties__bodies__in=list(body_ids),
        )
        .select_related("plan__document")
        .distinct()
    )


def remindable(actor: Actor, duties: QuerySet[Duty]) -> QuerySet[Duty]:
    """Return those that the person may remind of: open, of their plans, not reminded of today."""
    reminded_today = Reminder.objects.filter(asked_at__date=localdate()).exclude(
        state=Reminder.State.FAILED
    )
    left = duties.filter(done_on=None, history=False).exclude(
        pk__in=reminded_today.values("duties")
    )
    if not actor.reaches_all(Permission.DUTY_REMIND):
        left = left.filter(plan__steward__in=actor.own_bodies(Permission.DUTY_REMIND))
    return left.select_related("body", "task", "plan").order_by("body__sort_key", "due_on", "id")


def reminders_to(body_ids: Iterable[int]) -> QuerySet[Reminder]:
    return Reminder.objects.filter(body__in=list(body_ids)).select_related("plan__document", "body")


def plans_tracked(actor: Actor) -> QuerySet[Plan]:
    """Return the confirmed plans in which the person sees duties."""
    seen = visible_duties(actor).values("plan")
    return Plan.objects.filter(state=Plan.State.CONFIRMED, pk__in=seen).select_related("document")


def bodies_owing(duties: QuerySet[Duty]) -> QuerySet[Body]:
    return Body.objects.filter(pk__in=duties.order_by().values("body"))


def difficulties_of(duty: Duty) -> list[Any]:
    """Return what was raised from a duty, newest first; opinions stand above duties."""
    return list(duty.opinions.select_related("collector"))


def headings_of(plan_id: int) -> QuerySet[Heading]:
    return Heading.objects.filter(plan=plan_id, tasks__duties__isnull=False).distinct()


def bodies_named(body_ids: Iterable[int]) -> QuerySet[Body]:
    return Body.objects.filter(pk__in=list(body_ids))


def reported_lately(body_ids: Iterable[int], today: date) -> QuerySet[StatedDuty]:
    """Return what the bodies finished in the last days, newest first."""
    since = today - timedelta(days=LATELY_DAYS)
    done = Duty.objects.filter(body__in=list(body_ids), done_on__gte=since)
    return with_state(done, today).select_related("task").order_by("-done_on", "-id")


def chosen(actor: Actor, pks: Sequence[int], narrowed: BoardFilter) -> QuerySet[Duty]:
    """Return the duties ticked on the board, or all that its filter shows when none is ticked."""
    visible = visible_duties(actor)
    if pks:
        return visible.filter(pk__in=pks)
    return Duty.objects.filter(pk__in=board(visible, narrowed).order_by().values("pk"))


def conditional_task(actor: Actor, pk: int) -> Task | None:
    """Return a task that waits for its condition, if the person may say that it came."""
    waiting = Task.objects.filter(pk=pk, condition_met_on=None).exclude(condition="")
    if not actor.reaches_all(Permission.TASK_ASSIGN):
        waiting = waiting.filter(plan__steward__in=actor.own_bodies(Permission.TASK_ASSIGN))
    return waiting.select_related("plan__document").first()
