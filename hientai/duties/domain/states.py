"""When a duty is late, what its duties make of a task, and how both are counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from hientai.kernel.timeframes import TimeKind

SOON_DAYS = 14


class DutyRole(StrEnum):
    """A lead owes the result; a coordinator owes its part of it, by the same day."""

    LEAD = "lead"
    COORDINATOR = "coordinator"


class DutyState(StrEnum):
    """The official 2 x 2 (done or open, on time or late), and what is counted beside it."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    IN_TERM = "in_term"
    WAITING = "waiting"
    CONTINUOUS = "continuous"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    HISTORY = "history"
    STOPPED = "stopped"


DONE = (DutyState.DONE_ON_TIME, DutyState.DONE_LATE)
OPEN = (
    DutyState.OVERDUE,
    DutyState.DUE_SOON,
    DutyState.IN_TERM,
    DutyState.WAITING,
    DutyState.CONTINUOUS,
)
ASIDE = (DutyState.STOPPED, DutyState.HISTORY)  # stand beside all totals
# A task is as bad as its worst duty; of finished ones the late one tells; what stands aside last.
WORST_FIRST = (*OPEN, DutyState.DONE_LATE, DutyState.DONE_ON_TIME, *ASIDE)
RANK: Mapping[DutyState, int] = {state: rank for rank, state in enumerate(WORST_FIRST)}


def state_of(  # noqa: PLR0913  # by keyword: all that a state is made of
    *,
    due_on: date | None,
    done_on: date | None,
    history: bool,
    time_kind: TimeKind,
    today: date,
    soon_days: int = SOON_DAYS,
    stopped_on: date | None = None,
) -> DutyState:
    """Return the state of a duty on a day. It is late from the day after its due day, not before.

    What was stopped is owed no more and neither due nor late. What was due before tracking began is
    history whatever became of it. A duty without a due day awaits its condition. Continuous work is
    late only with the plan's report, like any other.
    """
    if stopped_on and stopped_on <= today:
        return DutyState.STOPPED
    if history:
        return DutyState.HISTORY
    if done_on:
        return DutyState.DONE_LATE if due_on and done_on > due_on else DutyState.DONE_ON_TIME
    if due_on is None:
        return DutyState.WAITING
    return _ahead(time_kind, (due_on - today).days, soon_days)


def _ahead(time_kind: TimeKind, days: int, soon_days: int) -> DutyState:
    if days < 0:
        return DutyState.OVERDUE
    if days <= soon_days:
        return DutyState.DUE_SOON
    return DutyState.CONTINUOUS if time_kind is TimeKind.CONTINUOUS else DutyState.IN_TERM


@dataclass(frozen=True)
class DutyFact:
    """What a task's state needs to know of one of its duties."""

    body_id: int
    state: DutyState
    due_on: date | None
    role: DutyRole = DutyRole.LEAD
    first_due_on: date | None = None


@dataclass(frozen=True)
class TaskState:
    """A task's state, and how many of its bodies have delivered all that is asked for so far.

    Those that contribute are counted apart: they never decide the state.
    """

    state: DutyState
    bodies_done: int
    bodies: int
    parts_done: int = 0
    parts: int = 0


def task_state(duties: Iterable[DutyFact]) -> TaskState | None:
    """Return what the leads' duties make of their task; None where nobody owes anything yet.

    Overdue if one is; done when all are done, late if one was; else the most pressing open state.
    A body has delivered when it owes nothing due up to the first day on which somebody still does.
    Stopped duties are left out; a task of which nothing else is left is stopped.
    """
    facts = list(duties)
    leads = [fact for fact in facts if fact.role is DutyRole.LEAD]
    if not leads:
        return None
    bodies_done, bodies = _delivered(leads)
    parts_done, parts = _delivered([fact for fact in facts if fact.role is DutyRole.COORDINATOR])
    return TaskState(
        state=min((fact.state for fact in leads), key=RANK.__getitem__),
        bodies_done=bodies_done,
        bodies=bodies,
        parts_done=parts_done,
        parts=parts,
    )


def _delivered(facts: Sequence[DutyFact]) -> tuple[int, int]:
    """Return how many bodies have delivered, of how many."""
    bodies = {fact.body_id for fact in facts if fact.state is not DutyState.STOPPED}
    unfinished = [fact for fact in facts if fact.state in OPEN]
    asked = min((_day(fact) for fact in unfinished), default=date.max)
    owing = {fact.body_id for fact in unfinished if _day(fact) <= asked}
    return len(bodies - owing), len(bodies)


def _day(fact: DutyFact) -> date:
    """Return when it was asked for: who was granted a later day has not delivered by that."""
    return fact.first_due_on or fact.due_on or date.max


class Counted(StrEnum):
    """What a figure counts: one task may be many duties."""

    DUTIES = "duties"
    TASKS = "tasks"


@dataclass(frozen=True)
class Figures:
    """How many there are in each state, and of what. History and the stopped stand beside totals."""

    counted: Counted
    counts: Mapping[DutyState, int]

    def __getitem__(self, state: str) -> int:
        return self.counts.get(DutyState(state), 0)

    @property
    def total(self) -> int:
        return sum(n for state, n in self.counts.items() if state not in ASIDE)

    @property
    def open(self) -> int:
        return sum(self[state] for state in OPEN)

    @property
    def done(self) -> int:
        return sum(self[state] for state in DONE)

    @property
    def due(self) -> int:
        """Those that count in the official share: done ones and overdue ones."""
        return self.done + self[DutyState.OVERDUE]

    @property
    def share(self) -> Fraction | None:
        """Done of due; None where nothing was due."""
        return Fraction(self.done, self.due) if self.due else None


@dataclass(frozen=True)
class NextAsk:
    """What a body is asked for next: how much is overdue, and how much is due by the next day."""

    overdue: int
    count: int
    day: date | None


def next_ask(due_days: Mapping[date | None, int], today: date) -> NextAsk:
    """Return what open work asks for next, so much of it due on each day; no day: nothing ahead."""
    first = min((day for day in due_days if day and day >= today), default=None)
    return NextAsk(
        overdue=sum(n for day, n in due_days.items() if day and day < today),
        count=due_days[first] if first else 0,
        day=first,
    )
