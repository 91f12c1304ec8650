"""Files as rows of cells: Excel of any age (.xlsx .xlsm .xlsb .xls .ods), pages, CSV in any habit.

Excel is read by calamine, which gives a sheet row by row, a long one piece by piece (`slices`): a
list of a million people is never held as a whole.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import PurePath
from typing import Any, Final

import python_calamine as calamine

from hientai.kernel.errors import UnreadableFile, noop
from hientai.people.domain.importing.faults import Faults, faults_of
from hientai.people.domain.importing.markup import is_markup, read_tables
from hientai.people.domain.importing.slices import has_long_sheets, sliced
from hientai.reading.files import legacy
from hientai.reading.files.syllables import is_syllable

Row = Sequence[Any]
Merged = tuple[tuple[int, int], tuple[int, int]]
Spans = frozenset[tuple[int, int, int, int]]  # first row, first column, last row, last column

WORKBOOKS: Final = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_DELIMITERS: Final = ";\t|,"  # a comma stands in words too: of equals it comes last
_SAMPLE_LINES: Final = 60
_SAMPLE_BYTES: Final = 1 << 17
_MARKS: Final = (
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_OLD_LETTERS: Final = re.compile("[\u00a1-\u00ff]")
_NEW_LETTERS: Final = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_SIGNS: Final = re.compile("[\u00a1-\u00bf\u00d7\u00f7]")
_ENOUGH_TEXT: Final = 8  # times: a short column says as much as a long one
_LETTERS: Final = 26
_LOCKED: Final = "EncryptedPackage".encode(
    "utf-16-le"
)  # how Excel wraps a workbook with a password


@dataclass(frozen=True)
class Sheet:
    """A sheet by its name: its rows from the first one of the file on, and its merged cells."""

    name: str
    rows: Iterable[Row]
    spans: Spans = frozenset()
    left: int = 0  # columns before the first cell of each row


def cell_name(row: int, column: int) -> str:
    """Return what Excel calls a cell, both counted from 0: (13, 3) is D14."""
    letters, column = "", column + 1
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def column_of(cell: str) -> int:
    """Return the column of a cell by its name, counted from 0: D14 is 3; -1 if it is no name."""
    column = 0
    for letter in cell.rstrip("0123456789").upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return column - 1


def read_file(name: str, data: bytes) -> Iterator[Sheet]:
    """Yield the visible sheets of a file one by one, or refuse it in one sentence."""
    if not data.strip():
        raise UnreadableFile(noop("Tệp “%(name)s” trống."), name=name)
    if is_markup(data):
        yield from _of_markup(name, data)
    elif PurePath(name).suffix.lower() in WORKBOOKS or data[:4] in (
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0",
    ):
        yield from _workbook(name, data)
    else:
        yield _comma_separated(name, data)


def _of_markup(name: str, data: bytes) -> Iterator[Sheet]:
    for table in read_tables(_opened(name, data).read()):
        title = table.name or PurePath(name).stem
        yield Sheet(title, _repaired(table.rows), frozenset(table.spans))


def _workbook(name: str, data: bytes) -> Iterator[Sheet]:
    with _refusing(name, data):
        opened = _book(data)
        visible = _visible(opened)
        # beside a long sheet the words of the whole file are not held twice
        book: calamine.CalamineWorkbook | None = None if has_long_sheets(data) else opened
        del opened
        faults = faults_of(data)
        for each in visible:  # held one at a time: a sheet of half a million rows is large
            long = sliced(data, each)
            if long is not None:
                rows = _kept_refusing(name, data, long.rows)
                yield _as_sheet(each, rows, faults.get(each), long.merged, long.left)
            else:
                book = book or _book(data)
                yield _sheet(book.get_sheet_by_name(each), faults.get(each))


def _visible(book: calamine.CalamineWorkbook) -> list[str]:
    return [
        found.name
        for found in book.sheets_metadata
        if found.visible == calamine.SheetVisibleEnum.Visible
        and found.typ == calamine.SheetTypeEnum.WorkSheet
    ]


def _book(data: bytes) -> calamine.CalamineWorkbook:
    return calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))


@contextmanager
def _refusing(name: str, data: bytes) -> Iterator[None]:
    """Refuse what calamine cannot read, in one sentence."""
    try:
        yield
    except calamine.PasswordError:
        raise _locked(name) from None
    except (calamine.CalamineError, OSError, ValueError):
        if _LOCKED in data:
            raise _locked(name) from None
        raise UnreadableFile(
            noop("Tệp “%(name)s” hỏng hoặc không phải bảng Excel, CSV."), name=name
        ) from None


def _kept_refusing(name: str, data: bytes, rows: Iterable[Row]) -> Iterator[Row]:
    with _refusing(name, data):
        yield from rows


def _locked(name: str) -> UnreadableFile:
    return UnreadableFile(noop("Tệp “%(name)s” có mật khẩu. Bỏ mật khẩu rồi gửi lại."), name=name)


def _sheet(found: calamine.CalamineSheet, faults: Faults | None = None) -> Sheet:
    if found.start is None:
        return Sheet(found.name, ())
    merged = found.merged_cell_ranges or ()
    return _as_sheet(found.name, found.iter_rows(), faults, merged, found.start[1])


def _as_sheet(
    name: str, rows: Iterable[Row], faults: Faults | None, merged: Iterable[Merged], left: int
) -> Sheet:
    spans = frozenset((*first, *last) for first, last in merged)
    return Sheet(name, _repaired(_with_faults(rows, faults, left) if faults else rows), spans, left)


def _with_faults(rows: Iterable[Row], faults: Faults, left: int) -> Iterator[Row]:
    """Yield rows with the errors that their cells show."""
    for number, row in enumerate(rows):
        cells = [*row]
        for letters, shown in faults.get(number, {}).items():
            at = column_of(letters) - left
            if 0 <= at < len(cells) and not cells[at]:
                cells[at] = shown
        yield cells


def _repaired(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows with letters from before Unicode turned, in all columns or in those that have them."""
    rows = iter(rows)
    first = list(islice(rows, _SAMPLE_LINES))
    convert = legacy.coding("\n".join(_texts(cell for row in first for cell in row)))
    width = max(map(len, first), default=0)
    turned = {at: turn for at in range(width) if (turn := convert or _coding_of(first, at))}
    for turn in list(turned.values())[:1]:
        turned.update(
            (at, turn) for at in range(width) if at not in turned and _fits(first, at, turn)
        )
    if not turned:
        yield from first
        yield from rows
        return
    for row in chain(first, rows):
        yield [
            turned[at](cell) if at in turned and isinstance(cell, str) and _is_old(cell) else cell
            for at, cell in enumerate(row)
        ]


