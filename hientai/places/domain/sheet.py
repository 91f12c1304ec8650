"""A table of figures by place, as somebody keeps it: which columns are what, what is in each row."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from hientai.kernel.errors import DomainError, noop
from hientai.kernel.vietnamese import fold, format_number, parse_number
from hientai.places.domain.cells import UnreadableTable
from hientai.places.domain.figures import Figure
from hientai.places.domain.finding import Answer, Status
from hientai.places.domain.place import Level, Place
from hientai.places.domain.places import Places

_CODE: Final = re.compile(r"ma\b.*")
_COUNTER: Final = {"stt", "tt", "so tt", "so thu tu"}
_YEAR: Final = {"nam", "ky", "nam so lieu"}
_RATIO: Final = re.compile(
    r"\b(?:ty|ti) (?:le|trong|suat)\b|\bbinh quan\b|\bmat do\b|\bphan tram\b"
)
_ABOVE: Final = re.compile(r"\b(?:tinh|thanh pho|huyen|quan|thi xa)\b")
_COMMUNE: Final = re.compile(r"\b(?:xa|phuong)\b")
_SUM_ROW: Final = re.compile(
    r"(?:tong(?: cong| so)?|cong|toan (?:tinh|quoc|huyen|thanh pho)|ca nuoc)"
)
_LONGEST_NUMBER: Final = 24
_YEARS: Final = (1976, 2100)


@dataclass(frozen=True)
class Note:
    """What is to be said about a row, or about the table (row 0); `near` are places to choose from."""

    row: int
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)
    near: tuple[Place, ...] = ()

    def __str__(self) -> str:
        return self.sentence % self.values if self.values else self.sentence


@dataclass(frozen=True)
class Sheet:
    """The figures that were understood, what was not, and what is worth knowing."""

    figures: tuple[Figure, ...]
    series: tuple[str, ...]
    problems: tuple[Note, ...]
    notes: tuple[Note, ...]
    level: Level | None  # of most places


@dataclass(frozen=True)
class Asked:
    """What is known of a table beside its cells."""

    day: dt.date  # of the figures, where no column says their year
    within: str = ""
    level: Level | None = None


@dataclass(frozen=True)
class _Columns:
    name: int
    level: Level | None
    above: tuple[int, ...]
    year: int | None
    values: tuple[int, ...]
    ratios: tuple[int, ...]


def read_sheet(rows: Sequence[Sequence[str]], places: Places, asked: Asked) -> Sheet:
    """Return the figures of a table; what can't be placed is told by its row."""
    head, body, first = _parted(rows, places, asked)
    columns = _columns(head, body)
    reading = _Reading(places, asked, head, columns)
    for number, row in enumerate(body, start=first):
        reading.read(number, row)
    return reading.sheet()


def _parted(
    rows: Sequence[Sequence[str]], places: Places, asked: Asked
) -> tuple[list[str], Sequence[Sequence[str]], int]:
    """Return the heading, the rows below and the number of the first; made up if there is none."""
    for at, row in enumerate(rows[:10]):
        below = rows[at + 1] if at + 1 < len(rows) else ()
        numbers = sum(_is_number(cell) for cell in row[1:])
        known = any(
            cell and not cell.isdigit() and places.at(cell, asked.day).status is not Status.UNKNOWN
            for cell in row
        )
        if known and numbers:
            return [""] * len(row), rows[at:], at + 1
        if sum(map(bool, row)) > 1 and any(map(_is_number, below)):
            return [*row], rows[at + 1 :], at + 2
    raise UnreadableTable(noop("Bảng cần ít nhất một cột tên hoặc mã nơi và một cột số."))


