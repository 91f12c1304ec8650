"""Ruling lines become the cells of tables; the same for drawn pages and for scans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from operator import attrgetter
from typing import Final, NamedTuple

from hientai.reading import patterns
from hientai.reading.files.geometry import SPACE, Glyph, lines_of
from hientai.reading.files.layout import Cell, Grid
from hientai.reading.files.places import Printed
from hientai.reading.source import plain

_NEAR: Final = 3.0  # points: lines this close are one
_COVERED: Final = 0.6  # an edge drawn for this share of its length parts two cells
_FEWEST: Final = 2
_MOST_RULINGS: Final = 3_000  # more are a drawing
_MOST_COLUMNS: Final = 40
_MOST_ROWS: Final = 300
_WIDE_CAPITALS: Final = 1.4  # of the width of other letters
_SLACK: Final = 0.5  # of a line's height: a cell's inner margin
_OPEN: Final = 9.0  # a side this far beyond the last line has no line of its own


class Ruling(NamedTuple):
    """A straight line: `at` is its place across, `start` and `end` where it runs."""

    across: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class Table:
    """The borders of a table on one page and what was printed inside."""

    xs: list[float]
    ys: list[float]
    rulings: list[Ruling]
    glyphs: list[Glyph] = field(default_factory=list)
    space: float = SPACE
    page: int = 0

    def holds(self, glyph: Glyph) -> bool:
        """Tell whether the glyph stands inside the outer border."""
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.y - glyph.size / 3
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def grid(self, xs: Sequence[float] = ()) -> Grid:
        """Return the cells row by row, by this table's columns or those of the one it goes on."""
        return _Cells(list(xs) or self.xs, self).grid()

    def wide_rows(self, column: int) -> list[tuple[float, float]]:
        """Return from where to where a cell over several columns reaches through this one."""
        cells = _Cells(self.xs, self)
        return [(self.ys[i], self.ys[i + 1]) for i in range(cells.rows) if cells.is_wide(i, column)]


def find_tables(rulings: Iterable[Ruling]) -> list[Table]:
    """Return the tables that lines make, from top to bottom."""
    drawn = list(rulings)
    merged = _merged(drawn) if _may_cross(drawn) else []
    if len(merged) > _MOST_RULINGS:
        return []
    tables: list[Table] = []
    for group in _connected(merged):
        xs, ys = _borders(group, across=False), _borders(group, across=True)
        if _FEWEST <= len(xs) <= _MOST_COLUMNS and _FEWEST <= len(ys) <= _MOST_ROWS:
            tables.append(Table(xs, ys, group))
    return sorted(tables, key=lambda table: table.ys[0])


