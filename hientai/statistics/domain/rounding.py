"""Counts that may be published: rounded at random so that nobody's cell can be found out.

The published tables share one dimension, the spine (degree): each breaks the spine down by one
other dimension. Every number that is published is a multiple of `BASE` or a sum of such numbers:

1. the total is rounded up or down at random to a multiple of `BASE`;
2. the spine's counts are rounded, each up or down, so that they add up to the rounded total;
3. of each table, the cells of a spine's value are rounded, each up or down, so that they add up
   to that value's rounded count;
4. sums over the spine are sums of published cells.

So whoever reads the tables knows of a cell no more than that it differs by less than `BASE` from
what is published. `docs/statistics-disclosure.md` has the proof, and `tests/statistics` attacks.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

BASE: Final = 5

Table = Mapping[str, Mapping[str, int]]  # spine's value -> the other dimension's value -> people


@dataclass(frozen=True)
class Rounded:
    """What may be published: a total, the spine's counts, and each table's cells; all add up."""

    total: int
    spine: Mapping[str, int]
    tables: Mapping[str, Table]


def rounded(
    spine: Mapping[str, int], tables: Mapping[str, Table], chance: random.Random
) -> Rounded:
    """Round a publication whole; `chance` must not be one that a reader could repeat."""
    total = _near(sum(spine.values()), chance)
    shown = adding_up(spine, total, chance)
    return Rounded(
        total,
        shown,
        {
            name: {value: adding_up(table.get(value, {}), shown[value], chance) for value in spine}
            for name, table in tables.items()
        },
    )


def adding_up(counts: Mapping[str, int], total: int, chance: random.Random) -> dict[str, int]:
    """Round each count up or down to a multiple of `BASE` so that they add up to a near total.

    That can always be done: the floors add up to a multiple of `BASE` that is no more than the
    total, the ceilings to one that is no less. Who is rounded up is drawn, the nearer the likelier.
    """
    found = {key: count - count % BASE for key, count in counts.items()}
    ups = (total - sum(found.values())) // BASE
    for key in _drawn({key: count % BASE for key, count in counts.items()}, ups, chance):
        found[key] += BASE
    return found


def _drawn(rests: Mapping[str, int], size: int, chance: random.Random) -> Sequence[str]:
    """Draw keys without putting back, each in proportion to its rest; those without one never."""
    keys = [(chance.random() ** (1 / rest), key) for key, rest in rests.items() if rest]
    return [key for _draw, key in sorted(keys, reverse=True)[:size]]


def _near(count: int, chance: random.Random) -> int:
    """Round at random, unbiased: up as often as the rest is of `BASE`."""
    rest = count % BASE
    return count - rest + (BASE if chance.random() * BASE < rest else 0)
