"""From a name or a code, as people write it, to the place of a day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from hientai.kernel.vietnamese import fold, tone_canonical
from hientai.places.domain.place import (
    LEVEL_OF_CODE,
    Level,
    Place,
    Step,
    name_key,
    split_key,
)
from hientai.places.domain.register import Register

_CLEARLY: Final = 4  # the next likeness, of 100, must be that much less
_SHORTEST_WITH_TYPO: Final = 5  # letters of a name in which one may be wrong
_LONG: Final = 10  # in which two may be wrong, if it is told where the place lies
_SUGGESTIONS: Final = 5
_NEAR: Final = 30
_MOST_SCOPES: Final = 2000
Region = tuple[str, str]  # unit and name, both folded
Regions = tuple[Region, ...]
_FULL_LENGTH: Final = {1: 2, 4: 5}  # Excel drops the zero at the front
_LEVEL_OF_UNIT: Final = {
    **dict.fromkeys(("huyen", "quan", "thi xa", "thanh pho"), Level.DISTRICT),
    **dict.fromkeys(("xa", "phuong", "thi tran", "dac khu"), Level.COMMUNE),
    "tinh": Level.PROVINCE,
}
_ONE_DISTRICT: Final = 60  # more ends than a district can have


class Status(StrEnum):
    EXACT = "exact"  # one place of the day has this name
    SUCCESSOR = "successor"  # the named place ended; one place of the day holds it
    AMBIGUOUS = "ambiguous"  # several of the name, or the named place was split
    UNKNOWN = "unknown"  # none; `places` are near names, or what the named place came from


@dataclass(frozen=True)
class Answer:
    """What a text stands for; `named` is the place that it names, where that is clear."""

    status: Status
    places: tuple[Place, ...]
    named: Place | None = None
    via: tuple[Step, ...] = ()
    typo: bool = False

    @property
    def place(self) -> Place | None:
        """Return the one place of the day, if there is exactly one."""
        sure = self.status in {Status.EXACT, Status.SUCCESSOR}
        return self.places[0] if sure else None


class Finder:
    """The names of all places, indexed once."""

    def __init__(self, places: Register) -> None:
        self._places = places
        self._scopes: dict[Regions, dict[str, list[Place]]] = {}
        self._above: dict[tuple[str, dt.date | None, Level], frozenset[Region]] = {}

    @cached_property
    def _by_key(self) -> dict[str, list[Place]]:
        return _keyed(self._places)

    def _scope(self, regions: Regions) -> dict[str, list[Place]]:
        """Return the places within regions by their keys; a unit that is none's says nothing."""
        if not regions:
            return self._by_key
        if regions not in self._scopes:
            if len(self._scopes) >= _MOST_SCOPES:
                self._scopes.clear()
            bare = tuple(("", key) for _unit, key in regions)
            inside = self._within(regions) or self._within(bare)
            self._scopes[regions] = _keyed(inside)
        return self._scopes[regions]

    def _within(self, regions: Regions) -> list[Place]:
        return [
            place
            for group in self._groups
            if self._names_above(group[0]).issuperset(regions)
            for place in group
        ]

    @cached_property
    def _groups(self) -> list[list[Place]]:
        """All places, those together that lie under the same ones."""
        found: dict[tuple[str, dt.date | None, Level], list[Place]] = defaultdict(list)
        for place in self._places:
            found[place.parent, place.until, place.level].append(place)
        return list(found.values())

    def _names_above(self, place: Place) -> frozenset[Region]:
        """Return what lies above a place, then or since, with its unit and without."""
        known = place.parent, place.until, place.level
        if known not in self._above:
            names = set()
            for level in (Level.PROVINCE, Level.DISTRICT):
                above = self._places.above(place, level)
                while above and above.level.rank < place.level.rank:
                    names |= {(fold(above.unit), above.key), ("", above.key)}
                    onward = self._places.successors(above)
                    above = onward[0].new if onward else None
            self._above[known] = frozenset(names)
        return self._above[known]

    def find(
        self, text: str, day: dt.date | None, *, within: Place | str | None, level: Level | None
    ) -> Answer:
        first, *above = [part for part in text.split(",") if part.strip()] or [""]
        if isinstance(within, Place):
            above.append(within.full_name)
        elif within:
            above.extend(within.split(","))
        regions = tuple(region for region in map(self._region, above) if region[1])
        if first.strip().isdigit():
            coded = self._of_code(first.strip(), level, regions)
            if coded or len(first.strip()) > 2:  # noqa: PLR2004 -- "Quận 12" may be a bare number
                return self._answer(coded, day)
        named = self._named(first, day, level, regions)
        if named:
            return self._answer(named, day)
        return self._like(first, day, level, regions)

    def _region(self, text: str) -> Region:
        """Return the unit and the key of a place above, written by its name or its code."""
        bare = text.strip()
        if bare.isdigit() and len(bare) in LEVEL_OF_CODE:
            return "", next((place.key for place in self._places.coded(bare)), bare)
        return split_key(bare)

    def _of_code(self, code: str, level: Level | None, regions: Regions) -> list[Place]:
        full = code.zfill(_FULL_LENGTH.get(len(code), len(code)))
        if level is Level.COMMUNE:
            full = code.zfill(5)
        elif level is Level.DISTRICT:
            full = code.zfill(3)
        bare = {("", key) for _unit, key in regions}
        return [
            place
            for place in self._places.coded(full)
            if (level is None or place.level is level) and bare <= self._names_above(place)
        ]

    def _named(
        self, text: str, day: dt.date | None, level: Level | None, regions: Regions
    ) -> list[Place]:
        unit, key = split_key(text)
        whole, scope = name_key(text), self._scope(regions)
        found = scope.get(whole, []) if whole != key else []  # "Phường Đúc", "Thị Trấn"
        found = [*found, *scope.get(key, [])]
        found = [place for place in found if level is None or place.level is level]
        found = _of_unit(found, unit) if unit else found
        written = tone_canonical(text.strip()).lower()
        found = _preferred(found, lambda place: written.endswith(_marks(place)))
        return found if unit else _widest(found, day)

    def _answer(self, found: Sequence[Place], day: dt.date | None) -> Answer:
        if day is None:
            exact = len(found) == 1
            status = Status.EXACT if exact else Status.AMBIGUOUS if found else Status.UNKNOWN
            return Answer(status, tuple(found), found[0] if exact else None)
        valid = [place for place in found if place.valid_on(day)]
        if len(valid) == 1:
            return Answer(Status.EXACT, tuple(valid), valid[0])
        if valid:
            return Answer(Status.AMBIGUOUS, tuple(valid))
        ended = [place for place in found if place.ended_before(day)]
        return self._onward(ended, day) if ended else self._not_yet(found)

    def _onward(self, ended: Sequence[Place], day: dt.date) -> Answer:
        ends: dict[str, Place] = {}
        steps: list[Step] = []
        for place in ended[:_ONE_DISTRICT]:
            heirs, via = self._places.heirs(place, day)
            ends.update({heir.id: heir for heir in heirs})
            steps += via
        named = ended[0] if len(ended) == 1 else None
        status = Status.SUCCESSOR if len(ends) == 1 else Status.AMBIGUOUS
        if not ends:
            status = Status.UNKNOWN
        return Answer(status, tuple(ends.values()), named, tuple(dict.fromkeys(steps)))

    def _not_yet(self, found: Sequence[Place]) -> Answer:
        """Answer for a name of later days: what those places came from."""
        origins = {step.old.id: step.old for place in found for step in self._places.origins(place)}
        named = found[0] if len(found) == 1 else None
        return Answer(Status.UNKNOWN, tuple(origins.values()), named)

    def _like(
        self, text: str, day: dt.date | None, level: Level | None, regions: Regions
    ) -> Answer:
        """Return what a mistyped name clearly means, else what is near it."""
        unit, key = split_key(text)
        scope = self._scope(regions)
        offered: list[tuple[Place, float]] = []
        near = process.extract(key, scope.keys(), scorer=fuzz.ratio, limit=_NEAR, score_cutoff=60)
        for other, score, _index in near:
            fit = [place for place in scope[other] if level is None or place.level is level]
            fit = [place for place in fit if day is None or place.valid_on(day)] or fit
            offered += [(place, score) for place in (_of_unit(fit, unit) if unit else fit)]
        if not offered:
            return Answer(Status.UNKNOWN, ())
        meant = [place for place, _score in offered if place.key == offered[0][0].key]
        rest = [score for place, score in offered if place.key != offered[0][0].key]
        ahead = offered[0][1] - max(rest, default=0)
        if ahead >= _CLEARLY and _is_typo(key, meant[0].key, told=bool(regions)):
            answer = self._answer(meant, day)
            return Answer(answer.status, answer.places, answer.named, answer.via, typo=True)
        return Answer(Status.UNKNOWN, tuple(place for place, _score in offered[:_SUGGESTIONS]))


