"""How common a value is: counted in the rows, leaning on what is generally known where rows are few."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from hientai.people.domain.matching.columns import Coded, Codes, Weights

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


def shares(
    column: Coded,
    rows: Codes,
    *,
    general: float,
    known: Mapping[str, float] | None = None,
    keep_empty: bool = False,
) -> Weights:
    """Return by code the share of other rows that have the value, among those that have one.

    `rows` are the codes of all rows. No share is 0, but of values that nobody else has where
    nothing is generally known.
    """
    counts = np.bincount(rows, minlength=len(column.texts)).astype(np.float64)
    if not keep_empty:
        counts[0] = 0
    usual = np.array([(known or {}).get(text, general) for text in column.texts])
    found: Weights = (np.maximum(counts - 1, 0) + WEIGHT * usual) / (counts.sum() + WEIGHT)
    return found


class Initials:
    """The shares of values that begin with some letters."""

    def __init__(self, column: Coded, rows: Codes) -> None:
        self._texts = column.texts
        self._counts = np.bincount(rows, minlength=len(column.texts))
        self._known: dict[str, float] = {}

    def __getitem__(self, letters: str) -> float:
        """Return the share of rows whose value begins with the letters; never 0."""
        if letters not in self._known:
            pairs = zip(self._texts, self._counts.tolist(), strict=True)
            begin = sum(n for text, n in pairs if text.startswith(letters))
            self._known[letters] = (begin + 1) / (self._counts.sum() + WEIGHT)
        return self._known[letters]
