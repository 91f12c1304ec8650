"""The bodies that a province has by law or custom, before and after 1 July 2025, from a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hientai.bodies.domain.committees import commune_changes, communes, districts
from hientai.bodies.domain.lands import Land, Row, lands_of, read_row
from hientai.bodies.domain.planned import PlannedBody, PlannedSuccession
from hientai.bodies.domain.provinces import Province, land_basis
from hientai.bodies.domain.tables import rows


class Blueprint:
    """All standard bodies of the provinces that are one since 1 July 2025, and who follows whom.

    With `guesses` also those that such provinces usually have; no register should start with them.
    """

    def __init__(self, province: Province, *, guesses: bool = False) -> None:
        self._lands = lands_of(province)
        self._new = self._lands[-1]
        known = (read_row(cells) for cells in rows("standard_bodies"))
        self._rows = [row for row in known if guesses or not row.guess]
        self._made = {
            (land, row): body
            for land in self._lands
            for row in self._rows
            if (body := _in_its_time(row, land))
        }

    @property
    def bodies(self) -> list[PlannedBody]:
        return [*self._made.values(), *self._districts(), *communes(self._new.name).values()]

    @property
    def successions(self) -> list[PlannedSuccession]:
        ended = ((land, row, body) for (land, row), body in self._made.items() if body.valid_to)
        return [
            *(step for land, row, body in ended for step in self._onward(land, row, body)),
            *commune_changes(self._new.name),
        ]

    def _districts(self) -> Iterator[PlannedBody]:
        known = {body.name for body in self._made.values()}
        return (body for body in districts(self._lands) if body.name not in known)

    def _onward(self, land: Land, row: Row, body: PlannedBody) -> Iterator[PlannedSuccession]:
        """Yield who follows a body: by the table, or the same body of the province that took over."""
        ended = (body.valid_to or dt.date.min) + dt.timedelta(days=1)
        if body.valid_to != row.valid_to:
            heir = self._made.get((self._new, row))
            if heir and heir != body:
                kind = "merged" if self._has_siblings(row) else "renamed"
                yield PlannedSuccession(body, heir, kind, ended, land_basis(ended), row.sure)
            if heir:
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
    since = max(filter(None, (row.parent_since, land.first)), default=None) if row.parent else None
    return PlannedBody(
        land.fill(row.name),
        row.kind,
        land.name,
        first,
        last,
        land.aliases(row),
        parent=land.fill(row.parent),
        parent_since=since,
    )
