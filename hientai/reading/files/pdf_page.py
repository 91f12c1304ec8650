"""One page of a PDF through PDFium: its lines the quick way, word by word or letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from hientai.reading.files.geometry import Glyph, Line, lines_of, tidy_lines
from hientai.reading.files.pdf_drawn import DEEPEST, Drawn, Place
from hientai.reading.files.pdf_letters import SIGNS, Letters
from hientai.reading.files.pdf_lines import Upright
from hientai.reading.files.rulings import Table, find_tables
from hientai.reading.files.syllables import is_syllable

_WORD: Final = re.compile(r"[^\W\d_]+")
_STRAY: Final = frozenset(
    [*"bcdđghklmnpqrstvx", "ch", "kh", "gh", "ph", "th", "tr", "ng", "nh", "ngh", "qu"]
)
_STRAY_SHARE: Final = 0.006
_FEWEST_STRAY: Final = 3
_UNREADABLE: Final = re.compile(r"[\ufffd\uffff\ue000-\uf8ff]")
_FEWEST_LETTERS: Final = 20
_FEWEST_SURE: Final = 0.5
_IMAGE_SHARE: Final = 0.4
_ODD: Final = re.compile("[\x02\ue000-\uffff]")  # every sign and unreadable letter is one of these


@dataclass(slots=True)
class PageText:
    """What stands on a page: lines outside tables, and tables, both from top to bottom."""

    lines: list[Line]
    tables: list[Table] = field(default_factory=list)
    width: float = 595.0
    height: float = 842.0
    is_scan: bool = False
    turned: float = 0.0  # degrees by which the picture was made straight
    quarters: int = 0  # turns to the left that made the page upright before


def read_page(page: pdfium.PdfPage, number: int = 0) -> PageText:
    """Return the lines and tables of a page."""
    corner = page.get_cropbox()[:2]
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        is_odd = _ODD.search(text) is not None
        text = text.translate(SIGNS) if is_odd else text
        drawn = Drawn(page)
        letters = Letters(textpage)
        rotation = letters.rotation() if letters.count else page.get_rotation()
        quarters = (page.get_rotation() - rotation) // 90 % 4
        width, height = page.get_size()[:: -1 if quarters % 2 else 1]
        placing = _placing(rotation, corner, (width, height))
        tables = find_tables(drawn.rulings(placing)) if drawn.may_hold_tables else []
        is_scan = drawn.has_pictures and _is_scan(page, text)
        simple = not tables and not rotation and len(text) == letters.count
        if simple and not _has_cut_words(text) and not (is_odd and _UNREADABLE.search(text)):
            lines = Upright(text, letters, corner[0], height + corner[1], number).lines()
            return PageText(tidy_lines(lines), [], width, height, is_scan, quarters=quarters)
        glyphs = list(letters.glyphs(placing))
    finally:
        textpage.close()
    lines = tidy_lines(lines_of(outside_tables(glyphs, tables), page=number))
    for table in tables:
        table.page = number
    return PageText(lines, tables, width, height, is_scan, quarters=quarters)


def outside_tables(glyphs: Iterable[Glyph], tables: Sequence[Table]) -> list[Glyph]:
    """Give every table what stands inside it and return the rest."""
    return [glyph for glyph in glyphs if not _in_table(glyph, tables)]


def _in_table(glyph: Glyph, tables: Iterable[Table]) -> bool:
    for table in tables:
        if table.holds(glyph):
            table.glyphs.append(glyph)
            return True
    return False


def _has_cut_words(text: str) -> bool:
    """Tell whether words are cut by stray spaces."""
    stray = sum(map(_STRAY.__contains__, text.split()))
    return stray >= _FEWEST_STRAY and stray > _STRAY_SHARE * text.count(" ")


def _is_scan(page: pdfium.PdfPage, text: str) -> bool:
    """Tell whether the page is a picture, or its letters have lost their codes."""
    words = _WORD.findall(text)
    if sum(map(len, words)) >= _FEWEST_LETTERS:
        sure = sum(map(is_syllable, words))
        return bool(sure < _FEWEST_SURE * len(words)) and _has_image(page)
    return _has_image(page)


def _has_image(page: pdfium.PdfPage) -> bool:
    area = 0.0
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST):
        left, bottom, right, top = each.get_bounds()
        area += abs(right - left) * abs(top - bottom)
    width, height = page.get_size()
    return bool(area > _IMAGE_SHARE * width * height)


def _placing(rotation: int, corner: tuple[float, float], size: tuple[float, float]) -> Place:
    """Return how the page's coordinates become those of the page when its text is upright."""
    (left, bottom), (width, height) = corner, size
    return {
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (width + left - x, y - bottom),
        270: lambda x, y: (width + bottom - y, height + left - x),
    }.get(rotation, lambda x, y: (x - left, height + bottom - y))
