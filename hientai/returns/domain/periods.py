"""For which periods a plan is reported on, and which of them is meant today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from hientai.kernel.timeframes import ReportingCalendar, periods
from hientai.kernel.workdays import term_end


@dataclass(frozen=True)
class ReportPeriod:
    """A period of a plan's calendar, and the day by which bodies report on it."""

    start: date
    end: date
    due: date


def periods_owed(
    calendar: ReportingCalendar, *, tracked_from: date, today: date
) -> list[ReportPeriod]:
    """Return the periods that have begun and whose report was not due before tracking began.

    A day of rest is no last day: the report is due on the next working day.
    """
    return [
        ReportPeriod(start, end, term_end(calendar.contributor_due(end)))
        for start, end in periods(calendar.period, since=tracked_from, until=today)
        if calendar.contributor_due(end) >= tracked_from
    ]


class Due(Protocol):
    @property
    def due_on(self) -> date: ...


Owed = TypeVar("Owed", bound=Due)


def meant_today(owed: Iterable[Owed], today: date) -> Owed | None:
    """Return what is due next; where nothing is ahead, what was due last."""
    found: Sequence[Owed] = sorted(owed, key=lambda one: one.due_on)
    ahead = [one for one in found if one.due_on >= today]
    return ahead[0] if ahead else (found[-1] if found else None)
