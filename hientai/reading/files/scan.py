"""Scanned pages and pictures through Tesseract with its Vietnamese model, never another one."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Final

import pypdfium2 as pdfium
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

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

_MOST_FRAMES: Final = 200
_MOST_DOTS: Final = 60_000_000
_NARROWEST: Final = 1_600  # dots; a smaller picture is read better when enlarged
_USUAL_WIDTH: Final = 2_480  # an A4 page at 300 dots an inch
_USUAL_HEIGHT: Final = 3_508
_TOGETHER: Final = 0.08  # of the size: words nearer than this are one that was cut
Progress = Callable[[int, int], None]


def read_image(data: bytes, name: str, progress: Progress | None = None) -> LoadedText:
    """Return the text of a picture and its places, all frames of a TIFF."""
    require_tesseract(name)
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
    require_tesseract(name)
    pictures = ((place + 1, _rendered(document[place])) for place in places)
    return _recognise(pictures, len(places), name, told)


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
