"""Roman numerals counted stroke by stroke: a reader of letters often sees `II` where `III` stands."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import Final

from PIL import Image

_NUMERAL: Final = re.compile(
    r"(?P<v>V?)(?P<strokes>[IlH|!1]+|[IlH|!1]+L|L|T[IlH|!1]+)(?P<end>[.,;:-]*|/\d{4}[.,;]*)"
)
_COUNTED: Final = frozenset({"lục", "quý", "phần", "khóa", "khoá", "mục", "chương", "hạng"})
_WIDTHS: Final = {"/": 0.42} | dict.fromkeys(".,;:", 0.37)  # of the height; a figure has the rest
_FIGURE: Final = 0.76
_HEIGHTS: Final = (0.26, 0.31, 0.36, 0.41)  # above a crossbar and below the serifs
_INK: Final = 140
_MOST: Final = 3
_ROOM: Final = 2  # dots beside the word


def as_counted(text: str, before: str, picture: Image.Image, box: tuple[int, int, int, int]) -> str:
    """Return a word that may be a Roman numeral of upright strokes with as many as are printed.

    `before` is the word before it, empty at the start of a line.
    """
    found = _NUMERAL.fullmatch(text)
    if not found or found["strokes"].isdigit() or not _may_count(found, before):
        return text
    left, top, right, bottom = box
    tail = sum(_WIDTHS.get(sign, _FIGURE) for sign in found["end"] if "/" in found["end"])
    strokes = _count(picture, (left, top, right - int(tail * (bottom - top)), bottom))
    strokes -= 2 * bool(found["v"])
    if not 1 <= strokes <= _MOST:
        return text
    end = found["end"] if before else found["end"].replace(",", ".")
    return f"{found['v']}{'I' * strokes}{end}"


def _may_count(found: re.Match[str], before: str) -> bool:
    """Tell whether a numeral is likely there: a heading's number, a quarter, a part, an annex."""
    if not before:
        return bool(found["end"]) and "/" not in found["end"]
    word = before.casefold().strip(",")
    return word in _COUNTED or (before.endswith(",") and set(word) <= set("iv"))


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
