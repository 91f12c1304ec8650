"""What a register's history knows, and what has to be assumed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hientai.forecasts.domain.assuming import COMING, DOCTORS, LEAVING, MASTERS

ENOUGH = 0.7  # of what could carry a year does
LEAST_YEARS = 4
SEEN = 1 / 3  # of the departures that would be usual
USUAL_DEPARTURES = 0.03


@dataclass(frozen=True)
class Known:
    """How much of the register carries dates; `departures` are those of each year, oldest first."""

    people: int = 0
    births: int = 0
    fields: int = 0
    arrivals: int = 0
    masters: int = 0
    masters_dated: int = 0
    doctors: int = 0
    doctors_dated: int = 0
    departures: Mapping[int, int] = field(default_factory=dict)

    def leaving_since(self, last: int) -> int | None:
        """Return the first of the unbroken years up to the last with about usual departures."""
        least = SEEN * USUAL_DEPARTURES * self.people
        since = None
        year = last
        while self.departures.get(year, 0) > least:
            since, year = year, year - 1
        return since

    def groups(self, last: int) -> frozenset[str]:
        """Return which streams can be learned."""
        since = self.leaving_since(last)
        dated = {
            LEAVING: since is not None and last - since + 1 >= LEAST_YEARS,
            MASTERS: _enough(self.masters_dated, self.masters),
            DOCTORS: _enough(self.doctors_dated, self.doctors),
            COMING: _enough(self.arrivals, self.people),
        }
        return frozenset(name for name, yes in dated.items() if yes)


def _enough(dated: int, all_of_them: int) -> bool:
    return all_of_them > 0 and dated >= ENOUGH * all_of_them


def spread_unknown(known: Sequence[int], unknown: int) -> list[int]:
    """Return for each unknown one a value of the known, evenly over their order; none known, none."""
    ordered = sorted(known)
    return (
        [ordered[(2 * i + 1) * len(ordered) // (2 * unknown)] for i in range(unknown)]
        if ordered
        else []
    )
