"""What the pages of places show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone

from hientai.kernel.errors import NotFound, noop
from hientai.kernel.vietnamese import sort_key
from hientai.places.domain import Answer, Level, Place, Places
from hientai.places.domain.lineage import Turn, turns
from hientai.places.domain.place import split_key
from hientai.places.domain.standard import LAST_OLD_DAY
from hientai.places.selectors.known import places as known

MOST: Final = 60
FEW: Final = 3


@dataclass(frozen=True)
class Row:
    """A place in a list: where it lay, and what holds its land today if it has ended."""

    place: Place
    above: tuple[Place, ...]
    heirs: tuple[Place, ...]
    more: int  # heirs beyond those
    meant: bool  # it is what the question stands for


@dataclass(frozen=True)
class Found:
    answer: Answer
    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True)
class Story:
    """A place through time."""

    place: Place
    above: tuple[Place, ...]
    heirs: tuple[Place, ...]
    turns: tuple[Turn, ...]
    same_code: tuple[Place, ...]
    below: tuple[Place, ...]
    today: date


def counts() -> list[tuple[Level, int, int]]:
    """Return how many places of each level there were on the last day of June 2025, and are today."""
    places, today = known(), timezone.localdate()
    return [
        (level, len(places.on(LAST_OLD_DAY, level)), len(places.on(today, level)))
        for level in Level
    ]


def search(query: str, day: date, level: Level | None = None) -> Found:
    """Return what a name stands for on a day, and all places of like names, ever."""
    places = known()
    answer = places.at(query, day, level=level)
    meant = {place.id: place for place in answer.places}
    if answer.named:
        meant[answer.named.id] = answer.named
    like = _like(places, query, level)
    listed = list({place.id: place for place in (*meant.values(), *like)}.values())
    rows = tuple(_row(places, place, meant=place.id in meant) for place in listed[:MOST])
    return Found(answer, rows, len(listed))


def _like(places: Places, query: str, level: Level | None) -> list[Place]:
    """Return the places whose names hold the words asked for; what begins with them first."""
    _unit, key = split_key(query.split(",", maxsplit=1)[0])
    if not key:
        return []
    if key.isdigit():
        found: Iterable[Place] = (*places.coded(key), *(p for p in places if p.key == key))
    else:
        found = (place for place in places if f" {key}" in f" {place.key}")
    kept = [place for place in found if level is None or place.level is level]
    return sorted(kept, key=lambda place: (place.key != key, _order(place)))


def _order(place: Place) -> tuple[int, str, bool, str]:
    return place.level.rank, sort_key(place.name), place.until is not None, place.code


def _row(places: Places, place: Place, *, meant: bool) -> Row:
    heirs: list[Place] = []
    if place.until:
        heirs = places.heirs(place, timezone.localdate())[0]
    return Row(place, above(places, place), tuple(heirs[:FEW]), max(0, len(heirs) - FEW), meant)


def above(places: Places, place: Place) -> tuple[Place, ...]:
    """Return the district, if there was one, and the province of a place."""
    found = (places.above(place, level) for level in (Level.DISTRICT, Level.PROVINCE))
    return tuple(one for one in found if one is not None and one.id != place.id)


def story_of(place_id: str) -> Story:
    places, today = known(), timezone.localdate()
    place = places.get(place_id)
    if place is None:
        raise NotFound(noop("Chưa có nơi nào mang mã này."))
    day = min(place.until or today, today)
    heirs = places.heirs(place, today)[0] if place.until else []
    below = [one for one in places.on(day, within=place) if one.level is _next(places, place, day)]
    return Story(
        place=place,
        above=above(places, place),
        heirs=tuple(heirs),
        turns=tuple(turns(places, place)),
        same_code=tuple(one for one in places.coded(place.code) if one.name != place.name),
        below=tuple(sorted(below, key=lambda one: sort_key(one.name))),
        today=today,
    )


def _next(places: Places, place: Place, day: date) -> Level | None:
    """Return the level directly below a place on a day."""
    if place.level is Level.COMMUNE:
        return None
    if place.level is Level.PROVINCE and places.on(day, Level.DISTRICT, within=place):
        return Level.DISTRICT
    return Level.COMMUNE
