"""The bodies of the centre, from a table; they belong to no province."""

from __future__ import annotations

import datetime as dt
from functools import cache

from hientai.bodies.domain.lands import Row, read_row
from hientai.bodies.domain.planned import PlannedBody, PlannedSuccession
from hientai.bodies.domain.tables import rows

_DAY = dt.timedelta(days=1)


@cache
def national_bodies() -> dict[str, PlannedBody]:
    """Return the bodies of the centre by name."""
    return {
        row.name: PlannedBody(row.name, row.kind, "", row.valid_from, row.valid_to, row.aliases)
        for row in _rows()
    }


@cache
def national_successions() -> tuple[PlannedSuccession, ...]:
    bodies = national_bodies()
    return tuple(
        PlannedSuccession(
            bodies[row.name],
            bodies[heir.name],
            heir.kind,
            row.valid_to + _DAY,
            row.basis,
            row.sure and heir.sure,
        )
        for row in _rows()
        if row.valid_to
        for heir in row.successors
    )


def _rows() -> list[Row]:
    empty = {"provinces": "", "parent": ""}
    return [read_row({**empty, **cells}) for cells in rows("national_bodies")]
