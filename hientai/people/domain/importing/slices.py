"""A very long sheet of an .xlsx read piece by piece: calamine would hold every cell of it at once.

Each piece is the workbook itself with fewer rows in that sheet, so that a cell is read as it would
be in the whole.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import python_calamine as calamine

from hientai.people.domain.importing.faults import NOT_SO, sheets_of

LARGE: Final = 64 << 20  # bytes of a sheet without compression, some 190,000 rows of ten cells
PIECE: Final = 24 << 20
_READ: Final = 1 << 20
_OPENING: Final = b"<sheetData>"
_CLOSING: Final = b"</sheetData>"
_END: Final = _CLOSING + b"</worksheet>"
_ROW_END: Final = b"</row>"
_NUMBERED: Final = re.compile(rb'\s*<row [^>]*\br="\d')  # a piece must say which rows it has
_SIZE: Final = re.compile(rb"<dimension [^>]*/>")


@dataclass(frozen=True)
class Sliced:
    """A long sheet: its rows from the first of the file on, read as they are asked for."""

    rows: Iterator[list[Any]]
    left: int
    merged: list[tuple[tuple[int, int], tuple[int, int]]]


def has_long_sheets(data: bytes) -> bool:
    """Tell whether a workbook has a sheet that `sliced` would take."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return any(parts.getinfo(path).file_size >= LARGE for _name, path in sheets_of(parts))
    except NOT_SO:
        return False


def sliced(data: bytes, name: str) -> Sliced | None:
    """Return a sheet of a workbook if it is so long that it should not be read at once."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            path = dict(sheets_of(parts)).get(name)
            if path is None or parts.getinfo(path).file_size < LARGE:
                return None
            with parts.open(path) as stream:
                head, _opening, rest = stream.read(_READ).partition(_OPENING)
            if not _NUMBERED.match(rest):
                return None
            tail = _tail(parts, path)
    except NOT_SO:
        return None
    sheet = _Long(data, name, path, _SIZE.sub(b"", head) + _OPENING)
    pieces = sheet.pieces()
    first = next(pieces)
    if first.start is None:
        return None
    merged = sheet.workbook(b"", _CLOSING + tail).merged_cell_ranges or []
    return Sliced(_rows(first, pieces), first.start[1], merged)


def _tail(parts: zipfile.ZipFile, path: str) -> bytes:
    """Return what stands behind the rows: which cells are merged, among others."""
    before, tail = b"", b""
    with parts.open(path) as stream:
        for read in iter(lambda: stream.read(_READ), b""):
            text = before + read
            tail = tail + read if tail else text.partition(_CLOSING)[2]
            before = text[-len(_CLOSING) :]
    return tail


@dataclass(frozen=True)
class _Long:
    data: bytes
    name: str
    path: str
    head: bytes

    def workbook(self, rows: bytes, end: bytes = _END) -> calamine.CalamineSheet:
        """Return the sheet as it is with these rows; the file's other parts stay as they are."""
        file = io.BytesIO()
        file.write(self.data)
        with zipfile.ZipFile(file, "a") as parts:
            old = parts.NameToInfo.pop(self.path)
            parts.filelist.remove(old)
            with parts.open(self.path, "w") as sheet:
                for text in (self.head, rows, end):
                    sheet.write(text)
        file.seek(0)
        return calamine.CalamineWorkbook.from_filelike(file).get_sheet_by_name(self.name)

    def pieces(self) -> Iterator[calamine.CalamineSheet]:
        return map(self.workbook, self._texts())

    def _texts(self) -> Iterator[bytes]:
        """Yield the rows, whole ones, as they stand in the file."""
        with (
            zipfile.ZipFile(io.BytesIO(self.data)) as parts,
            parts.open(self.path) as stream,
        ):
            text = stream.read(_READ).partition(_OPENING)[2]
            while read := stream.read(PIECE):
                text += read
                del read
                at = text.rfind(_ROW_END) + len(_ROW_END)
                if text.find(_CLOSING, max(at - len(_ROW_END), 0)) >= 0:
                    break
                if at < len(_ROW_END):
                    continue
                rows, text = text[:at], text[at:]
                yield rows
                del rows
            rows = text.partition(_CLOSING)[0]
            if rows.strip():
                yield rows


def _rows(
    first: calamine.CalamineSheet, others: Iterator[calamine.CalamineSheet]
) -> Iterator[list[Any]]:
    yield from first.iter_rows()
    if first.start is None or first.end is None:
        return
    left, width, done = first.start[1], first.width, first.end[0] + 1
    del first
    for piece in others:
        if piece.start is None or piece.end is None:
            continue
        at = piece.start[1] - left
        for row in islice(piece.iter_rows(), done, None):
            cells = [""] * at + row if at > 0 else row[-at:]
            yield cells + [""] * (width - len(cells))
        done = piece.end[0] + 1
