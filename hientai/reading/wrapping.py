"""Which lines make one paragraph where no blank line parts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from hientai.reading.keys import is_attribute_line
from hientai.reading.labels import ARROWS, read_label
from hientai.reading.markup import Line
from hientai.reading.moments import is_time

HANGING: Final = re.compile(
    r"(?:[,(–-]|\b(?:va|cua|ve|voi|cac|cho|theo|trong|den|tai|hoac|bang|duoc|nhu))$"
)
_TERMINAL: Final = frozenset(".;:!?…/")
_CLOSERS: Final = '")]'
# How closing paragraphs begin: on difficulties, and the formula at the end.
_CLOSING: Final = re.compile(
    r"trong qua trinh|tren day la|noi nhan|qua trinh (?:trien khai|thuc hien)"
)
_LONG_LINE: Final = 170  # characters; nobody prints lines so long
_SOME_LONG: Final = 3
_FULL: Final = 0.8  # a line shorter than this share of the usual width ends its paragraph
_WRAPPED: Final = 70  # a line this long that does not end was wrapped
_FIRST_LINE: Final = 3  # a first line stands this much further in
_NO_MARGIN: Final = 1000
_MOST_LINES: Final = 6  # an italic passage is not longer


@dataclass(frozen=True, slots=True)
class Measure:
    """How the lines of a part were set: width 0 where every line is a paragraph of its own."""

    width: int
    margin: int


def measure(lines: Sequence[Line]) -> Measure:
    """Return the usual width, and the indent of lines that go on with a paragraph."""
    small = [line for line in lines if line.piece.text[:1].islower() and not line.cells]
    going_on = [line.indent for line in small if read_label(line.piece)[0] is None]
    margin = max(set(going_on), key=going_on.count) if going_on else _NO_MARGIN
    long = sum(1 for line in lines if len(line.piece) >= _WRAPPED and not line.cells)
    if not small and long > _SOME_LONG:
        return Measure(0, margin)  # nothing was wrapped: some line would begin in small letters
    return Measure(_usual_width(lines), margin)


def _usual_width(lines: Iterable[Line]) -> int:
    """Return how long a full line is, or 0 where every line is a paragraph of its own."""
    lengths = sorted(len(line.piece) for line in lines if line.piece and not line.cells)
    if not lengths or sum(1 for n in lengths if n > _LONG_LINE) >= min(_SOME_LONG, len(lengths)):
        return 0
    return lengths[int(0.9 * (len(lengths) - 1))]


def ends(text: str) -> bool:
    """Tell whether the text ends as a sentence or an item does."""
    return text.rstrip(_CLOSERS)[-1:] in _TERMINAL


def continues(paragraph: list[Line], line: Line, measure: Measure) -> bool:
    """Tell whether the line goes on with the paragraph before it."""
    before = paragraph[-1]
    ended = ends(before.piece.text)
    if _opens(paragraph, line) or (ended and _closes(line)):
        return False
    if _open_emphasis(paragraph):
        return True
    if line.piece.text[:1].islower() or HANGING.search(before.piece.plain):
        return not ended or measure.width > 0
    if not ended and before.bold and line.bold:
        return True
    if not measure.width:
        return _wrapped_bullet(paragraph, ended=ended)
    return _fills(paragraph, line, measure)


def _closes(line: Line) -> bool:
    """Tell whether the line begins as closing paragraphs do."""
    return line.piece.text[:1].isupper() and bool(_CLOSING.match(line.piece.plain))


def _fills(paragraph: list[Line], line: Line, measure: Measure) -> bool:
    """Tell by capitals, indents and length whether a wrapped line runs on."""
    before = paragraph[-1]
    text = before.piece.text
    ended = ends(text)
    if text.isupper() or line.piece.text.isupper():
        return text.isupper() and line.piece.text.isupper() and not ended
    if ended and measure.margin == _NO_MARGIN:
        return False  # no line begins in small letters: nothing shows that lines were wrapped
    if line.indent > before.indent and len(paragraph) > 1 and ended:
        return False
    if line.indent >= measure.margin + _FIRST_LINE and (ended or len(paragraph) > 1):
        return False
    return len(text) >= _FULL * measure.width


def _wrapped_bullet(paragraph: list[Line], *, ended: bool) -> bool:
    """Tell whether a bullet goes on among lines that are paragraphs of their own."""
    label, _ = read_label(paragraph[0].piece)
    long = len(paragraph[-1].piece) >= _WRAPPED
    return bool(label and label.is_bullet and long and not ended)


def _open_emphasis(paragraph: list[Line]) -> bool:
    """Tell whether an italic passage that began in the paragraph has not ended."""
    first = paragraph[0]
    stars = sum(line.stars for line in paragraph)
    if not first.starred or len(paragraph) >= _MOST_LINES or stars % 2 == 0:
        return False
    return first.escaped or not first.piece.text.startswith("* ")


def _opens(paragraph: list[Line], line: Line) -> bool:
    label, rest = read_label(line.piece)
    if label is None:
        alone = line.piece.text.startswith(ARROWS) or is_time(line.piece)
        return alone or is_attribute_line(line.piece) or line.heading
    if label.sort == "letter" and not rest:
        return False
    # A number at the start of a wrapped line may be the middle of a sentence.
    before = paragraph[-1].piece
    broken = label.sort in {"number", "paren"} and HANGING.search(before.plain)
    return not (broken and not rest.text[:1].isupper())
