"""All places that ever were, found by code, by day and by what lies above or below them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from hientai.places.domain.place import Level, Link, Part, Place, Step


class Register:
    """The places and links of one state of knowledge; never changed once it is made."""

    def __init__(self, places: Iterable[Place], links: Iterable[Link]) -> None:
        self._by_id = {place.id: place for place in places}
        self.links = tuple(links)
        self._coded: dict[str, list[Place]] = defaultdict(list)
        self._under: dict[str, list[Place]] = defaultdict(list)
        for place in self._by_id.values():
            self._coded[place.code].append(place)
            self._under[place.parent].append(place)
        self._onward: dict[str, list[Link]] = defaultdict(list)
        self._back: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            self._onward[link.old].append(link)
            self._back[link.new].append(link)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, place_id: str) -> Place | None:
        return self._by_id.get(place_id)

    def coded(self, code: str) -> tuple[Place, ...]:
        """Return all places that ever had a code: `15` was Yên Bái and is Lào Cai."""
        return tuple(self._coded.get(code, ()))

    def coded_on(self, code: str, day: dt.date) -> Place | None:
        return next((place for place in self.coded(code) if place.valid_on(day)), None)

    def on(
        self, day: dt.date, level: Level | None = None, within: Place | None = None
    ) -> list[Place]:
        """Return the places valid on a day, perhaps of one level, perhaps within another place."""
        found = self._by_id.values() if within is None else self._below(within, day)
        return [
            place
            for place in found
            if place.valid_on(day) and (level is None or place.level is level)
        ]

    def above(self, place: Place, level: Level, day: dt.date | None = None) -> Place | None:
        """Return the place of a level in which a place lies on a day of its time, itself included."""
        moment = _within_its_time(place, day)
        here: Place | None = place
        while here is not None and here.level.rank > level.rank:
            here = self.coded_on(here.parent, moment)
        return here if here is not None and here.level is level else None

    def province_of(self, place: Place, day: dt.date | None = None) -> Place | None:
        return self.above(place, Level.PROVINCE, day)

    def successors(self, place: Place) -> tuple[Step, ...]:
        """Return what became of a place when it ended."""
        return tuple(map(self._step, self._onward.get(place.id, ())))

    def origins(self, place: Place) -> tuple[Step, ...]:
        """Return what a place was made of."""
        return tuple(map(self._step, self._back.get(place.id, ())))

    def heirs(self, place: Place, day: dt.date) -> tuple[list[Place], list[Step]]:
        """Return the places of a day that hold an earlier place's land, and the steps to them.

        Where all people went to one, that one alone. A district that ended without a successor is
        held by what its communes became.
        """
        ends: dict[str, Place] = {}
        steps: list[Step] = []
        waiting, seen = [place], {place.id}
        while waiting:
            here = waiting.pop(0)
            if here.valid_on(day):
                ends[here.id] = here
                continue
            onward = [step for step in self.successors(here) if step.on <= day]
            steps += onward
            followed = self._followed(here, onward, day)
            fresh = [new for new in followed if new.id not in seen]
            seen.update(new.id for new in fresh)
            waiting += fresh
        return list(ends.values()), steps

    def _followed(self, place: Place, onward: Sequence[Step], day: dt.date) -> list[Place]:
        """Return whom to follow: a district's own communes rather than those of the whole it joined."""
        new = [step.new for step in with_people(onward)]
        if place.level is Level.DISTRICT and not any(one.valid_on(day) for one in new):
            return self.last_parts(place) or new
        return new

    def last_parts(self, place: Place) -> list[Place]:
        """Return the places directly below on a place's last day."""
        if place.until is None or place.level is Level.COMMUNE:
            return []
        return [below for below in self._under[place.code] if below.valid_on(place.until)]

    def _below(self, place: Place, day: dt.date) -> Iterator[Place]:
        for below in self._under.get(place.code, ()):
            if below.valid_on(day):
                yield below
                yield from self._below(below, day)

    def _step(self, link: Link) -> Step:
        return Step(self._by_id[link.old], self._by_id[link.new], link)


def with_people(steps: Sequence[Step]) -> list[Step]:
    """Return the steps by which people moved: all, unless the law says where everybody went."""
    everybody = [step for step in steps if step.link.part is Part.PEOPLE]
    return everybody or [step for step in steps if step.link.part is not Part.LAND]


def _within_its_time(place: Place, day: dt.date | None) -> dt.date:
    moment = day or place.until or dt.date.max
    if place.until:
        moment = min(moment, place.until)
    return max(moment, place.since) if place.since else moment
