"""Characters and words on a page become lines; distances are points, y counts downwards."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import Final

from hientai.reading.files.places import Box, Printed

SPACE: Final = 0.13  # of the size: a wider gap parts two words
_COLUMN: Final = 2.2  # of the size: a wider gap parts two columns
_SAME_LINE: Final = 0.45
_DOUBLED: Final = 0.12  # a letter drawn twice so near itself is bold print
_BOLD: Final = 0.9  # of the letters make a bold line
_RAISED: Final = 0.18
_SMALLER: Final = 0.8
_OVER: Final = 12.0  # a column's edge may lie this far beside the blank
_WIDE: Final = "    "  # what parts two runs of a line
_RISE: Final = 0.95  # of the size: how far letters reach above and below the base line
_FALL: Final = 0.3
_UNIT: Final = re.compile(r"(?:^|\W)[ckdm]?m$")


@dataclass(slots=True)
class Glyph:
    """A character or a word with its box and base line."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False


@dataclass(slots=True)
class Run:
    """What stands together on a line, with no gap as wide as between columns."""

    text: str
    x0: float
    x1: float
    words: tuple[Run, ...] = ()

    def parted(self, at: float, blank: float) -> tuple[Run, Run] | None:
        """Return what stands left and right of a place, if a blank so wide lies there."""
        for place, (left, right) in enumerate(pairwise(self.words), start=1):
            if left.x1 - _OVER <= at <= right.x0 + _OVER and right.x0 - left.x1 >= blank:
                return _joined(self.words[:place]), _joined(self.words[place:])
        return None


def _joined(words: Sequence[Run]) -> Run:
    text = " ".join(word.text for word in words)
    return Run(text, words[0].x0, words[-1].x1, tuple(words))


@dataclass(slots=True)
class Line:
    """A printed line."""

    runs: tuple[Run, ...]
    y: float
    size: float
    bold: bool = False
    page: int = 0
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = _WIDE.join([run.text for run in self.runs])

    @property
    def x0(self) -> float:
        return self.runs[0].x0

    @property
    def x1(self) -> float:
        return self.runs[-1].x1

    def printed(self, runs: Sequence[Run] = ()) -> Printed:
        """Return the text of the line, or of some of its runs, with its box."""
        shown = runs or self.runs
        top, bottom = self.y - _RISE * self.size, self.y + _FALL * self.size
        box = Box(self.page, shown[0].x0, top, shown[-1].x1, bottom)
        return Printed(_WIDE.join(run.text for run in runs) if runs else self.text, box)


def lines_of(glyphs: Iterable[Glyph], space: float = SPACE, page: int = 0) -> list[Line]:
    """Return the lines that the glyphs make, from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=attrgetter("y")):
        size = max(glyph.size, rows[-1][0].size) if rows else 0
        if rows and glyph.y - rows[-1][0].y <= _SAME_LINE * size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [_line(row, space, page) for row in rows]


def _line(row: Sequence[Glyph], space: float, page: int) -> Line:
    size = median(glyph.size for glyph in row)
    y = median(glyph.y for glyph in row)
    kept: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in sorted(row, key=attrgetter("x0")):
        if last and _is_double(glyph, last):
            continue
        gap = glyph.x0 - last.x1 if last else 0.0
        if last is None or gap > _COLUMN * size:
            kept.append([])
        elif gap > space * size:
            kept[-1].append(Glyph(" ", last.x1, glyph.x0, y, size))
        kept[-1].append(glyph)
        last = glyph
    bold = sum(len(glyph.text) for glyph in row if glyph.bold)
    is_bold = bold > _BOLD * sum(len(glyph.text) for glyph in row)
    return Line(tuple(_run(glyphs, y, size) for glyphs in kept), y, size, is_bold, page)


def _is_double(glyph: Glyph, last: Glyph) -> bool:
    near = abs(glyph.x0 - last.x0) < _DOUBLED * glyph.size
    return near and glyph.text == last.text and abs(glyph.x1 - last.x1) < _DOUBLED * glyph.size


def _run(glyphs: Sequence[Glyph], y: float, size: float) -> Run:
    """Return the text without the raised numbers that refer to footnotes."""
    words: list[Run] = []
    text, start = "", glyphs[0].x0
    for glyph in [*glyphs, Glyph(" ", glyphs[-1].x1, glyphs[-1].x1, y, size)]:
        raised = y - glyph.y > _RAISED * size and glyph.size < _SMALLER * size
        if raised and glyph.text.isdigit() and not _UNIT.search(text):
            continue
        if glyph.text != " ":
            start = start if text else glyph.x0
            text += glyph.text
        elif text:
            words.append(Run(unicodedata.normalize("NFC", text), start, glyph.x0))
            text = ""
    return _joined(words) if words else Run("", glyphs[0].x0, glyphs[-1].x1)


def tidy_lines(lines: Iterable[Line]) -> list[Line]:
    """Return the lines that say something."""
    return [line for line in lines if any(run.text for run in line.runs)]
