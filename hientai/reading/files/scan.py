"""Scanned pages and pictures through Tesseract with its Vietnamese model, never another one."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Final

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageOps, ImageSequence, UnidentifiedImageError

from hientai.kernel.errors import UnreadableFile, noop
from hientai.reading.files import refusals
from hientai.reading.files.geometry import Glyph, lines_of, tidy_lines
from hientai.reading.files.numerals import repair_numerals
from hientai.reading.files.pages import write_pages
from hientai.reading.files.pdf_page import PageText, outside_tables
from hientai.reading.files.picture import DPI, find_rulings, straighten, whiten, wipe
from hientai.reading.files.places import LoadedText
from hientai.reading.files.rulings import Table, find_tables
from hientai.reading.files.syllables import is_syllable

LANGUAGE: Final = "vie"
_MOST_FRAMES: Final = 200
_MOST_DOTS: Final = 60_000_000
_NARROWEST: Final = 1_600  # dots; a smaller picture is read better when enlarged
_USUAL_WIDTH: Final = 2_480  # an A4 page at 300 dots an inch
_SECONDS: Final = 240
_POINTS: Final = 72 / DPI
_SMALL_PRINT: Final = 0.72
_FEWEST_BORDERS: Final = 4  # three columns
_INSIDE: Final = 1.5  # points between a border and what is read
_INK: Final = 150
_PAPER: Final = 255
_BORDER: Final = 6.0
_TOGETHER: Final = 0.08  # of the size: words nearer than this are one that was cut
_COLUMN: Final = "4"  # how Tesseract is told that lines stand in one column of several sizes
_BLOCK: Final = "6"  # or in one block; it keeps the lone numbers of a table
_NUMERALS: Final = {
    "H": "II", "HI": "III", "IH": "III", "Il": "II", "lI": "II", "TV": "IV", "||": "II",
} | dict.fromkeys('|"!lïÏ“”', "I")  # fmt: skip
_LONGEST_NUMERAL: Final = 5
_COUNT: Final = re.compile(r"[\W_]*[Ll]?(?P<n>\d{1,2})[\W_]*")
_BULLETS: Final = frozenset("-–—+•*")
_SHORTEST_PAIR: Final = 4
_SPECKS: Final = frozenset("|_~¦[]{}\\'`‘’“”.,-–—")
_WORD_LEVEL: Final = "5"
_LINE_LEVEL: Final = "4"
Progress = Callable[[int, int], None]


def read_image(data: bytes, name: str, progress: Progress | None = None) -> LoadedText:
    """Return the text of a picture and its places, all frames of a TIFF."""
    _require_tesseract(name)
    pictures = list(enumerate(_frames(data, name), start=1))

    def tell(finished: int) -> None:
        if progress:
            progress(finished, len(pictures))

    tell(0)
    return repair_numerals(write_pages(_recognise(pictures, len(pictures), name, tell)))


def read_pictures(
    document: pdfium.PdfDocument, places: list[int], name: str, told: Callable[[int], None]
) -> list[PageText]:
    """Return what stands on the pages of a scanned PDF."""
    _require_tesseract(name)
    pictures = ((place + 1, _rendered(document[place])) for place in places)
    return _recognise(pictures, len(places), name, told)


@cache
def _has_vietnamese() -> bool:
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run(  # noqa: S603 - a fixed command, no shell
        [program, "--list-langs"], capture_output=True, timeout=30, check=False
    )
    return LANGUAGE in listed.stdout.decode("utf-8", "replace").split()


def _require_tesseract(name: str) -> None:
    if not _has_vietnamese():
        raise UnreadableFile(
            noop(
                "Tệp “%(name)s” là bản quét, cần Tesseract tiếng Việt để đọc; trên máy chủ hãy chạy: apt-get install tesseract-ocr-vie."
            ),
            name=name,
        )


def _frames(data: bytes, name: str) -> Iterator[Image.Image]:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MOST_DOTS:
                raise refusals.bomb(name)
            for count, frame in enumerate(ImageSequence.Iterator(picture)):
                if count >= _MOST_FRAMES:
                    raise refusals.too_many_pages(name, count + 1, _MOST_FRAMES)
                yield _scaled(ImageOps.exif_transpose(frame).convert("L"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        raise refusals.broken(name, "ảnh") from None
    except Image.DecompressionBombError:
        raise refusals.bomb(name) from None


def _scaled(picture: Image.Image) -> Image.Image:
    if min(picture.size) >= _NARROWEST:
        return picture
    share = _USUAL_WIDTH / max(min(picture.size), 1)
    size = (max(1, int(picture.width * share)), max(1, int(picture.height * share)))
    return picture if size[0] * size[1] > _MOST_DOTS else picture.resize(size)


def _rendered(page: pdfium.PdfPage) -> Image.Image:
    width, height = page.get_size()
    scale = min(DPI / 72, (_MOST_DOTS / max(width * height, 1.0)) ** 0.5)
    picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    page.close()
    return picture


def _recognise(
    pictures: Iterable[tuple[int, Image.Image]], count: int, name: str, told: Callable[[int], None]
) -> list[PageText]:
    """Read the pictures on all cores, in small groups so that few are in memory at a time."""
    cores = os.cpu_count() or 1
    found: list[PageText | None] = [None] * count
    done = 0
    with ThreadPoolExecutor(cores) as pool:
        waiting = {}
        for place, (number, picture) in enumerate(pictures):
            waiting[pool.submit(_read, picture, name, number)] = place
            if len(waiting) > cores or place == count - 1:
                for future in as_completed(list(waiting)):
                    found[waiting.pop(future)] = future.result()
                    done += 1
                    told(done)
                    if place < count - 1:
                        break
    return [page for page in found if page is not None]


def _read(picture: Image.Image, name: str, number: int) -> PageText:
    picture, turned = straighten(whiten(picture))
    rulings = find_rulings(picture)
    tables = find_tables(rulings)
    if tables:
        wipe(picture, rulings)
        for table in tables:
            table.space, table.page = _TOGETHER, number
    words = list(_words(_tesseract(picture, name, _BLOCK)))
    outside = [word for word in outside_tables(words, tables) if not _is_speck(word.text)]
    for table in tables:
        if len(table.xs) >= _FEWEST_BORDERS:
            table.glyphs = list(_by_columns(picture, table, name))
        inside = (_as_number(glyph, table) for glyph in table.glyphs)
        table.glyphs = [glyph for glyph in inside if not _is_speck(glyph.text)]
    lines = tidy_lines(lines_of(outside, _TOGETHER, number))
    width, height = picture.width * _POINTS, picture.height * _POINTS
    return PageText(lines, tables, width, height, turned=turned)


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
        strip = picture.crop(
            (box[0] / _POINTS, box[1] / _POINTS, box[2] / _POINTS, box[3] / _POINTS)
        )
        draw = ImageDraw.Draw(strip)
        for top, bottom in wide:
            ends = ((top - box[1]) / _POINTS, (bottom - box[1]) / _POINTS)
            draw.rectangle((0, ends[0], strip.width, ends[1]), fill=_PAPER)
        if min(strip.tobytes(), default=_PAPER) < _INK:
            for word in _words(_tesseract(strip, name, _BLOCK)):
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


def _tesseract(picture: Image.Image, name: str, layout: str) -> str:
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


def _words(table: str) -> Iterator[Glyph]:
    """Return the words, those of one line on one base line and in one size."""
    rows = [row.split("\t") for row in table.splitlines()[1:]]
    rows = [row for row in rows if len(row) == 12]  # noqa: PLR2004 - the columns of a TSV
    heights = [int(row[9]) for row in rows if row[0] == _LINE_LEVEL]
    usual = median(heights) if heights else 1
    base, size = 0.0, usual * _POINTS
    for row in rows:
        left, top, width, height = map(int, row[6:10])
        if row[0] == _LINE_LEVEL:
            base = top + height
            small = height < _SMALL_PRINT * usual
            size = (_SMALL_PRINT if small else 1.0) * usual * _POINTS
        elif row[0] == _WORD_LEVEL and row[11].strip():
            yield Glyph(
                _parted(row[11]), left * _POINTS, (left + width) * _POINTS, base * _POINTS, size
            )


def _is_speck(text: str) -> bool:
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
