"""Bodies and successions that the standard tables make."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class PlannedBody:
    name: str
    kind: str
    province: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    aliases: tuple[str, ...] = ()
    parent: str = ""
    parent_since: dt.date | None = None

    @property
    def identity(self) -> tuple[str, str, dt.date | None]:
        """What tells it from every other body: a renamed body is another one."""
        return self.province, self.name, self.valid_from


@dataclass(frozen=True)
class PlannedSuccession:
    predecessor: PlannedBody
    successor: PlannedBody
    kind: str
    on: dt.date
    basis: str
    confirmed: bool
