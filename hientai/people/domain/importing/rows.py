"""The rows of a sheet as drafts of profiles, by what its columns mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from hientai.kernel.errors import noop
from hientai.people.domain.codes import FEMALE, MALE, is_cross, is_nothing
from hientai.people.domain.dates import written
from hientai.people.domain.degrees import Degree, rank_of
from hientai.people.domain.importing import values
from hientai.people.domain.importing.cells import Row
from hientai.people.domain.importing.columns import Column
from hientai.people.domain.importing.drafts import CELL_ERROR, Draft
from hientai.people.domain.importing.readers import TWO_SEXES, Reader, reader_of, take
from hientai.people.domain.importing.values import text_of
from hientai.people.domain.names import clean

BEFORE_GROWN: Final = noop("sớm hơn ngày sinh hoặc khi chưa đủ 15 tuổi")
_APART: Final = frozenset(
    {"birth_day", "birth_month", "birth_year", "name", "family_name", "given_name", "ordinal"}
)
_BY_TODAY: Final = frozenset({"birth", "party_since", "degree_year"})


class RowReader:
    """Reads rows by the meaning of their columns; made once a sheet."""

    def __init__(self, columns: Sequence[Column], today: dt.date) -> None:
        self.today = today
        self._readers = [
            (column.at, column, self._reader(column))
            for column in columns
            if column.field and column.field not in _APART
        ]
        self._parts = {column.field: column.at for column in columns if column.field in _APART}
        marked = {column.value for column in columns if column.field == "sex" and column.value}
        self._only_sex = next(iter(marked)) if len(marked) == 1 else ""

    def _reader(self, column: Column) -> Reader:
        return self._dated if column.field in _BY_TODAY else reader_of(column)

    def read(self, draft: Draft, row: Row, left: int) -> Draft:
        """Fill a draft from a row; every cell that cannot be is blamed by its name."""
        width = len(row)
        for at, column, read in self._readers:
            cell = row[at] if at < width else None
            if cell is None or cell == "":
                continue
            if type(cell) is str:
                lined = "\n" in cell and column.field in values.LINED
                cell = values.lines_of(cell) if lined else clean(cell)
                if not cell:
                    continue
                if cell[0] == "#" and values.is_error(cell):
                    draft.blame(at + left, cell, CELL_ERROR)
                    continue
            draft.columns[column.field] = at + left
            read(draft, column, cell)
        self._join(draft, row, left)
        return draft

    def _dated(self, draft: Draft, column: Column, cell: Any) -> None:
        if type(cell) is str and is_nothing(cell):
            return
        if column.field == "birth":
            self._birth(draft, column, cell)
        elif column.field == "party_since":
            draft.values["party"] = "yes"
            if not (type(cell) is str and is_cross(cell)):
                take(draft, column, values.day(cell, self.today), cell)
        else:
            self._degree_year(draft, column, cell)

    def _degree_year(self, draft: Draft, column: Column, cell: Any) -> None:
        """Take the year of a degree, or those of several parted in one cell."""
        parts = values.years_in(cell) if type(cell) is str else (cell,)
        found = [values.degree_year(part, self.today) for part in parts]
        reason = next((each.reason for each in found if each.reason), "")
        if reason:
            draft.blame(draft.columns[column.field], text_of(cell), reason)
            return
        years = [each.value for each in found]
        said = years[0] if len(years) == 1 else tuple(years)
        draft.values.setdefault("_parts", []).append((column.field, column.value, said))

    def _birth(self, draft: Draft, column: Column, cell: Any) -> None:
        if column.value:
            if "birth" in draft.values:
                draft.blame(draft.columns["birth"], cell, TWO_SEXES)
                return
            draft.values["sex"] = column.value
            if type(cell) is str and is_cross(cell):
                return
        take(draft, column, values.birth(cell, self.today), cell)

    def _join(self, draft: Draft, row: Row, left: int) -> None:
        """Put together what the list writes apart: a day of birth, degrees and their parts."""
        if "birth_year" in self._parts:
            self._join_birth(draft, row, left)
        if self._only_sex and "sex" not in draft.values:
            draft.values["sex"] = FEMALE if self._only_sex == MALE else MALE
        parts = draft.values.pop("_parts", None)
        if parts:
            draft.values["degree"] = _with_parts(draft.values.get("degree", ()), parts)
        if "birth" in draft.values:
            _check_order(draft)

    def _join_birth(self, draft: Draft, row: Row, left: int) -> None:
        places = [self._parts.get(part) for part in ("birth_day", "birth_month", "birth_year")]
        cells = [text_of(row[at]) if at is not None and at < len(row) else "" for at in places]
        if not cells[-1]:
            return
        at = (places[-1] or 0) + left
        said = "/".join(cell for cell in cells if cell and not is_nothing(cell))
        found = values.birth(said, self.today)
        draft.columns["birth"] = at
        if found.reason:
            draft.blame(at, said, found.reason, doubtful=found.doubtful)
        if found.value:
            draft.values["birth"] = found.value


def _check_order(draft: Draft) -> None:
    """Blame a degree or a joining of the Party in childhood or before birth."""
    grown = int(draft.values["birth"][:4]) + values.YOUNGEST
    years = [degree.year for degree in draft.values.get("degree", ()) if degree.year]
    if years and min(years) < grown:
        at = draft.columns.get("degree_year", draft.columns.get("degree", 0))
        draft.blame(at, min(years), BEFORE_GROWN)
    joined = draft.values.get("party_since", "")
    if joined and int(joined[:4]) < grown:
        at = draft.columns.get("party_since", draft.columns.get("party", 0))
        draft.blame(at, written(joined), BEFORE_GROWN)


def _with_parts(
    degrees: Sequence[Degree], parts: Sequence[tuple[str, str, Any]]
) -> tuple[Degree, ...]:
    """Give each part to its degree: the named one, the one in its place of several, or the highest."""
    known = list(degrees)
    for field, code, value in parts:
        key = {"degree_year": "year"}.get(field, field)
        entries = _entries(value) if len(known) > 1 else ()
        if not code and entries and len(entries) == len(known):
            known = [_filled(each, key, entry) for each, entry in zip(known, entries, strict=True)]
            continue
        value = _first(value)  # noqa: PLW2901 -- the first of several
        at = _place(known, code)
        if at is None:
            known.append(Degree(code)._replace(**{key: value}))
        else:
            known[at] = _filled(known[at], key, value)
    return tuple(known)


def _entries(value: Any) -> tuple[Any, ...]:
    if isinstance(value, tuple):
        return value
    return values.listed(value) if isinstance(value, str) else ()


def _first(value: Any) -> Any:
    if isinstance(value, tuple):
        return value[0]
    return clean(value) if isinstance(value, str) else value


def _filled(degree: Degree, key: str, value: Any) -> Degree:
    return degree._replace(**{key: value}) if not getattr(degree, key) else degree


def _place(degrees: Sequence[Degree], code: str) -> int | None:
    if code:
        return next((at for at, degree in enumerate(degrees) if degree.code == code), None)
    return max(range(len(degrees)), key=lambda at: (rank_of(degrees[at].code), -at), default=None)
