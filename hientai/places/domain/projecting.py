"""Where a place's figures belong on another boundary, and how sure that is."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Final

from hientai.places.domain.place import Level, Part, Place, Step
from hientai.places.domain.places import Places
from hientai.places.domain.register import with_people

Group = tuple[str, ...]  # ids of places that can't be told apart; mostly one


class How(StrEnum):
    """By what a figure was shared out, or that it was not."""

    EXACT = "exact"
    SHARES = "shares"  # shares that somebody stated
    WEIGHTS = "weights"  # in proportion to given numbers, such as population
    EQUAL = "equal"
    TOGETHER = "together"  # not told apart: one figure for several places


class NoWay(StrEnum):
    """Why a figure has no place on the boundary asked for."""

    ABOLISHED = "abolished"
    TOO_FINE = "too_fine"  # a province's figure by commune
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class Target:
    """The boundary asked for."""

    day: dt.date
    level: Level
    apart: bool = True  # share out what was split or joined; else keep such places together
    land: bool = False  # the figures measure land, not people
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    # by `old>new` codes for a part of a place, or by the code of one of several places


@dataclass(frozen=True)
class Projection:
    """The parts of a place's figures by group; they add up to 1 unless there is no way."""

    shares: Mapping[Group, Fraction]
    how: How
    no_way: NoWay | None = None


_ALL: Final = Fraction(1)
_WORST: Final = (How.EXACT, How.TOGETHER, How.SHARES, How.WEIGHTS, How.EQUAL)


class Projector:
    """Projections onto one target, each worked out once."""

    def __init__(self, places: Places, target: Target) -> None:
        self._places = places
        self._target = target
        self._known: dict[str, Projection] = {}

    def of(self, place: Place) -> Projection:
        """Return where a place's figures belong; exact if all belong to one place."""
        if place.id not in self._known:
            self._known[place.id] = self._work_out(place)
        return self._known[place.id]

    def _work_out(self, place: Place) -> Projection:
        target = self._target
        if place.valid_on(target.day):
            return self._settle(place)
        if place.ended_before(target.day):
            return self._forward(place)
        return self._backward(place)

    def _settle(self, place: Place) -> Projection:
        """Place a figure on the day itself: where it is, above, or among what lies below."""
        if place.level is self._target.level:
            return _one(place)
        if self._target.level.rank > place.level.rank:
            return self._below(place, self._places.on(self._target.day, within=place))
        above = self._places.above(place, self._target.level, self._target.day)
        return _one(above) if above else _none(NoWay.ABOLISHED)

    def _forward(self, place: Place) -> Projection:
        onward = [s for s in self._places.successors(place) if s.on <= self._target.day]
        parts = self._places.last_parts(place) if place.level is Level.DISTRICT else []
        if parts and self._target.level is Level.COMMUNE:
            return self._below(place, parts)
        if onward:
            return self._parts(onward)
        if self._target.level is Level.PROVINCE:  # a district ended without a successor
            above = self._places.province_of(place)
            return self.of(above) if above else _none(NoWay.ABOLISHED)
        return self._below(place, self._places.last_parts(place))

    def _below(self, place: Place, below: Sequence[Place]) -> Projection:
        """Share a figure among what lies below, unless that would say nothing about any of it."""
        parts = [part for part in below if part.level is self._target.level]
        weighed = all(part.code in self._target.weights for part in parts)
        if not parts:
            return _none(NoWay.ABOLISHED)
        if place.level is Level.PROVINCE and not weighed and len(parts) > 1:
            return _none(NoWay.TOO_FINE)
        weights = [self._target.weights.get(part.code) for part in parts]
        return self._mix(parts, *_shares(weights))

    def _parts(self, onward: Sequence[Step]) -> Projection:
        """Follow a place to those that took its land."""
        steps = list(onward) if self._target.land else with_people(onward) or list(onward)
        stated = [step.link.share for step in steps]
        if any(share is not None for share in stated) and not self._target.land:
            return self._mix([step.new for step in steps], _filled(stated), How.SHARES)
        weights = [
            self._target.weights.get(
                f"{step.old.code}>{step.new.code}", self._target.weights.get(step.new.code)
            )
            for step in steps
        ]
        return self._mix([step.new for step in steps], *_shares(weights))

    def _backward(self, place: Place) -> Projection:
        """Follow a place to those that it was made of; what was joined is told apart by nobody."""
        origins = self._places.origins(place)
        steps = [s for s in origins if self._target.land or s.link.part is not Part.LAND]
        if not steps:
            return _none(NoWay.NOT_YET)
        weights = [
            self._target.weights.get(
                f"{step.old.code}>{step.new.code}", self._target.weights.get(step.old.code)
            )
            for step in steps
        ]
        return self._mix([step.old for step in steps], *_shares(weights))

    def _mix(self, places: Sequence[Place], shares: Sequence[Fraction], how: How) -> Projection:
        """Add up the projections of parts; all parts in one place are exact whatever the shares."""
        found = [self.of(place) for place in places]
        lost = next((part.no_way for part in found if part.no_way), None)
        if lost:
            return _none(lost)
        total: dict[Group, Fraction] = defaultdict(Fraction)
        for part, share in zip(found, shares, strict=True):
            for group, piece in part.shares.items():
                total[group] += share * piece
        if len(total) == 1:
            return Projection(dict(total), _worst(part.how for part in found if len(found) == 1))
        if not self._target.apart:
            together = tuple(sorted({place_id for group in total for place_id in group}))
            return Projection({together: _ALL}, How.TOGETHER)
        kept = {group: share for group, share in total.items() if share}
        return Projection(
            kept, _worst([how if len(places) > 1 else How.EXACT, *(p.how for p in found)])
        )


def _one(place: Place) -> Projection:
    return Projection({(place.id,): _ALL}, How.EXACT)


def _none(why: NoWay) -> Projection:
    return Projection({}, How.EXACT, why)


def _worst(hows: Iterable[How]) -> How:
    return max(hows, key=_WORST.index, default=How.EXACT)


def _shares(weights: Sequence[Fraction | None]) -> tuple[list[Fraction], How]:
    """Return shares in proportion to the weights; equal ones if any is missing or all are 0."""
    known = [weight for weight in weights if weight is not None]
    total = sum(known, Fraction())
    if len(known) == len(weights) and total > 0:
        return [weight / total for weight in known], How.WEIGHTS
    return [Fraction(1, len(weights))] * len(weights), How.EQUAL


def _filled(stated: Sequence[Fraction | None]) -> list[Fraction]:
    """Return stated shares; what is left goes to those that are not stated, in equal parts."""
    left = _ALL - sum((share for share in stated if share is not None), Fraction())
    open_ones = sum(1 for share in stated if share is None)
    return [left / open_ones if share is None else share for share in stated]
