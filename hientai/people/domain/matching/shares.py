"""How common a value is: counted in the rows, leaning on what is generally known where rows are few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

WEIGHT: Final = 100.0  # how many rows the general knowledge counts as

# Rough general knowledge, not statistics: what share of people bears a name, folded.
# fmt: off
FAMILY_NAMES: Final[Mapping[str, float]] = {
    "nguyen": 0.36, "tran": 0.11, "le": 0.09, "pham": 0.065, "hoang": 0.04, "phan": 0.04, "vu": 0.03,
    "vo": 0.02, "dang": 0.02, "bui": 0.02, "huynh": 0.02, "do": 0.015, "ho": 0.013, "ngo": 0.013,
    "duong": 0.01, "ly": 0.01,
}
# fmt: on
MIDDLE_NAMES: Final[Mapping[str, float]] = {"thi": 0.3, "van": 0.25, "": 0.03}
GENERAL: Final = {"family": 0.004, "middle": 0.01, "given": 0.01}


class Shares:
    """Shares of the values of one column among the rows that have one."""

    def __init__(
        self,
        values: Iterable[str],
        *,
        general: float,
        known: Mapping[str, float] | None = None,
        keep_empty: bool = False,
    ) -> None:
        self._counts = Counter(value for value in values if value or keep_empty)
        self._total = self._counts.total()
        self._initials: dict[str, float] = {}
        self._general, self._known = general, known or {}

    def __getitem__(self, value: str) -> float:
        """Return the share of other rows that have the value; never 0."""
        general = self._known.get(value, self._general)
        others = max(self._counts[value] - 1, 0)
        return (others + WEIGHT * general) / (self._total + WEIGHT)

    def of_initial(self, letters: str) -> float:
        """Return the share of rows whose value begins with the letters; never 0."""
        if letters not in self._initials:
            begin = sum(n for value, n in self._counts.items() if value.startswith(letters))
            self._initials[letters] = (begin + 1) / (self._total + WEIGHT)
        return self._initials[letters]

    def rarer(self, one: str, other: str) -> float:
        """Return the share of the rarer of two values, its own row not counted."""
        return min(self[one], self[other])
