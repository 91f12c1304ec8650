"""Printed lines become paragraphs again: by indents, gaps, widths and the ends of sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from hientai.reading.files.geometry import Line
from hientai.reading.files.writing import joined
from hientai.reading.labels import read_label
from hientai.reading.source import plain, whole

_INDENT: Final = 8.0
_DEEPEST_INDENT: Final = 90.0
_EXTRA: Final = 2.9  # points more than the usual leading part paragraphs
_CENTRED: Final = 5.0
_ASIDE: Final = 20.0
_SLACK: Final = 3.0
_INDENTING: Final = 0.12  # share of indented lines in a text that marks paragraphs so
_JUSTIFIED: Final = 0.7  # of the long lines
_FEWEST_FULL: Final = 6
_FEWEST_STEPS: Final = 3
_COMMON_STEP: Final = 0.15
_SPACING: Final = 1.35
_TERMINAL: Final = frozenset(".;:!?…/")
_CLOSING: Final = '”")]'
_HANGING: Final = re.compile(
    r"(?:[,(–-]|\b(?:va|cua|ve|voi|cac|cho|theo|trong|den|tai|tu|hoac|la|do|bang|duoc|nhu|so|ngay))$"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the text of a page begins and ends, and how far its lines lie apart."""

    left: float
    right: float
    leading: float
    indenting: bool
    spacing: bool = False
    justified: bool = False

    def is_centred(self, line: Line) -> bool:
        return self._is_even(line, _ASIDE)

    def may_be_centred(self, line: Line) -> bool:
        """Tell whether a line of a wrapped title may be centred, though nearly full."""
        return self._is_even(line, -_CENTRED)

    def is_set_in(self, line: Line) -> bool:
        """Tell whether the line is centred with a little room at both ends."""
        return self._is_even(line, _SLACK)

    def _is_even(self, line: Line, room: float) -> bool:
        """Tell whether so much room is left of the line, and as much right of it."""
        off = abs((line.x0 + line.x1) - (self.left + self.right)) / 2
        if off > _CENTRED or min(line.x0 - self.left, self.right - line.x1) < room:
            return False
        return line.text.isupper() or read_label(whole(line.text))[0] is None

    def indent(self, line: Line) -> float:
        return line.x0 - self.left


def frame_of(lines: Sequence[Line], before: Frame | None) -> Frame:
    """Measure a page; one with little on it is taken to be like the page before."""
    wide = [line for line in lines if len(line.runs) == 1]
    right = max((line.x1 for line in wide), default=0.0)
    lefts = Counter(round(line.x0 / 2) * 2 for line in wide)
    common = [x for x, count in lefts.items() if count > 1] or list(lefts)
    left = float(min(common, default=0.0))
    if before and abs(before.left - left) < _DEEPEST_INDENT and right <= before.right + _SLACK:
        left, right = min(left, before.left), before.right
    indented = sum(_INDENT < line.x0 - left < _DEEPEST_INDENT for line in wide)
    indenting = bool(before and before.indenting) or indented > _INDENTING * len(wide)
    leading = _leading(wide) or (before.leading if before else _usual(wide))
    justified = bool(before and before.justified) or _is_even(wide, right)
    return Frame(left, right, leading, indenting, _spaces(wide, leading), justified)


def _is_even(lines: Sequence[Line], right: float) -> bool:
    """Tell whether the lines of paragraphs end at one margin, so that a shorter one is the last."""
    nearly = [line for line in lines if right - line.x1 < _DEEPEST_INDENT]
    full = sum(right - line.x1 < _SLACK for line in nearly)
    return full >= _JUSTIFIED * len(nearly) and full >= _FEWEST_FULL


def _spaces(lines: Sequence[Line], leading: float) -> bool:
    """Tell whether a little more room stands between paragraphs than between lines."""
    steps = [b.y - a.y for a, b in pairwise(lines)]
    wider = sum(leading + _EXTRA < step < 2 * leading for step in steps)
    return wider > _INDENTING * len(steps)


def _usual(lines: Sequence[Line]) -> float:
    """Return how far lines lie apart that are printed as offices do, at one and a third."""
    return _SPACING * max((line.size for line in lines), default=0.0)


def _leading(lines: Sequence[Line]) -> float:
    """Return the commonest distance between lines, the least of several, nothing if none is."""
    steps = (b.y - a.y for a, b in pairwise(lines) if b.size > 0)
    gaps = Counter(round(step) for step in steps if step > 0)
    if not gaps:
        return 0.0
    often = max(_FEWEST_STEPS, _COMMON_STEP * gaps.total())
    return float(min((gap for gap, count in gaps.items() if count >= often), default=0.0))


