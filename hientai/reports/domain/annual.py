"""A plan's yearly report: every figure is a question put to its facts.

A figure and the list behind it come from the same facts, so they cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from hientai.duties.domain import DONE, DutyFact, DutyState, task_state
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
    Part,
    PlanFacts,
    Query,
    TaskFacts,
    Year,
)


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


@dataclass(frozen=True)
class AnnualReport:
    """Everything a yearly report is made of."""

    plan: PlanFacts
    year: Year
    tasks: tuple[TaskFacts, ...]
    duties: tuple[DutyFacts, ...]
    groups: tuple[GroupFacts, ...] = ()
    headings: tuple[GroupFacts, ...] = ()
    bodies: Mapping[int, str] = field(default_factory=dict)
    opinions: tuple[OpinionFacts, ...] = ()
    assigned: frozenset[int] = frozenset()  # tasks with a duty in any year
    units: str = ""  # where bodies are those of today: what part of that is sure

    @cached_property
    def task_by_id(self) -> dict[int, TaskFacts]:
        return {task.id: task for task in self.tasks}

    @cached_property
    def _owed_by_task(self) -> dict[int, list[DutyFacts]]:
        found: dict[int, list[DutyFacts]] = {}
        for duty in self.find_duties(Query()):
            found.setdefault(duty.task, []).append(duty)
        return found

    def owed_of(self, task: TaskFacts) -> list[DutyFacts]:
        """Return what the bodies owed of a task in the year."""
        return self._owed_by_task.get(task.id, [])

    def task_key(self, task: TaskFacts) -> str:
        """Return the state by which figures count a task: what the year's duties make of it."""
        facts = [DutyFact(duty.body, duty.state, duty.due) for duty in self.owed_of(task)]
        if found := task_state(facts):
            return found.state.value
        return NO_DUTY if task.id in self._assigned else UNASSIGNED

    @cached_property
    def _assigned(self) -> frozenset[int]:
        return self.assigned | {duty.task for duty in self.duties}

    def find_duties(self, query: Query) -> tuple[DutyFacts, ...]:
        """Return the duties that a query counts."""
        return tuple(duty for duty in self.duties if self._matches(duty, query))

    def _matches(self, duty: DutyFacts, query: Query) -> bool:
        return (
            _in_part(duty.part, query.part)
            and (not query.states or duty.state in query.states)
            and query.body in {None, duty.body}
            and query.task in {None, duty.task}
            and query.group in {None, self._group_of(duty)}
            and query.quarter in {None, _quarter(duty.due)}
        )

    def _group_of(self, duty: DutyFacts) -> int | None:
        task = self.task_by_id.get(duty.task)
        return task.group if task else None

    def find_tasks(self, query: Query) -> tuple[TaskFacts, ...]:
        """Return the tasks that a query counts; its states are task states."""
        return tuple(
            task
            for task in self.tasks
            if (not query.states or self.task_key(task) in query.states)
            and query.group in {None, task.group}
            and query.task in {None, task.id}
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
        return Totals(query, Counter(duty.state.value for duty in self.find_duties(query)))

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
        """The result of each group that has a duty in the year, in the plan's order."""
        tallies = self._tallies(self._group_of)
        return tuple(
            Line(group.number, group.text, Totals(Query(group=group.id), tallies[group.id]))
            for group in self.groups
            if group.id in tallies
        )

    @cached_property
    def by_body(self) -> tuple[Line, ...]:
        """The result of each body that has a duty in the year: most overdue first, then by name."""
        tallies = self._tallies(lambda duty: duty.body)
        lines = [
            Line("", name, Totals(Query(body=body), tallies[body]))
            for body, name in self.bodies.items()
            if body in tallies
        ]
        return tuple(sorted(lines, key=lambda line: -line.totals.overdue.value))

    def _tallies(self, key: Callable[[DutyFacts], int | None]) -> dict[int | None, Counter[str]]:
        found: dict[int | None, Counter[str]] = {}
        for duty in self.find_duties(Query()):
            found.setdefault(key(duty), Counter())[duty.state.value] += 1
        return found

    @cached_property
    def overdue(self) -> tuple[DutyFacts, ...]:
        """The duties not done in time and still open, the oldest first."""
        found = self.find_duties(Query(states=(DutyState.OVERDUE,)))
        return tuple(sorted(found, key=lambda duty: (duty.due or date.max, duty.id)))


def _in_part(found: Part, asked: Part) -> bool:
    return found is asked or (asked is Part.OWED and found is Part.CARRIED)


def _quarter(day: date | None) -> int | None:
    return (day.month + 2) // 3 if day else None


def _body_state(line: Line) -> str:
    return BEHIND if line.totals.overdue.value else NOT_BEHIND


def _opinion_state(opinion: OpinionFacts) -> str:
    return ANSWERED if opinion.answered else RAISED
