"""One page of a PDF through PDFium: its lines the quick way or character by character."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from hientai.reading.files.geometry import Glyph, Line, Run, lines_of, tidy_lines
from hientai.reading.files.rulings import Ruling, Table, as_rulings, find_tables
from hientai.reading.files.syllables import is_syllable

_WORD: Final = re.compile(r"[^\W\d_]+")
_STRAY: Final = re.compile(r"(?<=\s)(?:[bcdđghklmnpqrstvx]|[ckgpt]h|tr|ng|nh|ngh|qu)(?=\s)")
_STRAY_SHARE: Final = 0.006
_FEWEST_STRAY: Final = 3
_UNREADABLE: Final = re.compile(r"[\ufffd\uffff\ue000-\uf8ff]")
_FEWEST_LETTERS: Final = 20
_FEWEST_SURE: Final = 0.5
_WIDE_GAP: Final = 2.2
_SMALL_PRINT: Final = 0.9
_FEWEST_PATHS: Final = 4
_MOST_PATHS: Final = 60_000
_THIN: Final = 2.5
_DEEPEST: Final = 3
_BOLD: Final = (b"Bold", b"bold", b"Black", b"Heavy")
_LONGEST_NAME: Final = 96
_EVERY: Final = 8  # letters between two looks at the font
_IMAGE_SHARE: Final = 0.4
_SIGNS: Final = {
    0x02: "-", 0xFFFE: "-",  # what PDFium makes of a hyphen at a line's end
    0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF076: "•", 0xF06C: "•", 0xF02D: "-", 0xF02B: "+",
}  # fmt: skip
_LINE_ENDS: Final = "\r\n"

Place = Callable[[float, float], tuple[float, float]]


@dataclass(slots=True)
class PageText:
    """What stands on a page: lines outside tables, and tables, both from top to bottom."""

    lines: list[Line]
    tables: list[Table] = field(default_factory=list)
    width: float = 595.0
    height: float = 842.0
    is_scan: bool = False
    turned: float = 0.0  # degrees by which the picture was made straight


def read_page(page: pdfium.PdfPage, number: int = 0) -> PageText:
    """Return the lines and tables of a page."""
    width, height = page.get_size()
    corner = page.get_cropbox()[:2]
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range().translate(_SIGNS)
        kinds = _kinds(page)
        forms = kinds[raw.FPDF_PAGEOBJ_FORM]
        drawn = forms or kinds[raw.FPDF_PAGEOBJ_PATH] >= _FEWEST_PATHS
        tables = find_tables(_rulings(page)) if drawn else []
        pictured = forms or kinds[raw.FPDF_PAGEOBJ_IMAGE]
        is_scan = bool(pictured) and _is_scan(page, text)
        if not tables and not page.get_rotation() and not _is_broken(text):
            quick = _Quick(textpage, corner, height, number).lines(text)
            if quick is not None:
                lines = tidy_lines(quick)
                return PageText(lines, [], width, height, is_scan)
        glyphs = list(_glyphs(textpage, _placing(page)))
    finally:
        textpage.close()
    lines = tidy_lines(lines_of(outside_tables(glyphs, tables), page=number))
    for table in tables:
        table.page = number
    return PageText(lines, tables, width, height, is_scan)


def outside_tables(glyphs: Iterable[Glyph], tables: Sequence[Table]) -> list[Glyph]:
    """Give every table what stands inside it and return the rest."""
    return [glyph for glyph in glyphs if not _in_table(glyph, tables)]


def _in_table(glyph: Glyph, tables: Iterable[Table]) -> bool:
    for table in tables:
        if table.holds(glyph):
            table.glyphs.append(glyph)
            return True
    return False


def _is_broken(text: str) -> bool:
    """Tell whether words are cut by stray spaces or letters have no code."""
    stray = len(_STRAY.findall(text))
    if stray >= _FEWEST_STRAY and stray > _STRAY_SHARE * text.count(" "):
        return True
    return bool(_UNREADABLE.search(text))


def _is_scan(page: pdfium.PdfPage, text: str) -> bool:
    """Tell whether the page is a picture, or its letters have lost their codes."""
    words = _WORD.findall(text)
    if sum(map(len, words)) >= _FEWEST_LETTERS:
        sure = sum(map(is_syllable, words))
        return bool(sure < _FEWEST_SURE * len(words)) and _has_image(page)
    return _has_image(page)


def _has_image(page: pdfium.PdfPage) -> bool:
    area = 0.0
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST):
        left, bottom, right, top = each.get_bounds()
        area += abs(right - left) * abs(top - bottom)
    width, height = page.get_size()
    return bool(area > _IMAGE_SHARE * width * height)


@dataclass(frozen=True, slots=True)
class _Quick:
    """Takes PDFium's own lines, as long as they surely are those of the page."""

    textpage: pdfium.PdfTextPage
    corner: tuple[float, float]
    height: float
    number: int

    def lines(self, text: str) -> list[Line] | None:
        """Return the lines, or nothing where they must be built from the characters."""
        if len(text) != self.textpage.count_chars() or _has_columns(self.textpage):
            return None
        lines: list[Line] = []
        start = 0
        for part in text.split(_LINE_ENDS):
            words = part.strip()
            if words:
                line = self._line(words, start + part.index(words[0]))
                if line is None or (lines and line.y < lines[-1].y + _THIN):
                    return None
                lines.append(line)
            start += len(part) + len(_LINE_ENDS)
        sizes = sorted(line.size for line in lines if not line.text.isdigit())
        return None if sizes and sizes[0] < _SMALL_PRINT * sizes[len(sizes) // 2] else lines

    def _line(self, words: str, first: int) -> Line | None:
        last = first + len(words) - 1
        start, end = _Box(self.textpage, first), _Box(self.textpage, last)
        size = start.size()
        if abs(start.y - end.y) > _THIN or end.x1 <= start.x0:
            return None
        left, bottom = self.corner
        run = Run(unicodedata.normalize("NFC", words), start.x0 - left, end.x1 - left)
        bold = _is_bold(self.textpage.raw, first) and _is_bold(self.textpage.raw, last)
        return Line((run,), self.height + bottom - start.y, size, bold, self.number)


class _Box:
    """Where one character stands, in the page's own coordinates."""

    def __init__(self, textpage: pdfium.PdfTextPage, index: int) -> None:
        self._handle, self._index = textpage.raw, index
        box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetLooseCharBox(self._handle, index, box)
        raw.FPDFText_GetCharOrigin(self._handle, index, x, y)
        self.x0, self.x1, self.y = box.left, box.right, y.value

    def size(self) -> float:
        """Return the size as printed: the font's by the scale that the text stands under."""
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._handle, self._index, matrix)
        scale = max(abs(matrix.d), abs(matrix.b)) or 1.0
        return max(float(raw.FPDFText_GetFontSize(self._handle, self._index)) * scale, 1.0)