def _coding_of(rows: Sequence[Row], at: int) -> Callable[[str], str] | None:
    """Return how a column alone is to be turned: names in old letters below a heading in new ones."""
    texts = [text for text in _texts(row[at] for row in rows if at < len(row)) if _is_old(text)]
    return legacy.coding("\n".join(texts) * _ENOUGH_TEXT) if texts else None


def _fits(rows: Sequence[Row], at: int, turn: Callable[[str], str]) -> bool:
    """Tell whether a column beside one in old letters is in them too: words only once turned."""
    texts = [text for text in _texts(row[at] for row in rows if at < len(row)) if _is_old(text)]
    return (
        bool(texts)
        and not all(map(_is_words, texts))
        and all(_is_words(turn(each)) for each in texts)
    )


def _is_words(text: str) -> bool:
    return all(word.isascii() or is_syllable(word) for word in _WORD.findall(text)) and not (
        _SIGNS.search(text)
    )


def _texts(cells: Iterable[Any]) -> list[str]:
    return [cell for cell in cells if isinstance(cell, str)]


def _is_old(text: str) -> bool:
    return bool(_OLD_LETTERS.search(text)) and not _NEW_LETTERS.search(text)


def _comma_separated(name: str, data: bytes) -> Sheet:
    text = _opened(name, data)
    lines = [line.rstrip("\r\n") for line in islice(text, _SAMPLE_LINES)]
    text.seek(0)
    told = bool(lines) and lines[0].lower().startswith("sep=") and len(lines[0]) == len("sep=;")
    rows = csv.reader(text, delimiter=lines[0][-1] if told else _delimiter(lines))
    return Sheet(PurePath(name).stem, _read(name, rows))


def _read(name: str, rows: Iterable[list[str]]) -> Iterator[Row]:
    try:
        yield from rows
    except csv.Error:
        raise UnreadableFile(
            noop("Tệp “%(name)s” hỏng hoặc không phải bảng Excel, CSV."), name=name
        ) from None


def _delimiter(lines: Sequence[str]) -> str:
    """Return the mark that parts most lines into the same number of cells, more than one."""

    def fitness(mark: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=mark) if any(row)]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) * (usual > 1), usual)

    return max(_DELIMITERS, key=fitness)


def _opened(name: str, data: bytes) -> io.TextIOBase:
    """Return the text of a file, read as it is asked for unless its letters must be turned."""
    encoding = next((found for mark, found in _MARKS if data.startswith(mark)), "")
    if not encoding and b"\0" in data:
        raise UnreadableFile(
            noop("Tệp “%(name)s” hỏng hoặc không phải bảng Excel, CSV."), name=name
        )
    encoding = encoding or ("utf-8" if _is_utf8(data) else "")
    if not encoding:
        return io.StringIO(_of_old_bytes(data), newline="")
    convert = legacy.coding(data[:_SAMPLE_BYTES].decode(encoding, errors="ignore"))
    if convert is None:
        return io.TextIOWrapper(io.BytesIO(data), encoding, errors="replace", newline="")
    return io.StringIO(convert(data.decode(encoding, errors="replace")), newline="")


def _is_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8, without keeping the letters of a long list."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _SAMPLE_BYTES):
            decoder.decode(data[start : start + _SAMPLE_BYTES])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _of_old_bytes(data: bytes) -> str:
    """Return bytes from before Unicode as letters: TCVN3, VNI, or Windows' own page 1258."""
    text = data.decode("latin-1")
    convert = legacy.coding(text)
    if convert:
        return convert(text)
    return data.decode("cp1258", errors="replace")
