"""Where bodies are: their kinds, provinces, and the communes or districts whose they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from hientai.bodies.models import Body, BodyDetail, BodyKind
from hientai.places.domain import Level, Place
from hientai.places.domain.figures import Figure, is_exact, rebuild
from hientai.places.domain.projecting import Target
from hientai.places.selectors import places

_OF_PLACES: Final = frozenset({BodyKind.DISTRICT, BodyKind.COMMUNE})
_MOST_NAMED: Final = 500  # bodies named in a query; of more all are read
OLD_DAY: Final = dt.date(2025, 6, 30)  # the last day of the districts
UP: Final = 3  # bodies above a body, the nearest place of which is its own


class Lands:
    """What is known of the bodies that a breakdown meets."""

    def __init__(self, bodies: Collection[int], today: dt.date) -> None:
        self._today = today
        every = Body.objects.all()
        self._rows = list(every if len(bodies) > _MOST_NAMED else every.filter(pk__in=bodies))

    @cached_property
    def names(self) -> dict[int, str]:
        return {body.pk: body.name for body in self._rows}

    @cached_property
    def kinds(self) -> dict[int, str]:
        return {body.pk: body.kind for body in self._rows}

    @cached_property
    def provinces(self) -> dict[int, str]:
        return {body.pk: body.province for body in self._rows if body.province}

    @cached_property
    def places(self) -> dict[int, Place]:
        """Return the commune or district of each body: its own, as it says, or of a body above it."""
        found = {body.pk: place for body in self._rows if (place := self._own(body))}
        above, said = self._details()
        for body in self._rows:
            pk: int | None = body.pk
            for _step in range(UP):
                if pk is None or body.pk in found:
                    break
                words = said.get(pk)
                place = self._named(words, body) if words else found.get(pk)
                if place:
                    found[body.pk] = place
                pk = above.get(pk)
        return found

    def _own(self, body: Body) -> Place | None:
        if body.kind not in _OF_PLACES:
            return None
        return self._named(body.name.lower().removeprefix("ủy ban nhân dân ").strip(), body)

    def _named(self, words: str, body: Body) -> Place | None:
        day = body.valid_to or self._today
        return places().at(words, day, within=body.province or None).place

    def _details(self) -> tuple[dict[int, int], dict[int, str]]:
        kinds = (BodyDetail.Kind.PARENT, BodyDetail.Kind.PLACE)
        rows = BodyDetail.objects.filter(kind__in=kinds, until=None)
        above: dict[int, int] = {}
        said: dict[int, str] = {}
        for body, kind, value, other in rows.values_list("body", "kind", "value", "other"):
            if kind == BodyDetail.Kind.PLACE:
                said[body] = value
            elif other:
                above[body] = other
        return above, said


@dataclass(frozen=True)
class Rebuilt:
    """Counts of each series by place on one boundary; which of them are shared out, not counted."""

    places: tuple[tuple[str, str], ...]  # key and name
    counts: Mapping[tuple[str, int], int]  # place and series
    left: Mapping[int, int]  # of each series, what has no place there
    estimated: bool


def on_boundary(counts: Mapping[tuple[Place, int], int], name: str, today: dt.date) -> Rebuilt:
    """Rebuild counts by place of any day on today's communes, or on the districts of 30/6/2025."""
    target = Target(today, Level.COMMUNE) if name == "place" else Target(OLD_DAY, Level.DISTRICT)
    figures = [Figure(place, Decimal(n), str(at)) for (place, at), n in counts.items() if n]
    found = rebuild(places(), figures, target)
    cells: dict[tuple[str, int], int] = {}
    names: list[tuple[str, str]] = []
    for line in found.lines:
        key = "+".join(place.code for place in line.places)
        names.append((key, ", ".join(place.title for place in line.places)))
        for part in line.portions:
            cell = (key, int(part.figure.series))
            cells[cell] = cells.get(cell, 0) + int(part.amount)
    left: dict[int, int] = {}
    for lost in found.left:
        at = int(lost.figure.series)
        left[at] = left.get(at, 0) + int(lost.figure.value)
    hows = {how for line in found.lines for how in line.hows}
    return Rebuilt(tuple(names), cells, left, not all(map(is_exact, hows)))


def place_name(key: str) -> str:
    """Return the words of a rebuilt place by its key: the codes of one place or of several."""
    known = places()
    day = {5: None, 3: OLD_DAY}
    names = []
    for code in key.split("+"):
        found = known.at(code, day.get(len(code))).place
        names.append(found.title if found else code)
    return ", ".join(names)