def _columns(head: Sequence[str], body: Sequence[Sequence[str]]) -> _Columns:
    keys = [fold(cell) for cell in head]
    width = range(len(keys))
    numeric = [at for at in width if _mostly_numbers(body, at)]
    year = next((at for at in width if keys[at] in _YEAR and at in numeric), None)
    codes = [at for at in width if _CODE.fullmatch(keys[at])]
    words = [
        at for at in width if at not in numeric and at not in codes and any(r[at] for r in body)
    ]
    words = [at for at in words if keys[at] not in _COUNTER]
    name = _name_column(keys, words, codes)
    if name is None:
        raise UnreadableTable(noop("Bảng chưa có cột tên hoặc mã nơi."))
    values = [at for at in numeric if at not in {year, name, *codes} and keys[at] not in _COUNTER]
    ratios = [at for at in values if "%" in head[at] or _RATIO.search(keys[at])]
    above = [at for at in words if at != name and _ABOVE.search(keys[at])]
    kept = tuple(at for at in values if at not in ratios)
    if not kept and not ratios:
        raise UnreadableTable(noop("Bảng chưa có cột số nào đọc được."))
    return _Columns(name, _level_of(keys[name]), tuple(above), year, kept, tuple(ratios))


def _name_column(keys: Sequence[str], words: Sequence[int], codes: Sequence[int]) -> int | None:
    """Return the column of the narrowest places: a code says most, then communes, then any words."""
    if codes:
        return max(codes, key=lambda at: bool(_COMMUNE.search(keys[at])))
    communes = [at for at in words if _COMMUNE.search(keys[at])]
    bare = [at for at in words if not _ABOVE.search(keys[at])]
    return next(iter([*communes, *bare, *words]), None)


def _level_of(key: str) -> Level | None:
    """Return of which level a column is by its heading: `Mã xã`, `Tỉnh, thành phố`."""
    words = key.split()
    levels = {"xa": Level.COMMUNE, "huyen": Level.DISTRICT, "tinh": Level.PROVINCE}
    found = [level for word, level in levels.items() if word in words]
    return found[0] if len(found) == 1 and "thi" not in words else None


def _mostly_numbers(body: Sequence[Sequence[str]], at: int) -> bool:
    filled = [row[at] for row in body if row[at]]
    return bool(filled) and sum(map(_is_number, filled)) * 2 > len(filled)


def _is_number(cell: str) -> bool:
    return _number(cell) is not None


def _number(cell: str) -> Decimal | None:
    if len(cell) > _LONGEST_NUMBER:
        return None
    try:
        value = parse_number(cell.rstrip("% "))
    except DomainError:
        return None
    return value.to_integral_value() if value == value.to_integral_value() else value


