"""A file of people: its lists by sheet, their columns, and their rows as drafts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import Any, Final

from hientai.kernel.errors import UnreadableFile, noop
from hientai.people.domain.degrees import read_degrees
from hientai.people.domain.importing.cells import Row, Sheet, Spans, cell_name, column_of, read_file
from hientai.people.domain.importing.columns import SAMPLE, Column, find_columns
from hientai.people.domain.importing.drafts import Draft
from hientai.people.domain.importing.heading import (
    LOOKED_AT,
    NAME_HEADS,
    Heading,
    find_heading,
    is_heading,
    side_by_side,
)
from hientai.people.domain.importing.lines import (
    Kind,
    is_inner,
    is_ordinal,
    is_section_number,
    is_total,
    kind_of,
    organ_in,
)
from hientai.people.domain.importing.meaning import meaning_of
from hientai.people.domain.importing.naming import take_name
from hientai.people.domain.importing.rows import RowReader
from hientai.people.domain.importing.values import text_of
from hientai.people.domain.names import clean, is_name

_SAME: Final = (
    '"',
    '""',
    "''",
    "″",
    "”",
    "“",
    "〃",
    "nt",
    "NT",
    "n.t",
    "//",
    "như trên",
    "Như trên",
)
_DITTO: Final = frozenset(
    f"{pad}{mark}{pad[::-1]}"
    for mark in _SAME
    for pad in ("", "-", "- ", "--", "=", ".", " ", "(", "_")
) | {f"({mark})" for mark in _SAME}
_ENOUGH: Final = 3
_NAMES: Final = frozenset({"name", "family_name", "given_name"})
# what a person has several of, so that rows below the person's own may go on with it
_MORE: Final = frozenset(
    ("degree", "speciality", "school", "degree_year", "country", "languages", "awards", "works")
)


@dataclass
class PeopleList:
    """A list of people in a sheet: its columns, and its rows when asked for."""

    sheet: str
    heading: Heading
    columns: list[Column]
    rows: Iterator[Row] = field(repr=False)
    spans: Spans
    left: int
    remembered: Mapping[str, str] | None = None
    part: str = ""  # told apart by, where several stand side by side
    start: int = 0  # the row of the sheet that is the first of the heading's
    others: list[PeopleList] = field(default_factory=list)  # further down, found while reading
    corrections: Mapping[int, Mapping[str, str]] = field(default_factory=dict)  # row, cell -> text

    def named_columns(self) -> dict[str, str | None]:
        """Return what each column is called and which field it holds; None if it is not kept."""
        own = {column.title: column.field or None for column in self.columns}
        return {**own, **sheets_in(self.others)}

    @property
    def below(self) -> int:
        """Return the first row of the sheet below the heading."""
        return self.start + self.heading.below

    def following(self, number: int, rows: Iterator[Row]) -> PeopleList | None:
        """Return the list that another heading of the sheet begins, at its row."""
        first = list(islice(rows, LOOKED_AT + SAMPLE))
        spans = frozenset(
            (top - number, start, bottom - number, end)
            for top, start, bottom, end in self.spans
            if top >= number
        )
        heading = find_heading(first, spans, self.left)
        if heading is None:
            return None
        sample = first[heading.below : heading.below + SAMPLE]
        columns = find_columns(heading, sample, left=self.left, remembered=self.remembered)
        rest = chain(first[heading.below :], rows)
        other = replace(self, heading=heading, columns=columns, rows=rest, start=number, others=[])
        self.others.append(other)
        return other

    def drafts(self, today: dt.date) -> Iterator[Draft]:
        """Yield a draft for each person, in the order of the list; can be asked for once."""
        return _Reading(self, today).drafts()


def read_people(
    name: str, data: bytes, remembered: Mapping[str, str] | None = None
) -> Iterator[PeopleList]:
    """Yield the lists of people in a file, sheet by sheet; refuse a file that has none."""
    found = False
    for sheet in read_file(name, data):
        for each in _people_lists(sheet, remembered):
            found = True
            yield each
            del each
        del sheet  # before the next one is read
    if not found:
        raise UnreadableFile(
            noop(
                "Tệp “%(name)s” chưa có bảng nào nhận ra được: cần một dòng tiêu đề có cột họ tên và ít nhất một cột khác."
            ),
            name=name,
        )


def _people_lists(sheet: Sheet, remembered: Mapping[str, str] | None) -> Iterator[PeopleList]:
    """Yield the lists of a sheet that begin in one row: one, or several side by side."""
    rows = iter(sheet.rows)
    first = list(islice(rows, LOOKED_AT + SAMPLE))
    heading = find_heading(first, sheet.spans, sheet.left)
    if heading is None:
        return
    blocks = side_by_side(heading)
    if len(blocks) > 1:
        first += rows  # printed pages, never long
    for start, end in blocks:
        own = first if len(blocks) == 1 else [row[start:end] for row in first]
        left = sheet.left + start
        head = replace(heading, paths=heading.paths[start:end])
        sample = own[head.below : head.below + SAMPLE]
        columns = find_columns(head, sample, left=left, remembered=remembered)
        rest = chain(own[head.below :], rows)
        part = f" ({cell_name(0, left)[:-1]})" if start else ""
        yield PeopleList(sheet.name, head, columns, rest, sheet.spans, left, remembered, part)


class _Reading:
    """A list while its rows are read: the section they stand in, cells merged downwards."""

    def __init__(self, people: PeopleList, today: dt.date) -> None:
        self._people = people
        self._reader = RowReader(people.columns, today)
        by_field = {column.field: column.at for column in reversed(people.columns) if column.field}
        self._name = by_field.get(
            "name", by_field.get("family_name", by_field.get("given_name", -1))
        )
        self._names = [column.at for column in people.columns if column.field in _NAMES]
        self._ordinal = by_field.get("ordinal", -1)
        named = {self._ordinal, *self._names}
        self._fields = [
            column.at for column in people.columns if column.field and column.at not in named
        ]
        known = {*self._fields, *named}
        strangers = sum(
            path != () for at, path in enumerate(people.heading.paths) if at not in known
        )
        self._beside = len(named) + strangers
        self._more = [column.at for column in people.columns if column.field in _MORE]
        self._degree = by_field.get("degree", -1)
        self._heads = [clean(path[-1]) if path else "" for path in people.heading.paths]
        self._has_workplace = "workplace" in by_field
        self._section = ""
        self._ended = False
        self._elsewhere = False  # in a table of something else, below the list
        self._carried = _downwards(people)
        self._kept: dict[tuple[int, int], Any] = {}
        self._above: Row = ()
        self._last: Draft | None = None

    def drafts(self) -> Iterator[Draft]:
        for draft in self._people_in_order():
            if self._last is not None:
                yield self._last
            self._last = draft
        if self._last is not None:
            yield self._last

    def _people_in_order(self) -> Iterator[Draft]:
        """Yield a draft for each person; what rows below add to one is added before the next."""
        rows = iter(self._people.rows)
        for number, row in enumerate(rows, start=self._people.below):
            if self._begins_another(row):
                other = self._people.following(number, chain([row], rows))
                if other is not None:
                    yield from _Reading(other, self._reader.today).drafts()
                return
            if self._last is not None and self._goes_on(number, row):
                self._add(self._last, number, row)
                continue
            draft = self._draft(number, self._whole(number, row))
            if draft is not None:
                yield draft

    def _goes_on(self, number: int, row: Row) -> bool:
        """Tell whether a row goes on with the person above: the name is merged down, or left out.

        Without a merged name, only a degree says so, and nothing stands where a person begins.
        """
        if any(
            at == self._name and source != number for at, source in self._carried.get(number, ())
        ):
            return True
        if self._degree < 0 or self._written_name(row) or text_of(_at(row, self._ordinal)):
            return False
        filled = {at for at in self._fields if _at(row, at) not in ("", None)}
        said = text_of(_at(row, self._degree))
        return bool(said and filled <= {*self._more} and read_degrees(said).degrees)

    def _add(self, draft: Draft, number: int, row: Row) -> None:
        cells = [_at(row, at) if at in self._more else None for at in range(len(row))]
        more = self._reader.read(Draft(draft.sheet, number), cells, self._people.left)
        for name, value in more.values.items():
            if isinstance(value, tuple):
                draft.values[name] = tuple(dict.fromkeys((*draft.values.get(name, ()), *value)))
        draft.problems += more.problems

    def _begins_another(self, row: Row) -> bool:
        name = self._written_name(row).lower()
        return name in NAME_HEADS and not self._is_own_heading(row) and is_heading(row)

    def _is_own_heading(self, row: Row) -> bool:
        """Tell whether a row is this list's heading again, as on each printed page."""
        filled = [(at, clean(cell)) for at, cell in enumerate(row) if cell and type(cell) is str]
        paths = self._people.heading.paths
        return all(at < len(paths) and cell in paths[at] for at, cell in filled)

    def _whole(self, number: int, row: Row) -> Row:
        """Return a row with what merged cells, ditto marks and corrections say in it."""
        spans = self._carried.get(number)
        if spans:
            cells = [*row]
            for at, source in spans:
                if source != number:
                    cells += [""] * (at + 1 - len(cells))
                    cells[at] = self._kept.get((source, at), "")
                elif at < len(cells):
                    self._kept[source, at] = cells[at]
            row = cells
        if not _DITTO.isdisjoint(row):
            row = [
                self._above[at] if cell in _DITTO and at < len(self._above) else cell
                for at, cell in enumerate(row)
            ]
        self._above = row
        corrected = self._people.corrections.get(number)
        return self._corrected(row, corrected) if corrected else row

    def _corrected(self, row: Row, corrected: Mapping[str, str]) -> Row:
        cells = [*row]
        for cell, text in corrected.items():
            at = column_of(cell) - self._people.left
            if at >= 0:
                cells += [""] * (at + 1 - len(cells))
                cells[at] = text
        return cells

    def _draft(self, number: int, row: Row) -> Draft | None:
        name = self._written_name(row)
        # more cells than needed are filled in most rows: only the others are looked at closely
        roughly = len(row) - row.count("") - row.count(None) - self._beside
        kind = Kind.PERSON
        if (
            roughly < _ENOUGH
            or self._ended
            or self._elsewhere
            or not is_name(name)
            or name in self._heads
            or is_total(name)
            or (self._ordinal >= 0 and is_section_number(text_of(_at(row, self._ordinal))))
        ):
            filled = sum(1 for at in self._fields if at < len(row) and row[at] not in ("", None))
            kind = self._kind(row, name, filled)
        if kind is Kind.END:
            self._ended = True
        elif kind is Kind.SECTION and not self._ended:
            self._section = next(filter(None, map(organ_in, _texts(row))), self._section)
        if kind is not Kind.PERSON:
            return None
        return self._person(number, row, name)

    def _kind(self, row: Row, name: str, filled: int) -> Kind:
        texts = _texts(row)
        again = self._repeats_heading(row)
        self._elsewhere = self._elsewhere and not again
        if again or not texts or self._elsewhere:
            return Kind.OTHER
        ordinal = text_of(row[self._ordinal]) if 0 <= self._ordinal < len(row) else ""
        if self._is_another_table(row, ordinal):
            self._elsewhere = True
            return Kind.END
        if name and filled and not is_ordinal(ordinal) and organ_in(name) and self._counts(row):
            return Kind.SECTION
        kind = kind_of(texts, name, ordinal, filled, only_names=not self._fields)
        if kind is Kind.PERSON and self._ended and not is_ordinal(ordinal) and filled < _ENOUGH:
            return Kind.OTHER
        if kind is Kind.PERSON and not name and not self._is_somebody(row, filled):
            return Kind.OTHER
        return kind

    def _is_another_table(self, row: Row, ordinal: str) -> bool:
        """Tell whether a row heads a table below that is no list of people."""
        if (
            not ordinal
            or ordinal[0].isdigit()
            or not all(isinstance(cell, str) for cell in row if cell)
        ):
            return False
        meaning = meaning_of([ordinal])
        return (
            meaning is not None
            and meaning.field == "ordinal"
            and len(_texts(row)) >= _ENOUGH
            and not self._is_own_heading(row)
        )

    def _counts(self, row: Row) -> bool:
        """Tell whether a row holds only numbers beside its name."""
        cells = (text_of(_at(row, at)) for at in self._fields)
        return all(cell.isdigit() for cell in cells if cell)

    def _is_somebody(self, row: Row, filled: int) -> bool:
        """Tell whether a row without a name is somebody's: two fields at least, not only marks."""
        said = {text for at in self._fields if (text := text_of(_at(row, at)))}
        return filled > 1 and len(said) > 1 and any(len(text) > 1 for text in said)

    def _repeats_heading(self, row: Row) -> bool:
        cells = [clean(cell) if isinstance(cell, str) else "" for cell in row]
        same = sum(
            bool(cell) and cell in (self._heads[at], *self._people.heading.paths[at])
            for at, cell in enumerate(cells[: len(self._heads)])
        )
        return same >= 2 and same * 2 >= sum(map(bool, cells))  # noqa: PLR2004 -- two headings

    def _written_name(self, row: Row) -> str:
        names = self._names
        if len(names) == 1:
            return text_of(row[names[0]]) if names[0] < len(row) else ""
        return " ".join(filter(None, (text_of(row[at]) for at in names if at < len(row))))

    def _person(self, number: int, row: Row, written: str) -> Draft:
        left = self._people.left
        draft = Draft(self._people.sheet, number, part=self._people.part)
        draft.name_cell = cell_name(number, self._name + left)
        self._reader.read(draft, row, left)
        raw = row[self._name] if len(self._names) == 1 and self._name < len(row) else written
        column = self._name + left
        raw = raw if isinstance(raw, str) else written
        take_name(draft, column, written, raw, self._reader.today)
        if self._section:
            self._take_section(draft)
        return draft

    def _take_section(self, draft: Draft) -> None:
        """Take the body that a section names, or the part of one."""
        field = "department" if is_inner(self._section) else "workplace"
        if not draft.values.get(field) and not (field == "workplace" and self._has_workplace):
            draft.values[field] = self._section


def _at(row: Row, column: int) -> Any:
    return row[column] if 0 <= column < len(row) else None


def _texts(row: Row) -> list[str]:
    return [clean(cell) for cell in row if isinstance(cell, str) and cell.strip()]


def _downwards(people: PeopleList) -> dict[int, list[tuple[int, int]]]:
    """Return for each row the cells that belong to a cell merged downwards: (column, its row)."""
    kept: dict[int, list[tuple[int, int]]] = {}
    for top, start, bottom, end in sorted(people.spans):
        if top >= people.below and bottom > top and start == end:
            for number in range(top, bottom + 1):
                kept.setdefault(number, []).append((start - people.left, top))
    return kept


def sheets_in(lists: Iterable[PeopleList]) -> dict[str, str | None]:
    """Return the columns of all lists of a file; one title means the same in each."""
    return {title: name for each in lists for title, name in each.named_columns().items()}
