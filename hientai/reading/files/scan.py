"""Scanned pages and pictures through Tesseract with its Vietnamese model, never another one."""

from __future__ import annotations

import io
import os
import re
import warnings
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Final

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from hientai.reading.files import refusals
from hientai.reading.files.geometry import lines_of, tidy_lines
from hientai.reading.files.numerals import repair_numerals
from hientai.reading.files.ocr import POINTS, is_speck, read_words, require_tesseract
from hientai.reading.files.pages import write_pages
from hientai.reading.files.pdf_page import PageText, outside_tables
from hientai.reading.files.picture import DPI, find_rulings, straighten, whiten, wipe
from hientai.reading.files.places import LoadedText
from hientai.reading.files.rulings import find_tables
from hientai.reading.files.scan_tables import fill_table
from hientai.reading.files.syllables import is_syllable

_WHAT: Final = "ảnh"
_MOST_FRAMES: Final = 200
_MOST_DOTS: Final = 60_000_000
_NARROWEST: Final = 1_600  # dots; a smaller picture is read better when enlarged
_USUAL_WIDTH: Final = 2_480  # an A4 page at 300 dots an inch
_USUAL_HEIGHT: Final = 3_508
_TOGETHER: Final = 0.08  # of the size: words nearer than this are one that was cut
_FEWEST_WORDS: Final = 6
_SAYABLE: Final = 0.5  # of the words of a page that lies right can be Vietnamese
_WORD: Final = re.compile(r"[^\W\d_]+")
_TURNS: Final = {
    1: Image.Transpose.ROTATE_90, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_270,
}  # fmt: skip
Progress = Callable[[int, int], None]


def read_image(data: bytes, name: str, progress: Progress | None = None) -> LoadedText:
    """Return the text of a picture and its places, all frames of a TIFF."""
    require_tesseract(name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of what it repairs
        count = _count(data, name)

        def tell(finished: int) -> None:
            if progress:
                progress(finished, count)

        tell(0)
        pictures = ((place + 1, _frame(data, place, name)) for place in range(count))
        return repair_numerals(write_pages(_recognise(pictures, count, name, tell)))


def read_pictures(
    document: pdfium.PdfDocument, places: list[int], name: str, told: Callable[[int], None]
) -> list[PageText]:
    """Return what stands on the pages of a scanned PDF."""
    require_tesseract(name)
    pictures = ((place + 1, _rendered(document[place])) for place in places)
    return _recognise(pictures, len(places), name, told)


def _count(data: bytes, name: str) -> int:
    """Return how many frames the picture has; refuse too many, or too large ones, before any is opened."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            dots, count = picture.width * picture.height, int(getattr(picture, "n_frames", 1))
    except Image.DecompressionBombError:
        raise refusals.bomb(name) from None
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 -- decoders of damaged pictures raise whatever they meet
        raise refusals.broken(name, _WHAT) from None
    if dots > _MOST_DOTS:
        raise refusals.bomb(name)
    if count > _MOST_FRAMES:
        raise refusals.too_many_pages(name, count, _MOST_FRAMES)
    return count


def _frame(data: bytes, place: int, name: str) -> Image.Image:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.seek(place)
            return _scaled(ImageOps.exif_transpose(picture).convert("L"))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 -- as above
        raise refusals.broken(name, _WHAT) from None


def _scaled(picture: Image.Image) -> Image.Image:
    if min(picture.size) >= _NARROWEST:
        return picture
    share = min(_USUAL_WIDTH / min(picture.size), _USUAL_HEIGHT / max(picture.size))
    if share <= 1:
        return picture
    return picture.resize((int(picture.width * share), int(picture.height * share)))


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
    """Read a page; one that says nothing as it lies is turned until it does."""
    page = _read_as_it_lies(picture, name, number)
    words = _said(page)
    if len(words) < _FEWEST_WORDS or _sayable(words) >= _SAYABLE:
        return page
    for quarters in (1, 3, 2):
        turned = _read_as_it_lies(picture.transpose(_TURNS[quarters]), name, number)
        if _sayable(_said(turned)) >= _SAYABLE:
            turned.quarters = quarters
            return turned
    return page


def _said(page: PageText) -> list[str]:
    """Return the words on a page, in tables or not."""
    texts = [line.text for line in page.lines]
    texts += [glyph.text for table in page.tables for glyph in table.glyphs]
    return [word for text in texts for word in _WORD.findall(text)]


def _sayable(words: list[str]) -> float:
    return sum(len(word) > 1 and is_syllable(word) for word in words) / max(len(words), 1)


def _read_as_it_lies(picture: Image.Image, name: str, number: int) -> PageText:
    picture, turned = straighten(whiten(picture))
    rulings = find_rulings(picture)
    tables = find_tables(rulings)
    if tables:
        wipe(picture, rulings)
        for table in tables:
            table.space, table.page = _TOGETHER, number
    words = list(read_words(picture, name))
    outside = [word for word in outside_tables(words, tables) if not is_speck(word.text)]
    for table in tables:
        fill_table(table, picture, name)
    lines = tidy_lines(lines_of(outside, _TOGETHER, number))
    width, height = picture.width * POINTS, picture.height * POINTS
    return PageText(lines, tables, width, height, turned=turned)
