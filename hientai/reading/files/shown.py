"""A page of a file as a picture, whole or a piece of it, so that a person can compare."""

from __future__ import annotations

import io
from pathlib import PurePath
from typing import Final

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from hientai.kernel.errors import UnreadableFile, noop
from hientai.reading.files import refusals
from hientai.reading.files.places import Spot

_WIDEST: Final = 2_000  # dots; more than any screen shows
_MOST_DOTS: Final = 60_000_000
_SHARPEST: Final = 300 / 72
_AROUND: Final = 0.012  # of the page: some paper beside the letters
_PDF: Final = ".pdf"


def page_picture(data: bytes, name: str, spot: Spot, width: int = 900) -> bytes:
    """Return a piece of a page as a PNG so many dots wide; `Spot(page, 0, 0, 1, 1)` is all of it.

    Raises UnreadableFile where the file has no such page.
    """
    reach = _reach(spot)
    wide = min(max(width, 1), _WIDEST)
    is_pdf = PurePath(name).suffix.lower() == _PDF
    try:
        piece = (_of_pdf if is_pdf else _of_picture)(data, spot.page - 1, reach, wide)
    except (OSError, ValueError, SyntaxError, EOFError, pdfium.PdfiumError):
        raise refusals.broken(name, "ảnh") from None
    except (IndexError, Image.DecompressionBombError):
        raise UnreadableFile(
            noop("Không hiện được trang %(page)s của tệp “%(name)s”."), page=spot.page, name=name
        ) from None
    answer = io.BytesIO()
    piece.save(answer, "PNG", optimize=True)
    return answer.getvalue()


def _reach(spot: Spot) -> tuple[float, float, float, float]:
    """Return the sides with some room around, inside the page."""
    left, top = max(spot.left - _AROUND, 0.0), max(spot.top - _AROUND, 0.0)
    return left, top, min(spot.right + _AROUND, 1.0), min(spot.bottom + _AROUND, 1.0)


def _of_pdf(
    data: bytes, index: int, reach: tuple[float, float, float, float], wide: int
) -> Image.Image:
    document = pdfium.PdfDocument(data)
    try:
        if not 0 <= index < len(document):
            raise IndexError(index)
        page = document[index]
        width, height = page.get_size()
        left, top, right, bottom = reach
        scale = min(wide / max((right - left) * width, 1.0), _SHARPEST)
        scale = min(scale, (_MOST_DOTS / max(width * height, 1.0)) ** 0.5)
        cut = (left * width, (1 - bottom) * height, (1 - right) * width, top * height)
        picture: Image.Image = page.render(scale=scale, crop=cut).to_pil()
        return picture.convert("RGB")
    finally:
        document.close()


def _of_picture(
    data: bytes, index: int, reach: tuple[float, float, float, float], wide: int
) -> Image.Image:
    with Image.open(io.BytesIO(data)) as file:
        if file.width * file.height > _MOST_DOTS:
            raise IndexError(index)
        try:
            file.seek(max(index, 0))
        except EOFError:
            raise IndexError(index) from None
        picture = ImageOps.exif_transpose(file).convert("RGB")
    width, height = picture.size
    left, top, right, bottom = reach
    sides = (int(left * width), int(top * height), int(right * width), int(bottom * height))
    piece = picture.crop((*sides[:2], max(sides[2], sides[0] + 1), max(sides[3], sides[1] + 1)))
    if piece.width > wide:
        piece = piece.resize((wide, max(1, piece.height * wide // piece.width)))
    return piece
