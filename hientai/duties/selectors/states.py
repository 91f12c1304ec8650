"""Reads on duties. A duty's state is computed in the database by the rule of `domain.state_of`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypedDict

from django.db.models import (
    Case,
    CharField,
    F,
    IntegerField,
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
    DutyRole,
    DutyState,
)
from hientai.duties.models import Duty
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.timeframes import TimeKind
from hientai.kernel.vietnamese import fold
from hientai.plans.models import Plan
from hientai.programmes.selectors import programme_tasks

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    StatedDuty = WithAnnotations[Duty, "Stated"]

LONG_FIELDS = (
    "task__values",
    "task__read_keys",
    "task__path",
    "task__text_key",
    "plan__document__recipients",
    "plan__document__citations",
    "plan__document__signer",
)
OPEN_STATES = "open"  # a filter that stands for all open states


class Stated(TypedDict):
    """What `with_state` adds to a duty."""

    state: str
    rank: int


@dataclass(frozen=True)
class BoardFilter:
    """What the board shows; empty fields narrow nothing. `state` is a DutyState or "open".

    Leads' duties are counted; those of coordinators only where they are asked for.
    """

    plan: int | None = None
    programme: int | None = None
    body: int | None = None
    heading: int | None = None
    task: int | None = None
    state: str = ""
    text: str = ""
    due: tuple[date, date] | None = None  # first and last day on which it is due
    role: DutyRole | None = DutyRole.LEAD
    as_today: bool = False  # count bodies of other days with those that hold their work today
    members: tuple[int, ...] = ()  # the bodies that `body` stands for then


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
        (DutyState.STOPPED, Q(stopped_on__lte=today)),
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
    left = with_state(narrowed(duties, chosen), today)
    if chosen.state == OPEN_STATES:
        left = left.filter(rank__in=[RANK[state] for state in OPEN])
    elif chosen.state:
        left = left.filter(state=chosen.state)
    return listed(left)


@dataclass(frozen=True)
class BoardRows:
    """The rows of a board for a paginator: a part is chosen by key alone, then read whole.

    The count is known from the figures, so that nothing is counted twice.
    """

    rows: QuerySet[StatedDuty]
    count_known: int
    today: date

    def __len__(self) -> int:
        return self.count_known

    def __getitem__(self, part: slice) -> list[StatedDuty]:
        keys = self.rows.values("pk")[part]  # joined only once the part is known
        return list(listed(with_state(Duty.objects.filter(pk__in=keys), self.today)))


def listed(duties: QuerySet[StatedDuty]) -> QuerySet[StatedDuty]:
    """Order for a list, overdue first, with what its rows show and none of the long fields."""
    return (
        duties.select_related("task", "body", "plan__document")
        .defer(*LONG_FIELDS)
        .order_by("rank", "due_on", "id")
    )


def narrowed(duties: QuerySet[Duty], chosen: BoardFilter) -> QuerySet[Duty]:
    """Narrow by all parts of a filter but its state.

    A body's own plan carries out a task that is counted already: its duties are counted only where
    a plan, a programme, a heading, a task or a body is asked for.
    """
    wanted: dict[str, Any] = {
        "plan": chosen.plan,
        "task__in": programme_tasks(chosen.programme) if chosen.programme else None,
        "due_on__range": chosen.due,
        "body": None if chosen.members else chosen.body,
        "body__in": chosen.members,
        "task__group": chosen.heading,
        "task": chosen.task,
        "role": chosen.role,
        "task__text_key__contains": fold(chosen.text),
    }
    left = duties.filter(**{name: value for name, value in wanted.items() if _is_asked(value)})
    parts = (chosen.plan, chosen.programme, chosen.heading, chosen.task, chosen.body)
    return left if any(parts) else left.exclude(plan__in=_internal())


def _internal() -> QuerySet[Any]:
    return Plan.objects.filter(internal=True).values("pk")


def _is_asked(value: object) -> bool:
    return isinstance(value, QuerySet) or bool(value)
