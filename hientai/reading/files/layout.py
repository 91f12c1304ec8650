"""Tells a table that only places a letterhead or a signature from one that holds data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from hientai.reading import patterns as p
from hientai.reading.files.places import Printed
from hientai.reading.files.writing import joined
from hientai.reading.keys import is_key
from hientai.reading.source import Piece, plain

Cell = list[str]  # the lines of one cell
Grid = list[list[Cell]]

_MARKS: Final = re.compile(
    r"cong hoa xa hoi chu nghia|doc lap\s*-\s*tu do|dang cong san viet nam|noi nhan\s*:?$"
    r"|(?:t/?m|kt|k\.t|tl|tuq|t\.m)\s*[./]\s*[a-z]|kinh gui|so\s*:.{0,20}[/-]\s*[a-z]"
)
_NUMBERED: Final = re.compile(r"(?:so\s*)?(?:tt|stt|s tt)\.?")
_MOST_COLUMNS: Final = 3
_MOST_ROWS: Final = 40
_SOME_KEYS: Final = 2


def is_layout(grid: Grid, *, bordered: bool = True) -> bool:
    """Tell whether the cells are only set side by side, as letterheads and signatures are."""
    columns = max((len(row) for row in grid), default=0)
    if columns <= 1:
        return True
    filled = sum(
        any(row[i : i + 1] != [[]] for row in grid if i < len(row)) for i in range(columns)
    )
    if filled > _MOST_COLUMNS or len(grid) > _MOST_ROWS or _has_number_column(grid):
        return False
    if any(_MARKS.match(plain(line).strip(" *")) for line in _lines(grid)):
        return True
    return not bordered and filled < _MOST_COLUMNS and not _has_keys(grid)


def _has_number_column(grid: Grid) -> bool:
    first = grid[0][0] if grid and grid[0] else []
    return bool(_NUMBERED.fullmatch(plain(" ".join(first)).strip(" .")))


def _has_keys(grid: Grid) -> bool:
    """Tell rows of `Cơ quan chủ trì | Sở A` from things that stand side by side."""
    first = [" ".join(row[0]) for row in grid if row and row[0]]
    return sum(is_key(Piece(text, (0,) * len(text))) for text in first) >= _SOME_KEYS


def _lines(grid: Grid) -> Iterator[str]:
    for row in grid:
        for cell in row:
            yield from cell


def by_column(grid: Grid) -> Iterator[Cell]:
    """Return the lines of each column from left to right, as a reader takes them."""
    for place in range(max((len(row) for row in grid), default=0)):
        lines = [line for row in grid if place < len(row) for line in row[place]]
        if lines:
            yield lines


def flat(grid: Grid) -> Iterator[Sequence[str]]:
    """Return the rows of a data table, each cell on one line."""
    for row in grid:
        cells = ["; ".join(cell) if _is_list(cell) else joined(cell) for cell in row]
        if any(cells):
            yield cells


def _is_list(cell: Cell) -> bool:
    """Tell whether each line is a name; printed lines are wrapped, and parted where they stand."""
    return p.names_a_line(cell) and not any(isinstance(line, Printed) for line in cell)
