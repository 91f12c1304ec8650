"""Cells of an .xlsx that show an error of a formula: calamine gives them as if they were empty."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from lxml import etree

_MARK: Final = b't="e"'
_CELL: Final = re.compile(
    rb'<c\b[^>]*\br="([A-Z]{1,3})(\d{1,7})"[^>]*>(?:(?!</c>).){0,4000}?<v>(#[^<]{1,20})</v>',
    re.DOTALL,
)
_CHUNK: Final = 1 << 20
_LONGEST: Final = 1 << 13  # a cell, with its formula
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

NOT_SO: Final = (zipfile.BadZipFile, KeyError, EOFError, zlib.error, etree.XMLSyntaxError)

Faults = dict[int, dict[str, str]]  # row, counted from 0 -> letters of the column -> what is shown


def faults_of(data: bytes) -> dict[str, Faults]:
    """Return the errors of each sheet by its name; none for files of another kind."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            found = {name: _faults(parts, path) for name, path in sheets_of(parts)}
    except NOT_SO:
        return {}
    return {name: faults for name, faults in found.items() if faults}


def sheets_of(parts: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet, and which part of the file it is."""
    links = {link.get("Id"): str(link.get("Target")) for link in _root(parts, _LINKS)}
    for sheet in _root(parts, _BOOK).iterfind(".//{*}sheet"):
        target = links[sheet.get(_RELATION)]
        yield str(sheet.get("name")), target.lstrip("/") if target[0] == "/" else f"xl/{target}"


def _root(parts: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(parts.read(name), parser)


def _faults(parts: zipfile.ZipFile, path: str) -> Faults:
    """Return the errors of a sheet, read piece by piece: a long one is never held as a whole."""
    found: Faults = {}
    before = b""
    with parts.open(path) as stream:
        for piece in iter(lambda: stream.read(_CHUNK), b""):
            text = before + piece
            for at in _places(text):
                cell = _CELL.match(text, text.rfind(b"<c ", 0, at))
                if cell:
                    row = found.setdefault(int(cell[2]) - 1, {})
                    row[cell[1].decode()] = cell[3].decode("utf-8", errors="replace")
            before = text[-_LONGEST:]
    return found


def _places(text: bytes) -> Iterator[int]:
    at = text.find(_MARK)
    while at >= 0:
        yield at
        at = text.find(_MARK, at + 1)
