"""Roman numerals counted stroke by stroke: a reader of letters often sees `II` where `III` stands."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import Final

from PIL import Image

_NUMERAL: Final = re.compile(
    r"(?P<v>V?)(?P<strokes>[IlH|!1]+|[IlH|!1]+L|L|T[IlH|!1]+)(?P<end>[.,-]*)"
)
_HEIGHTS: Final = (0.26, 0.31, 0.36, 0.41)  # above a crossbar and below the serifs
_INK: Final = 140
_MOST: Final = 3
_ROOM: Final = 2  # dots beside the word


def as_counted(text: str, picture: Image.Image, box: tuple[int, int, int, int]) -> str:
    """Return a word that may be a Roman numeral of upright strokes with as many as are printed."""
    found = _NUMERAL.fullmatch(text)
    if not found or found["strokes"].isdigit() or not found["end"]:
        return text
    strokes = _count(picture, box) - 2 * bool(found["v"])
    if not 1 <= strokes <= _MOST:
        return text
    return f"{found['v']}{'I' * strokes}{found['end'].replace(',', '.')}"


def _count(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    """Return how many strokes a level line through the word crosses, at most heights."""
    left, top, right, bottom = box
    word = picture.crop((left - _ROOM, top, right + _ROOM, bottom))
    data, width = word.tobytes(), word.width
    counts = Counter(
        _runs(data[row * width : (row + 1) * width])
        for row in (int(height * word.height) for height in _HEIGHTS)
    )
    return counts.most_common(1)[0][0]


def _runs(row: bytes) -> int:
    return sum(is_ink for is_ink, _ in groupby(dot < _INK for dot in row))