class _Reading:
    """A table while its rows are read."""

    def __init__(
        self, places: Places, asked: Asked, head: Sequence[str], columns: _Columns
    ) -> None:
        self._places, self._asked, self._head, self._columns = places, asked, head, columns
        self._figures: list[Figure] = []
        self._problems: list[Note] = []
        self._notes: list[Note] = []
        self._first: dict[tuple[str, str], int] = {}
        for at in columns.ratios:
            self._notes.append(
                Note(
                    0,
                    noop(
                        "Cột “%(column)s” là tỷ lệ nên để ngoài; ghi hai cột ở mục “Tỷ lệ cần tính lại”."
                    ),
                    {"column": head[at]},
                )
            )

    def read(self, number: int, row: Sequence[str]) -> None:
        """Take a row's figures, or say what is wrong with it."""
        name = row[self._columns.name]
        if _SUM_ROW.fullmatch(fold(name or next(filter(None, row)))):
            self._check_sums(number, row)
        if not name or _SUM_ROW.fullmatch(fold(name)):
            return
        day = self._day(number, row)
        if day is None:
            return
        above = [row[at] for at in self._columns.above if row[at]]
        within = ", ".join([*above, *([self._asked.within] if self._asked.within else [])])
        level = self._columns.level or self._asked.level
        answer = self._places.at(name, day, within=within or None, level=level)
        if answer.status is Status.UNKNOWN and not answer.named and level:  # an island district
            other = self._places.at(name, day, within=within or None)
            answer = answer if other.typo else other
        place = self._place(number, name, answer, day)
        if place:
            self._take(number, row, place)

    def _day(self, number: int, row: Sequence[str]) -> dt.date | None:
        if self._columns.year is None:
            return self._asked.day
        cell = row[self._columns.year]
        if cell.isdigit() and _YEARS[0] <= int(cell) <= _YEARS[1]:
            return dt.date(int(cell), 12, 31)
        self._problems.append(Note(number, noop("Năm “%(cell)s” chưa đọc được."), {"cell": cell}))
        return None

    def _place(self, number: int, name: str, answer: Answer, day: dt.date) -> Place | None:
        """Return the place that a row names, even if it ended earlier or began later."""
        values: dict[str, object] = {"name": name, "day": f"{day:%d/%m/%Y}"}
        found = answer.places[0] if answer.status is Status.EXACT else answer.named
        if found is None:
            sentence = (
                noop("Có nhiều nơi tên “%(name)s”: ghi thêm huyện, tỉnh hoặc mã.")
                if answer.status is Status.AMBIGUOUS
                else noop("Chưa có nơi nào tên “%(name)s” ngày %(day)s.")
            )
            self._problems.append(Note(number, sentence, values, answer.places[:6]))
            return None
        values["found"] = found.full_name
        if answer.typo:
            self._notes.append(Note(number, noop("“%(name)s” được hiểu là %(found)s."), values))
        elif found.ended_before(day):
            sentence = noop(
                "%(found)s đã hết trước ngày %(day)s; quy đổi từ địa giới cũ của nơi đó."
            )
            self._notes.append(Note(number, sentence, values))
        elif not found.valid_on(day):
            sentence = noop("%(found)s chỉ có sau ngày %(day)s; quy đổi từ địa giới của nơi đó.")
            self._notes.append(Note(number, sentence, values))
        return found

    def _take(self, number: int, row: Sequence[str], place: Place) -> None:
        for at in self._columns.values:
            cell = row[at]
            value = _number(cell)
            if value is None:
                if cell and cell not in "-–…x":
                    values: dict[str, object] = {"cell": cell, "column": self._label(at)}
                    sentence = noop("Ô “%(cell)s” ở cột %(column)s không phải số.")
                    self._problems.append(Note(number, sentence, values))
                continue
            series = self._series(at, row)
            before = self._first.setdefault((place.id, series), number)
            if before != number:
                values = {"place": place.full_name, "row": before}
                sentence = noop("%(place)s đã có ở dòng %(row)s; hai số được cộng lại.")
                self._notes.append(Note(number, sentence, values))
            self._figures.append(Figure(place, value, series))

    def _check_sums(self, number: int, row: Sequence[str]) -> None:
        """Compare a row of sums with the rows above it."""
        for at in self._columns.values:
            said, series = _number(row[at]), self._series(at, row)
            found = sum((f.value for f in self._figures if f.series == series), Decimal())
            if said is not None and self._columns.year is None and said != found:
                values: dict[str, object] = {
                    "said": format_number(said),
                    "found": format_number(found),
                    "column": self._label(at),
                }
                sentence = noop(
                    "Dòng tổng ghi %(said)s ở cột %(column)s; các dòng đọc được cộng lại là %(found)s."
                )
                self._notes.append(Note(number, sentence, values))

    def _series(self, at: int, row: Sequence[str]) -> str:
        year = "" if self._columns.year is None else row[self._columns.year]
        return f"{self._label(at)} {year}".strip()

    def _label(self, at: int) -> str:
        return self._head[at] or f"Cột {at + 1}"

    def sheet(self) -> Sheet:
        levels = Counter(figure.place.level for figure in self._figures)
        return Sheet(
            figures=tuple(self._figures),
            series=tuple(dict.fromkeys(figure.series for figure in self._figures)),
            problems=tuple(self._problems),
            notes=tuple(self._notes),
            level=levels.most_common(1)[0][0] if levels else None,
        )
