"""Which days public bodies work, and on which of them a term ends.

Weekly rest is Saturday and Sunday. Public holidays are those of article 112 of the Labour Code 2019
and, since 2026, 24 November (resolution 28/2026/QH16); one that falls on a weekly rest day gives
the next working day off (article 111, paragraph 3). Days that are set anew each year (Tết, the day
beside 2 September, swapped days) are data: `days_off.csv`, with source and how sure.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

from hientai.kernel.errors import noop

_ONE_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_TET_DAYS: Final = 5
_SINCE_2026: Final = 2026


class Rest(StrEnum):
    """Why a day is none to work on."""

    WEEKLY = "weekly"
    NEW_YEAR = "new_year"
    TET = "tet"
    HUNG_KINGS = "hung_kings"
    VICTORY = "victory"
    LABOUR = "labour"
    NATIONAL_DAY = "national_day"
    CULTURE = "culture"
    MADE_UP = "made_up"
    SWAPPED = "swapped_off"


REST_NAMES: Final[Mapping[Rest, str]] = {
    Rest.WEEKLY: noop("ngày nghỉ cuối tuần"),
    Rest.NEW_YEAR: noop("Tết Dương lịch"),
    Rest.TET: noop("Tết Âm lịch"),
    Rest.HUNG_KINGS: noop("Giỗ Tổ Hùng Vương"),
    Rest.VICTORY: noop("Ngày Chiến thắng"),
    Rest.LABOUR: noop("Ngày Quốc tế lao động"),
    Rest.NATIONAL_DAY: noop("Quốc khánh"),
    Rest.CULTURE: noop("Ngày Văn hóa Việt Nam"),
    Rest.MADE_UP: noop("ngày nghỉ bù"),
    Rest.SWAPPED: noop("ngày nghỉ hoán đổi"),
}


def rest_on(day: date) -> Rest | None:
    """Return why nobody works on a day; None on a working day."""
    holidays, worked = _of_year(day.year)
    if day in holidays:
        return holidays[day]
    return Rest.WEEKLY if _is_weekend(day) and day not in worked else None


def is_working_day(day: date) -> bool:
    return rest_on(day) is None


def term_end(day: date) -> date:
    """Return the day on which a term that ends on `day` does end.

    Where the last day is weekly rest or a holiday, that is the next working day (Civil Code 2015,
    article 148, paragraph 5).
    """
    while rest_on(day):
        day += _ONE_DAY
    return day


def working_days_after(day: date, count: int) -> date:
    """Return the working day that is `count` working days after a day, the day itself not counted."""
    for _ in range(count):
        day = term_end(day + _ONE_DAY)
    return day


@cache
def _of_year(year: int) -> tuple[Mapping[date, Rest], frozenset[date]]:
    """Return the holidays of a year, those made up for included, and the weekend days worked."""
    data = [(what, day) for what, day in _data() if day.year == year]
    worked = frozenset(day for what, day in data if what == "swapped_on")
    holidays = dict(_fixed(year))
    for what, day in data:
        if what == Rest.TET:
            holidays |= {day + n * _ONE_DAY: Rest.TET for n in range(_TET_DAYS)}
        elif what in set(Rest):
            holidays[day] = Rest(what)
    for day in sorted(holidays):
        if _is_weekend(day):
            holidays[_free_after(day, holidays)] = Rest.MADE_UP
    return holidays, worked


def _fixed(year: int) -> Iterator[tuple[date, Rest]]:
    yield date(year, 1, 1), Rest.NEW_YEAR
    yield date(year, 4, 30), Rest.VICTORY
    yield date(year, 5, 1), Rest.LABOUR
    yield date(year, 9, 2), Rest.NATIONAL_DAY
    if year >= _SINCE_2026:
        yield date(year, 11, 24), Rest.CULTURE


def _free_after(day: date, holidays: Mapping[date, Rest]) -> date:
    while _is_weekend(day) or day in holidays:
        day += _ONE_DAY
    return day


def _is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


@cache
def _data() -> tuple[tuple[str, date], ...]:
    text = files("hientai.kernel").joinpath("days_off.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple((row["what"], date.fromisoformat(row["day"])) for row in rows)