def _keyed(places: Iterable[Place]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        found[place.key].append(place)
    return dict(found)


def _is_typo(written: str, name: str, *, told: bool) -> bool:
    """Return whether few letters differ; two may in a long name, if it is told where it lies."""
    allowed = 2 if told and len(written) >= _LONG else 1
    return len(written) >= _SHORTEST_WITH_TYPO and OSA.distance(written, name) <= allowed


def _marks(place: Place) -> str:
    return tone_canonical(place.name).lower()


def _preferred(found: list[Place], test: Callable[[Place], bool]) -> list[Place]:
    return [place for place in found if test(place)] or found


def _of_unit(found: list[Place], unit: str) -> list[Place]:
    """Return the places of a unit; else of its level, as `huyện Sa Pa` before it was a town."""
    level = _LEVEL_OF_UNIT.get(unit)
    exact = [place for place in found if fold(place.unit) == unit]
    return exact or _preferred(found, lambda place: place.level is level)


def _widest(found: list[Place], day: dt.date | None) -> list[Place]:
    """Return what a name without a unit means: a place of the day, of the widest level."""
    if day is not None:
        found = _preferred(found, lambda place: place.valid_on(day))
    rank = min((place.level.rank for place in found), default=0)
    return [place for place in found if place.level.rank == rank]
