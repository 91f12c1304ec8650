"""A breakdown as a page shows it: rows and columns that have people, sums, and where cells lead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.kernel.permissions import Actor
from hientai.people.selectors.counting import Whom
from hientai.statistics.domain.asking import Asked
from hientai.statistics.domain.columns import Counts
from hientai.statistics.domain.dimensions import DIMENSIONS, ON_PLACES
from hientai.statistics.selectors.axes import Value
from hientai.statistics.selectors.cube import Cube
from hientai.statistics.selectors.seen import seen_cube

UNSORTED = frozenset({"body", "place", "district", "group", "degree_code", "sector", "province"})


@dataclass(frozen=True)
class Line:
    """A row: its value, counts by column, their sum, the same before, and where each leads."""

    value: Value
    counts: tuple[int, ...]
    hrefs: tuple[str, ...]
    total: int
    href: str
    before: int = 0

    @property
    def cells(self) -> list[tuple[int, str]]:
        """Return each column's count and where it leads."""
        return list(zip(self.counts, self.hrefs, strict=True))


@dataclass(frozen=True)
class Breakdown:
    """What was asked and found; `before` is None unless two days are compared."""

    asked: Asked
    on: dt.date
    before_on: dt.date | None
    columns: tuple[Value, ...]
    lines: tuple[Line, ...]
    total: int
    total_before: int
    notes: tuple[str, ...]
    taken_at: dt.datetime

    @property
    def row_label(self) -> str:
        return _(DIMENSIONS[self.asked.rows].label)

    @property
    def column_label(self) -> str:
        return _(DIMENSIONS[self.asked.columns].label) if self.asked.columns else ""

    @property
    def sums(self) -> list[int]:
        return [sum(line.counts[at] for line in self.lines) for at in range(len(self.columns))]

    @property
    def line_total(self) -> int:
        return sum(line.total for line in self.lines)

    @property
    def known(self) -> tuple[Line, ...]:
        """Return the rows that are not the unknown."""
        return tuple(line for line in self.lines if line.value.key)


def breakdown(actor: Actor, asked: Asked) -> Breakdown:
    """Return what was asked as the actor may see it."""
    today = localdate()
    on, before_on = asked.day(today), asked.day_before(today)
    whom = Whom(asked.whom)
    compared = before_on is not None
    dims = [asked.rows, *([asked.columns] if asked.columns and not compared else [])]
    found = seen_cube(actor, dims, asked.filters, on, whom)
    former = seen_cube(actor, dims, asked.filters, before_on, whom) if before_on else None
    columns = _shown(found, 1) if len(dims) > 1 else []
    lines = [
        _line(asked, found, former, at, columns)
        for at in range(len(found.values[0]))
        if found.counts[at].any() or (former and _before(former, found.values[0][at]))
    ]
    return Breakdown(
        asked,
        found.on,
        before_on,
        tuple(found.values[1][at] for at in columns),
        tuple(_in_order(lines, asked.rows)),
        found.total,
        former.total if former else 0,
        (*found.notes, *(note for note in former.notes if note not in found.notes))
        if former
        else found.notes,
        dt.datetime.fromisoformat(found.taken_at),
    )


def _shown(cube: Cube, dim: int) -> list[int]:
    """Return the places of the columns that have anybody."""
    sums: Counts = cube.counts.sum(axis=1 - dim)
    return [int(at) for at in np.flatnonzero(sums)]


def _before(former: Cube, value: Value) -> int:
    keys = [each.key for each in former.values[0]]
    return int(former.counts[keys.index(value.key)]) if value.key in keys else 0


def _line(asked: Asked, found: Cube, former: Cube | None, at: int, columns: Sequence[int]) -> Line:
    value, row = found.values[0][at], np.atleast_1d(found.counts[at])
    key = {asked.rows: value.key}
    hrefs = [asked.of_cell({**key, asked.columns: found.values[1][c].key}) for c in columns]
    return Line(
        value,
        tuple(int(row[c]) for c in columns),
        tuple(hrefs),
        int(row.sum()),
        asked.of_cell(key),
        _before(former, value) if former else 0,
    )


def _in_order(lines: list[Line], rows: str) -> list[Line]:
    """Return rows in the order of their values; those of a long list by how many, the unknown last."""
    if rows in UNSORTED:
        lines = sorted(lines, key=lambda line: -line.total)
    return sorted(lines, key=lambda line: not line.value.key)


def choices(actor: Actor, name: str) -> tuple[Value, ...]:
    """Return the values of a dimension that have anybody, for a list to choose from."""
    found = seen_cube(actor, [name], {}, None, Whom.ALL)
    return tuple(
        value for value, n in zip(found.values[0], found.counts, strict=True) if n and value.key
    )


__all__ = ["ON_PLACES", "Breakdown", "Line", "breakdown", "choices"]
