"""Word tables as a grid: merged cells in their places, deleted rows left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from hientai.reading.files.docx_inline import DROPPED
from hientai.reading.files.layout import Cell, Grid
from hientai.reading.files.numbering import VAL, W, whole_number
from hientai.reading.files.styles import Styles, inside

_ROW: Final = f"{W}tr"
_CELL: Final = f"{W}tc"
_MOST_COLUMNS: Final = 64
_NO_LINE: Final = frozenset({"nil", "none"})


@dataclass(frozen=True, slots=True)
class _Placed:
    lines: Cell
    span: int = 1
    goes_on: bool = False


def read_grid(
    table: etree._Element, styles: Styles, read: Callable[[etree._Element], Cell]
) -> tuple[Grid, bool]:
    """Return the cells row by row, and whether lines are drawn around them."""
    grid: Grid = []
    above: list[_Placed] = []
    for row in _inside(table, _ROW):
        if _is_deleted(row):
            continue
        placed = list(_row(row, read))
        grid.append(_fill(placed, above))
        above = _reach_down(placed, above)
    return grid, _is_bordered(table, styles)


def _inside(container: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in container:
        if child.tag == tag:
            yield child
        elif child.tag not in DROPPED and child.tag not in {_ROW, _CELL, f"{W}tblPr"}:
            yield from _inside(child, tag)


def _is_deleted(row: etree._Element) -> bool:
    properties = row.find(f"{W}trPr")
    return properties is not None and properties.find(f"{W}del") is not None


def _row(row: etree._Element, read: Callable[[etree._Element], Cell]) -> Iterator[_Placed]:
    properties = row.find(f"{W}trPr")
    before = None if properties is None else properties.find(f"{W}gridBefore")
    if before is not None:
        yield _Placed([], _span(before))
    for cell in _inside(row, _CELL):
        own = inside(next(cell.iterchildren(f"{W}tcPr"), None))
        span, merge = own.get(f"{W}gridSpan"), own.get(f"{W}vMerge")
        goes_on = merge is not None and merge.get(VAL, "continue") != "restart"
        yield _Placed(read(cell), _span(span), goes_on)


def _span(element: etree._Element | None) -> int:
    number = 1 if element is None else whole_number(element.get(VAL), 1)
    return min(max(number, 1), _MOST_COLUMNS)


def _spread(placed: list[_Placed]) -> list[_Placed]:
    """Return one entry per column of the grid."""
    spread: list[_Placed] = []
    for each in placed:
        spread.append(each)
        spread.extend(_Placed([], 1, each.goes_on) for _ in range(each.span - 1))
    return spread[:_MOST_COLUMNS]


def _fill(placed: list[_Placed], above: list[_Placed]) -> list[Cell]:
    """Return the row's cells; one merged with the row above repeats it in a row of its own.

    A row whose first cell goes on as well is the rest of the row above: there it stays empty.
    """
    spread = _spread(placed)
    is_rest = bool(spread) and spread[0].goes_on
    cells: list[Cell] = []
    for place, each in enumerate(spread):
        if each.goes_on and not is_rest and place < len(above):
            cells.append(above[place].lines)
        else:
            cells.append(each.lines)
    return cells


def _reach_down(placed: list[_Placed], above: list[_Placed]) -> list[_Placed]:
    """Return what a cell merged with this row would show."""
    return [
        above[place] if each.goes_on and place < len(above) else each
        for place, each in enumerate(_spread(placed))
    ]


def _is_bordered(table: etree._Element, styles: Styles) -> bool:
    borders = table.find(f"{W}tblPr/{W}tblBorders")
    if borders is not None and any(side.get(VAL) not in _NO_LINE for side in borders):
        return True
    style = table.find(f"{W}tblPr/{W}tblStyle")
    name = "" if style is None else styles.get(style.get(VAL, "")).name
    if borders is None and name not in {"", "normal table", "table normal"}:
        return True
    return any(
        side.get(VAL) not in _NO_LINE
        for cell in table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders")
        for side in cell
    )
