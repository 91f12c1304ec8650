"""The cells of a table that somebody pasted or saved: an Excel file, a CSV file, tabs."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Final

from lxml import etree

from hientai.kernel.errors import DomainError, noop
from hientai.kernel.vietnamese import format_number, nfc

MAX_ROWS: Final = 12_000
MAX_COLUMNS: Final = 60
_MAX_PART: Final = 20 * 1024 * 1024  # of a workbook, unpacked
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHARED, _SHEETS = "xl/sharedStrings.xml", "xl/worksheets/sheet"
_COLUMN: Final = re.compile(r"[A-Z]+")


class UnreadableTable(DomainError):
    """A file or a text that is no table."""

    code = "unreadable_table"


def read_cells(data: bytes) -> list[list[str]]:
    """Return the rows of a file, each a list of texts; numbers are written as 1.234,5."""
    rows = list(_workbook(data)) if data.startswith(b"PK\x03\x04") else text_cells(_decoded(data))
    return _bounded(rows)


def text_cells(text: str) -> list[list[str]]:
    """Return the rows of pasted text; cells end with a tab, else with `;`, else with a comma."""
    lines = [line for line in nfc(text).splitlines() if line.strip()]
    head = lines[0] if lines else ""
    mark = next((mark for mark in "\t;" if mark in head), ",")
    return _bounded(list(csv.reader(lines, delimiter=mark)))


def _bounded(rows: list[list[str]]) -> list[list[str]]:
    kept = [[" ".join(nfc(cell).split()) for cell in row] for row in rows]
    kept = [row for row in kept if any(row)]
    if not kept:
        raise UnreadableTable(noop("Bảng trống. Dán hoặc chọn bảng có tên nơi và số liệu."))
    if len(kept) > MAX_ROWS or max(map(len, kept)) > MAX_COLUMNS:
        raise UnreadableTable(
            noop("Bảng lớn quá %(rows)s dòng hoặc %(columns)s cột. Chia nhỏ rồi gửi lại."),
            rows=format_number(MAX_ROWS),
            columns=MAX_COLUMNS,
        )
    width = max(map(len, kept))
    return [row + [""] * (width - len(row)) for row in kept]


def _decoded(data: bytes) -> str:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))  # Excel's "Unicode text"
    try:
        text = data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise UnreadableTable(noop("Tệp không phải bảng Excel (.xlsx) hoặc CSV mã UTF-8."))
    return text


def _workbook(data: bytes) -> Iterator[list[str]]:
    """Yield the rows of a workbook's first sheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            sheets = sorted(name for name in parts.namelist() if name.startswith(_SHEETS))
            shared = _strings(parts) if _SHARED in parts.namelist() else []
            root = _parsed(parts, sheets[0])
    except (zipfile.BadZipFile, IndexError, etree.XMLSyntaxError) as broken:
        raise UnreadableTable(noop("Tệp Excel này hỏng hoặc không có trang tính.")) from broken
    for row in root.iter(f"{_MAIN}row"):
        cells: dict[int, str] = {}
        for at, cell in enumerate(row.iter(f"{_MAIN}c")):
            column = _column(cell.get("r", ""), at)
            if column < MAX_COLUMNS:
                cells[column] = _text(cell, shared)
        yield [cells.get(column, "") for column in range(max(cells, default=-1) + 1)]


def _parsed(parts: zipfile.ZipFile, name: str) -> etree._Element:
    if parts.getinfo(name).file_size > _MAX_PART:
        raise UnreadableTable(noop("Tệp Excel quá lớn. Chỉ giữ trang số liệu rồi gửi lại."))
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(parts.read(name), parser)


def _strings(parts: zipfile.ZipFile) -> list[str]:
    items = _parsed(parts, _SHARED).iter(f"{_MAIN}si")
    return ["".join(text.text or "" for text in item.iter(f"{_MAIN}t")) for item in items]


def _column(reference: str, otherwise: int) -> int:
    found = _COLUMN.match(reference)
    if not found:
        return otherwise
    number = 0
    for letter in found[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _text(cell: etree._Element, shared: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{_MAIN}t"))
    value = cell.findtext(f"{_MAIN}v") or ""
    if kind == "s":
        at = int(value) if value.isdigit() else len(shared)
        return shared[at] if at < len(shared) else ""
    if kind != "n" or not value:
        return value
    try:  # 0.1 + 0.2 is written 0.30000000000000004
        number = Decimal(f"{float(value):.12g}")
        return format_number(number).replace(".", "")
    except (InvalidOperation, ValueError):
        return value
