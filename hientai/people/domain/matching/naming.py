"""What two names weigh: whole names at once, their parts once for every two values that meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from hientai.people.domain.matching.columns import PARTS, Codes, Columns, Weights
from hientai.people.domain.matching.shares import (
    FAMILY_NAMES,
    GENERAL,
    MIDDLE_NAMES,
    Initials,
    shares,
)

TYPO: Final = 0.06  # a letter wrong, missing or too many in one part of a name
LETTERS: Final = 20  # in how many ways a letter may be wrong
OTHER_MARKS: Final = 0.04  # both have marks, and other ones
LEFT_OUT: Final = 0.12  # a middle name that one office left out
NO_FAMILY: Final = 0.01  # the family name left out
OTHER_PART: Final = 0.004  # a part of a name that is another name altogether
INITIAL: Final = 2  # letters: `N.`, `Ng.`
OTHER_ORDER: Final = 0.003  # the given name first

Flags = NDArray[np.bool_]
Pairs = tuple[Codes, Codes]


class Naming:
    """What names weigh in one register."""

    def __init__(self, columns: Columns) -> None:
        self._columns, self._rows = columns, max(columns.size, 1)
        bearers = columns.name
        known: tuple[Mapping[str, float], ...] = (FAMILY_NAMES, MIDDLE_NAMES, {})
        self._plain = [
            shares(each, each.codes[bearers], general=GENERAL[part], known=said, keep_empty=True)
            for part, each, said in zip(PARTS, columns.plain, known, strict=True)
        ]
        self._marked = [
            shares(each, each.codes[bearers], general=GENERAL[part], keep_empty=True)
            for part, each in zip(PARTS, columns.marked, strict=True)
        ]
        self._initials = [Initials(each, each.codes[bearers]) for each in columns.plain]
        joined, full = columns.joined, columns.full_marked
        self._full = shares(joined, joined.codes[bearers], general=0.0)[joined.codes]
        self._full_marked = shares(full, full.codes[bearers], general=0.0)[full.codes]
        self._together = _product(self._plain, [each.codes for each in columns.plain])
        self._together_marked = _product(self._marked, [each.codes for each in columns.marked])

    def weigh(self, first: Codes, second: Codes) -> Weights:
        """Return what the names of two rows weigh, in natural logarithms."""
        names = self._columns.name
        size = np.int64(max(len(self._columns.names), 1))
        keys, back = np.unique(
            names[first].astype(np.int64) * size + names[second], return_inverse=True
        )
        return self._names((keys // size).astype(np.int32), (keys % size).astype(np.int32))[back]

    def _names(self, a: Codes, b: Codes) -> Weights:
        columns = self._columns
        same = columns.joined.codes[a] == columns.joined.codes[b]
        turned = ~same & (columns.order.codes[a] == columns.order.codes[b])
        rest = ~same & ~turned
        weights = np.empty(len(a))
        weights[same] = self._same_letters(a[same], b[same])
        weights[turned] = np.log(OTHER_ORDER / self._together[a[turned]])
        weights[rest] = self._other_letters(a[rest], b[rest])
        return weights

    def _same_letters(self, a: Codes, b: Codes) -> Weights:
        columns = self._columns
        equal = columns.full_marked.codes[a] == columns.full_marked.codes[b]
        marked = np.maximum(self._together_marked[a], self._full_marked[a])
        plain = np.maximum(self._together[a], self._full[a])
        differing = sum(
            (each.codes[a] != each.codes[b]).astype(np.int32) for each in columns.marked
        )
        other = OTHER_MARKS ** np.maximum(differing, 1)
        chance = np.where(columns.bare[a] | columns.bare[b], 0.5, other)
        return np.log(np.where(equal, 0.7 / marked, chance / plain))

    def _other_letters(self, a: Codes, b: Codes) -> Weights:
        weights = self._part(0, a, b) + self._middle(a, b) + self._part(2, a, b)
        texts, codes = np.array(self._columns.joined.texts, object), self._columns.joined.codes
        near = np.flatnonzero(
            np.abs(self._columns.length[a].astype(np.int32) - self._columns.length[b]) <= 1
        )
        one, other = texts[codes[a[near]]].tolist(), texts[codes[b[near]]].tolist()
        distance = cpdist(one, other, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8)
        typed = near[distance <= 1]
        rarer = np.minimum(self._full[a[typed]], self._full[b[typed]])
        rarer = np.maximum(rarer, 0.1 / self._rows)
        slip = np.log(TYPO / (5 * LETTERS) / rarer / 3)
        weights[typed] = np.maximum(weights[typed], slip)
        return self._without_family(a, b, weights)

    def _without_family(self, a: Codes, b: Codes, weights: Weights) -> Weights:
        """Weigh a name that is the other without its family name."""
        columns = self._columns
        for short, long in ((a, b), (b, a)):
            at = np.flatnonzero(columns.whole[short] == columns.tail[long])
            family = self._plain[0][columns.plain[0].codes[long[at]]]
            rest = np.log(NO_FAMILY * family / self._together[long[at]])
            weights[at] = np.maximum(weights[at], rest)
        return weights

    def _part(self, at: int, a: Codes, b: Codes) -> Weights:
        column = self._columns.plain[at]
        one, other = column.codes[a], column.codes[b]
        weights = _each_once(one, other, len(column.texts), lambda x, y: self._parts(at, x, y))
        columns = self._columns
        marked = columns.marked[at].codes
        marks = columns.bare[a] | columns.bare[b] | (marked[a] == marked[b])
        return weights + np.where((one == other) & ~marks, log(OTHER_MARKS), 0.0)

    def _parts(self, at: int, x: int, y: int) -> float:
        """Return what two values of a part weigh, marks aside."""
        share, texts = self._plain[at], self._columns.plain[at].texts
        one, other = texts[x], texts[y]
        if x == y:
            return -log(share[x])
        if not one or not other:
            return log(OTHER_PART * 10)
        if OSA.distance(one, other, score_cutoff=1) <= 1 and len(one) > 1 < len(other):
            return log(TYPO / (len(one) * LETTERS) / min(share[x], share[y]))
        short, long = sorted((one, other), key=len)
        if _shortens(short, long):
            return -log(self._initials[at][short[0]])
        return log(OTHER_PART)

    def _middle(self, a: Codes, b: Codes) -> Weights:
        column = self._columns.plain[1]
        weights = self._part(1, a, b)
        one, other = column.codes[a], column.codes[b]
        left_out = _each_once(one, other, len(column.texts), self._left_out)
        return np.where(left_out == 0, weights, left_out)

    def _left_out(self, x: int, y: int) -> float:
        """Return what it weighs that one has more middle names; 0 where that is not so."""
        texts = self._columns.plain[1].texts
        one, other = set(texts[x].split()), set(texts[y].split())
        if x == y or not (one <= other or other <= one):
            return 0.0
        return log(LEFT_OUT * 2 if one and other else LEFT_OUT)


def _product(parts: list[Weights], codes: list[Codes]) -> Weights:
    together = np.ones(len(codes[0]))
    for share, column in zip(parts, codes, strict=True):
        together *= share[column]
    return together


def _each_once(
    one: Codes, other: Codes, values: int, weigh: Callable[[int, int], float]
) -> Weights:
    """Weigh every two values that meet once."""
    keys, back = np.unique(one.astype(np.int64) * values + other, return_inverse=True)
    found = [weigh(*divmod(key, values)) for key in keys.tolist()]
    return np.array(found, np.float64)[back]


def _shortens(short: str, long: str) -> bool:
    """Whether one part of a name is the other's initials: `v` of `van`, `hg` of `hoang`."""
    ones, others = short.split(), long.split()
    return len(ones) == len(others) and all(
        len(one) <= INITIAL and other[0] == one[0] and one[-1] in other
        for one, other in zip(ones, others, strict=True)
    )
