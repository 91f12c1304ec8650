"""Whose paper it is: the province that a name is to be understood in, on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from hientai.bodies.domain.provinces import Province, predecessors_of, province_of
from hientai.bodies.domain.resolving.facts import Fact


@dataclass(frozen=True)
class Scope:
    """`home` is the province on the day of the paper; `family` the one that took it over, `since`."""

    home: str
    family: str
    at: dt.date
    province: Province | None = None
    since: dt.date | None = None

    @property
    def together(self) -> bool:
        """Return whether on the day the land is one province."""
        return self.province is not None and (self.since is None or self.at >= self.since)

    @property
    def absorbed(self) -> bool:
        """Return whether on the day the home is a part of a larger province of another name."""
        return self.together and self.home != self.family

    def ours(self, fact: Fact) -> bool:
        """Return whether a body is of the home, or of what took the home over."""
        if fact.province in {self.home, ""}:
            return True
        if not self.together:
            return False
        return self.home == self.family or (
            fact.province == self.family and not (self.since and fact.ended_by(self.since))
        )


@lru_cache(maxsize=4096)
def scope_of(province: Province, at: dt.date) -> Scope:
    origins = predecessors_of(province.new_name)
    home = province
    if origins[0].since and at < origins[0].since and province not in origins:
        home = origins[0]
    return Scope(home.name, province.new_name, at, province, origins[0].since)


def plain_scope(name: str, at: dt.date) -> Scope:
    """Return the scope of a province by its name, also of one that is in no list."""
    known = province_of(name)
    return scope_of(known, at) if known else Scope(name, name, at)
