"""The bodies that a province has by law or custom, before and after 1 July 2025, from a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hientai.bodies.domain.lands import Land, Row, lands_of, read_row
from hientai.bodies.domain.provinces import PROVINCES_MERGED, Province
from hientai.bodies.domain.tables import rows

_LAND_BASIS: Final = "Nghị quyết 202/2025/QH15 ngày 12/06/2025"


@dataclass(frozen=True)
class PlannedBody:
    name: str
    kind: str
    province: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    aliases: tuple[str, ...] = ()

    @property
    def identity(self) -> tuple[str, str, dt.date | None]:
        """What tells it from every other body: a renamed body is another one."""
        return self.province, self.name, self.valid_from


@dataclass(frozen=True)
class PlannedSuccession:
    predecessor: PlannedBody
    successor: PlannedBody
    kind: str
    on: dt.date
    basis: str
    confirmed: bool


class Blueprint:
    """All standard bodies of the provinces that are one since 1 July 2025, and who follows whom."""

    def __init__(self, province: Province) -> None:
        self._lands = lands_of(province)
        self._new = self._lands[-1]
        self._rows = [read_row(cells) for cells in rows("standard_bodies")]
        self._made = {
            (land, row): body
            for land in self._lands
            for row in self._rows
            if (body := _in_its_time(row, land))
        }

    @property
    def bodies(self) -> list[PlannedBody]:
        return [*self._made.values(), *self._communes()]

    @property
    def successions(self) -> list[PlannedSuccession]:
        return [
            step
            for (land, row), body in self._made.items()
            if body.valid_to
            for step in self._onward(land, row, body, body.valid_to + dt.timedelta(days=1))
        ]

    def _communes(self) -> Iterator[PlannedBody]:
        for cells in rows("communes_2025"):
            if cells["province_code"] == self._new.code:
                name = f"Ủy ban nhân dân {cells['name'][:1].lower()}{cells['name'][1:]}"
                aliases = (cells["name"],)
                yield PlannedBody(name, "commune", self._new.name, PROVINCES_MERGED, None, aliases)

    def _onward(
        self, land: Land, row: Row, body: PlannedBody, ended: dt.date
    ) -> Iterator[PlannedSuccession]:
        """Yield who follows a body: by the table, or the same body of the province that took over."""
        if body.valid_to != row.valid_to:
            heir = self._made.get((self._new, row))
            if heir and heir != body:
                kind = "merged" if self._has_siblings(row) else "renamed"
                yield PlannedSuccession(body, heir, kind, ended, _LAND_BASIS, row.sure)
            return
        for named in row.successors:
            heir = self._heir(land, named.name, ended)
            if heir:
                on, sure = max(ended, heir.valid_from or ended), row.sure and named.sure
                yield PlannedSuccession(body, heir, named.kind, on, row.basis, sure)

    def _has_siblings(self, row: Row) -> bool:
        return sum((land, row) in self._made for land in self._lands[:-1]) > 1

    def _heir(self, land: Land, pattern: str, ended: dt.date) -> PlannedBody | None:
        """Return the body named as successor that lives on or after the day, in this land first."""
        heirs = (
            self._made.get((place, row))
            for place in (land, self._new)
            for row in self._rows
            if row.name == pattern
        )
        return next((b for b in heirs if b and (not b.valid_to or b.valid_to >= ended)), None)


def _in_its_time(row: Row, land: Land) -> PlannedBody | None:
    """Return the body of a row in a land, cut to the land's time; None if the two never met."""
    first = max(filter(None, (row.valid_from, land.first)), default=None)
    last = min(filter(None, (row.valid_to, land.last)), default=None)
    if not row.exists_in(land) or (first and last and last < first):
        return None
    return PlannedBody(land.fill(row.name), row.kind, land.name, first, last, land.aliases(row))
