"""One page of a PDF through PDFium: its lines the quick way, word by word or letter by letter."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from hientai.reading.files.geometry import Glyph, Line, Run, lines_of, tidy_lines
from hientai.reading.files.pdf_drawn import DEEPEST, Drawn, Place
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
_WIDE_GAP: Final = 2.2
_SMALL_PRINT: Final = 0.9
_THIN: Final = 2.5
_BOLD: Final = re.compile(b"[Bb]old|Black|Heavy")
_LONGEST_NAME: Final = 96
_ASKED: Final = 24  # letters are asked for which way the text runs
_EVERY: Final = 8  # letters between two looks at the font
_IMAGE_SHARE: Final = 0.4
_SIGNS: Final = {
    0x02: "-", 0xFFFE: "-",  # what PDFium makes of a hyphen at a line's end
    0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF076: "•", 0xF06C: "•", 0xF02D: "-", 0xF02B: "+",
}  # fmt: skip
_ANY_SIGN: Final = re.compile(f"[{''.join(map(chr, _SIGNS))}]")
_WORDS: Final = re.compile(r"\S+")
_LINE_ENDS: Final = "\r\n"


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
        text = text.translate(_SIGNS) if _ANY_SIGN.search(text) else text
        drawn = Drawn(page)
        letters = Letters(textpage)
        rotation = letters.rotation() if letters.count else page.get_rotation()
        quarters = (page.get_rotation() - rotation) // 90 % 4
        width, height = page.get_size()[:: -1 if quarters % 2 else 1]
        placing = _placing(rotation, corner, (width, height))
        tables = find_tables(drawn.rulings(placing)) if drawn.may_hold_tables else []
        is_scan = drawn.has_pictures and _is_scan(page, text)
        simple = not tables and not rotation and len(text) == letters.count
        if simple and not _is_broken(text):
            quick = _Quick(letters, corner, height, number)
            lines = quick.lines(text) or lines_of(quick.words(text), page=number)
            return PageText(tidy_lines(lines), [], width, height, is_scan, quarters=quarters)
        glyphs = list(_glyphs(letters, placing))
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


def _is_broken(text: str) -> bool:
    """Tell whether words are cut by stray spaces or letters have no code."""
    stray = sum(word in _STRAY for word in text.split())
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
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST):
        left, bottom, right, top = each.get_bounds()
        area += abs(right - left) * abs(top - bottom)
    width, height = page.get_size()
    return bool(area > _IMAGE_SHARE * width * height)


@dataclass(frozen=True, slots=True)
class _Quick:
    """Takes PDFium's own lines, as long as they surely are those of the page, or else its words."""

    letters: Letters
    corner: tuple[float, float]
    height: float
    number: int

    def lines(self, text: str) -> list[Line] | None:
        """Return the lines, or nothing where they must be built from the words."""
        if self.letters.stand_in_columns():
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
        x0, _, y = self.letters.box(first)
        _, x1, other = self.letters.box(last)
        if abs(y - other) > _THIN or x1 <= x0:
            return None
        left, bottom = self.corner
        run = Run(unicodedata.normalize("NFC", words), x0 - left, x1 - left)
        bold = self.letters.is_bold(first) and self.letters.is_bold(last)
        size = self.letters.size(first)
        return Line((run,), self.height + bottom - y, size, bold, self.number)

    def words(self, text: str) -> Iterator[Glyph]:
        """Return every word with its box, and the letters of one with a raised number or a break."""
        place = partial(_upright, left=self.corner[0], top=self.height + self.corner[1])
        for found in _WORDS.finditer(text):
            word, start = found.group(), found.start()
            x0, _, y = self.letters.box(start)
            _, x1, other = self.letters.box(found.end() - 1)
            if word[-1].isdigit() or abs(y - other) > _THIN or not word.isprintable():
                yield from _glyphs(self.letters, place, start, found.end())
                continue
            (x0, y), (x1, _) = place(x0, y), place(x1, y)
            yield Glyph(word, x0, x1, y, self.letters.size(start), self.letters.is_bold(start))


