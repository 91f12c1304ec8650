"""What a report is made of: every figure is a question put to its counts.

A figure and the list behind it ask the same question (`Query`), so they cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from hientai.duties.domain import DONE, RANK, DutyRole, DutyState
from hientai.reports.domain.facts import (
    ANSWERED,
    BEHIND,
    DUE,
    NO_DUTY,
    NOT_BEHIND,
    NOT_YET,
    RAISED,
    UNASSIGNED,
    Counts,
    DutyFacts,
    Figure,
    GroupFacts,
    OpinionFacts,
    PlanFacts,
    Query,
    Reporter,
    TaskFacts,
)
from hientai.reports.domain.spans import Part, Span
from hientai.reports.domain.tallies import Tallies

OWED = (Part.OWED, Part.CARRIED)


@dataclass(frozen=True, slots=True)
class Totals:
    """Duties counted by state, with the query that finds them."""

    query: Query
    tally: Mapping[str, int]

    def duties(self, *states: str) -> Figure:
        """Return how many duties are in the states; all of them if none is named."""
        value = sum(self.tally.get(s, 0) for s in states) if states else sum(self.tally.values())
        return Figure(value, "việc", replace(self.query, states=states))

    @property
    def due(self) -> Figure:
        return self.duties(*DUE)

    @property
    def done(self) -> Figure:
        return self.duties(*DONE)

    @property
    def overdue(self) -> Figure:
        return self.duties(DutyState.OVERDUE)

    @property
    def not_yet(self) -> Figure:
        """What is owed and neither done nor late."""
        return self.duties(*NOT_YET)

    @property
    def cells(self) -> tuple[Figure, ...]:
        """The figures of a row of results, in the order of the official 2 x 2."""
        on_time, late = self.duties(DutyState.DONE_ON_TIME), self.duties(DutyState.DONE_LATE)
        return (self.duties(), on_time, late, self.not_yet, self.overdue)

    @property
    def rate(self) -> Figure | None:
        """The share of due duties that is done, in hundredths; None when nothing was due."""
        if not self.due.value:
            return None
        return Figure(Decimal(self.done.value) * 100 / self.due.value, "%", self.done.query)


@dataclass(frozen=True, slots=True)
class Line:
    """The result of a group of tasks or of a body."""

    number: str
    name: str
    totals: Totals


@dataclass(frozen=True, slots=True)
class TaskResult:
    """What stands in the annex of a task: how many bodies owe it, and what they last said."""

    bodies: int = 0
    owing: int = 0
    said: tuple[tuple[int, str], ...] = ()  # (body, summary), the first few
    said_by: int = 0


@dataclass(frozen=True)
class Report:
    """Everything a report is made of."""

    plans: tuple[PlanFacts, ...]
    reporter: Reporter
    span: Span
    tasks: tuple[TaskFacts, ...]
    tallies: Tallies = field(default_factory=Tallies)
    groups: tuple[GroupFacts, ...] = ()
    headings: tuple[GroupFacts, ...] = ()
    bodies: Mapping[int, str] = field(default_factory=dict)
    opinions: tuple[OpinionFacts, ...] = ()
    assigned: frozenset[int] = frozenset()  # tasks with a duty in any span
    overdue: tuple[DutyFacts, ...] = ()  # of the tasks that the text names, the oldest first
    coming: tuple[DutyFacts, ...] = ()  # single works due next that the text names
    results: Mapping[int, TaskResult] = field(default_factory=dict)
    owed_by_body: Mapping[tuple[int, int], tuple[int, int, int]] = field(default_factory=dict)
    holders: Mapping[int, int] = field(default_factory=dict)  # where bodies are those of today
    units: str = ""  # what part of that is sure
    scope_name: str = ""  # of the body or the place whose work it is
    previous: Report | None = None

    @property
    def plan(self) -> PlanFacts:
        return self.plans[0]

    @cached_property
    def task_by_id(self) -> dict[int, TaskFacts]:
        return {task.id: task for task in self.tasks}

    def owed_of(self, task: TaskFacts) -> Counter[str]:
        """Return, by state, what the bodies owed of a task in the span."""
        return _added(self.tallies.tasks.get((part, task.id)) for part in OWED)

    def task_key(self, task: TaskFacts) -> str:
        """Return the state by which figures count a task: that of its worst duty of the span."""
        if owed := self.owed_of(task):
            return min(owed, key=lambda state: RANK[DutyState(state)])
        return NO_DUTY if task.id in self._assigned else UNASSIGNED

    @cached_property
    def _assigned(self) -> frozenset[int]:
        return self.assigned | {task for _part, task in self.tallies.tasks}

    def tally(self, query: Query) -> Counter[str]:
        """Count the duties that a query means, whatever its states."""
        parts = OWED if query.part is Part.OWED else (query.part,)
        if query.role is DutyRole.COORDINATOR:
            return self.tallies.coordinated
        if query.quarter is not None:
            return self.tallies.quarters.get(query.quarter, Counter())
        if query.body is not None:
            return _added(self.tallies.bodies.get((part, query.body)) for part in parts)
        tasks = [task for task in self.tasks if _in_query(task, query)]
        return _added(self.tallies.tasks.get((part, task.id)) for part in parts for task in tasks)

    def find_tasks(self, query: Query) -> tuple[TaskFacts, ...]:
        """Return the tasks that a query counts; its states are task states."""
        return tuple(
            task
            for task in self.tasks
            if _in_query(task, query) and (not query.states or self.task_key(task) in query.states)
        )

    def find_opinions(self, query: Query) -> tuple[OpinionFacts, ...]:
        """Return the difficulties that a query counts; its state is “answered” or “raised”."""
        return tuple(
            opinion
            for opinion in self.opinions
            if (not query.states or _opinion_state(opinion) in query.states)
            and query.body in {None, opinion.body}
        )

    def find_bodies(self, query: Query) -> tuple[Line, ...]:
        """Return the bodies with something due that a query counts."""
        return tuple(
            line
            for line in self.by_body
            if line.totals.due.value and (not query.states or _body_state(line) in query.states)
        )

    def totals(self, query: Query | None = None) -> Totals:
        query = query or Query()
        return Totals(query, self.tally(query))

    def count_tasks(self, *states: str) -> Figure:
        query = Query(Counts.TASKS, states=states)
        return Figure(len(self.find_tasks(query)), "nhiệm vụ", query)

    def count_opinions(self, *states: str) -> Figure:
        query = Query(Counts.OPINIONS, states=states)
        return Figure(len(self.find_opinions(query)), "khó khăn, vướng mắc", query)

    def count_bodies(self, *states: str) -> Figure:
        query = Query(Counts.BODIES, states=states)
        return Figure(len(self.find_bodies(query)), "đơn vị", query)

    @cached_property
    def by_group(self) -> tuple[Line, ...]:
        """The result of each group that has a duty in the span, in the plan's order."""
        found: dict[int | None, list[TaskFacts]] = {}
        for task in self.tasks:
            found.setdefault(task.group, []).append(task)
        lines = (
            Line(
                group.number,
                group.text,
                Totals(
                    Query(group=group.id), _added(self.owed_of(t) for t in found.get(group.id, ()))
                ),
            )
            for group in self.groups
        )
        return tuple(line for line in lines if line.totals.tally)

    @cached_property
    def by_body(self) -> tuple[Line, ...]:
        """The result of each body that has a duty in the span: most overdue first, then by name."""
        lines = (
            Line("", name, self.totals(Query(body=body)))
            for body, name in self.bodies.items()
            if any((part, body) in self.tallies.bodies for part in OWED)
        )
        return tuple(sorted(lines, key=lambda line: -line.totals.overdue.value))


def _added(tallies: Iterable[Counter[str] | None]) -> Counter[str]:
    found: Counter[str] = Counter()
    for tally in tallies:
        found.update(tally or {})
    return found


def _in_query(task: TaskFacts, query: Query) -> bool:
    return query.group in {None, task.group} and query.task in {None, task.id}


def _body_state(line: Line) -> str:
    return BEHIND if line.totals.overdue.value else NOT_BEHIND


def _opinion_state(opinion: OpinionFacts) -> str:
    return ANSWERED if opinion.answered else RAISED
