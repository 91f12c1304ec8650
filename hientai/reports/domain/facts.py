"""The facts of a report, and what a figure of it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from urllib.parse import urlencode

from hientai.duties.domain import DONE, DutyRole, DutyState
from hientai.kernel.vietnamese import format_number
from hientai.reports.domain.spans import Part

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


NO_DUTY = "no_duty"  # a task of which nobody owes anything in the year
UNASSIGNED = "unassigned"  # a task of which nobody has ever owed anything
NOT_BEHIND, BEHIND = "not_behind", "behind"  # bodies by whether something due is left undone
RAISED, ANSWERED = "raised", "answered"  # states of a difficulty


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a report says of a plan."""

    id: int
    kind: str
    number: str
    issued: date | None
    issuer: str
    title: str
    tracked_from: date | None = None
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reporter:
    """The body that reports, its kind, and where it sits today."""

    name: str
    kind: str
    place: str
    committee: str  # of the province in which it works


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose work a report is of: plans, and of them only some bodies' where `bodies` is given."""

    plans: tuple[int, ...]
    bodies: tuple[int, ...] | None = None
    name: str = ""  # of the body or the place; empty: everybody


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
    plan: int = 0


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
    role: DutyRole = DutyRole.LEAD


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
    role: DutyRole = DutyRole.LEAD
    before: bool = False  # of the span before

    def parameters(self) -> list[tuple[str, str]]:
        """Return the query as the parameters of an address, only what narrows it."""
        found = [("count", self.counts.value)] if self.counts is not Counts.DUTIES else []
        if self.part is not Part.OWED:
            found.append(("part", self.part.value))
        found += [("state", state) for state in self.states]
        for name in ("group", "body", "task", "quarter"):
            if (value := getattr(self, name)) is not None:
                found.append((name, str(value)))
        if self.role is not DutyRole.LEAD:
            found.append(("role", self.role.value))
        return [*found, ("before", "1")] if self.before else found


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
