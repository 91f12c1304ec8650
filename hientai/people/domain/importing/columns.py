"""The columns of a list: what each is called, which field it holds, by its heading and its data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from hientai.kernel.vietnamese import fold
from hientai.people.domain.codes import FEMALE, MALE, is_cross, sex_of
from hientai.people.domain.degrees import read_degrees
from hientai.people.domain.importing.cells import Row, cell_name
from hientai.people.domain.importing.heading import Heading, Path, siblings
from hientai.people.domain.importing.meaning import NOTHING, Meaning, likely_meaning, meaning_of
from hientai.people.domain.names import clean

SAMPLE: Final = 200  # rows that are looked at
_MOSTLY: Final = 0.6
# A field that only one column can hold; a second one is left aside.
_SINGLE: Final = frozenset({"name", "given_name", "birth", "identity", "workplace"})
_CODES: Final = frozenset({"0", "1", "2", "0.0", "1.0", "2.0"})  # of a sex
_CODE_TOLD: Final = re.compile(r"\b([0-2])\s*[:=-]?\s*(?:là\s*)?nam\b", re.IGNORECASE)
_DAY: Final = {"ngay": "birth_day", "thang": "birth_month", "nam": "birth_year"}


@dataclass(frozen=True)
class Column:
    """A column by its place, what it is called, and what it means; None if nobody knows."""

    at: int
    title: str
    path: Path
    meaning: Meaning | None

    @property
    def field(self) -> str:
        return self.meaning.field if self.meaning else ""

    @property
    def value(self) -> str:
        return self.meaning.value if self.meaning else ""


def find_columns(
    heading: Heading,
    sample: Sequence[Row],
    *,
    left: int = 0,
    remembered: Mapping[str, str] | None = None,
) -> list[Column]:
    """Return the columns of a list; `remembered` says for folded titles what a person chose."""
    titles = _titles(heading.paths, left)
    columns = []
    for at, path in enumerate(heading.paths):
        if not path:
            continue
        chosen = (remembered or {}).get(title_key(titles[at]))
        meaning = _chosen(chosen) if chosen is not None else _meant(heading.paths, at)
        columns.append(Column(at, titles[at], path, meaning))
    return _refined(columns, heading, sample)


def title_key(title: str) -> str:
    """Return the key by which an office's choice for a column is remembered."""
    return fold(title)


def _chosen(words: str) -> Meaning:
    field, _colon, value = words.partition(":")
    return Meaning(field, value)


def _meant(paths: Sequence[Path], at: int) -> Meaning | None:
    return meaning_of(paths[at], siblings(paths, at)) or likely_meaning(paths[at])


def _titles(paths: Sequence[Path], left: int) -> dict[int, str]:
    """Return a title for each column; of two alike the later is told apart by its letter."""
    titles: dict[int, str] = {}
    for at, path in enumerate(paths):
        title = " / ".join(path)
        if title in titles.values():
            title = f"{title} ({cell_name(0, at + left)[:-1]})"
        if title:
            titles[at] = title
    return titles


def _refined(columns: list[Column], heading: Heading, sample: Sequence[Row]) -> list[Column]:
    columns = _name_parts(_day_parts(columns), heading, sample)
    columns = [_by_data(column, columns, sample) for column in columns]
    return _once(_whole_names(columns, sample))


def _whole_names(columns: list[Column], sample: Sequence[Row]) -> list[Column]:
    """Leave the parts of names aside where a column has them whole."""
    whole = next(
        (
            column
            for column in columns
            if column.field == "name" and _mostly(sample, column.at, lambda text: " " in text)
        ),
        None,
    )
    if whole is None:
        return columns
    return [
        replace(column, meaning=NOTHING)
        if column is not whole and column.field in {"name", "family_name", "given_name"}
        else column
        for column in columns
    ]


