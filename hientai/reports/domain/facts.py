"""A plan's year: how duties belong to it, the facts of a report, and what a figure is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from urllib.parse import urlencode

from hientai.duties.domain import DONE, DutyState
from hientai.kernel.vietnamese import format_number

DUE = (*DONE, DutyState.OVERDUE)
IN_TERM = (DutyState.DUE_SOON, DutyState.IN_TERM)
NOT_YET = (*IN_TERM, DutyState.CONTINUOUS, DutyState.WAITING)
SMALL = 10  # official papers write smaller numbers with a leading 0
MOST = 0.4  # of the tasks: a group that holds more tells too little


class Counts(StrEnum):
    """What a figure counts: what a body owes, a task of the plan, a difficulty, or a body."""

    DUTIES = "duty"
    TASKS = "task"
    OPINIONS = "opinion"
    BODIES = "body"


class Part(StrEnum):
    """How a duty belongs to a year."""

    OWED = "owed"  # due in the year, waiting for its condition, or carried into the year
    CARRIED = "carried"  # due before the year began and not done by then
    EARLY = "early"  # due after the year, done within it
    NEXT = "next"  # due in the year after
    HISTORY = "history"  # due in the year, before the tracking of the plan began


NO_DUTY = "no_duty"  # a task of which nobody owes anything in the year
UNASSIGNED = "unassigned"  # a task of which nobody has ever owed anything
NOT_BEHIND, BEHIND = "not_behind", "behind"  # bodies by whether something due is left undone
RAISED, ANSWERED = "raised", "answered"  # states of a difficulty


@dataclass(frozen=True, slots=True)
class Year:
    """A reporting year as it stands at the end of its last day, or today while it runs."""

    number: int
    today: date

    @property
    def running(self) -> bool:
        return self.today <= self.end

    @property
    def at(self) -> date:
        """The day on which figures are given and up to which work counts as done."""
        return min(self.today, self.end)

    @property
    def judged_on(self) -> date:
        """The day on which lateness is judged: work due on the last day is late once it is over."""
        return self.at if self.running else date(self.number + 1, 1, 1)

    @property
    def start(self) -> date:
        return date(self.number, 1, 1)

    @property
    def end(self) -> date:
        return date(self.number, 12, 31)

    def part(self, *, due: date | None, done: date | None, history: bool) -> Part | None:
        """Return how a duty belongs to this year; `done` is known as of the day it is seen on."""
        if history:
            return Part.HISTORY if due and self.start <= due <= self.end else None
        if done is not None and done < self.start and (due is None or due < self.start):
            return None
        if due is None or self.start <= due <= self.end:
            return Part.OWED
        if due < self.start:
            return Part.CARRIED
        if done is not None:
            return Part.EARLY if done >= self.start else None
        return Part.NEXT if due.year == self.number + 1 else None


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a report says of its plan and of the body that reports."""

    id: int
    kind: str
    number: str
    issued: date | None
    issuer: str
    title: str
    place: str
    committee: str  # of the province in which the steward works today
    steward: str
    steward_kind: str
    tracked_from: date | None = None
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A heading of the plan."""

    id: int
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """A task; `group` is the heading that results are told by, `heading` the nearest one."""

    id: int
    label: str
    text: str
    leads: tuple[str, ...] = ()
    time_text: str = ""
    group: int | None = None
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class DutyFacts:
    """What one body owed of a task, in the state of the day that the year is seen on."""

    id: int
    task: int
    body: int
    state: DutyState
    part: Part
    due: date | None
    done: date | None = None
    summary: str = ""
    once: bool = False  # one deliverable, not a period of recurring work


@dataclass(frozen=True, slots=True)
class OpinionFacts:
    """A difficulty raised, or still unanswered, in the year."""

    id: int
    body: int
    text: str
    raised: date
    answered: date | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """Which things a figure counts; the page behind a figure asks the same."""

    counts: Counts = Counts.DUTIES
    part: Part = Part.OWED
    states: tuple[str, ...] = ()
    group: int | None = None
    body: int | None = None
    task: int | None = None
    quarter: int | None = None

    def parameters(self) -> list[tuple[str, str]]:
        """Return the query as the parameters of an address, only what narrows it."""
        found = [("count", self.counts.value)] if self.counts is not Counts.DUTIES else []
        if self.part is not Part.OWED:
            found.append(("part", self.part.value))
        found += [("state", state) for state in self.states]
        for name in ("group", "body", "task", "quarter"):
            if (value := getattr(self, name)) is not None:
                found.append((name, str(value)))
        return found


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a report: how many, of what, and which ones."""

    value: Decimal | int
    unit: str
    query: Query

    @property
    def text(self) -> str:
        """The number on a page: 1.234 or 95,7%."""
        share = self.unit == "%"
        number = format_number(self.value, 1).removesuffix(",0") if share else str(self.value)
        return f"{number}%" if share else format_number(self.value)

    @property
    def address(self) -> str:
        """Where the page of the report lists what is counted: beside its text."""
        asked = self.query.parameters() or [("part", self.query.part.value)]
        return f"?{urlencode(asked)}#nguon"

    @property
    def official(self) -> str:
        """The number on an official paper: small ones with a leading 0."""
        if isinstance(self.value, int) and 0 < self.value < SMALL:
            return f"{self.value:02d}"
        return self.text


def dotted(path: Sequence[str]) -> str:
    """Return the number of a heading with those above it: III, 1, 1.2 → III.1.2."""
    kept = [
        part
        for part, below in zip(path, [*path[1:], ""], strict=False)
        if not below.startswith(f"{part}.")
    ]
    return ".".join(part.strip(". ") for part in kept)


def telling_depth(paths: Iterable[tuple[str, ...]]) -> int:
    """Return how many levels of headings tell the tasks apart: no group holds most of them.

    A plan with its tasks under one “III. Nhiệm vụ” is told by the headings below it.
    """
    known = list(paths)
    deepest = max((len(path) for path in known), default=1)
    for depth in range(1, deepest):
        largest = max(Counter(path[:depth] for path in known).values())
        if largest <= len(known) * MOST:
            return depth
    return max(deepest, 1)
