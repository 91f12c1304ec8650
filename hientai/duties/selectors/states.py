"""Reads on duties. A duty's state is computed in the database by the rule of `domain.state_of`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypedDict

from django.db.models import CharField, Func, IntegerField, QuerySet
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
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler
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
# all that a row of a board or of a body's page shows: fifty rows cost what their columns cost
SHOWN_FIELDS = (
    *("role", "time_kind", "period_start", "period_end"),
    *("due_on", "done_on", "stopped_on", "history", "percent"),
    *("task__text", "task__label", "body__name", "body__province", "plan__document__kind"),
    *("plan__document__number", "plan__document__title", "plan__document__expected"),
    *("plan__document__issuer", "plan__document__issued"),
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
    day = today or localdate()
    return duties.annotate(
        state=Told(day, {state: state.value for state in DutyState}),
        rank=Told(day, RANK),
    )


# What makes each state, asked in this order; none of them is IN_TERM. Tests hold it to `state_of`.
TOLD = (
    (DutyState.STOPPED, "{stopped_on} <= '{today}'"),
    (DutyState.HISTORY, "{history}"),
    (DutyState.DONE_LATE, "{done_on} > {due_on}"),
    (DutyState.DONE_ON_TIME, "{done_on} IS NOT NULL"),
    (DutyState.WAITING, "{due_on} IS NULL"),
    (DutyState.OVERDUE, "{due_on} < '{today}'"),
    (DutyState.DUE_SOON, "{due_on} <= '{soon}'"),
    (DutyState.CONTINUOUS, f"{{time_kind}} = '{TimeKind.CONTINUOUS.value}'"),
)
COLUMNS = ("stopped_on", "history", "done_on", "due_on", "time_kind")


class Told(Func):
    """The state of a duty on a day as SQL, each state told by a value.

    One expression over five columns: made of Django's conditions it took longer to make than the
    database takes to answer it. Days and values are the program's own, never typed by anybody.
    """

    def __init__(self, today: date, values: Mapping[DutyState, str | int]) -> None:
        numbers = all(isinstance(value, int) for value in values.values())
        field = IntegerField() if numbers else CharField()
        super().__init__(*COLUMNS, output_field=field)
        self._today, self._values = today, values

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,  # noqa: ARG002  # as Django calls it
        *_: Any,
        **__: Any,
    ) -> tuple[str, tuple[str | int, ...]]:
        columns = (compiler.compile(column)[0] for column in self.get_source_expressions())
        said = {
            **dict(zip(COLUMNS, columns, strict=True)),
            "today": self._today.isoformat(),
            "soon": (self._today + timedelta(days=SOON_DAYS)).isoformat(),
        }
        whens = " ".join(
            f"WHEN {condition.format(**said)} THEN {self._value(state)}"
            for state, condition in TOLD
        )
        return f"CASE {whens} ELSE {self._value(DutyState.IN_TERM)} END", ()

    def _value(self, state: DutyState) -> str:
        value = self._values[state]
        return str(value) if isinstance(value, int) else f"'{value}'"


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
        rows = listed(with_state(Duty.objects.filter(pk__in=keys), self.today))
        return list(rows.defer(None).only(*SHOWN_FIELDS))


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
