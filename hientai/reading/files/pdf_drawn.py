"""What is drawn on a page of a PDF: the lines of tables, pictures, forms."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from hientai.reading.files.rulings import Ruling, as_rulings

DEEPEST: Final = 3
_FEWEST_PATHS: Final = 4
_MOST_PATHS: Final = 60_000
_THIN: Final = 2.5

Place = Callable[[float, float], tuple[float, float]]


class Drawn:
    """The objects of a page, gone over once."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page
        take, sort, whole = raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType, page.raw
        objects = [take(whole, i) for i in range(raw.FPDFPage_CountObjects(whole))]
        kinds = [sort(each) for each in objects]
        self._paths = [
            each for each, kind in zip(objects, kinds, strict=True) if kind == raw.FPDF_PAGEOBJ_PATH
        ]
        self._has_forms = raw.FPDF_PAGEOBJ_FORM in kinds
        self.has_pictures = self._has_forms or raw.FPDF_PAGEOBJ_IMAGE in kinds

    @property
    def may_hold_tables(self) -> bool:
        return self._has_forms or len(self._paths) >= _FEWEST_PATHS

    def rulings(self, place: Place) -> Iterator[Ruling]:
        """Return the straight lines, those inside forms too."""
        for count, path in enumerate(self._within_forms() if self._has_forms else self._paths):
            if count > _MOST_PATHS:
                return
            yield from _ruling(path, place)

    def _within_forms(self) -> Iterator[Any]:
        paths = self._page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=DEEPEST)
        return (path.raw for path in paths)


def _ruling(path: Any, place: Place) -> Iterator[Ruling]:
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(path, *sides):
        return
    left, bottom, right, top = (side.value for side in sides)
    (x0, y0), (x1, y1) = place(left, bottom), place(right, top)
    if abs(y1 - y0) < _THIN:
        yield from as_rulings([(x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2)])
    elif abs(x1 - x0) < _THIN:
        yield from as_rulings([((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1)])
    elif _is_stroked(path):
        yield from as_rulings([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)])


def _is_stroked(path: Any) -> bool:
    """Tell whether the outline of a box is drawn rather than its inside coloured."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(stroke.value)
