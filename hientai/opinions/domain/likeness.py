"""Which opinions say the same: two texts share word pairs, and rare pairs say more than common ones."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hientai.reading.after.words import pairs, words

LIKE: Final = 0.35  # this share of the shorter text's pairs, weighed by rarity, is in the other
SAME_TASK: Final = 0.15  # what one clause adds: who speaks of one clause may mean one thing
FEWEST_PAIRS: Final = 3
SHOWN: Final = 5


@dataclass(frozen=True)
class Said:
    """An opinion as it is compared."""

    key: int
    text: str
    task: int | None = None


def like(one: Said, others: Sequence[Said]) -> list[tuple[int, float]]:
    """Return the others that say the same, the likest first, each with how alike (0 to 1)."""
    known = {other.key: _pairs(other) for other in others if other.key != one.key}
    own = _pairs(one)
    count = Counter(pair for each in (own, *known.values()) for pair in each)
    weight = {pair: math.log((len(known) + 2) / n) + 0.1 for pair, n in count.items()}
    tasks = {other.key: other.task for other in others}
    scored = [
        (_share(own, theirs, weight) + SAME_TASK * _same(one.task, tasks[key]), key)
        for key, theirs in known.items()
    ]
    best = sorted(((score, key) for score, key in scored if score >= LIKE), key=_order)
    return [(key, round(min(score, 1.0), 2)) for score, key in best[:SHOWN]]


def _order(scored: tuple[float, int]) -> tuple[float, int]:
    return -scored[0], scored[1]


def _pairs(said: Said) -> frozenset[str]:
    return pairs(words(said.text))


def _same(one: int | None, other: int | None) -> bool:
    return one is not None and one == other


def _share(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    shorter = min(one, other, key=len)
    if len(shorter) < FEWEST_PAIRS:
        return 0.0
    return sum(weight[pair] for pair in one & other) / sum(weight[pair] for pair in shorter)
