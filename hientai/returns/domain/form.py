"""The Excel form of a return (*Biểu 01*): where everything stands in it, and reading it back.

The first column is hidden and holds keys: the return, and of each row the duty and how often its
line had been saved when the form was made, so that nobody's later words are lost.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook

from hientai.kernel.errors import DomainError, noop
from hientai.kernel.vietnamese import format_date, format_number
from hientai.returns.domain.form_values import nothing_of, pace_of, percent_of, text_of
from hientai.returns.domain.lines import Said
from hientai.returns.domain.refusals import BadForm

SHEET: Final = "Biểu 01"
KEY: Final = "hientai.return:"
NOTE_ROW, HEAD_ROW, FIRST_ROW = 5, 6, 7  # counted from 0
NOTE_COLUMN: Final = 2
# heading -> the place of its values; the first column holds the keys
COLUMNS: Final = {
    "TT": 1,
    "Nhiệm vụ": 2,
    "Điều khoản": 3,
    "Vai trò": 4,
    "Hạn": 5,
    "Kết quả trong kỳ": 6,
    "Lũy kế": 7,
    "Khối lượng đã làm (%)": 8,
    "Tiến độ": 9,
    "Khó khăn, vướng mắc": 10,
    "Đề xuất, kiến nghị": 11,
    "Không phát sinh": 12,
}
TICK: Final = "x"

MAX_SIZE: Final = 5 * 1024 * 1024
_MAX_UNPACKED: Final = 40 * 1024 * 1024
_MAX_PARTS: Final = 200
_MAX_ROWS: Final = 5000
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, CalamineError, EOFError, KeyError, OSError, ValueError,
)  # fmt: skip

Cell = str | float | bool | dt.date | dt.time | dt.timedelta
_READERS: Final[Mapping[str, tuple[str, Callable[[str], Any]]]] = {
    "result": ("Kết quả trong kỳ", text_of),
    "cumulative": ("Lũy kế", text_of),
    "percent": ("Khối lượng đã làm (%)", percent_of),
    "pace": ("Tiến độ", pace_of),
    "difficulty": ("Khó khăn, vướng mắc", text_of),
    "proposal": ("Đề xuất, kiến nghị", text_of),
    "nothing_arose": ("Không phát sinh", nothing_of),
}


@dataclass(frozen=True)
class CellError:
    """One wrong cell: where, what stands there, and one sentence on what to do."""

    cell: str
    value: str
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)
    sheet: str = SHEET


@dataclass(frozen=True)
class FormRow:
    """A row that was understood: the duty, the revision that its author saw, the words."""

    row: int
    duty: int
    seen: int
    said: Said


@dataclass(frozen=True)
class Form:
    """A form as it was read."""

    report: int
    note: str
    note_key: str
    rows: tuple[FormRow, ...]
    errors: tuple[CellError, ...]


class WrongCells(BadForm):
    """A form with wrong cells; nothing of it was taken."""

    def __init__(self, errors: Sequence[CellError]) -> None:
        self.errors = tuple(errors)
        super().__init__(
            noop("%(n)s ô trong biểu chưa đúng nên chưa nhận dòng nào. Sửa rồi gửi lại."),
            n=len(errors),
        )


def cell_name(row: int, column: int) -> str:
    """Return a cell as Excel names it; both counted from 0, columns up to Z."""
    return f"{chr(ord('A') + column)}{row + 1}"


def note_key(note: str) -> str:
    """Return what tells whether a note is still the one that the form was made with."""
    return f"{zlib.crc32(note.encode()):08x}"


def row_key(duty: int, revision: int) -> str:
    return f"{duty}:{revision}"


def read_form(data: bytes, name: str) -> Form:
    """Read a filled form; refuse what is none, and name every cell that was not understood."""
    rows = _rows(data, name)
    key = _shown(_at(rows, 0, 0))
    if not key.startswith(KEY) or not key.removeprefix(KEY).isdigit():
        raise BadForm(
            noop("Tệp “%(name)s” không phải biểu tải về từ báo cáo này. Tải biểu rồi điền."),
            name=name,
        )
    found = [_row(at, row) for at, row in enumerate(rows[FIRST_ROW:], FIRST_ROW) if any(row)]
    taken = [one for one, _ in found if one]
    errors = [error for _, wrong in found for error in wrong] + _twice(taken)
    return Form(
        report=int(key.removeprefix(KEY)),
        note=_shown(_at(rows, NOTE_ROW, NOTE_COLUMN)).replace("\r\n", "\n").strip(),
        note_key=_shown(_at(rows, NOTE_ROW, 0)),
        rows=tuple(taken),
        errors=tuple(errors),
    )


def _rows(data: bytes, name: str) -> list[list[Cell]]:
    _refuse_unsafe(data, name)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            if SHEET not in book.sheet_names:
                raise BadForm(
                    noop("Tệp “%(name)s” không có trang “%(sheet)s”. Tải biểu rồi điền vào đó."),
                    name=name,
                    sheet=SHEET,
                )
            rows = book.get_sheet_by_name(SHEET).to_python(skip_empty_area=False, nrows=_MAX_ROWS)
    except _BROKEN:
        raise _broken(name) from None
    return rows


def _refuse_unsafe(data: bytes, name: str) -> None:
    """Refuse what is no workbook, is too large, or would be when unpacked."""
    if len(data) > MAX_SIZE:
        raise BadForm(
            noop("Tệp “%(name)s” lớn hơn %(limit)s MB. Biểu không cần lớn như vậy."),
            name=name,
            limit=MAX_SIZE // 1024**2,
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            found = parts.infolist()
    except _BROKEN:
        raise _broken(name) from None
    if len(found) > _MAX_PARTS or sum(one.file_size for one in found) > _MAX_UNPACKED:
        raise BadForm(noop("Tệp “%(name)s” khi mở ra quá lớn nên không được nhận."), name=name)


def _broken(name: str) -> BadForm:
    return BadForm(
        noop("Tệp “%(name)s” không phải tệp Excel (.xlsx) đọc được. Tải biểu rồi điền lại."),
        name=name,
    )


def _row(at: int, row: Sequence[Cell]) -> tuple[FormRow | None, list[CellError]]:
    key = _shown(row[0] if row else "")
    duty, _, seen = key.partition(":")
    if not (duty.isdigit() and seen.isdigit()):
        return None, [_no_key(at, row)]
    said, errors = _said(at, row)
    if said.nothing_arose and said.result:
        column = COLUMNS["Không phát sinh"]
        sentence = noop("đã ghi kết quả thì không đánh dấu không phát sinh.")
        errors.append(CellError(cell_name(at, column), TICK, sentence))
    return FormRow(at, int(duty), int(seen), said), errors


def _no_key(at: int, row: Sequence[Cell]) -> CellError:
    column = next(at for at, cell in enumerate(row) if cell)
    sentence = noop("dòng thêm ngoài biểu, không biết là việc nào. Xóa dòng này.")
    return CellError(cell_name(at, column), _shown(row[column])[:60], sentence)


def _said(at: int, row: Sequence[Cell]) -> tuple[Said, list[CellError]]:
    values: dict[str, Any] = {}
    errors = []
    for name, (heading, read) in _READERS.items():
        column = COLUMNS[heading]
        shown = _shown(row[column] if column < len(row) else "")
        try:
            values[name] = read(shown)
        except DomainError as error:
            errors.append(
                CellError(cell_name(at, column), shown[:60], error.sentence, error.values)
            )
    return Said(**values), errors


def _twice(rows: Sequence[FormRow]) -> list[CellError]:
    seen: set[int] = set()
    errors = []
    for one in rows:
        if one.duty in seen:
            sentence = noop("việc này đã có ở một dòng phía trên. Giữ một dòng.")
            errors.append(CellError(cell_name(one.row, COLUMNS["TT"]), "", sentence))
        seen.add(one.duty)
    return errors


def _at(rows: Sequence[Sequence[Cell]], row: int, column: int) -> Cell:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def _shown(cell: Cell) -> str:
    """Return a cell as its author sees it."""
    if isinstance(cell, bool):
        return TICK if cell else ""
    if isinstance(cell, float):
        return format_number(cell).replace(".", "")
    if isinstance(cell, dt.date):
        return format_date(cell)
    return str(cell)