def _upright(x: float, y: float, *, left: float, top: float) -> tuple[float, float]:
    return x - left, top - y


class Letters:
    """The characters of a page, one by one, in the page's own coordinates."""

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self._handle = textpage.raw
        self.count = textpage.count_chars()
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._name, self._flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()

    def letter(self, index: int) -> str:
        code = raw.FPDFText_GetUnicode(self._handle, index)
        return _SIGNS.get(code) or chr(code)

    def box(self, index: int) -> tuple[float, float, float]:
        """Return where a character begins and ends, and its base line."""
        box, (x, y, *_) = self._box, self._numbers
        raw.FPDFText_GetLooseCharBox(self._handle, index, box)
        raw.FPDFText_GetCharOrigin(self._handle, index, x, y)
        return box.left, box.right, y.value

    def font_size(self, index: int) -> float:
        return float(raw.FPDFText_GetFontSize(self._handle, index))

    def size(self, index: int) -> float:
        """Return the size as printed: the font's by the scale that the text stands under."""
        raw.FPDFText_GetMatrix(self._handle, index, self._matrix)
        scale = max(abs(self._matrix.d), abs(self._matrix.b)) or 1.0
        return max(self.font_size(index) * scale, 1.0)

    def is_bold(self, index: int) -> bool:
        """Tell whether a letter's font is a bold one, by its name."""
        self._name.value = b""
        raw.FPDFText_GetFontInfo(self._handle, index, self._name, _LONGEST_NAME, self._flags)
        return _BOLD.search(self._name.value) is not None

    def rotation(self) -> int:
        """Return the degrees by which the page must be turned to the right for most to be upright."""
        places = range(0, self.count, max(1, self.count // _ASKED))
        angles = (raw.FPDFText_GetCharAngle(self._handle, place) for place in places)
        turns = Counter(round(math.degrees(angle) / 90) % 4 for angle in angles if angle >= 0)
        return 90 * turns.most_common(1)[0][0] if turns else 0

    def stand_in_columns(self) -> bool:
        """Tell whether words stand side by side with a wide gap, as in a letterhead."""
        before: tuple[float, float, float, float] | None = None
        for i in range(raw.FPDFText_CountRects(self._handle, 0, -1)):
            raw.FPDFText_GetRect(self._handle, i, *self._numbers)
            left, top, right, bottom = (number.value for number in self._numbers)
            if before and bottom < before[3] and top > before[1]:
                gap = left - before[2]
                if gap > _WIDE_GAP * (top - bottom) or right < before[0]:
                    return True
            before = (left, bottom, right, top)
        return False


def _placing(rotation: int, corner: tuple[float, float], size: tuple[float, float]) -> Place:
    """Return how the page's coordinates become those of the page when its text is upright."""
    (left, bottom), (width, height) = corner, size
    return {
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (width + left - x, y - bottom),
        270: lambda x, y: (width + bottom - y, height + left - x),
    }.get(rotation, lambda x, y: (x - left, height + bottom - y))


def _glyphs(
    letters: Letters, place: Place, start: int = 0, end: int | None = None
) -> Iterator[Glyph]:
    """Return every printed character; a mark drawn over a letter joins it."""
    scales: dict[float, float] = {}
    last: Glyph | None = None
    bold = letters.is_bold(start) if start else False
    for i in range(start, letters.count if end is None else end):
        letter = letters.letter(i)
        if letter.isspace() or not letter.isprintable():
            continue
        x0, x1, y = letters.box(i)
        size = letters.font_size(i)
        if size not in scales:
            scales[size] = letters.size(i)
        if i % _EVERY == 0:
            bold = letters.is_bold(i)
        if last and unicodedata.combining(letter):
            last = Glyph(last.text + letter, last.x0, last.x1, last.y, last.size)
            continue
        if last:
            yield last
        ax, base = place(x0, y)
        bx, other = place(x1, y)
        upright = abs(bx - ax) >= abs(other - base)
        left, right = min(ax, bx), max(ax, bx)
        last = Glyph(letter, left, right, base, scales[size], bold) if upright else None
    if last:
        yield last
