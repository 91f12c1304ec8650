"""Figures by place, rebuilt on the boundaries of another day; the total is never changed.

Counts and sums can be rebuilt. A ratio can't: rebuild its two parts and divide again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from hientai.places.domain.place import Place
from hientai.places.domain.places import Places
from hientai.places.domain.projecting import Group, How, NoWay, Projector, Target


@dataclass(frozen=True)
class Figure:
    """What was counted in a place; `series` tells periods and columns apart."""

    place: Place
    value: Decimal
    series: str = ""


@dataclass(frozen=True)
class Portion:
    """What a line holds of one figure."""

    figure: Figure
    amount: Decimal
    how: How


@dataclass(frozen=True)
class Line:
    """The figures of one place of the target; of several that nobody can tell apart."""

    places: tuple[Place, ...]
    portions: tuple[Portion, ...]

    def value(self, series: str = "") -> Decimal | None:
        """Return the sum of a series; None if nothing of it belongs here."""
        found = [part.amount for part in self.portions if part.figure.series == series]
        return sum(found, Decimal()) if found else None

    def exact(self, series: str = "") -> Decimal:
        """Return the part of `value` that is no estimate."""
        return sum(
            (p.amount for p in self.portions if p.figure.series == series and is_exact(p.how)),
            Decimal(),
        )

    @property
    def hows(self) -> frozenset[How]:
        return frozenset(portion.how for portion in self.portions)


@dataclass(frozen=True)
class Left:
    """A figure that has no place on the boundary asked for."""

    figure: Figure
    why: NoWay


@dataclass(frozen=True)
class Rebuilt:
    """All lines and what was left out; together exactly what was given."""

    lines: tuple[Line, ...]
    left: tuple[Left, ...]

    def total(self, series: str = "") -> Decimal:
        return sum((line.value(series) or Decimal() for line in self.lines), Decimal())

    def exact(self, series: str = "") -> Decimal:
        return sum((line.exact(series) for line in self.lines), Decimal())

    def left_total(self, series: str = "") -> Decimal:
        found = (left.figure for left in self.left if left.figure.series == series)
        return sum((figure.value for figure in found), Decimal())


def is_exact(how: How) -> bool:
    """Return whether a figure is what was counted, be it for several places together."""
    return how in {How.EXACT, How.TOGETHER}


def rebuild(places: Places, figures: Iterable[Figure], target: Target) -> Rebuilt:
    """Return the figures on the target's boundaries, in the order of their codes."""
    projector = Projector(places, target)
    left: list[Left] = []
    by_group: dict[Group, list[Portion]] = defaultdict(list)
    for figure in figures:
        found = projector.of(figure.place)
        if found.no_way:
            left.append(Left(figure, found.no_way))
            continue
        amounts = apportion(figure.value, list(found.shares.values()))
        for group, amount in zip(found.shares, amounts, strict=True):
            by_group[group].append(Portion(figure, amount, found.how))
    lines = [_line(places, *united) for united in _united(by_group)]
    return Rebuilt(tuple(sorted(lines, key=lambda line: line.places[0].code)), tuple(left))


def apportion(value: Decimal, shares: Sequence[Fraction]) -> list[Decimal]:
    """Share a number out in its own precision so that the parts add up to it: largest remainder."""
    exponent = value.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    units = int(abs(value).scaleb(places))
    wanted = [units * share for share in shares]
    given = [floor(part) for part in wanted]
    order = sorted(range(len(shares)), key=lambda at: given[at] - wanted[at])
    for at in order[: units - sum(given)]:
        given[at] += 1
    sign = -1 if value < 0 else 1
    return [Decimal(sign * part).scaleb(-places) for part in given]


def ratio(line: Line, series: tuple[str, str]) -> Decimal | None:
    """Return a ratio of two rebuilt series in one line; None without both, or of nothing."""
    above, below = line.value(series[0]), line.value(series[1])
    return above / below if above is not None and below else None


def _united(
    by_group: Mapping[Group, Sequence[Portion]],
) -> Iterable[tuple[tuple[str, ...], list[Portion]]]:
    """Join the groups that share a place, so that each place is in one line."""
    root: dict[str, str] = {}

    def top(place_id: str) -> str:
        while root.setdefault(place_id, place_id) != place_id:
            place_id = root[place_id]
        return place_id

    for group in by_group:
        for other in group[1:]:
            root[top(other)] = top(group[0])
    members: dict[str, list[str]] = defaultdict(list)
    portions: dict[str, list[Portion]] = defaultdict(list)
    for group, parts in by_group.items():
        members[top(group[0])] += group
        portions[top(group[0])] += parts
    for first, ids in members.items():
        yield tuple(dict.fromkeys(ids)), portions[first]


def _line(places: Places, ids: Sequence[str], portions: Sequence[Portion]) -> Line:
    found = [place for place in map(places.get, ids) if place is not None]
    several = len(found) > 1
    kept = tuple(
        Portion(part.figure, part.amount, How.TOGETHER if several else part.how)
        for part in portions
    )
    return Line(tuple(sorted(found, key=lambda place: place.code)), kept)
