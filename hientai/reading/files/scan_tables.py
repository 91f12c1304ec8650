"""Tables of scanned pages, read column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from PIL import Image, ImageDraw, ImageOps

from hientai.reading.files.geometry import Glyph
from hientai.reading.files.ocr import POINTS, is_speck, read_sign, read_words
from hientai.reading.files.rulings import Table

_FEWEST_BORDERS: Final = 4  # three columns
_INSIDE: Final = 1.5  # points between a border and what is read
_INK: Final = 150
_PAPER: Final = 255
_BORDER: Final = 6.0
_NUMERALS: Final = {
    "H": "II", "HI": "III", "IH": "III", "Il": "II", "lI": "II", "TV": "IV", "||": "II",
} | dict.fromkeys('|"!lïÏ“”', "I")  # fmt: skip
_LONGEST_NUMERAL: Final = 5
_SIGN: Final = re.compile(
    r"[\W_]*(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-HĐ]|[a-yđA-Z]\)|S?TT)[\W_]*"
)
_LONGEST_SIGN: Final = 4
_SIGNS: Final = "0123456789.ABCDEGHIVabcdđegh)"
_MARGIN: Final = 20
_FEWEST_COUNTS: Final = 2
_COUNT: Final = re.compile(r"[\W_]*[Ll]?(?P<n>\d{1,2})[\W_]*")


def fill_table(table: Table, picture: Image.Image, name: str) -> None:
    """Put into a table what stands in it, read anew where the whole page is no good guide."""
    if len(table.xs) >= _FEWEST_BORDERS:
        table.glyphs = list(_by_columns(picture, table, name))
    glyphs = [_as_number(glyph, table) for glyph in table.glyphs]
    numbers = [glyph for glyph in glyphs if glyph.x1 < table.xs[1]]
    if sum(map(_is_count, numbers)) >= max(_FEWEST_COUNTS, len(numbers) / 3):
        glyphs = [_reread(glyph, table, picture, name) for glyph in glyphs]
    table.glyphs = [glyph for glyph in glyphs if not is_speck(glyph.text)]


def _is_count(glyph: Glyph) -> bool:
    return bool(_COUNT.fullmatch(glyph.text))


def _reread(glyph: Glyph, table: Table, picture: Image.Image, name: str) -> Glyph:
    """Read again what stands among the numbers of rows and is none, as nothing else than a sign."""
    if glyph.x1 >= table.xs[1] or _SIGN.fullmatch(glyph.text) or len(glyph.text) > _LONGEST_SIGN:
        return glyph
    top, bottom = glyph.y - glyph.size - _INSIDE, glyph.y + _INSIDE
    sides = (glyph.x0 - 2 * _INSIDE, top, glyph.x1 + 2 * _INSIDE, bottom)
    piece = picture.crop(tuple(side / POINTS for side in sides))  # type: ignore[arg-type]
    read = read_sign(ImageOps.expand(piece, _MARGIN, _PAPER), name, _SIGNS)
    if found := _COUNT.fullmatch(read):
        return replace(glyph, text=f"{found['n']}.")
    return replace(glyph, text=read) if _SIGN.fullmatch(read) else glyph


def _by_columns(picture: Image.Image, table: Table, name: str) -> Iterator[Glyph]:
    """Read a table column by column, for on a whole page lines of neighbours run together.

    What stands in cells over several columns is taken from the page.
    """
    for column, (left, right) in enumerate(pairwise(table.xs)):
        wide = table.wide_rows(column)
        for glyph in table.glyphs:
            x, y = (glyph.x0 + glyph.x1) / 2, glyph.y - glyph.size / 3
            if left <= x < right and any(top <= y < bottom for top, bottom in wide):
                yield glyph
        box = (left + _INSIDE, table.ys[0], right - _INSIDE, table.ys[-1])
        strip = picture.crop((box[0] / POINTS, box[1] / POINTS, box[2] / POINTS, box[3] / POINTS))
        draw = ImageDraw.Draw(strip)
        for top, bottom in wide:
            ends = ((top - box[1]) / POINTS, (bottom - box[1]) / POINTS)
            draw.rectangle((0, ends[0], strip.width, ends[1]), fill=_PAPER)
        if min(strip.tobytes(), default=_PAPER) < _INK:
            for word in read_words(strip, name):
                x0, x1, y = word.x0 + box[0], word.x1 + box[0], word.y + box[1]
                yield replace(word, x0=x0, x1=x1, y=y)


def _as_number(glyph: Glyph, table: Table) -> Glyph:
    """Return a numeral of the first column as it was printed: `H` there is `II`, `:2,` is `2.`."""
    if glyph.x0 > table.xs[1] or len(glyph.text) > _LONGEST_NUMERAL:
        return glyph
    if found := _COUNT.fullmatch(glyph.text):
        return replace(glyph, text=f"{found['n']}.")
    near_border = min(abs(glyph.x0 - x) for x in table.xs[:2]) < _BORDER
    if glyph.text == "|" and near_border:
        return glyph
    return replace(glyph, text=_NUMERALS.get(glyph.text.strip(".,"), glyph.text))
