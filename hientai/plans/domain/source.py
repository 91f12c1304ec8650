"""The text of a paper in blocks and segments, each segment knowing which values stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_TAGS: Final = "b|strong|i|em|u|br|p|span|div|center|sup|sub|table|thead|tbody|tr|th|td|h[1-6]"
_MARKUP: Final = re.compile(
    rf"\*\*+|</?(?:{_TAGS})(?:\s[^<>\n]*)?/?>|(?<=\S) {{2,}}(?=\n)|\\(?=[^\w\s])", re.IGNORECASE
)
_HEADING: Final = re.compile(r"#{1,6}\s+")
_PIPE_RULE: Final = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?")
_CELL: Final = re.compile(r"[^\t|]*")
_GROUP_COLUMNS: Final = 3  # a row of this many cells, empty after the second, heads a group

CSS_OF_FIELD: Final = {
    "text": "task",
    "leads": "lead",
    "coordinators": "coord",
    "reports_to": "coord",
    "timeframe": "time",
    "target": "target",
}


@dataclass(frozen=True)
class Mark:
    """Characters of the text in which a value of an item stands."""

    start: int
    end: int
    item: str
    field: str
    doubt: bool = False
    on: bool = False


@dataclass(frozen=True)
class Segment:
    """A run of characters under the same marks; `items` is empty outside of marks."""

    text: str
    bold: bool = False
    css: str = ""
    items: tuple[str, ...] = ()
    first_of: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True)
class Cell:
    segments: tuple[Segment, ...]
    span: int = 1


@dataclass(frozen=True)
class Block:
    """A paragraph (one cell in one row) or a table (rows of cells)."""

    kind: str
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def segments(self) -> tuple[Segment, ...]:
        return self.rows[0][0].segments


@dataclass(frozen=True)
class _Line:
    kind: str  # heading, paragraph, row
    start: int
    end: int


def blocks(text: str, marks: Iterable[Mark]) -> list[Block]:
    """Return the text as blocks to draw: marks cut it into segments, Markdown signs are left out."""
    painter = _Painter(text, marks)
    return [painter.block(lines) for lines in _grouped(text)]


def _grouped(text: str) -> Iterator[list[_Line]]:
    """Yield the lines of each block; rows of a table belong together over blank lines."""
    group: list[_Line] = []
    apart = False
    for line in _lines(text):
        if line is None:
            apart = True
            continue
        joins = bool(group) and group[-1].kind == line.kind
        if group and not (joins and (line.kind == "row" or (line.kind == "p" and not apart))):
            yield group
            group = []
        group.append(line)
        apart = False
    if group:
        yield group


def _lines(text: str) -> Iterator[_Line | None]:
    at = 0
    for raw in text.splitlines(keepends=True):
        start, end = at, at + len(raw.rstrip("\r\n"))
        at += len(raw)
        content = text[start:end]
        if not content.strip():
            yield None
        elif _PIPE_RULE.fullmatch(content.strip()):
            continue
        elif "\t" in content.strip(" ") or content.lstrip().startswith("|"):
            yield _Line("row", start, end)
        elif found := _HEADING.match(content):
            yield _Line("h", start + found.end(), end)
        else:
            yield _Line("p", start, end)


class _Painter:
    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self.text = text
        self.marks = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self.cuts = sorted({edge for mark in self.marks for edge in (mark.start, mark.end)})
        self.seen: set[str] = set()

    def block(self, lines: Sequence[_Line]) -> Block:
        if lines[0].kind != "row":
            cell = Cell(tuple(self._segments(lines[0].start, lines[-1].end)))
            return Block(lines[0].kind, ((cell,),))
        rows = [self._row(line) for line in lines]
        width = max(sum(cell.span for cell in row) for row in rows)
        return Block("table", tuple(_widened(row, width) for row in rows))

    def _row(self, line: _Line) -> tuple[Cell, ...]:
        start, end = line.start, line.end
        if self.text[start:end].lstrip().startswith("|"):
            start = self.text.index("|", start) + 1
            end -= len(self.text[start:end]) - len(self.text[start:end].rstrip().rstrip("|"))
        places = [found.span() for found in _CELL.finditer(self.text[start:end])]
        places = [p for i, p in enumerate(places) if i == 0 or p[0] > places[i - 1][1]]
        return tuple(Cell(tuple(self._segments(start + a, start + b))) for a, b in places)

    def _segments(self, start: int, end: int) -> Iterator[Segment]:
        bold = False
        at = start
        for found in _MARKUP.finditer(self.text, start, end):
            yield from self._cut(at, found.start(), bold=bold)
            sign = found.group().lower()
            if sign.startswith("**"):
                bold = not bold
            elif sign in {"<b>", "<strong>"}:
                bold = True
            elif sign in {"</b>", "</strong>"}:
                bold = False
            at = found.end()
        yield from self._cut(at, end, bold=bold)

    def _cut(self, start: int, end: int, *, bold: bool) -> Iterator[Segment]:
        edges = [start, *(cut for cut in self.cuts if start < cut < end), end]
        for left, right in pairwise(edges):
            if left < right:
                yield self._segment(left, right, bold=bold)

    def _segment(self, start: int, end: int, *, bold: bool) -> Segment:
        here = [mark for mark in self.marks if mark.start <= start and end <= mark.end]
        if not here:
            return Segment(self.text[start:end], bold)
        main = min(here, key=lambda mark: (not mark.on, mark.end - mark.start))
        classes = ["m", CSS_OF_FIELD.get(main.field, "task")]
        classes += ["doubt"] * any(mark.doubt for mark in here)
        classes += ["on"] * any(mark.on for mark in here)
        items = tuple(dict.fromkeys((main.item, *(mark.item for mark in here))))
        first_of = main.item if main.item not in self.seen else ""
        self.seen.add(main.item)
        return Segment(self.text[start:end], bold, " ".join(classes), items, first_of)


def _widened(row: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    """Return a row as wide as its table; a group's heading spans what is empty beside it."""
    if len(row) >= _GROUP_COLUMNS and not any(
        segment.text.strip() for cell in row[2:] for segment in cell.segments
    ):
        return (row[0], Cell(row[1].segments, width - 1))
    missing = width - len(row)
    return (*row, *(Cell(()) for _ in range(missing)))
