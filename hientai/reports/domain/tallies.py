"""Duties counted by how they belong to a span, by state, and by task, body or quarter.

The database counts them (`reports.selectors.counting`); `tallied` says the same of duties at hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from hientai.duties.domain import DutyRole, DutyState
from hientai.reports.domain.facts import DutyFacts
from hientai.reports.domain.spans import Part

Counts = Mapping[tuple[Part, int], Counter[str]]


@dataclass(frozen=True)
class Tallies:
    """The counts of a report, and of each task the day of its oldest overdue duty."""

    tasks: Counts = field(default_factory=dict)
    bodies: Counts = field(default_factory=dict)
    quarters: Mapping[int, Counter[str]] = field(default_factory=dict)  # of what is due next
    oldest: Mapping[int, date] = field(default_factory=dict)
    coordinated: Counter[str] = field(default_factory=Counter)  # owed by those who take part


def tallied(duties: Iterable[DutyFacts]) -> Tallies:
    tasks: dict[tuple[Part, int], Counter[str]] = {}
    bodies: dict[tuple[Part, int], Counter[str]] = {}
    quarters: dict[int, Counter[str]] = {}
    oldest: dict[int, date] = {}
    coordinated: Counter[str] = Counter()
    for duty in duties:
        if duty.role is DutyRole.COORDINATOR:
            coordinated[duty.state.value] += duty.part in {Part.OWED, Part.CARRIED}
            continue
        tasks.setdefault((duty.part, duty.task), Counter())[duty.state.value] += 1
        bodies.setdefault((duty.part, duty.body), Counter())[duty.state.value] += 1
        if duty.part is Part.NEXT and duty.due:
            quarters.setdefault(quarter_of(duty.due), Counter())[duty.state.value] += 1
        if duty.state is DutyState.OVERDUE and duty.due:
            oldest[duty.task] = min(duty.due, oldest.get(duty.task, duty.due))
    return Tallies(tasks, bodies, quarters, oldest, +coordinated)


def quarter_of(day: date) -> int:
    return (day.month + 2) // 3


def held_by(counts: Counts, holders: Mapping[int, int]) -> Counts:
    """Return the counts of bodies added up by whoever holds their work."""
    found: dict[tuple[Part, int], Counter[str]] = {}
    for (part, body), counted in counts.items():
        found.setdefault((part, holders.get(body, body)), Counter()).update(counted)
    return found
