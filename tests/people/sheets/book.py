"""Making workbooks cell by cell; invented people have the middle name Mẫu."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import openpyxl

Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Made:
    """A list, and what is to be said of it: counts, fields by heading, cells that are wrong."""

    name: str
    data: bytes
    counts: Mapping[str, int]  # new, doubtful, wrong; the rest are none
    fields: Mapping[str, str | None]
    cells: tuple[str, ...] = ()  # sheet!cell of every problem
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # name -> some values


def workbook(
    sheets: Mapping[str, Rows], merged: Mapping[str, Sequence[str]] | None = None
) -> bytes:
    """Return a workbook of sheets, with merged cells by sheet; a name with * is hidden."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title.strip("*"))
        if title.endswith("*"):
            sheet.sheet_state = "hidden"
        for row in rows:
            sheet.append(list(row))
        for span in (merged or {}).get(title, ()):
            sheet.merge_cells(span)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
