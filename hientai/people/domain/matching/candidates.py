"""Which rows are worth comparing: those that share enough of a name, a birth or a contact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations
from typing import Final

from hientai.people.domain.matching.features import Row

CROWD: Final = 400  # rows that share a key: so common that it alone says nothing

Key = tuple[Hashable, ...]


def candidates(rows: Sequence[Row]) -> set[tuple[int, int]]:
    """Return pairs of row positions, the smaller first. Linear in rows for keys of usual rarity."""
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    for position, row in enumerate(rows):
        for key in _keys(row):
            blocks[key].append(position)
    return {
        pair
        for members in blocks.values()
        if 1 < len(members) <= CROWD
        for pair in combinations(members, 2)
    }


def _keys(row: Row) -> Iterator[Key]:
    name, (day, month, year) = row.name, row.birth
    family, given = name.family[:1], name.given[:1]
    yield "name, year", row.joined, year
    if row.workplace:
        yield "name, workplace", row.joined, row.workplace
        yield "workplace, year", family, given, year, row.workplace
        yield "workplace, given", family, name.given, row.workplace
    if row.place:
        yield "place, year", name.family, name.given, year, row.place
        yield "name, place", row.joined, row.place
    if day:
        date = min(day, month), max(day, month), year
        yield "date, given", date, given
        yield "date, family", date, name.family[:2]
        yield "day, name", date[:2], row.joined
    yield "sex, degree", name.family, name.given, year, row.sex, row.degree
    yield "turned", "".join(sorted(row.joined)), year
    for column in ("email", "phone", "identity"):
        if value := getattr(row, column):
            yield column, value
