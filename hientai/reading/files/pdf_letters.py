"""What PDFium knows of the letters of a page, one by one, in the page's own coordinates."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from hientai.reading.files.geometry import Glyph
from hientai.reading.files.pdf_drawn import Place

SIGNS: Final = {
    0x02: "-", 0xFFFE: "-",  # what PDFium makes of a hyphen at a line's end
    0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF076: "•", 0xF06C: "•", 0xF02D: "-", 0xF02B: "+",
}  # fmt: skip
_BOLD: Final = re.compile(b"[Bb]old|Black|Heavy")
_LONGEST_NAME: Final = 96
_ASKED: Final = 24  # letters are asked for which way the text runs
_EVERY: Final = 8  # letters between two looks at the font
_WIDE_GAP: Final = 2.2  # of the height


class Letters:
    """The characters of a page; every question is a call into PDFium, so few are asked."""

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self._handle = textpage.raw
        self.count = textpage.count_chars()
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._name, self._flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()

    def letter(self, index: int) -> str:
        code = raw.FPDFText_GetUnicode(self._handle, index)
        return SIGNS.get(code) or chr(code)

    def start(self, index: int) -> tuple[float, float, float]:
        """Return where a character of upright text begins, its base line and its size as printed."""
        box, matrix = self._box, self._matrix
        raw.FPDFText_GetLooseCharBox(self._handle, index, box)
        raw.FPDFText_GetMatrix(self._handle, index, matrix)
        return box.left, matrix.f, self._scaled(index)

    def end(self, index: int) -> tuple[float, float]:
        """Return where a character ends, and its base line."""
        _, right, y = self.box(index)
        return right, y

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
        return self._scaled(index)

    def _scaled(self, index: int) -> float:
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
        angles = [raw.FPDFText_GetCharAngle(self._handle, place) for place in places]
        if not any(angles):
            return 0
        turns = Counter(round(math.degrees(angle) / 90) % 4 for angle in angles if angle >= 0)
        return 90 * turns.most_common(1)[0][0] if turns else 0

    def gaps(self) -> Iterator[tuple[float, float, float, float]]:
        """Yield bottom, top, left and right of wide blanks between words of one height."""
        take, handle, numbers = raw.FPDFText_GetRect, self._handle, self._numbers
        before = (0.0, 0.0, 0.0, 0.0)
        for i in range(raw.FPDFText_CountRects(handle, 0, -1)):
            take(handle, i, *numbers)
            left, top, right, bottom = [number.value for number in numbers]
            if bottom < before[3] and top > before[1]:
                gap = left - before[2]
                if gap > _WIDE_GAP * (top - bottom) or right < before[0]:
                    ends = sorted((before[0], before[2], left, right))
                    yield min(bottom, before[1]), max(top, before[3]), ends[1], ends[2]
            before = (left, bottom, right, top)

    def glyphs(self, place: Place, start: int = 0, end: int | None = None) -> Iterator[Glyph]:
        """Return every printed character; a mark drawn over a letter joins it."""
        scales: dict[float, float] = {}
        last: Glyph | None = None
        bold = self.is_bold(start) if start else False
        for i in range(start, self.count if end is None else end):
            letter = self.letter(i)
            if letter.isspace() or not letter.isprintable():
                continue
            x0, x1, y = self.box(i)
            size = self.font_size(i)
            if size not in scales:
                scales[size] = self.size(i)
            if i % _EVERY == 0:
                bold = self.is_bold(i)
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
