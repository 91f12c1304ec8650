"""The communes of a day on the land of a province that became a part of another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from hientai.bodies.domain.provinces import DISTRICTS_ENDED
from hientai.places.domain import Level, Place, Places


def committees_within(home: str, at: dt.date, places: Places) -> frozenset[str]:
    """Return the names of their people's committees."""
    last = DISTRICTS_ENDED - dt.timedelta(days=1)
    olds = places.at(home, last, level=Level.PROVINCE).places
    communes = (c for old in olds for c in places.on(last, Level.COMMUNE, within=old))
    return frozenset(f"Ủy ban nhân dân {heir.full_name}" for heir in _heirs(communes, at, places))


def _heirs(communes: Iterable[Place], at: dt.date, places: Places) -> Iterator[Place]:
    for commune in communes:
        yield from places.heirs(commune, at)[0]
