"""What is open of the register: rounded tables of the days that the province chose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hientai.kernel.errors import NotFound, noop
from hientai.statistics.domain.dimensions import DIMENSIONS
from hientai.statistics.domain.publishing import PUBLIC, SPINE
from hientai.statistics.models import Publication
from hientai.statistics.selectors.axes import Value
from hientai.statistics.selectors.cube import cube


@dataclass(frozen=True)
class Counted:
    """True counts of the tables that may be published; they never leave the moment of rounding."""

    spine: dict[str, int]
    tables: dict[str, dict[str, dict[str, int]]]
    values: dict[str, list[list[str]]]
    notes: tuple[str, ...]


def counted_for(on: dt.date) -> Counted:
    """Count all that may be published of a day."""
    spine = cube((SPINE,), on=on)
    levels = [value.key for value in spine.values[0]]
    tables: dict[str, dict[str, dict[str, int]]] = {}
    values = {SPINE: _pairs(spine.values[0])}
    notes = set(spine.notes)
    for name in PUBLIC:
        found = cube((SPINE, name), on=on)
        values[name] = _pairs(found.values[1])
        notes |= set(found.notes)
        tables[name] = {
            level: {value.key: int(n) for value, n in zip(found.values[1], row, strict=True)}
            for level, row in zip(levels, found.counts, strict=True)
        }
    counts = {level: int(n) for level, n in zip(levels, spine.counts, strict=True)}
    return Counted(counts, tables, values, tuple(sorted(notes)))


def _pairs(values: tuple[Value, ...]) -> list[list[str]]:
    return [[value.key, value.label] for value in values]


@dataclass(frozen=True)
class OpenTable:
    """One table as it is open: rows of the dimension, columns of degrees, sums of published cells."""

    name: str
    columns: list[str]
    rows: list[tuple[str, list[int]]]
    known: bool  # whether any row is more than the unknown

    @property
    def label(self) -> str:
        return _(DIMENSIONS[self.name].label)

    @property
    def sums(self) -> list[int]:
        return [sum(row[1][at] for row in self.rows) for at in range(len(self.columns))]


def publications() -> QuerySet[Publication]:
    return Publication.objects.all()


def publication(pk: int) -> Publication:
    found = publications().filter(pk=pk).first()
    if found is None:
        raise NotFound(noop("Chưa công khai số liệu ngày này."))
    return found


def open_publications() -> QuerySet[Publication]:
    return Publication.objects.exclude(shown=[])


def open_publication(pk: int) -> Publication:
    found = open_publications().filter(pk=pk).first()
    if found is None:
        raise NotFound(noop("Số liệu này không công khai."))
    return found


def tables_of(publication: Publication) -> list[OpenTable]:
    """Return the tables that are open; rows without anybody are left out."""
    return [_table(publication.figures, name) for name in publication.shown]


def _table(figures: dict[str, Any], name: str) -> OpenTable:
    levels = figures["values"][SPINE]
    table = figures["tables"][name]
    rows = {
        key: (label, [int(table[level][key]) for level, _label in levels])
        for key, label in figures["values"][name]
    }
    shown = {key: row for key, row in rows.items() if any(row[1])}
    columns = [label for _level, label in levels]
    return OpenTable(name, columns, list(shown.values()), any(shown))


def records(publication: Publication) -> Iterator[dict[str, object]]:
    """Yield the open figures as flat records, for files."""
    day = publication.on.isoformat()
    for table in tables_of(publication):
        for label, counts in table.rows:
            for degree, count in zip(table.columns, counts, strict=True):
                yield {
                    "day": day,
                    "dimension": table.name,
                    "value": label,
                    "degree": degree,
                    "people": count,
                }
