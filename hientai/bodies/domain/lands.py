"""Provinces in their times, and the rows of the table of standard bodies that they fill."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from hientai.bodies.domain.provinces import Province, predecessors_of
from hientai.bodies.domain.tables import listed

_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True)
class Land:
    """A province until June 2025, since July 2025, or both where it was left as it was."""

    name: str
    unit: str
    code: str
    names: frozenset[str]
    first: dt.date | None
    last: dt.date | None

    def fill(self, pattern: str) -> str:
        city = self.unit == "thành phố"
        return pattern.format(
            unit=f"{self.unit} {self.name}",
            name=self.name,
            committee="Thành ủy" if city else "Tỉnh ủy",
            youth="Thành đoàn" if city else "Tỉnh đoàn",
        )

    def aliases(self, row: Row) -> tuple[str, ...]:
        """Return the other names of a row's body; in a city also those that end with its unit."""
        written = [self.fill(alias) for alias in row.aliases]
        if self.unit == "thành phố":
            bare = [name.removesuffix(f" {self.name}") for name in (self.fill(row.name), *written)]
            written += [name for name in bare if name.endswith(f" {self.unit}")]
        return tuple(dict.fromkeys(written))


@dataclass(frozen=True)
class Heir:
    """Who follows a row, written `merged > Sở Tài chính`; `merged?` where nobody is sure."""

    kind: str
    name: str
    sure: bool


@dataclass(frozen=True)
class Row:
    """A standard body: its names are patterns that a land fills; a guess may not exist everywhere."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    valid_from: dt.date | None
    valid_to: dt.date | None
    successors: tuple[Heir, ...]
    sure: bool
    guess: bool
    basis: str
    only: frozenset[str]
    never: frozenset[str]
    parent: str
    parent_since: dt.date | None

    def exists_in(self, land: Land) -> bool:
        return not (self.never & land.names) and (not self.only or bool(self.only & land.names))


def read_row(cells: dict[str, str]) -> Row:
    provinces = listed(cells["provinces"])
    parent, _, since = cells["parent"].partition(" @")
    return Row(
        name=cells["name"],
        kind=cells["kind"],
        aliases=tuple(listed(cells["aliases"])),
        valid_from=_day(cells["valid_from"]),
        valid_to=_day(cells["valid_to"]),
        successors=tuple(map(_successor, listed(cells["successors"]))),
        sure=cells["sure"] == "yes",
        guess=cells["sure"] == "ask",
        basis=cells["basis"],
        only=frozenset(name for name in provinces if not name.startswith("!")),
        never=frozenset(name[1:] for name in provinces if name.startswith("!")),
        parent=parent,
        parent_since=_day(since),
    )


def lands_of(province: Province) -> tuple[Land, ...]:
    """Return the provinces that became one, then that one; a single land if nothing changed."""
    origins = predecessors_of(province.new_name)
    since = origins[0].since
    new = Land(
        name=province.new_name,
        unit=province.new_unit,
        code=province.new_code,
        names=frozenset({province.new_name, *(origin.name for origin in origins)}),
        first=since,
        last=None,
    )
    if since is None:
        return (new,)
    before = (
        Land(old.name, old.unit, "", frozenset({old.name}), None, since - _DAY) for old in origins
    )
    return (*before, new)


def _day(cell: str) -> dt.date | None:
    return dt.date.fromisoformat(cell) if cell else None


def _successor(cell: str) -> Heir:
    kind, _, name = cell.partition(" > ")
    return Heir(kind.removesuffix("?"), name, sure=not kind.endswith("?"))
