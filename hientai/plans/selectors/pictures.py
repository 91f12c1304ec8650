"""The paper as it was printed: pages of a PDF or a scan, and the piece in which a value stands."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import Final

from django.core.cache import caches
from PIL import Image, ImageChops, ImageDraw

from hientai.core.files import read_bytes
from hientai.documents.models import Reading
from hientai.kernel.errors import DomainError, NotFound, noop
from hientai.plans.models import Plan
from hientai.reading.files.places import Places
from hientai.reading.files.showing import WIDTH, page_isolated

_WHOLE: Final = 10_000
_MOST_CUTS: Final = 3  # pieces a value; more are seen on the whole page
_AROUND: Final = 170  # of the page's height: about a line above and one below
_BESIDE: Final = 400  # of its width
_NARROWEST: Final = 5_500
_A4: Final = 1.414
_PAGE: Final = 2  # where a row of places holds its page
_MOST_DRAWN: Final = 60
_DRAWING: Final = Lock()
_INK, _PAPER = (43, 74, 139), (255, 240, 165)
_DAYS: Final = 7 * 24 * 3600

Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Cut:
    """A piece of a page: the box of the words, in ten-thousandths of the page."""

    page: int
    box: Box

    @property
    def query(self) -> str:
        return "-".join(map(str, self.box))

    @property
    def width(self) -> int:
        """Return how wide the piece is on a page of A4 drawn WIDTH wide, so that it has its room."""
        left, _, right, _ = frame(self.box)
        return (right - left) * WIDTH // _WHOLE

    @property
    def height(self) -> int:
        _, top, _, bottom = frame(self.box)
        return int((bottom - top) * WIDTH * _A4 // _WHOLE)


def frame(box: Box) -> Box:
    """Return the box with some words beside it and about a line above and below."""
    left, top, right, bottom = box
    missing = max(0, _NARROWEST - (right - left) - 2 * _BESIDE) // 2
    left, right = left - _BESIDE - missing, right + _BESIDE + missing
    left, right = left - max(0, right - _WHOLE), right - min(0, left)
    return max(0, left), max(0, top - _AROUND), min(_WHOLE, right), min(_WHOLE, bottom + _AROUND)


def places_of(plan: Plan) -> Places:
    """Return where the plan's words are printed; nothing for a file without pages."""
    done = plan.document.readings.filter(state=Reading.State.DONE).order_by("-ended_at", "-id")
    return Places(done.values_list("result__places", flat=True).first() or ())


def cuts_of(places: Places, spans: Iterable[Sequence[int]]) -> list[Cut]:
    """Return the pieces in which the words stand, each once, in the paper's order."""
    if not places:
        return []
    found: dict[Cut, None] = {}
    for span in spans:
        for spot in places.of([span]):
            left, top, right, bottom = (round(side * _WHOLE) for side in spot[1:])
            found[Cut(spot.page, (left, top, right, bottom))] = None
    return list(found)[:_MOST_CUTS]


def page_picture(plan: Plan, page: int, box: Box | None = None, *, cut: bool = False) -> bytes:
    """Return a page as WebP, the box marked; with `cut` only the lines around the box."""
    whole = _page(plan, page)
    if box is None:
        return whole
    picture = Image.open(io.BytesIO(whole)).convert("RGB")
    _mark(picture, _sides(picture, box))
    if cut:
        picture = picture.crop(_sides(picture, frame(box)))
    answer = io.BytesIO()
    picture.save(answer, "WEBP", quality=70)
    return answer.getvalue()


def _page(plan: Plan, page: int) -> bytes:
    """Return a drawn page; it is drawn once for all who look at this content."""
    stored = plan.document.file
    if stored is None:
        raise NotFound(noop("Kế hoạch này không có tệp gốc."))
    key = f"page-{stored.sha256}-{page}"
    found: bytes | None = caches["pages"].get(key)
    if found is None:
        with _DRAWING:  # one at a time: the others find it drawn, and the machine stays free
            found = caches["pages"].get(key)
            if found is None:
                found = page_isolated(read_bytes(stored), stored.name, page)
                caches["pages"].set(key, found, _DAYS)
    return found


def draw_pages(plan: Plan) -> None:
    """Draw the first pages of the paper that are not drawn yet."""
    pages = sorted({row[_PAGE] for row in places_of(plan).rows})[:_MOST_DRAWN]
    for page in pages:
        with suppress(DomainError):
            _page(plan, page)


def _sides(picture: Image.Image, box: Box) -> Box:
    left, top, right, bottom = box
    width, height = picture.width / _WHOLE, picture.height / _WHOLE
    right, bottom = max(right, left + 1), max(bottom, top + 1)
    return int(left * width), int(top * height), int(right * width) + 1, int(bottom * height) + 1


def _mark(picture: Image.Image, sides: Box) -> None:
    left, top, right, bottom = sides
    grown = (max(0, left - 4), max(0, top - 3), min(picture.width, right + 4), min(picture.height, bottom + 3))  # fmt: skip
    piece = picture.crop(grown)
    picture.paste(ImageChops.multiply(piece, Image.new("RGB", piece.size, _PAPER)), grown)
    ImageDraw.Draw(picture).rectangle(grown, outline=_INK, width=3)
