"""Where people are thin: below a minimum, below the province's mean, below peers, or soon retired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import median
from typing import Final

SOON_YEARS: Final = 5
SURE: Final = 2.0  # standard errors below the mean before a share is called low
FEW: Final = 10  # people of whom a share says nothing
HALF: Final = 0.5  # of the peers' median


class Thin(StrEnum):
    """Why a row is thin, the weightiest first."""

    NONE = "none"  # nobody of the level
    BELOW = "below"  # fewer than the minimum
    EMPTIES = "empties"  # nobody of the level is left when those due have retired
    SINKS = "sinks"  # then below the minimum
    SHARE = "share"  # a lower share than the province, beyond chance
    PEERS = "peers"  # fewer than half the median of its peers


@dataclass(frozen=True)
class Row:
    """A field, sector or place: all who work there, those of the level, of them those due to retire."""

    key: str
    label: str
    people: int
    held: int
    due: int

    @property
    def left(self) -> int:
        return self.held - self.due


@dataclass(frozen=True)
class Judged:
    """A row with why it is thin (none: balanced), and how many are missing now and then."""

    row: Row
    why: tuple[Thin, ...]
    missing: int
    missing_then: int


def judged(rows: Sequence[Row], least: int) -> list[Judged]:
    """Judge each row by the minimum, the mean of all and the median of its peers."""
    people, held = sum(row.people for row in rows), sum(row.held for row in rows)
    mean = held / people if people else 0.0
    peers = median([row.held for row in rows]) if rows else 0.0
    return [_judged(row, least, mean, peers) for row in rows]


def _judged(row: Row, least: int, mean: float, peers: float) -> Judged:
    tests = {
        Thin.NONE: not row.held,
        Thin.BELOW: 0 < row.held < least,
        Thin.EMPTIES: row.held > 0 and row.left <= 0,
        Thin.SINKS: row.held >= least > row.left > 0,
        Thin.SHARE: _low_share(row, mean),
        Thin.PEERS: row.held < HALF * peers,
    }
    why = tuple(reason for reason, holds in tests.items() if holds)
    return Judged(row, why, max(0, least - row.held), max(0, least - row.left))


def _low_share(row: Row, mean: float) -> bool:
    """Tell whether a share is below the mean by more than chance lets it be."""
    if row.people < FEW:
        return False
    error = sqrt(mean * (1 - mean) / row.people)
    return row.held / row.people < mean - SURE * error
