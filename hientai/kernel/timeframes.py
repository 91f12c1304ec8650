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
ONE_DAY = timedelta(days=1)
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
    """When a plan is reported on: on `day` of each period's last month, or of the month after it.

    Bodies report to the steward `contributor_days` before.
    """

    period: Period = Period.YEAR
    day: int = 15
    contributor_days: int = 10
    next_month: bool = False

    def steward_due(self, period_end: date) -> date:
        month = period_end + ONE_DAY if self.next_month else period_end
        return _clamped(month.year, month.month, self.day)

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


def period_after(period: Period, day: date) -> tuple[date, date]:
    """Return the calendar period after the one that the day falls in."""
    _, end = next(periods(period, since=day, until=day))
    return next(periods(period, since=end + ONE_DAY, until=end + ONE_DAY))


def periods_back(period: Period, day: date, count: int) -> date:
    """Return the first day of the period that lies `count` periods before the day's own."""
    month = day.year * 12 + day.month - 1 - count * MONTHS_IN[period]
    year, month = divmod(month // MONTHS_IN[period] * MONTHS_IN[period], 12)
    return date(year, month + 1, 1)


def day_of(text: str | None, *, year: int | None = None) -> date | None:
    """Return the day that an ISO date, or a `--MM-DD` in the given year, names; None where it is none."""
    try:
        if text and (found := re.fullmatch(r"--(\d\d)-(\d\d)", text)):
            return _clamped(year, int(found[1]), int(found[2])) if year else None
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def reporting_period(kind: TimeKind, calendar: ReportingCalendar) -> Period:
    """Return how often work of this kind is owed: by its own period, else with the plan's report."""
    return OWN_PERIOD.get(kind, calendar.period)


def occurrences(
    timeframe: Timeframe, calendar: ReportingCalendar, *, since: date, until: date
) -> list[Occurrence]:
    """Return what is owed in periods touching `since` to `until`.

    Dated and ranged work is owed once, on its last day, whenever that is. Work with its own period
    is owed each period, on the day that it names or on the period's last day. All else is owed with
    the plan's report, on the contributors' day; so is dated work whose day cannot be read. A
    condition is owed once, with no day until it is met.
    """
    kind = timeframe.kind
    start, last = day_of(timeframe.start), day_of(timeframe.end)
    if kind is TimeKind.CONDITIONAL:
        return [Occurrence(None, None, None)]
    if kind in {TimeKind.DATED, TimeKind.RANGED} and last:
        return [Occurrence(start or last, last, last)]
    return [
        Occurrence(first, end, _due_in(first, end, timeframe, calendar))
        for first, end in periods(
            reporting_period(kind, calendar),
            since=max(since, start or since),
            until=min(until, last or until),
        )
    ]


def _due_in(first: date, end: date, timeframe: Timeframe, calendar: ReportingCalendar) -> date:
    if timeframe.kind not in OWN_PERIOD:
        return calendar.contributor_due(end)
    named = day_of(timeframe.end, year=end.year)
    return named if named and first <= named <= end else end
