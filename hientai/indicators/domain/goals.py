"""A goal in figures: what reaches it, and what is expected of it on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Final

NEAR: Final = Decimal("0.1")  # of the value: how far «khoảng» reaches where nobody says so
DOWN: Final = frozenset({"<", "<="})


class Rhythm(StrEnum):
    """When a goal is measured."""

    BY = "by"  # at its horizon
    EACH_YEAR = "each_year"  # by itself in every year
    TOTAL = "total"  # summed over its years
    GROWTH = "growth"  # mean growth a year, in percent


@dataclass(frozen=True)
class Point:
    """A value at a day."""

    on: date
    value: Decimal


@dataclass(frozen=True)
class Goal:
    """What a plan wants of one indicator; years are counted at their ends.

    A range is met from its lower bound up, `~` within its tolerance, `=` from the value on: a plan
    that says «đạt 95%» is content with 96.
    """

    operator: str
    low: Decimal
    high: Decimal | None = None
    tolerance: Decimal | None = None
    rhythm: Rhythm = Rhythm.BY
    since: int | None = None
    by: int | None = None
    start: Point | None = None
    stated: Mapping[int, Decimal] = field(default_factory=dict)  # what a year should reach

    @property
    def falls(self) -> bool:
        """Return whether less is better."""
        if self.operator in {"=", "~"} and self.start:
            return self.start.value > self.low
        return self.operator in DOWN

    @property
    def slack(self) -> Decimal:
        if self.tolerance is not None:
            return self.tolerance
        return abs(self.low) * NEAR if self.operator == "~" else Decimal(0)

    @property
    def mark(self) -> Decimal:
        """Return the value that just meets the goal, or that must be passed for > and <."""
        return self.low + self.slack if self.falls else self.low - self.slack

    def lacks(self, value: Decimal, mark: Decimal | None = None) -> Decimal:
        """Return how far a value is from the mark; 0 where it is reached."""
        mark = self.mark if mark is None else mark
        return max(value - mark if self.falls else mark - value, Decimal(0))

    def is_met(self, value: Decimal) -> bool:
        beyond = value < self.mark if self.falls else value > self.mark
        return beyond or (value == self.mark and self.operator not in {"<", ">"})


def year_end(year: int) -> date:
    return date(year, 12, 31)


def waypoints(goal: Goal, start: Point | None = None) -> list[Point]:
    """Return the way to the goal: its start, what is stated of years, its end; empty if not known."""
    start = goal.start or start
    known = {year_end(year): value for year, value in goal.stated.items()}
    if start:
        known.setdefault(start.on, start.value)
    if goal.by:
        known.setdefault(year_end(goal.by), goal.mark)
    points = [Point(on, value) for on, value in sorted(known.items())]
    return points if len(points) > 1 else []


def expected(points: list[Point], on: date) -> Decimal | None:
    """Return what the way asks for at a day: on straight lines between its points."""
    if not points:
        return None
    for before, after in pairwise(points):
        if before.on <= on <= after.on:
            share = Decimal((on - before.on).days) / Decimal((after.on - before.on).days)
            return before.value + (after.value - before.value) * share
    return points[0].value if on < points[0].on else points[-1].value


def proposed_way(goal: Goal) -> dict[int, Decimal]:
    """Return the linear way year by year, to be shown and changed."""
    points = waypoints(goal)
    if not points or not goal.by:
        return {}
    first = points[0].on.year + 1
    return {
        year: expected(points, year_end(year)) or goal.mark for year in range(first, goal.by + 1)
    }
