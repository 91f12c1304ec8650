"""The table of observations: where everything stands in it, and reading it back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook

from hientai.indicators.domain.periods import parse_period
from hientai.indicators.domain.refusals import BadObservation
from hientai.kernel.errors import DomainError, noop
from hientai.kernel.vietnamese import parse_number

SHEET: Final = "Số liệu"
KEYS: Final = {"Mã chỉ số": 8, "Mã số liệu": 8}  # hidden
COLUMNS: Final = {
    noop("Chỉ số"): 50,
    noop("Phần"): 24,
    noop("Kỳ"): 12,
    noop("Giá trị"): 14,
    noop("Văn bản, nguồn"): 36,
    noop("Ghi chú"): 40,
}
MOST_ROWS: Final = 20_000
MAX_UNPACKED: Final = 40 * 1024 * 1024
_BROKEN: Final = (zipfile.BadZipFile, CalamineError, EOFError, KeyError, OSError, ValueError)
_INDICATOR, _HELD, _NAME, _PART, _PERIOD, _VALUE, _PAPER, _NOTE = range(8)


@dataclass(frozen=True)
class WrongCell:
    """A cell that cannot be taken: where, what stands there, why."""

    cell: str
    value: str
    sentence: str


@dataclass(frozen=True)
class SheetRow:
    row: int  # as Excel numbers it
    indicator: int
    held: int | None
    name: str
    part: str
    period: str
    value: Decimal
    paper: str
    note: str


def read_sheet(data: bytes, name: str) -> tuple[list[SheetRow], list[WrongCell]]:
    """Read a table back; rows without a value say nothing."""
    rows: list[SheetRow] = []
    wrong: list[WrongCell] = []
    for number, cells in enumerate(_cells(data, name)[1:], start=2):
        padded = [*cells, *[""] * (len(KEYS) + len(COLUMNS) - len(cells))]
        if _text(padded[_VALUE]) == "":
            continue
        found = _row(number, padded, wrong)
        if found:
            rows.append(found)
    return rows, wrong


def _row(number: int, cells: Sequence[Any], wrong: list[WrongCell]) -> SheetRow | None:
    before = len(wrong)
    period = _read(number, _PERIOD, cells, wrong, parse_period)
    value = _read(number, _VALUE, cells, wrong, _number)
    key = _text(cells[_INDICATOR])
    if not key.isdigit():
        reason = noop("không biết chỉ số này; tải bảng mới rồi chép sang")
        wrong.append(WrongCell(f"C{number}", _text(cells[_NAME])[:60], reason))
    if len(wrong) > before or period is None or value is None:
        return None
    held = _text(cells[_HELD])
    return SheetRow(
        number,
        int(key),
        int(held) if held.isdigit() else None,
        _text(cells[_NAME]),
        _text(cells[_PART])[:200],
        period,
        value,
        _text(cells[_PAPER])[:300],
        _text(cells[_NOTE]),
    )


def _read(number: int, at: int, cells: Sequence[Any], wrong: list[WrongCell], reader: Any) -> Any:
    try:
        return reader(cells[at] if reader is _number else _text(cells[at]))
    except DomainError as refusal:
        cell = f"{chr(ord('A') + at)}{number}"
        wrong.append(WrongCell(cell, _text(cells[at])[:60], str(refusal)))
        return None


def _number(cell: Any) -> Decimal:
    if isinstance(cell, bool):
        raise BadObservation(noop("ô này không phải số"))
    if isinstance(cell, int | float):
        return Decimal(str(cell))
    return parse_number(str(cell).strip().removesuffix("%"))


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _cells(data: bytes, name: str) -> list[list[Any]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
                raise BadObservation(noop("Tệp “%(name)s” quá lớn khi mở ra."), name=name)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        found: list[list[Any]] = book.get_sheet_by_name(SHEET).to_python(skip_empty_area=False)
    except _BROKEN:
        raise BadObservation(
            noop("Tệp “%(name)s” không phải bảng số liệu tải từ trang này."), name=name
        ) from None
    if len(found) > MOST_ROWS:
        raise BadObservation(noop("Bảng có quá nhiều dòng. Chia thành nhiều tệp."))
    return found
