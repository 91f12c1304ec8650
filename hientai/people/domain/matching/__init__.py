"""Rows of a register that are one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Final

import numpy as np

from hientai.people.domain.matching.candidates import candidates
from hientai.people.domain.matching.columns import Codes, Columns, Weights
from hientai.people.domain.matching.evidence import Evidence
from hientai.people.domain.matching.features import Row, read_row
from hientai.people.domain.matching.reasons import FIELDS, Reason, kind_of

__all__ = [
    "SURE",
    "SURE_WITHOUT_NUMBERS",
    "Match",
    "Reason",
    "Register",
    "Row",
    "duplicates",
    "read_row",
    "sure",
]

# shown as one person from here on; still for a person to decide
SURE: Final = 0.9
SURE_WITHOUT_NUMBERS: Final = 0.6  # where nobody has a number, nothing surer is to be had
WORTH: Final = 8.0  # weights below this are noise in any register
LIMIT: Final = 60.0
ROUNDS: Final = 30
AT_ONCE: Final = 500_000  # pairs weighed together: what they take in memory is bounded
FIRST_GUESS: Final = 0.02  # duplicates per row, until they are counted


@dataclass(frozen=True, slots=True)
class Match:
    """Two rows (by position, the smaller first) and how likely they are one person."""

    first: int
    second: int
    probability: float


class Register:
    """Rows of one register, to be compared with each other; what values weigh is counted once."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self._columns = Columns(rows)
        self._evidence = Evidence(self._columns)
        self.prior = 0.0

    def duplicates(
        self,
        *,
        least: float | None = None,
        touching: Collection[int] | None = None,
        prior: float | None = None,
        heard: Callable[[float], None] | None = None,
    ) -> list[Match]:
        """Return the pairs that are one person with at least that probability (`sure` of the rows).

        The share of duplicates is estimated from the rows themselves unless `prior` says it, so the
        probability is that a pair as like as this one is one person. Where a row is like several
        people who are not one, they share its probability: one of them at most is right. With
        `touching` only pairs with one of these rows are looked at. `heard` is told the share of the
        work that is done. The likeliest come first.
        """
        least = sure(self.rows) if least is None else least
        near = None if touching is None else np.fromiter(touching, np.int32, len(touching))
        weighed: dict[tuple[int, int], float] = {}
        for first, second, done in candidates(self._columns, near):
            weighed.update(self._worth(first, second))
            if heard:
                heard(done)
        weights = np.fromiter(weighed.values(), np.float64, len(weighed))
        self.prior = _prior(weights, len(self.rows)) if prior is None else prior
        found = _shared({pair: weight + self.prior for pair, weight in weighed.items()})
        likely = [Match(*pair, p) for pair, p in found.items() if p >= least]
        return sorted(likely, key=lambda match: (-match.probability, match.first, match.second))

    def _worth(self, first: Codes, second: Codes) -> Iterator[tuple[tuple[int, int], float]]:
        """Yield the pairs that weigh enough, a part of them weighed at once."""
        for at in range(0, len(first), AT_ONCE):
            one, other = first[at : at + AT_ONCE], second[at : at + AT_ONCE]
            weights = self._evidence.total(one, other)
            worth = weights > WORTH
            pairs = zip(one[worth].tolist(), other[worth].tolist(), strict=True)
            yield from zip(pairs, weights[worth].tolist(), strict=True)

    def reasons(self, matches: Sequence[Match]) -> list[list[Reason]]:
        """Return what speaks for and against two rows being one person, for each match."""
        first = np.array([match.first for match in matches], np.int32)
        second = np.array([match.second for match in matches], np.int32)
        weights = self._evidence.weigh(first, second)
        found = []
        for at, match in enumerate(matches):
            a, b = self.rows[match.first], self.rows[match.second]
            kinds = ((field, kind_of(field, a, b)) for field in FIELDS)
            found.append(
                [
                    Reason(field, kind, round(float(weights[field][at]), 2))
                    for field, kind in kinds
                    if kind
                ]
            )
        return found


def sure(rows: Sequence[Row]) -> float:
    """Return from which probability on two rows of a register are shown as one person."""
    numbered = any(row.identity or row.phone or row.email for row in rows)
    return SURE if numbered else SURE_WITHOUT_NUMBERS


def duplicates(rows: Sequence[Row], *, least: float | None = None) -> list[Match]:
    """Return `Register.duplicates` of rows."""
    return Register(rows).duplicates(least=least)


def _prior(weights: Weights, rows: int) -> float:
    """Return the logarithm of the odds that any two rows are one person, estimated by EM."""
    pairs = max(rows * (rows - 1) / 2, 1.0)
    expected = FIRST_GUESS * rows
    for _ in range(ROUNDS):
        prior = log(max(expected, 0.1) / pairs)
        again = float(np.sum(1 / (1 + np.exp(-np.clip(weights + prior, -LIMIT, LIMIT)))))
        if abs(again - expected) < 1:
            break
        expected = again
    return prior


def _shared(odds_of: Mapping[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """Turn logarithms of odds into probabilities that rival pairs share."""
    rivals: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for (first, second), weight in odds_of.items():
        odds = exp(_bound(weight))
        rivals[first].append((odds, second))
        rivals[second].append((odds, first))

    def against(row: int, partner: int) -> float:
        others = (odds for odds, other in rivals[row] if other != partner and apart(other, partner))
        return max(others, default=0.0)

    def apart(one: int, other: int) -> bool:
        return odds_of.get((min(one, other), max(one, other)), -LIMIT) <= 0

    found = {}
    for (first, second), weight in odds_of.items():
        odds = exp(_bound(weight))
        rival = max(against(first, second), against(second, first))
        found[first, second] = odds / (1 + odds + rival)
    return found


def _bound(weight: float) -> float:
    return max(-LIMIT, min(weight, LIMIT))
