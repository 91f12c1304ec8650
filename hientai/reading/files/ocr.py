"""Words of a picture through Tesseract with its Vietnamese model, never another one."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from statistics import median
from typing import Final

from PIL import Image

from hientai.kernel.errors import UnreadableFile, noop
from hientai.reading.files import refusals
from hientai.reading.files.geometry import Glyph
from hientai.reading.files.picture import DPI
from hientai.reading.files.strokes import as_counted
from hientai.reading.files.syllables import is_syllable

LANGUAGE: Final = "vie"
POINTS: Final = 72 / DPI
_SECONDS: Final = 240
_BLOCK: Final = "6"  # one block of lines; it keeps the lone numbers of a table
_LETTER: Final = "10"
_SMALL_PRINT: Final = 0.72
_SHORTEST_PAIR: Final = 4
_SPECKS: Final = frozenset("|_~¦[]{}\\'`‘’“”.,-–—")
_BULLETS: Final = frozenset("-–—+•*")
_WORD_LEVEL: Final = "5"
_LINE_LEVEL: Final = "4"
_COLUMNS: Final = 12


@cache
def _has_vietnamese() -> bool:
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run(  # noqa: S603 - a fixed command, no shell
        [program, "--list-langs"], capture_output=True, timeout=30, check=False
    )
    return LANGUAGE in listed.stdout.decode("utf-8", "replace").split()


def require_tesseract(name: str) -> None:
    if not _has_vietnamese():
        raise UnreadableFile(
            noop(
                "Tệp “%(name)s” là bản quét, cần Tesseract tiếng Việt để đọc; trên máy chủ hãy chạy: apt-get install tesseract-ocr-vie."
            ),
            name=name,
        )


def read_words(picture: Image.Image, name: str) -> Iterator[Glyph]:
    """Yield the words, those of one line on one base line and in one size."""
    rows = [row.split("\t") for row in _tesseract(picture, name, _BLOCK).splitlines()[1:]]
    rows = [row for row in rows if len(row) == _COLUMNS]
    heights = [int(row[9]) for row in rows if row[0] == _LINE_LEVEL]
    usual = median(heights) if heights else 1
    base, size, before = 0.0, usual * POINTS, ""
    for row in rows:
        left, top, width, height = map(int, row[6:10])
        if row[0] == _LINE_LEVEL:
            base, before = top + height, ""
            small = height < _SMALL_PRINT * usual
            size = (_SMALL_PRINT if small else 1.0) * usual * POINTS
        elif row[0] == _WORD_LEVEL and (text := row[11].strip()):
            text = as_counted(text, before, picture, (left, top, left + width, top + height))
            before = text
            x0, x1 = left * POINTS, (left + width) * POINTS
            yield Glyph(_parted(text), x0, x1, base * POINTS, size)


def read_sign(picture: Image.Image, name: str, letters: str) -> str:
    """Return the letter or number on a small picture, made of these letters only."""
    more = ("-c", f"tessedit_char_whitelist={letters}")
    rows = [row.split("\t") for row in _tesseract(picture, name, _LETTER, *more).splitlines()[1:]]
    words = [row[11].strip() for row in rows if len(row) == _COLUMNS and row[0] == _WORD_LEVEL]
    return "".join(words)


def _tesseract(picture: Image.Image, name: str, layout: str, *more: str) -> str:
    """Return Tesseract's table of words and boxes."""
    data = io.BytesIO()
    picture.save(data, "PPM")
    program = shutil.which("tesseract") or "tesseract"
    command = [
        program,
        "stdin",
        "stdout",
        "-l",
        LANGUAGE,
        "--psm",
        layout,
        "--dpi",
        str(DPI),
        *more,
        "tsv",
    ]
    try:
        ran = subprocess.run(  # noqa: S603 - a fixed command, no shell
            command,
            input=data.getvalue(),
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (subprocess.SubprocessError, OSError):
        raise refusals.no_text(name) from None
    return ran.stdout.decode("utf-8", "replace")


def is_speck(text: str) -> bool:
    """Tell whether a word is only dirt or the rest of a line."""
    return text not in _BULLETS and set(text) <= _SPECKS


def _parted(text: str, most: int = 3) -> str:
    """Return a word as several where only the spaces between syllables were lost."""
    if is_syllable(text) or len(text) < _SHORTEST_PAIR or not text.isalpha() or text.isupper():
        return text
    for place in range(2, len(text) - 1):
        left, right = text[:place], text[place:]
        if right[0].islower() and is_syllable(left) and most > 1:
            parted = _parted(right, most - 1)
            if all(map(is_syllable, parted.split())):
                return f"{left} {parted}"
    return text
