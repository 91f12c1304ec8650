"""The people's committees of districts and communes, drawn from the places over time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from hientai.bodies.domain.lands import Land
from hientai.bodies.domain.planned import PlannedBody, PlannedSuccession
from hientai.bodies.domain.provinces import DISTRICTS_ENDED, PROVINCES_MERGED
from hientai.places.domain import Level, Place, Step, standard_places


@dataclass(frozen=True)
class _Change:
    old: Place
    new: Place
    kind: str
    on: dt.date
    basis: str
    sure: bool


_LAST_DAY: Final = DISTRICTS_ENDED - dt.timedelta(days=1)


def districts(lands: Iterable[Land]) -> Iterator[PlannedBody]:
    """Yield the committees of the last districts, for each province that they belonged to."""
    for land in lands:
        day = min(land.last or _LAST_DAY, _LAST_DAY)
        if not land.first or land.first <= day:
            for place in _within(land.name, day, Level.DISTRICT):
                yield committee(place, "district", land.name, land.first or place.since, day)


def communes(province: str) -> dict[str, PlannedBody]:
    """Return by place the committees of the communes since July 2025, ended ones included."""
    days = {PROVINCES_MERGED, *(step.on for step in _later(province))}
    places = {
        place.id: place for day in sorted(days) for place in _within(province, day, Level.COMMUNE)
    }
    return {
        key: committee(
            place,
            "commune",
            province,
            max(place.since or PROVINCES_MERGED, PROVINCES_MERGED),
            place.until,
        )
        for key, place in places.items()
    }


def commune_changes(province: str) -> Iterator[PlannedSuccession]:
    """Yield what has changed among the communes after July 2025."""
    known = communes(province)
    for step in _later(province):
        old, new = known.get(step.old.id), known.get(step.new.id)
        if old and new:
            yield PlannedSuccession(old, new, step.kind, step.on, step.basis, step.sure)


def committee(
    place: Place, kind: str, province: str, first: dt.date | None, last: dt.date | None
) -> PlannedBody:
    name = f"Ủy ban nhân dân {place.full_name}"
    return PlannedBody(name, kind, province, first, last, (place.full_name,))


def _within(province: str, day: dt.date, level: Level) -> Iterator[Place]:
    places = standard_places()
    for place in places.at(province, day, level=Level.PROVINCE).places:
        yield from places.on(day, level, within=place)


def _later(province: str) -> Iterator[_Change]:
    """Yield the changes of communes after July 2025, each pair of places once."""
    places = standard_places()
    for place in _ended_later():
        above = places.province_of(place)
        if above is None or above.name != province:
            continue
        onward = places.successors(place)
        for step in onward:
            kind = "split" if len(onward) > 1 else _kind(places.origins(step.new))
            yield _Change(place, step.new, kind, step.on, step.basis, step.sure)


@cache
def _ended_later() -> tuple[Place, ...]:
    return tuple(
        place
        for place in standard_places()
        if place.level is Level.COMMUNE and place.until and place.until >= PROVINCES_MERGED
    )


def _kind(origins: Sequence[Step]) -> str:
    return "merged" if len(origins) > 1 else "renamed"
