"""Reads on duties. A duty's state is computed in the database by the rule of `domain.state_of`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
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
from hientai.duties.models import Duty
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.timeframes import TimeKind
from hientai.kernel.vietnamese import fold
from hientai.plans.models import Task

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    StatedDuty = WithAnnotations[Duty, "Stated"]

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
