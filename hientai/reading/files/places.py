"""Where the characters of a loaded text are printed: the page and the box of each line."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple, Self

_WHOLE: Final = 10_000  # a page is counted in so many parts, across and down
_SKIPPED: Final = frozenset(" \t\n\r\f*")
_NEAR: Final = 4_000  # a printed line is looked for no further than this behind the one before
_PAGE: Final = 2  # where a row holds its page


class Box(NamedTuple):
    """A rectangle on a page, in points from the top left; pages count from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class Printed(str):
    """A piece of text that knows its box."""

    __slots__ = ("box",)
    box: Box

    def __new__(cls, text: str, box: Box) -> Self:
        made = super().__new__(cls, text)
        made.box = box
        return made


class Spot(NamedTuple):
    """A rectangle on a page, in shares of its width and height from the top left; pages from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Change:
    """`text[start:end]` stands where `read` was read: a number put right, never a word."""

    start: int
    end: int
    read: str


class Places:
    """Character ranges and their boxes: rows `[start, end, page, left, top, right, bottom]`.

    The last four are ten-thousandths of the page; rows are in the order of the text. They are
    taken when first asked for: who wants the text alone need not wait for them.
    """

    def __init__(self, rows: Iterable[Sequence[int]] = ()) -> None:
        self._rows = rows

    @cached_property
    def rows(self) -> list[list[int]]:
        return [list(row) for row in self._rows]

    @cached_property
    def _starts(self) -> list[int]:
        return [row[0] for row in self.rows]

    def __bool__(self) -> bool:
        return bool(self.rows)

    def of(self, spans: Iterable[Sequence[int]]) -> list[Spot]:
        """Return where the `[start, end)` ranges are printed, one box a page, in order of pages."""
        boxes: dict[int, list[int]] = {}
        for start, end in spans:
            for page, *box in self._boxes(start, end):
                old = boxes.get(page, box)
                pairs = zip(old, box, strict=True)
                boxes[page] = [(max if i > 1 else min)(pair) for i, pair in enumerate(pairs)]
        return [Spot(page, *(each / _WHOLE for each in boxes[page])) for page in sorted(boxes)]

    def _boxes(self, start: int, end: int) -> Iterator[list[int]]:
        """Yield the boxes of lines, cut at the sides where the range begins or ends inside."""
        for row in self.rows[max(bisect_right(self._starts, start) - 1, 0) :]:
            first, last, page, left, top, right, bottom = row
            if first >= end:
                return
            if last > start:
                wide = (right - left) / (last - first)
                cut = round(left + wide * max(start - first, 0))
                yield [page, cut, top, round(right - wide * max(last - end, 0)), bottom]


@dataclass(frozen=True, slots=True)
class LoadedText:
    """The text of a file, where it is printed (PDFs and pictures only), and what was put right."""

    text: str
    places: Places = field(default_factory=Places)
    changes: tuple[Change, ...] = ()

    def edited(self, edits: Sequence[tuple[int, int, str]]) -> LoadedText:
        """Return the text with ranges replaced; places move along, what was read is kept."""
        parts: list[str] = []
        changes: list[Change] = []
        shifts: list[tuple[int, int]] = [(0, 0)]
        done = moved = 0
        for start, end, new in sorted(edits):
            parts += [self.text[done:start], new]
            changes.append(Change(start + moved, start + moved + len(new), self.text[start:end]))
            moved += len(new) - (end - start)
            shifts.append((end, moved))
            done = end
        text = "".join([*parts, self.text[done:]])
        return LoadedText(text, self._moved(shifts), (*self.changes, *changes))

    def _moved(self, shifts: Sequence[tuple[int, int]]) -> Places:
        ends = [end for end, _ in shifts]

        def shifted(at: int) -> int:
            return at + shifts[bisect_right(ends, at) - 1][1]

        return Places([shifted(row[0]), shifted(row[1]), *row[_PAGE:]] for row in self.places.rows)


def aligned(text: str, pieces: Iterable[Printed]) -> Iterator[tuple[int, int, Box]]:
    """Find the pieces in the text that was written of them, in order; blanks and stars may differ."""
    at = 0
    for piece in pieces:
        found = _here(text, at, piece) or _further(text, at, piece)
        if found:
            at = found[1]
            yield (*found, piece.box)


def _here(text: str, at: int, piece: str) -> tuple[int, int] | None:
    while text[at : at + 1] in _SKIPPED and at < len(text):
        at += 1
    if text.startswith(piece, at):
        return at, at + len(piece)
    start = at
    for letter in piece:
        if letter in _SKIPPED:
            continue
        while text[at : at + 1] in _SKIPPED and at < len(text):
            at += 1
        if text[at : at + 1] != letter:
            return None
        at += 1
    return (start, at) if at > start else None


def _further(text: str, at: int, piece: str) -> tuple[int, int] | None:
    found = text.find(piece, at, at + _NEAR)
    return (found, found + len(piece)) if found >= 0 else None


def turned_back(box: Box, angle: float, width: float, height: float) -> Box:
    """Return where a box of a page made straight stands on the page as it was scanned."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    corners = [
        (x - width / 2, y - height / 2)
        for x in (box.left, box.right)
        for y in (box.top, box.bottom)
    ]
    xs = [cos * x - sin * y + width / 2 for x, y in corners]
    ys = [sin * x + cos * y + height / 2 for x, y in corners]
    return Box(box.page, min(xs), min(ys), max(xs), max(ys))


def turned_round(box: Box, quarters: int, width: float, height: float) -> Box:
    """Return where a box stands on the page before it was turned so often to the left.

    `width` and `height` are those of the page after the turns.
    """
    for _ in range(quarters % 4):
        width, height = height, width
        left, right = width - box.bottom, width - box.top
        box = Box(box.page, left, box.left, right, box.right)
    return box


def in_shares(box: Box, width: float, height: float) -> list[int]:
    """Return page and box in ten-thousandths of the page, never beyond its edges."""
    page, *sides = box
    sizes = (width, height, width, height)
    shares = [round(side / size * _WHOLE) for side, size in zip(sides, sizes, strict=True)]
    return [page, *[0 if share < 0 else min(share, _WHOLE) for share in shares]]
