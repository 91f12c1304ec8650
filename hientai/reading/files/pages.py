"""The pages of a printed paper become one text: margins cleared, tables and notes in place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import Final

from hientai.reading.files.columns import Columns, part_columns, whole_names
from hientai.reading.files.geometry import Line
from hientai.reading.files.layout import Cell, Grid, by_column, flat, is_layout
from hientai.reading.files.paragraphs import Frame, Paragraph, frame_of, paragraphs_of
from hientai.reading.files.pdf_page import PageText
from hientai.reading.files.places import (
    Box,
    LoadedText,
    Places,
    Printed,
    aligned,
    in_shares,
    turned_back,
    turned_round,
)
from hientai.reading.files.rulings import Table, goes_on
from hientai.reading.files.writing import Writer
from hientai.reading.source import clean

_PAGE_NUMBER: Final = re.compile(
    r"[-–—|\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—|\s.]*", re.IGNORECASE
)
_DIGITS: Final = re.compile(r"\d+")
_EDGE: Final = 2  # a running title takes no more lines than this
_TALLEST_HEAD: Final = 3  # rows
_FEWEST_TORN: Final = 2
_FEWEST: Final = 3
_NOTE: Final = re.compile(r"(?P<number>\d{1,3})[.)]?\s*(?P<text>[^\W\d].*)")
_ENDED: Final = re.compile(r"[.;:!?]$")
_SMALL: Final = 0.93


def write_pages(pages: Sequence[PageText]) -> LoadedText:
    """Return the text of all pages and where it stands on them."""
    for page, lines in zip(pages, _without_margins([page.lines for page in pages]), strict=True):
        page.lines = lines
    writing = _Pages(pages)
    text = clean(writing.text())
    found = aligned(text, map(_as_printed, writing.printed))
    return LoadedText(text, Places(_row(pages, *each) for each in found))


def _as_printed(piece: Line | Printed) -> Printed:
    return piece.printed() if isinstance(piece, Line) else piece


def _row(pages: Sequence[PageText], start: int, end: int, box: Box) -> list[int]:
    page = pages[box.page - 1]
    shown = turned_back(box, page.turned, page.width, page.height) if page.turned else box
    size = (page.width, page.height)
    if page.quarters:
        shown = turned_round(shown, page.quarters, *size)
    return [start, end, *in_shares(shown, *size[:: -1 if page.quarters % 2 else 1])]


def _without_margins(pages: list[list[Line]]) -> list[list[Line]]:
    """Return the lines without page numbers and without titles that run over the pages."""
    bare = [_without_numbers(lines) for lines in pages]
    seen = Counter(
        key for lines in bare for key in {_key(line) for line in [*lines[:_EDGE], *lines[-_EDGE:]]}
    )
    often = max(_FEWEST, len(pages) // 2)
    running = {key for key, count in seen.items() if count >= often}
    return [_without_running(lines, running) for lines in bare]


def _without_numbers(lines: list[Line]) -> list[Line]:
    for place in (0, -1):
        if lines and _PAGE_NUMBER.fullmatch(lines[place].text):
            lines = lines[1:] if place == 0 else lines[:-1]
    return lines


def _key(line: Line) -> str:
    return f"{round(line.y / 4)} {_DIGITS.sub('#', line.text)}"


def _without_running(lines: list[Line], running: set[str]) -> list[Line]:
    start, end = 0, len(lines)
    while start < min(_EDGE, end) and _key(lines[start]) in running:
        start += 1
    while end > max(start, len(lines) - _EDGE) and _key(lines[end - 1]) in running:
        end -= 1
    return lines[start:end]


class _Pages:
    """Writes page after page; a paragraph or a table stays open over the border of two."""

    def __init__(self, pages: Sequence[PageText]) -> None:
        self._pages = pages
        sizes = [line.size for page in pages for line in page.lines]
        self._size = median(sizes) if sizes else 0.0
        self._writer = Writer()
        self._open: Paragraph | None = None
        self._frame: Frame | None = None
        self._grid: Grid = []
        self._columns: list[float] = []
        self._notes: list[tuple[str, str]] = []
        self._noted: list[Line] = []
        self.printed: list[Line | Printed] = []  # everything in the order in which it is written

    def text(self) -> str:
        for page in self._pages:
            self._page(page)
        self._close_paragraph()
        self._close_table()
        for number, text in self._notes:
            self._writer.note(number, text)
        self.printed.extend(self._noted)
        return self._writer.text()

    def _page(self, page: PageText) -> None:
        lines = self._without_notes(page.lines)
        if lines:
            self._frame = frame_of(lines, self._frame)
        parts = _in_order(lines, page.tables)
        if self._is_torn(parts):
            del parts[0]
        for part in parts:
            if isinstance(part, Table):
                self._table(part)
            else:
                self._lines(part)

    def _lines(self, lines: Sequence[Line]) -> None:
        self._close_table()
        stretch: list[Line] = []
        middle = (self._frame.left + self._frame.right) / 2 if self._frame else 0.0
        for part in part_columns(lines, middle):
            if isinstance(part, Columns):
                self._paragraphs(stretch)
                self._close_paragraph()
                self._side_by_side(part.left if self.printed else whole_names(part.left))
                self._side_by_side(part.right)
                stretch = []
            else:
                stretch.append(part)
        self._paragraphs(stretch)

    def _side_by_side(self, lines: Sequence[Printed]) -> None:
        self._writer.lines(lines)
        self.printed.extend(lines)

    def _paragraphs(self, lines: Sequence[Line]) -> None:
        if not lines or self._frame is None:
            return
        found = paragraphs_of(lines, self._frame, self._open)
        for paragraph in found[:-1]:
            self._write(paragraph)
        self._open = found[-1]

    def _close_paragraph(self) -> None:
        if self._open:
            self._write(self._open)
            self._open = None

    def _write(self, paragraph: Paragraph) -> None:
        group = "centred" if paragraph.centred else ""
        self._writer.paragraph(paragraph.text, group, bold=paragraph.bold)
        self.printed.extend(paragraph.lines)

    def _is_torn(self, parts: Sequence[list[Line] | Table]) -> bool:
        """Tell whether a running title stands between a row and its rest on this page."""
        if not self._grid or len(parts) < _FEWEST_TORN:
            return False
        title, table = parts[0], parts[1]
        if not isinstance(table, Table) or not goes_on(table.xs, self._columns):
            return False
        if isinstance(title, Table) or len(title) > _EDGE:
            return False
        rows = _without_head(table.grid(self._columns), self._grid)
        return bool(rows) and _is_rest(rows[0], self._grid[-1])

    def _table(self, table: Table) -> None:
        if self._open or not goes_on(table.xs, self._columns):
            self._close_paragraph()
            self._close_table()
            self._columns = table.xs
        rows = _without_head(table.grid(self._columns), self._grid)
        if self._grid and rows and _is_rest(rows[0], self._grid[-1]):
            first = rows.pop(0)
            self._grid[-1] = [a + b for a, b in zip(self._grid[-1], first, strict=True)]
        self._grid.extend(rows)

    def _close_table(self) -> None:
        if self._grid and is_layout(self._grid):
            for column in by_column(self._grid):
                self._writer.lines(column)
                self.printed.extend(_all_printed([column]))
        elif self._grid:
            self._writer.table(flat(self._grid))
            for row in self._grid:
                self.printed.extend(_all_printed(row))
        self._grid, self._columns = [], []

    def _without_notes(self, lines: list[Line]) -> list[Line]:
        """Set aside the footnotes of a page: small print at its foot that begins with a number."""
        start = len(lines)
        while start and lines[start - 1].size < _SMALL * self._size:
            start -= 1
        while start < len(lines) and not _NOTE.match(lines[start].text):
            start += 1
        self._noted.extend(lines[start:])
        for line in lines[start:]:
            found = _NOTE.match(line.text)
            if (found and int(found["number"]) == len(self._notes) + 1) or not self._notes:
                self._notes.append((found["number"], found["text"]) if found else ("", line.text))
            else:
                number, text = self._notes[-1]
                self._notes[-1] = (number, f"{text} {line.text}")
        return lines[:start]


def _all_printed(cells: Iterable[Cell]) -> Iterator[Printed]:
    for cell in cells:
        yield from (line for line in cell if isinstance(line, Printed))


def _without_head(rows: Grid, before: Grid) -> Grid:
    """Return the rows without the head that is printed again on the next page."""
    same = 0
    while same < min(len(rows), len(before), _TALLEST_HEAD) and rows[same] == before[same]:
        same += 1
    return rows[same:]


def _is_rest(row: Sequence[Cell], before: Sequence[Cell]) -> bool:
    """Tell whether the first row of a page is the rest of the last row of the page before."""
    if len(row) != len(before) or row[0] or not before[0]:
        return False
    pairs = [(a[-1], b[0]) for a, b in zip(before, row, strict=True) if a and b]
    return any(b[:1].islower() or not _ENDED.search(a) for a, b in pairs)


def _in_order(lines: Sequence[Line], tables: Iterable[Table]) -> list[list[Line] | Table]:
    """Return stretches of lines and tables as they stand from top to bottom."""
    parts: list[list[Line] | Table] = []
    rest = list(lines)
    for table in tables:
        above = [line for line in rest if line.y <= table.ys[0] + line.size]
        rest = rest[len(above) :]
        parts.extend([above, table] if above else [table])
    return [*parts, rest] if rest else parts
