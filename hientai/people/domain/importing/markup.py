"""Tables in markup that programs save as `.xls`: pages of HTML, and Excel's XML of 2003."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from hientai.people.domain.names import clean

_ROWS: Final = frozenset({"tr", "row", "ss:row"})
_CELLS: Final = frozenset({"td", "th", "cell", "ss:cell"})
_SHEETS: Final = frozenset({"worksheet", "ss:worksheet"})
_BREAKS: Final = frozenset({"br", "p", "div", "li"})
_LOOKED_AT: Final = 4096  # bytes
_WIDEST, _TALLEST = 400, 20_000

Span = tuple[int, int, int, int]


@dataclass
class Table:
    """The tables of a page or of a sheet, one below the other."""

    name: str = ""
    rows: list[list[str]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)


def is_markup(data: bytes) -> bool:
    """Tell whether a file begins as markup and has a table."""
    head = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith(b"<") and b"<table" in data[: 1 << 17].lower().replace(b"<ss:", b"<")


def read_tables(text: str) -> list[Table]:
    """Return the sheets of a page: one, or each of a workbook in XML."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return [table for table in parser.tables if table.rows]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables = [Table()]
        self._cell: list[str] | None = None
        self._taken: dict[int, set[int]] = {}  # columns that a cell above covers, by row

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name.removeprefix("ss:"): value or "" for name, value in attrs}
        if tag in _SHEETS:
            self.tables.append(Table(said.get("name", "")))
            self._taken = {}
        elif tag in _ROWS:
            self._close()
            self._row(_number(said.get("index")))
        elif tag in _CELLS and self.tables[-1].rows:
            self._close()
            self._begin(said)
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS or tag in _ROWS:
            self._close()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data if data == "\n" else " ".join(data.split(" ")))

    def _row(self, index: int) -> None:
        rows = self.tables[-1].rows
        while len(rows) + 1 < min(index, _TALLEST):
            rows.append([])
        rows.append([])

    def _begin(self, said: dict[str, str]) -> None:
        """Begin a cell where the row goes on, and keep the places that it covers."""
        table = self.tables[-1]
        row, top = table.rows[-1], len(table.rows) - 1
        taken = self._taken.get(top, set())
        wanted = _number(said.get("index")) - 1
        while len(row) in taken or len(row) < min(wanted, _WIDEST):
            row.append("")
        left = len(row)
        across = min(
            _number(said.get("colspan"), 1) - 1 or _number(said.get("mergeacross")), _WIDEST
        )
        down = min(_number(said.get("rowspan"), 1) - 1 or _number(said.get("mergedown")), _TALLEST)
        row += [""] * (across + 1)
        for below in range(top + 1, top + down + 1):
            self._taken.setdefault(below, set()).update(range(left, left + across + 1))
        if across or down:
            table.spans.append((top, left, top + down, left + across))
        self._cell, self._place = [], left

    def _close(self) -> None:
        if self._cell is None:
            return
        lines = (clean(line) for line in "".join(self._cell).splitlines())
        self.tables[-1].rows[-1][self._place] = "\n".join(filter(None, lines))
        self._cell = None


def _number(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isdigit() and len(text) < len("100000") else otherwise
