"""When somebody reaches the age of retirement, in normal working conditions.

Nghị định 135/2020/NĐ-CP, Điều 4: men 60 years 3 months in 2021, then 3 months more a year up to 62
in 2028; women 55 years 4 months in 2021, then 4 months more a year up to 60 in 2035; before 2021
it was 60 and 55. Work ends with the last day of the month in which the age is reached (Điều 3).
Earlier ages (hard work, Điều 5) and later ones (NĐ 50/2022/NĐ-CP, NĐ 83/2022/NĐ-CP) need what a
register does not hold: they are left out, and whoever shows such a day says so.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Final

MONTHS: Final = 12
MALE: Final = "Nam"
FEMALE: Final = "Nữ"
MIDDLE: Final = 6  # of a year of which no month is known


@dataclass(frozen=True, slots=True)
class Road:
    """How one sex's age rises: months of age before the road, a year's step, the last age."""

    before: int
    step: int
    last: int


FIRST_YEAR: Final = 2021
ROADS: Final = {
    MALE: Road(before=60 * MONTHS, step=3, last=62 * MONTHS),
    FEMALE: Road(before=55 * MONTHS, step=4, last=60 * MONTHS),
}


def age_in(year: int, sex: str) -> int:
    """Return the age of retirement in a year, in months; of an unknown sex the later one."""
    if sex not in ROADS:
        return max(age_in(year, each) for each in ROADS)
    road = ROADS[sex]
    return min(road.before + road.step * max(0, year - FIRST_YEAR + 1), road.last)


@cache
def retirement_month(year: int, month: int, sex: str) -> tuple[int, int]:
    """Return year and month in which somebody born then reaches the age that holds in that year."""
    born = year * MONTHS + month - 1
    at = (born + age_in(FIRST_YEAR - 1, sex)) // MONTHS
    while (born + age_in(at, sex)) // MONTHS > at:
        at += 1
    reached = born + age_in(at, sex)
    return reached // MONTHS, reached % MONTHS + 1


def retirement_day(year: int, month: int, sex: str) -> dt.date:
    """Return the last day of work."""
    at, in_month = retirement_month(year, month, sex)
    return dt.date(at, in_month, calendar.monthrange(at, in_month)[1])


def retirement_year(year: int, sex: str, month: int | None = None) -> int:
    """Return the year of retirement; of a birth without a month as if in the middle of its year."""
    return retirement_month(year, month or MIDDLE, sex)[0]
