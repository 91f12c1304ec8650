"""Which duties a plan opens, and when what it leaves to a condition is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hientai.kernel.timeframes import (
    OWN_PERIOD,
    Occurrence,
    ReportingCalendar,
    Timeframe,
    day_of,
    occurrences,
    period_after,
    periods,
    periods_back,
    reporting_period,
)
from hientai.kernel.workdays import term_end

HISTORY_PERIODS = 12  # how far back recurring work opens history: a 2020 plan must not drown a body


@dataclass(frozen=True)
class PlannedDuty:
    """A period for which a duty is to be opened: the day that is named, and where the term ends."""

    start: date | None
    end: date | None
    named: date | None
    history: bool

    @property
    def due(self) -> date | None:
        return self.named and term_end(self.named)


def planned(
    timeframe: Timeframe,
    calendar: ReportingCalendar,
    *,
    issued: date | None,
    tracked_from: date,
    today: date,
    calendar_since: date | None = None,
) -> list[PlannedDuty]:
    """Return the periods for which each lead of a task owes something, up to the one after today's.

    Recurring work opens history from the plan's issue, at most HISTORY_PERIODS before tracking;
    nothing is owed on a day before the plan was issued, unless the plan itself names that day. Where
    the plan's reports follow another period since `calendar_since`, none is asked for before.
    """
    kind = timeframe.kind
    period = reporting_period(kind, calendar)
    issued = issued or tracked_from
    if calendar_since and kind not in OWN_PERIOD:
        issued = max(issued, calendar_since)
    until = max(period_after(period, today)[1], day_of(timeframe.start) or today)
    found = occurrences(
        timeframe,
        calendar,
        since=max(issued, periods_back(period, tracked_from, HISTORY_PERIODS)),
        until=until,
    )
    return [
        PlannedDuty(one.start, one.end, one.due, history=bool(one.due and one.due < tracked_from))
        for one in found
        if not _due_before_issue(one, issued)
    ]


def _due_before_issue(one: Occurrence, issued: date) -> bool:
    """Whether a period's report fell due before there was a plan; a day named by the plan stays."""
    return bool(one.due and one.due < issued and one.due != one.end)


def due_once_met(timeframe: Timeframe, calendar: ReportingCalendar, met_on: date) -> date:
    """Return when conditional work is due: on the plan's own day, else with its next report."""
    named = day_of(timeframe.end)
    if named and named >= met_on:
        return named
    until = period_after(calendar.period, met_on)[1]
    days = [
        calendar.contributor_due(end)
        for _, end in periods(calendar.period, since=met_on, until=until)
    ]
    return next((day for day in days if day >= met_on), until)


def issue_day(issued: str) -> date | None:
    """Return the first day that a paper's date, as precise as it is known, may mean."""
    return day_of((issued + "-01-01")[:10] if len(issued) == len("2024") else (issued + "-01")[:10])
