"""The lines of an upright page as PDFium finds them, and word by word where it may be wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import Final, NamedTuple

from hientai.reading.files.geometry import Glyph, Line, Run, lines_of
from hientai.reading.files.pdf_letters import Letters

_SMALL_PRINT: Final = 0.9
_RAISED: Final = 0.85  # of the line's size: no raised number is larger
_THIN: Final = 2.5
_CLOSE: Final = 0.5  # of the size: lines so close may be one
_BLANK: Final = 0.5  # of the size: less than this parts words only
_FAR: Final = 9.0  # sizes of blank that end what stands side by side
_LABEL: Final = re.compile(r"(?:[\w.]{1,6}[.)/]|[-–+•*])\s+(?=\S)")
_LINES: Final = re.compile(r"\S[^\r\n]*")
_WORDS: Final = re.compile(r"\S+")
_NUMBERS: Final = re.compile(r"\d(?!\S)")


class _Whole(NamedTuple):
    """A line of PDFium's, its characters, and where its last one stands."""

    line: Line
    start: int
    end: int
    last: float

    @property
    def is_even(self) -> bool:
        return abs(self.line.y - self.last) <= _THIN and self.line.x1 > self.line.x0

    @property
    def is_over_two(self) -> bool:
        """Tell whether it runs over two printed lines."""
        return abs(self.line.y - self.last) > _CLOSE * self.line.size


class _Blank(NamedTuple):
    """What lies between things that stand side by side, from top to bottom."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Upright:
    """The text of a page, whose characters are those of `letters` one by one."""

    text: str
    letters: Letters
    left: float
    top: float
    page: int

    def lines(self) -> list[Line]:
        """Return the lines from top to bottom; what stands side by side is put together of words."""
        found = sorted(map(self._whole, _LINES.finditer(self.text)), key=attrgetter("line.y"))
        blanks = self._blanks(found)
        parted = (
            {*self._parted(found, blanks), *self._parted(found[::-1], blanks)} if blanks else ()
        )
        is_small = _has_small_print([each.line for each in found])
        lines: list[Line] = []
        words: list[Glyph] = []
        for each in found:
            doubtful = each.start in parted or not each.is_even
            if doubtful or (is_small and self._may_refer(each)):
                words.extend(self._words(each))
            else:
                lines.append(each.line)
        return sorted([*lines, *lines_of(words, page=self.page)], key=attrgetter("y"))

    def _whole(self, found: re.Match[str]) -> _Whole:
        words, start = found.group().rstrip(), found.start()
        end = start + len(words)
        x0, y, size = self.letters.start(start)
        x1, last = self.letters.end(end - 1)
        run = Run(unicodedata.normalize("NFC", words), x0 - self.left, x1 - self.left)
        bold = self.letters.is_bold(end - 1) and self.letters.is_bold(start + _label_end(words))
        line = Line((run,), self.top - y, size, bold, self.page)
        return _Whole(line, start, end, self.top - last)

    def _blanks(self, found: Sequence[_Whole]) -> list[_Blank]:
        """Return the blanks inside PDFium's lines, and those between lines of one height."""
        blanks = [
            _Blank(self.top - top, self.top - bottom, left - self.left, right - self.left)
            for bottom, top, left, right in self.letters.gaps()
        ]
        rows = [(each.line.y, each.line) for each in found]
        if not all(each.is_even for each in found):
            rows += [(each.last, each.line) for each in found if each.is_over_two]
            rows.sort(key=itemgetter(0))
        for (above, one), (below, two) in pairwise(rows):
            if below - above < _CLOSE * max(one.size, two.size):
                left, right = min(one.x1, two.x1), max(one.x0, two.x0)
                blanks.append(_Blank(above, below, left, right))
        return blanks

    def _parted(self, found: Sequence[_Whole], blanks: Sequence[_Blank]) -> Iterator[int]:
        """Yield where lines begin that a blank parts, in them or in the lines before them."""
        blank, before = None, 0.0
        for each in found:
            line = each.line
            own = [b for b in blanks if b.top <= line.y <= b.bottom]
            if own:
                yield each.start
                blank = own[-1]
            elif blank and abs(line.y - before) > _FAR * line.size:
                blank = None
            elif blank and line.x0 < blank.left and line.x1 > blank.right:
                yield each.start
                words = pairwise(self._words(each))
                if not any(b.x0 - a.x1 > _BLANK * line.size for a, b in words):
                    blank = None
            before = line.y

    def _may_refer(self, found: _Whole) -> bool:
        """Tell whether a small number in the line may be that of a footnote."""
        ends = [each.start() for each in _NUMBERS.finditer(self.text, found.start, found.end)]
        return any(self.letters.size(end) < _RAISED * found.line.size for end in ends)

    def _words(self, line: _Whole) -> Iterator[Glyph]:
        """Yield words with their boxes, and the letters of one with a raised number or a break."""
        letters = self.letters
        for found in _WORDS.finditer(self.text, line.start, line.end):
            word, first = found.group(), found.start()
            x0, y, size = letters.start(first)
            x1, last = letters.end(found.end() - 1)
            if word[-1].isdigit() or abs(y - last) > _THIN or not word.isprintable():
                yield from letters.glyphs(self._place, first, found.end())
                continue
            bold = letters.is_bold(first)
            yield Glyph(word, x0 - self.left, x1 - self.left, self.top - y, size, bold)

    def _place(self, x: float, y: float) -> tuple[float, float]:
        return x - self.left, self.top - y


def _label_end(words: str) -> int:
    """Return where the words begin after a number, which Word may leave plain before bold ones."""
    label = _LABEL.match(words)
    return label.end() if label else 0


def _has_small_print(lines: Sequence[Line]) -> bool:
    sizes = sorted(line.size for line in lines if not line.text.isdigit())
    return bool(sizes) and sizes[0] < _SMALL_PRINT * sizes[len(sizes) // 2]