def _coded_sex(column: Column, columns: Sequence[Column], sample: Sequence[Row]) -> Column:
    """Tell whom a 1 means: by the heading, or by names with `Thị`; unclear, the column is not kept."""
    told = _CODE_TOLD.search(column.title)
    if told:
        one = told[1] == "1"
        return replace(column, meaning=Meaning("sex", MALE if one else FEMALE))
    women = {
        clean(str(row[column.at])).removesuffix(".0")
        for row in sample
        for name in columns
        if name.field in {"name", "family_name"}
        and max(name.at, column.at) < len(row)
        and "thi" in fold(str(row[name.at])).split()[1:]
    }
    if len(women) != 1:
        return replace(column, meaning=NOTHING)
    return replace(column, meaning=Meaning("sex", FEMALE if women == {"1"} else MALE))


def _day_parts(columns: list[Column]) -> list[Column]:
    """Take three columns `Ngày`, `Tháng`, `Năm` side by side for the birth that nothing else says."""
    titles = [fold(column.title) for column in columns]
    known = {column.field for column in columns}
    for at in range(len(columns) - 2):
        if titles[at : at + 3] == list(_DAY) and not known & {"birth", "birth_year"}:
            return [
                _as(column, _DAY[titles[place]]) if at <= place < at + 3 else column
                for place, column in enumerate(columns)
            ]
    return columns


def _name_parts(columns: list[Column], heading: Heading, sample: Sequence[Row]) -> list[Column]:
    """Make family and given name of what one heading names in two columns, or of `Họ` and `Tên`."""
    by_place = {column.at: column for column in columns}
    fields = {column.field for column in columns}
    name = next((column for column in columns if column.field == "name"), None)
    if name is None:
        return columns
    if "family_name" in fields and "given_name" not in fields:
        return [_as(column, "given_name") if column is name else column for column in columns]
    if "family_name" in fields:
        return columns
    beside = by_place.get(name.at + 1)
    path = heading.paths[name.at + 1] if name.at + 1 < len(heading.paths) else ()
    shared = not path or (beside is not None and path == name.path)
    if not shared or not _mostly(
        sample, name.at + 1, lambda text: text and " " not in text and text.isalpha()
    ):
        return columns
    title = beside.title if beside else f"{name.title} (2)"
    given = Column(name.at + 1, title, name.path, Meaning("given_name"))
    kept = [_as(column, "family_name") if column is name else column for column in columns]
    return sorted([*(each for each in kept if each is not beside), given], key=lambda each: each.at)


def _is_day(text: str) -> bool:
    return len(text) >= len("1980") and text[0].isdigit()


def _as(column: Column, field: str) -> Column:
    return replace(column, meaning=Meaning(field))


def _mostly(sample: Sequence[Row], at: int, test: Any) -> bool:
    cells = [clean(str(row[at])) for row in sample if at < len(row) and row[at] not in ("", None)]
    return bool(cells) and sum(bool(test(cell)) for cell in cells) >= _MOSTLY * len(cells)


def _by_data(column: Column, columns: Sequence[Column], sample: Sequence[Row]) -> Column:
    """Correct what the heading alone says: specialities that are degrees, crosses for one sex."""
    fields = {each.field for each in columns}
    at = column.at
    may_be_degrees = column.field in {"speciality", "position"} and "degree" not in fields
    if may_be_degrees and _mostly(sample, at, lambda text: bool(read_degrees(text).degrees)):
        return _as(column, "degree")
    if (
        column.field == "sex"
        and column.value
        and "birth" not in fields
        and _mostly(sample, at, _is_day)
    ):
        return replace(column, meaning=Meaning("birth", column.value))
    if column.field == "sex" and not column.value and _mostly(sample, at, _CODES.__contains__):
        return _coded_sex(column, columns, sample)
    if (
        column.field == "sex"
        and not column.value
        and _mostly(sample, at, is_cross)
        and not _mostly(sample, at, sex_of)
    ):
        return replace(
            column, meaning=Meaning("sex", MALE if "nam" in fold(column.path[-1]) else FEMALE)
        )
    if column.field == "ethnicity" and not column.value and _mostly(sample, at, is_cross):
        return replace(column, meaning=Meaning("policy_group", "Dân tộc thiểu số"))
    return column


def _once(columns: list[Column]) -> list[Column]:
    """Leave aside a second column of a field that holds one value."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for column in columns:
        key = (column.field, column.value)
        repeated = column.field in _SINGLE and key in seen
        seen.add(key)
        kept.append(replace(column, meaning=NOTHING) if repeated else column)
    return kept
