"""The long lists of a frozen review: rows of plain values, made into facts only when asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from hientai.duties.domain import DutyRole, DutyState
from hientai.reports.domain.facts import DutyFacts, Query
from hientai.reports.domain.gathered import OWED
from hientai.reports.domain.spans import Part
from hientai.reports.domain.tallies import Tallies

Row = list[Any]  # id, task, body, state, part, due, done, role
_TASK, _BODY, _STATE, _PART, _ROLE = 1, 2, 3, 4, 7


@dataclass(frozen=True)
class KeptRows:
    """The duties of a frozen review, as they are kept."""

    rows: list[Row]

    @classmethod
    def of(cls, duties: Iterable[DutyFacts]) -> KeptRows:
        return cls([_row(duty) for duty in duties])

    def __iter__(self) -> Iterator[DutyFacts]:
        return map(_fact, self.rows)

    def like(self, query: Query) -> Iterator[DutyFacts]:
        """Yield those that a query may count, without a look at their groups and quarters."""
        parts = {part.value for part in (OWED if query.part is Part.OWED else (query.part,))}
        states = {str(state) for state in query.states}
        for row in self.rows:
            if (
                row[_PART] in parts
                and row[_ROLE] == query.role
                and (not states or row[_STATE] in states)
                and query.body in {None, row[_BODY]}
                and query.task in {None, row[_TASK]}
            ):
                yield _fact(row)


def _row(duty: DutyFacts) -> Row:
    due = duty.due.isoformat() if duty.due else None
    done = duty.done.isoformat() if duty.done else None
    state, part = duty.state.value, duty.part.value
    return [duty.id, duty.task, duty.body, state, part, due, done, duty.role.value]


def _fact(row: Row) -> DutyFacts:
    pk, task, body, state, part, due, done, role = row
    return DutyFacts(
        pk,
        task,
        body,
        DutyState(state),
        Part(part),
        date.fromisoformat(due) if due else None,
        date.fromisoformat(done) if done else None,
        DutyRole(role),
    )


def kept_tallies(tallies: Tallies) -> dict[str, Any]:
    """Return the counts as plain values, always in one order."""
    return {
        "tasks": sorted([part, key, dict(count)] for (part, key), count in tallies.tasks.items()),
        "bodies": sorted([part, key, dict(count)] for (part, key), count in tallies.bodies.items()),
        "quarters": sorted([key, dict(count)] for key, count in tallies.quarters.items()),
        "coordinated": dict(tallies.coordinated),
    }


def read_tallies(kept: dict[str, Any]) -> Tallies:
    return Tallies(
        tasks={(Part(part), key): Counter(count) for part, key, count in kept["tasks"]},
        bodies={(Part(part), key): Counter(count) for part, key, count in kept["bodies"]},
        quarters={key: Counter(count) for key, count in kept["quarters"]},
        coordinated=Counter(kept["coordinated"]),
    )
