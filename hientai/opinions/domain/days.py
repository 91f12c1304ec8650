"""Days as opinions count them: working days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import Final

from hientai.kernel.workdays import is_working_day, working_days_after

_FIRST_YEAR: Final = 2000  # nothing here was said before


def answer_day(since: date, days: int) -> date:
    """Return the last day on which an answer is in time."""
    return working_days_after(since, days)


def working_days_between(since: date, until: date) -> int:
    """Return how many working days passed after `since`, up to `until`."""
    return max(0, _worked_by(until) - _worked_by(since))


def _worked_by(day: date) -> int:
    return _before(day.year) + _year(day.year)[day.timetuple().tm_yday - 1]


@cache
def _before(year: int) -> int:
    return sum(_year(past)[-1] for past in range(_FIRST_YEAR, year))


@cache
def _year(year: int) -> tuple[int, ...]:
    """Return for each day of a year how many working days it and those before it hold."""
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    days = (first + timedelta(days=n) for n in range((after - first).days))
    return tuple(accumulate(int(is_working_day(day)) for day in days))