def _is_bold(handle: Any, index: int) -> bool:
    """Tell whether a letter's font is a bold one, by its name."""
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    raw.FPDFText_GetFontInfo(handle, index, name, _LONGEST_NAME, ctypes.c_int())
    return any(word in name.value for word in _BOLD)


def _has_columns(textpage: pdfium.PdfTextPage) -> bool:
    """Tell whether words stand side by side with a wide gap, as in a letterhead."""
    before: tuple[float, float, float, float] | None = None
    for i in range(textpage.count_rects()):
        box = textpage.get_rect(i)
        left, bottom, right, top = box
        if before and bottom < before[3] and top > before[1]:
            gap = left - before[2]
            if gap > _WIDE_GAP * (top - bottom) or right < before[0]:
                return True
        before = (left, bottom, right, top)
    return False


def _placing(page: pdfium.PdfPage) -> Place:
    """Return how the page's coordinates become those of the page as it is shown."""
    width, height = page.get_size()
    left, bottom = page.get_cropbox()[:2]
    return {
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (width + left - x, y - bottom),
        270: lambda x, y: (width + bottom - y, height + left - x),
    }.get(page.get_rotation(), lambda x, y: (x - left, height + bottom - y))


def _glyphs(textpage: pdfium.PdfTextPage, place: Place) -> Iterator[Glyph]:
    """Return every printed character; a mark drawn over a letter joins it."""
    handle = textpage.raw
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    scales: dict[float, float] = {}
    last: Glyph | None = None
    bold = False
    for i in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, i)
        letter = _SIGNS.get(code) or chr(code)
        if letter.isspace() or not letter.isprintable():
            continue
        raw.FPDFText_GetLooseCharBox(handle, i, box)
        raw.FPDFText_GetCharOrigin(handle, i, x, y)
        size = float(raw.FPDFText_GetFontSize(handle, i))
        if size not in scales:
            scales[size] = _Box(textpage, i).size()
        if i % _EVERY == 0:
            bold = _is_bold(handle, i)
        if last and unicodedata.combining(letter):
            last = Glyph(last.text + letter, last.x0, last.x1, last.y, last.size)
            continue
        if last:
            yield last
        ax, base = place(box.left, y.value)
        bx, other = place(box.right, y.value)
        upright = abs(bx - ax) >= abs(other - base)
        left, right = min(ax, bx), max(ax, bx)
        last = Glyph(letter, left, right, base, scales[size], bold) if upright else None
    if last:
        yield last


def _kinds(page: pdfium.PdfPage) -> Counter[int]:
    """Count what is drawn on the page: pieces of text, paths, pictures, forms."""
    objects = (
        raw.FPDFPage_GetObject(page.raw, i) for i in range(raw.FPDFPage_CountObjects(page.raw))
    )
    return Counter(raw.FPDFPageObj_GetType(each) for each in objects)


def _rulings(page: pdfium.PdfPage) -> Iterator[Ruling]:
    place = _placing(page)
    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=_DEEPEST)
    for count, path in enumerate(paths):
        if count > _MOST_PATHS:
            return
        left, bottom, right, top = path.get_bounds()
        corners = (place(left, bottom), place(right, top))
        (x0, y0), (x1, y1) = corners
        if abs(y1 - y0) < _THIN:
            yield from as_rulings([(x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2)])
        elif abs(x1 - x0) < _THIN:
            yield from as_rulings([((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1)])
        elif _is_stroked(path):
            yield from as_rulings([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)])


def _is_stroked(path: Any) -> bool:
    """Tell whether the outline of a box is drawn rather than its inside coloured."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path.raw, fill, stroke)
    return bool(stroke.value)
