"""When is a thing owed, and when is it late? One meaning per kind of time that plans use.

A timeframe is what the plan says; a calendar is when the plan is reported on; together they give
occurrences: periods with a due day. What has no time of its own (continuous, none stated, from a
year) owes the plan's periodic report, and is late only with it.
"""

from __future__ import annotations

import calendar as months
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Recurrence(StrEnum):
    """How often, in the words of the reading contract."""

    CONTINUOUS = "continuous"
    YEARLY = "yearly"
    HALF_YEARLY = "half-yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    WEEKLY = "weekly"
    PERIODIC = "periodic"


class Period(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class TimeKind(StrEnum):
    """What kind of time a timeframe is; each has its own meaning of late."""

    DATED = "dated"
    RANGED = "ranged"
    YEARLY = "yearly"
    HALF_YEARLY = "half_yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    PERIODIC = "periodic"
    CONTINUOUS = "continuous"
    FROM_DAY = "from_day"
    CONDITIONAL = "conditional"
    NONE = "none"


DECEMBER = 12
MONTHS_IN = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}
OWN_PERIOD = {
    TimeKind.YEARLY: Period.YEAR,
    TimeKind.HALF_YEARLY: Period.HALF_YEAR,
    TimeKind.QUARTERLY: Period.QUARTER,
    TimeKind.MONTHLY: Period.MONTH,
}
_BY_RECURRENCE = {
    Recurrence.CONTINUOUS: TimeKind.CONTINUOUS,
    Recurrence.YEARLY: TimeKind.YEARLY,
    Recurrence.HALF_YEARLY: TimeKind.HALF_YEARLY,
    Recurrence.QUARTERLY: TimeKind.QUARTERLY,
    Recurrence.MONTHLY: TimeKind.MONTHLY,
    Recurrence.WEEKLY: TimeKind.CONTINUOUS,  # reported with the plan: nobody reports weekly here
    Recurrence.PERIODIC: TimeKind.PERIODIC,
}


@dataclass(frozen=True)
class Timeframe:
    """What a plan says of time. `start` and `end` are ISO 8601, or `--MM-DD` in a recurring one."""

    text: str = ""
    recurrence: Recurrence | None = None
    start: str | None = None
    end: str | None = None
    condition: str | None = None

    @property
    def kind(self) -> TimeKind:
        if self.condition:
            return TimeKind.CONDITIONAL
        if self.recurrence:
            return _BY_RECURRENCE[self.recurrence]
        if self.end:
            return TimeKind.RANGED if self.start else TimeKind.DATED
        return TimeKind.FROM_DAY if self.start else TimeKind.NONE


@dataclass(frozen=True)
class ReportingCalendar:
    """When a plan is reported on: on `day` of each period's last month; bodies that many days before."""

    period: Period = Period.YEAR
    day: int = 15
    contributor_days: int = 10

    def steward_due(self, period_end: date) -> date:
        return _clamped(period_end.year, period_end.month, self.day)

    def contributor_due(self, period_end: date) -> date:
        return self.steward_due(period_end) - timedelta(days=self.contributor_days)


@dataclass(frozen=True)
class Occurrence:
    """One time that something is owed. No due day: a condition is awaited."""

    start: date | None
    end: date | None
    due: date | None


def _clamped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, months.monthrange(year, month)[1]))


def periods(period: Period, *, since: date, until: date) -> Iterator[tuple[date, date]]:
    """Yield the calendar periods that touch the days from `since` to `until`, in order."""
    length = MONTHS_IN[period]
    year, month = since.year, (since.month - 1) // length * length + 1
    while (start := date(year, month, 1)) <= until:
        last = month + length - 1
        yield start, _clamped(year, last, 31)
        year, month = (year, last + 1) if last < DECEMBER else (year + 1, 1)


def day_of(text: str | None, *, year: int | None = None) -> date | None:
    """Return the day that an ISO date, or a `--MM-DD` in the given year, names; None where it is none."""
    if text and (found := re.fullmatch(r"--(\d\d)-(\d\d)", text)) and year:
        return _clamped(year, int(found[1]), int(found[2]))
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def occurrences(
    timeframe: Timeframe, calendar: ReportingCalendar, *, since: date, until: date
) -> list[Occurrence]:
    """Return what is owed in periods touching `since` to `until`.

    Dated and ranged work is owed once, on its last day, whenever that is. Work with its own period
    is owed each period, on the day that it names or on the period's last day. All else is owed with
    the plan's report, on the contributors' day. A condition is owed once, with no day until it is met.
    """
    kind = timeframe.kind
    if kind is TimeKind.CONDITIONAL:
        return [Occurrence(None, None, None)]
    if kind in {TimeKind.DATED, TimeKind.RANGED}:
        due = day_of(timeframe.end)
        return [Occurrence(day_of(timeframe.start) or due, due, due)]
    start = day_of(timeframe.start)
    since = max(since, start) if start else since
    last = day_of(timeframe.end)
    until = min(until, last) if last else until
    if kind in OWN_PERIOD:
        return [
            Occurrence(first, end, day_of(timeframe.end, year=end.year) or end)
            for first, end in periods(OWN_PERIOD[kind], since=since, until=until)
        ]
    return [
        Occurrence(first, end, calendar.contributor_due(end))
        for first, end in periods(calendar.period, since=since, until=until)
    ]
