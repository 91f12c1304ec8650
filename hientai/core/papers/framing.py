"""What the heads and feet of all forms stand on: frames without borders, rules, broken lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docx.shared import Emu, Length

from hientai.core.papers import elements, styles
from hientai.core.papers.metrics import balanced, text_width

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

RULE_SHARE = 0.4  # between a third and a half of the line above


def ruled(document: Document, text: str, style: str, width: Length, *, after: float) -> None:
    """Add the text in balanced lines with a rule of a part of their length under them."""
    lines = broken(text, width, style)
    elements.line(document, lines, style)
    elements.rule(document, rule_width(lines, style), width, after=after)


def broken(text: str, width: Length, style: str) -> str:
    """Break the text into lines about equally long, with a little room at the sides."""
    limit = Emu(int(width * 0.97))
    return "\n".join(balanced(text, limit, styles.size_of(style), bold=styles.is_bold(style)))


def rule_width(broken: str, style: str) -> Length:
    bold = styles.is_bold(style)
    widths = (text_width(line, styles.size_of(style), bold=bold) for line in broken.split("\n"))
    return Emu(int(max(widths) * RULE_SHARE))


def first(cell: _Cell, text: str, style: str) -> None:
    paragraph = cell.paragraphs[0]
    elements.set_style(paragraph, style)
    elements.write(paragraph, text)


def frame(document: Document, rows: int, widths: Sequence[Length]) -> Table:
    """Add a table without borders or room in its cells: only a frame for two columns of text."""
    table: Table = document.add_table(rows=rows, cols=len(widths))
    elements.set_widths(table, widths)
    elements.set_cell_margins(table, sides=Emu(0), ends=Emu(0))
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    return table
