"""A page as a picture: made straight, its ruling lines found and wiped so that letters stand free."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from PIL import Image, ImageChops, ImageDraw

from hientai.reading.files.rulings import Ruling

DPI: Final = 300
_POINTS: Final = 72.0
_SMALL_WIDTH: Final = 700  # enough to see which way the lines run
_COARSE: Final = tuple(step / 2 for step in range(-10, 11))
_FINE: Final = tuple(step / 10 for step in range(-4, 5))
_STRAIGHT: Final = 0.15  # degrees that Tesseract does not mind
_INK: Final = 150
_PAPER: Final = 255
_DARKEST_PAPER: Final = 140
_GRAIN: Final = 14  # how far the colour of paper varies
_RULING_DPI: Final = 150
_SHORTEST: Final = 70  # dots at that resolution; no letter has so long a stroke
_LOWEST: Final = 20  # the height of a row with one line of small print
_TOUCHING: Final = 1.3  # points
_FAINT: Final = 195  # a thin line on a poor copy is hardly darker than this
_LONG_RUN: Final = re.compile(rb"\x00{14,}(?:\xff{1,3}\x00{14,})*")
_WIPE: Final = 7


def whiten(picture: Image.Image) -> Image.Image:
    """Return the picture in grey on white, whatever the colour of its paper."""
    grey = picture.convert("L")
    counts = grey.histogram()
    paper = max(range(_DARKEST_PAPER, 256), key=lambda value: counts[value]) - _GRAIN
    return grey.point(lambda value: min(_PAPER, int(value * _PAPER / paper)))


def straighten(picture: Image.Image) -> tuple[Image.Image, float]:
    """Return the picture turned by the few degrees that make its lines level, and how many."""
    small = picture.convert("L")
    small.thumbnail((_SMALL_WIDTH, 4 * _SMALL_WIDTH))
    small = small.point(lambda value: 0 if value < _INK else _PAPER)
    angle = max(_COARSE, key=lambda each: _contrast(small, each))
    angle = max((angle + each for each in _FINE), key=lambda each: _contrast(small, each))
    if abs(angle) < _STRAIGHT:
        return picture, 0.0
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=_PAPER), angle


def _contrast(picture: Image.Image, angle: float) -> float:
    """Return how sharply lines and gaps alternate from top to bottom."""
    turned = picture.rotate(angle, Image.Resampling.BILINEAR, fillcolor=_PAPER)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return sum((a - b) ** 2 for a, b in itertools.pairwise(rows))


def find_rulings(picture: Image.Image) -> list[Ruling]:
    """Return the ruling lines in points."""
    share = _RULING_DPI / DPI
    size = (max(1, int(picture.width * share)), max(1, int(picture.height * share)))
    small = picture.resize(size, Image.Resampling.BOX)
    points = _POINTS / _RULING_DPI
    across = [
        Ruling(across=True, at=at * points, start=start * points, end=end * points)
        for at, start, end in _strokes(small)
    ]
    down = [
        Ruling(across=False, at=at * points, start=start * points, end=end * points)
        for at, start, end in _strokes(small.transpose(Image.Transpose.TRANSPOSE), _LOWEST)
    ]
    levels = sorted({ruling.at for ruling in across})
    return [*across, *(each for each in down if _parts_cells(each, levels))]


def _parts_cells(ruling: Ruling, levels: list[float]) -> bool:
    """Tell whether an upright line is longer than any letter, or ends at level lines as cells do."""
    if ruling.end - ruling.start >= _SHORTEST * _POINTS / _RULING_DPI:
        return True
    return all(_is_near(end, levels) for end in (ruling.start, ruling.end))


def _is_near(value: float, levels: list[float]) -> bool:
    place = bisect_left(levels, value)
    return any(abs(level - value) <= _TOUCHING for level in levels[max(place - 1, 0) : place + 1])


def _strokes(picture: Image.Image, shortest: int = _SHORTEST) -> Iterator[tuple[int, int, int]]:
    """Return row, start and end of every long run of ink, be it faint, level or a little askew."""
    above = ImageChops.darker(picture, ImageChops.offset(picture, 0, 1))
    thick = ImageChops.darker(above, ImageChops.offset(picture, 0, -1))
    data = thick.point(lambda value: 0 if value < _FAINT else _PAPER).tobytes()
    width = picture.width
    for row in range(picture.height):
        for found in _LONG_RUN.finditer(data, row * width, (row + 1) * width):
            if found.end() - found.start() >= shortest:
                yield row, found.start() - row * width, found.end() - row * width


def wipe(picture: Image.Image, rulings: list[Ruling]) -> None:
    """Paint the lines over with paper."""
    draw = ImageDraw.Draw(picture)
    dots = DPI / _POINTS
    for ruling in rulings:
        at, start, end = (value * dots for value in (ruling.at, ruling.start, ruling.end))
        ends = ((start, at), (end, at)) if ruling.across else ((at, start), (at, end))
        draw.line(ends, fill=_PAPER, width=_WIPE)