def _borders(group: Sequence[Ruling], *, across: bool) -> list[float]:
    """Return where the lines of one direction lie, open sides of the table included."""
    places = [ruling.at for ruling in group if ruling.across == across]
    if not places:
        return []
    ends = [
        end for ruling in group if ruling.across != across for end in (ruling.start, ruling.end)
    ]
    open_sides = [end for end in ends if not min(places) - _OPEN <= end <= max(places) + _OPEN]
    return _places([*places, *({min(open_sides), max(open_sides)} if open_sides else ())])


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _merged(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Join pieces of one line."""
    merged: list[Ruling] = []
    for group in _side_by_side(rulings):
        pieces = sorted(group, key=attrgetter("start"))
        joined = pieces[:1]
        for each in pieces[1:]:
            last = joined[-1]
            if each.start <= last.end + _NEAR:
                joined[-1] = last._replace(end=max(last.end, each.end))
            else:
                joined.append(each)
        merged.extend(joined)
    return merged


def _side_by_side(rulings: Iterable[Ruling]) -> list[list[Ruling]]:
    """Return the lines of one direction and place together, as thick or askew ones are found."""
    groups: list[list[Ruling]] = []
    for each in sorted(rulings, key=lambda ruling: (ruling.across, ruling.at)):
        first = groups[-1][0] if groups else None
        if first and first.across == each.across and each.at - first.at <= _NEAR:
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _connected(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    """Return the groups of lines that touch each other."""
    groups: list[list[Ruling]] = []
    for each in rulings:
        touching = [group for group in groups if any(_touch(each, other) for other in group)]
        joined = [each, *(ruling for group in touching for ruling in group)]
        groups = [group for group in groups if group not in touching]
        groups.append(joined)
    return groups


def _may_cross(rulings: Iterable[Ruling]) -> bool:
    """Tell whether any two may touch: strokes under words and beside paragraphs make no table."""
    across: list[Ruling] = []
    down: list[Ruling] = []
    for each in rulings:
        (across if each.across else down).append(each)
    return any(_touch(one, two, 3 * _NEAR) for one in across for two in down)


def _touch(one: Ruling, two: Ruling, near: float = _NEAR) -> bool:
    if one.across == two.across:
        return False
    return (
        one.start - near <= two.at <= one.end + near
        and two.start - near <= one.at <= two.end + near
    )


class _Cells:
    """The cells between the lines; those without a line between them are one."""

    def __init__(self, xs: list[float], table: Table) -> None:
        self.xs, self.ys = xs, table.ys
        self.rulings = sorted(table.rulings, key=attrgetter("start"))
        self.columns, self.rows = len(xs) - 1, len(table.ys) - 1
        self.owner = {(i, j): (i, j) for i in range(self.rows) for j in range(self.columns)}
        self._merge()
        self.lines = self._fill(table)

    def grid(self) -> Grid:
        rows: Grid = []
        for i in range(self.rows):
            is_rest = self.owner[i, 0][0] < i and self.lines.get(self.owner[i, 0], []) != []
            rows.append([self._shown(i, j, is_rest=is_rest) for j in range(self.columns)])
        return [row for row in rows if any(row)]

    def is_wide(self, i: int, j: int) -> bool:
        """Tell whether the cell there is one with that beside it."""
        owner = self.owner[i, j]
        return any(
            self.owner[i, other] == owner for other in (j - 1, j + 1) if 0 <= other < self.columns
        )

    def _shown(self, i: int, j: int, *, is_rest: bool) -> Cell:
        """Return a cell's lines: only in its first column; below its first row only repeated."""
        row, column = self.owner[i, j]
        if column != j or (row != i and is_rest):
            return []
        return self.lines.get((row, column), [])

    def _merge(self) -> None:
        for i in range(self.rows):
            for j in range(self.columns):
                if j and not self._drawn(self.xs[j], self.ys[i], self.ys[i + 1], across=False):
                    self.owner[i, j] = self.owner[i, j - 1]
                elif i and not self._drawn(self.ys[i], self.xs[j], self.xs[j + 1], across=True):
                    self.owner[i, j] = self.owner[i - 1, j]

    def _drawn(self, at: float, start: float, end: float, *, across: bool) -> bool:
        covered, reached = 0.0, start
        for ruling in self.rulings:
            if ruling.across == across and abs(ruling.at - at) <= _NEAR:
                covered += max(0.0, min(end, ruling.end) - max(reached, ruling.start))
                reached = max(reached, min(end, ruling.end))
        return covered >= _COVERED * (end - start)

    def _fill(self, table: Table) -> dict[tuple[int, int], Cell]:
        found: dict[tuple[int, int], list[Glyph]] = {}
        for glyph in table.glyphs:
            column = _between((glyph.x0 + glyph.x1) / 2, self.xs)
            row = _between(glyph.y - glyph.size / 3, self.ys)
            found.setdefault(self.owner[row, column], []).append(glyph)
        return {place: self._printed(place, inside, table) for place, inside in found.items()}

    def _printed(self, place: tuple[int, int], inside: list[Glyph], table: Table) -> Cell:
        """Return the lines of a cell; names set one below the other are parted by `;`."""
        lines = lines_of(inside, table.space, table.page)
        found = [line.printed((run,)) for line in lines for run in line.runs if run.text]
        if place[0] == 0:
            return list(found)
        column = max(j for (i, j), owner in self.owner.items() if owner == place)
        right = self.xs[column + 1]
        return [
            Printed(f"{one};", one.box) if two and _breaks(one, two, right) else one
            for one, two in zip_longest(found, found[1:])
        ]


def _breaks(one: Printed, two: Printed, right: float) -> bool:
    """Tell whether the second line was begun although its first word would have fitted the first."""
    words = plain(two)
    is_name = patterns.NAMED.match(words) or patterns.HEAD.match(words)
    if not is_name or not two[:1].isupper() or not one[-1:].isalpha():
        return False
    word = two.split(" ", 1)[0]
    size = two.box.bottom - two.box.top
    width = (two.box.right - two.box.left) / len(two) * (len(word) + 1)
    if word.isupper():
        width *= _WIDE_CAPITALS
    return one.box.right + width + size * _SLACK < right


def _between(value: float, borders: Sequence[float]) -> int:
    return min(max(bisect_right(borders, value) - 1, 0), len(borders) - 2)


def goes_on(xs: Sequence[float], before: Sequence[float]) -> bool:
    """Tell whether a table at the top of a page has the columns of the one before it."""
    if not before or abs(xs[0] - before[0]) > _NEAR or abs(xs[-1] - before[-1]) > _NEAR:
        return False
    return all(min(abs(x - other) for other in before) <= _NEAR for x in xs)


def as_rulings(points: Sequence[tuple[float, float]]) -> Iterable[Ruling]:
    """Return the lines of a path that run straight across or down."""
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(y0 - y1) <= _NEAR / 2 < abs(x0 - x1):
            yield Ruling(across=True, at=(y0 + y1) / 2, start=min(x0, x1), end=max(x0, x1))
        elif abs(x0 - x1) <= _NEAR / 2 < abs(y0 - y1):
            yield Ruling(across=False, at=(x0 + x1) / 2, start=min(y0, y1), end=max(y0, y1))
