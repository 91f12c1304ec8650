"""What the engine knows: bodies in their times and who followed whom, wherever they come from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A body; `ref` is its owner's name for it, `others` are the keys of its other names.

    `parent` is the key of who stands above it, since when, and whether somebody confirmed that.
    """

    ref: Hashable
    name: str
    key: str
    kind: str
    province: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    others: tuple[str, ...] = ()
    parent: str = ""
    parent_name: str = ""
    parent_since: dt.date | None = None
    parent_sure: bool = True

    def valid_on(self, day: dt.date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or self.valid_to >= day
        )

    def ended_by(self, day: dt.date) -> bool:
        return self.valid_to is not None and self.valid_to < day


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an event: a body and one that took over from it, or (moved) a part of its work."""

    old: Hashable
    new: Hashable
    kind: str
    on: dt.date
    basis: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """The bodies of the provinces that are one since July 2025, and of the centre."""

    bodies: tuple[Fact, ...]
    steps: tuple[Step, ...]
