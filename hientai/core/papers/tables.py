"""Tables with a head that repeats and rows that stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Length, Mm, Pt

from hientai.core.papers import elements, styles
from hientai.core.papers.metrics import lines_needed
from hientai.kernel.papers import Column, GroupRow, Row

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell, _Row

_ALIGNS: Final = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_MARGIN: Final = Mm(1.5)
_TEXT_SIZE: Final = Pt(styles.LOOKS[styles.TEXT_CELL].size)
# A row that fills half a page is allowed to break: kept whole it would leave the page before empty.
_LONGEST_WHOLE_ROW: Final = 15


def add_table(
    document: Document,
    columns: Sequence[Column],
    rows: Sequence[Row | GroupRow],
    *,
    width: Length,
    title: str,
) -> Table:
    """Add the table over the whole width and return it."""
    table: Table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    widths = _share(columns, width)
    elements.set_widths(table, widths)
    elements.set_cell_margins(table, sides=_MARGIN, ends=Pt(2.5))
    elements.describe(table, title)
    _write_head(table.rows[0], columns, widths)
    added = [_add_row(table) for _row in rows]
    for place, row in zip(added, rows, strict=True):
        if isinstance(row, GroupRow):
            _write_group(place, row)
        else:
            _write_row(place, row, columns, widths)
    for before_last in {0, len(added) - 2} & set(range(len(added) - 1)):
        keep_with_next(added[before_last])  # no row stands alone on a page, least of all a total
    return table


def keep_with_next(row: _Row) -> None:
    """Hold the row on the page of what follows it."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _add_row(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call] # python-docx left it untyped
    return row


def _share(columns: Sequence[Column], width: Length) -> list[Length]:
    total = sum(column.weight for column in columns)
    return [Emu(int(width * column.weight / total)) for column in columns]


def _write_head(row: _Row, columns: Sequence[Column], widths: Sequence[Length]) -> None:
    for cell, column, width in zip(row.cells, columns, widths, strict=True):
        cell.width = width
        _fill(cell, column.title, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    keep_with_next(row)
    elements.flag_row(row, "cantSplit", "tblHeader")


def _write_group(row: _Row, group: GroupRow) -> None:
    number, *rest = row.cells
    _fill(number, group.number, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    _fill(rest[0].merge(rest[-1]), group.text, WD_ALIGN_PARAGRAPH.LEFT, bold=True)
    keep_with_next(row)
    elements.flag_row(row, "cantSplit")


def _write_row(row: _Row, values: Row, columns: Sequence[Column], widths: Sequence[Length]) -> None:
    for cell, text, column in zip(row.cells, values.cells, columns, strict=True):
        _fill(cell, text, _ALIGNS[column.align], bold=values.bold)
    needed = (
        lines_needed(text, Length(width - 2 * _MARGIN), _TEXT_SIZE)
        for text, width in zip(values.cells, widths, strict=True)
    )
    if max(needed) <= _LONGEST_WHOLE_ROW:
        elements.flag_row(row, "cantSplit")


def _fill(cell: _Cell, text: str, align: WD_ALIGN_PARAGRAPH, *, bold: bool) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for place, part in enumerate(text.splitlines() or [""]):
        paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
        elements.set_style(paragraph, styles.TEXT_CELL)
        paragraph.alignment = align
        elements.write(paragraph, part, bold=bold)