@dataclass(slots=True)
class Paragraph:
    """Lines joined so far."""

    lines: list[Line]
    frame: Frame
    centred: bool = False

    def holds(self, line: Line) -> bool:
        """Tell whether the line looks centred only because it is as long as it happens to be."""
        last = self.lines[-1]
        return not self.centred and abs(last.x0 - line.x0) < _SLACK and last.bold == line.bold

    def is_title_of(self, line: Line, *, centred: bool) -> bool:
        """Tell whether the line and this paragraph are lines of one wrapped, centred title."""
        if self.centred == centred or self.bold != line.bold or _ends(self.text):
            return False
        lines = [*self.lines, line]
        set_in = sum(map(self.frame.is_set_in, lines))
        return 2 * set_in > len(lines) and all(map(self.frame.may_be_centred, lines))

    @property
    def text(self) -> str:
        return joined(line.text for line in self.lines)

    @property
    def is_open_note(self) -> bool:
        """Tell whether this is a centred note in brackets that is not closed yet."""
        if not self.centred or not self.lines[0].text.startswith("("):
            return False
        text = self.text
        return text.count("(") > text.count(")")

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)


def paragraphs_of(
    lines: Iterable[Line], frame: Frame, open_paragraph: Paragraph | None = None
) -> list[Paragraph]:
    """Return the paragraphs; the first is the one that was open before, with what belongs to it."""
    found = [open_paragraph] if open_paragraph else []
    turned = open_paragraph is not None
    for line in lines:
        last = found[-1] if found else None
        centred = frame.is_centred(line) and not (last and last.holds(line))
        if last and last.is_title_of(line, centred=centred):
            centred = last.centred = True
        if last and last.is_open_note:
            last.lines.append(line)
        elif last is None or centred or last.centred or _parts(last, line, frame, turned=turned):
            found.append(Paragraph([line], frame, centred))
        else:
            last.lines.append(line)
        turned = False
    return found


def _parts(paragraph: Paragraph, line: Line, frame: Frame, *, turned: bool) -> bool:
    """Tell whether the line begins a new paragraph."""
    last = paragraph.lines[-1]
    if len(line.runs) > 1 or len(last.runs) > 1 or _is_short(last, line, paragraph.frame):
        return True
    if not turned and line.y - last.y > frame.leading + _EXTRA:
        return True
    ended = _ends(last.text)
    if _opens(line, last, ended=ended):
        return True
    if _steps(paragraph, line, frame, ended=ended):
        return True
    if turned and ended:
        return line.text[:1].isupper() and (frame.indent(line) > _INDENT or not frame.indenting)
    return False


def _is_short(last: Line, line: Line, frame: Frame) -> bool:
    """Tell whether the next word would still have stood on the line before."""
    word = line.text.split(" ", 1)[0]
    width = (line.x1 - line.x0) / max(len(line.text), 1)
    end = last.x1 + (last.x0 - frame.left if frame.is_set_in(last) else 0.0)
    if frame.justified and frame.right - end > 2 * _SLACK and _ends(last.text):
        return not word[:1].islower()
    return end + width * (len(word) + 1) + _SLACK < frame.right


def _opens(line: Line, last: Line, *, ended: bool) -> bool:
    """Tell whether a number or a bullet at the start of the line begins an item."""
    label, rest = read_label(whole(line.text))
    if label is None or not rest:
        return False
    first = rest.text[:1]
    if ended:
        return not first.islower() or label.sort == "letter"
    return first.isupper() and not _HANGING.search(plain(last.text)) and label.sort != "upper"


def _steps(paragraph: Paragraph, line: Line, frame: Frame, *, ended: bool) -> bool:
    """Tell whether the indent says that a paragraph begins."""
    step = frame.indent(line) - paragraph.frame.indent(paragraph.lines[-1])
    if len(paragraph.lines) == 1:
        same = abs(step) <= _INDENT and frame.indent(line) > _INDENT
        new = same and frame.indenting and ended and not frame.spacing
        return new or (step > _INDENT and read_label(whole(paragraph.lines[0].text))[0] is None)
    if abs(step) <= _INDENT:
        return False
    return not (frame.may_be_centred(line) and frame.may_be_centred(paragraph.lines[-1]))


def _ends(text: str) -> bool:
    """Tell whether the text ends as a sentence or an item does."""
    return text.rstrip(_CLOSING)[-1:] in _TERMINAL
