"""What a plan's own tasks propose for its setup: who watches it, collects, consolidates, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from hientai.kernel.timeframes import Period, Recurrence, ReportingCalendar
from hientai.kernel.vietnamese import fold
from hientai.plans.domain.contents import Contents

_ABOUT_THE_PLAN: Final = re.compile(
    r"\b(ke hoach|chuong trinh hanh dong|ket qua (trien khai )?thuc hien|trien khai thuc hien)\b"
)
_ESTIMATES: Final = re.compile(
    r"\bdu toan\b|\btong hop\b.*\b(kinh phi|ngan sach)\b"
    r"|\b(kinh phi|ngan sach)\b.*\bthuc hien ke hoach\b"
)
_MANY: Final = re.compile(r"^(cac|nhung|uy ban nhan dan cac|don vi|co quan lien quan)\b")
_ABOVE: Final = re.compile(r"^(uy ban nhan dan|hoi dong nhan dan|tinh uy|thanh uy|ban thuong vu)\b")
_PERIODS: Final = {
    Recurrence.MONTHLY: Period.MONTH,
    Recurrence.QUARTERLY: Period.QUARTER,
    Recurrence.HALF_YEARLY: Period.HALF_YEAR,
    Recurrence.YEARLY: Period.YEAR,
}
_LAST_DAY: Final = re.compile(r"--(\d\d)-(\d\d)")
# *trước ngày 05 của tháng tiếp theo*, *ngày 10 của tháng đầu quý sau*; *ngày 25 hằng tháng*
_DAY_AFTER: Final = re.compile(
    r"\bngay 0?(\d{1,2}) (?:cua )?(?:thang dau (?:tien )?(?:cua )?)?"
    r"(?:thang|quy|ky|nam) (?:sau|tiep theo|ke tiep|lien ke|lien sau)\b"
)
_DAY_WITHIN: Final = re.compile(
    r"\bngay 0?(\d{1,2}) (?:(?:hang|moi|cua|trong) thang\b|(?:cua )?thang cuoi)"
)
_CONTRIBUTOR_DAYS: Final = 10
_DEFAULT_DAY: Final = 15
_LONGEST_MONTH: Final = 31
_DAYS_OF_A_MONTH: Final = 30


@dataclass(frozen=True)
class _Day:
    """A day of a period's last month, or of the month after it."""

    day: int
    next_month: bool = False

    @property
    def place(self) -> int:
        return self.day + (_DAYS_OF_A_MONTH if self.next_month else 0)

    def later(self) -> _Day:
        """Return the steward's day where only the bodies' is said."""
        if self.day < _DEFAULT_DAY and not self.next_month:
            return _Day(_DEFAULT_DAY)
        return _Day(min(self.day + _CONTRIBUTOR_DAYS, _LONGEST_MONTH), self.next_month)


@dataclass(frozen=True)
class Clause:
    """A task as a source of the setup."""

    label: str
    contents: Contents


@dataclass(frozen=True)
class Named:
    """A body's name as proposed, and the place of the plan that proposes it."""

    name: str
    label: str


@dataclass(frozen=True)
class Proposal:
    """What the plan's own words propose; None where they are silent."""

    steward: Named | None
    collector: Named | None
    consolidator: Named | None
    calendar: ReportingCalendar
    calendar_from: str = ""
    addressees: tuple[str, ...] = ()
    through: Named | None = None


def configures(contents: Contents) -> bool:
    """Return whether a task sets the plan up (who watches, collects, consolidates) and opens no duty."""
    words = fold(contents.text)
    if contents.kind == "difficulty_channel":
        return True
    if contents.kind in {"report", "monitoring"}:
        return bool(_ABOUT_THE_PLAN.search(words))
    return contents.kind == "budget" and bool(_ESTIMATES.search(words))


def propose(clauses: Iterable[Clause]) -> Proposal:
    """Return the setup that the tasks propose."""
    clauses = [clause for clause in clauses if configures(clause.contents)]
    reports = [clause for clause in clauses if clause.contents.kind == "report"]
    steward = _steward(reports, [c for c in clauses if c.contents.kind == "monitoring"])
    calendar, label = _calendar(reports, steward)
    return Proposal(
        steward=steward,
        collector=_first_receiver(c for c in clauses if c.contents.kind == "difficulty_channel"),
        consolidator=_first_lead(c for c in clauses if c.contents.kind == "budget"),
        calendar=calendar,
        calendar_from=label,
        addressees=_addressees(reports, steward),
        through=_through(reports),
    )


def _steward(reports: Sequence[Clause], monitoring: Sequence[Clause]) -> Named | None:
    """Who reports for all, else who watches, else to whom all report."""
    return _first_lead(reports) or _first_lead(monitoring) or _first_receiver(reports)


def _addressees(reports: Sequence[Clause], steward: Named | None) -> tuple[str, ...]:
    """Return to whom the steward reports, as the plan says it."""
    own = [c for c in reports if steward and steward.name in c.contents.leads]
    names = (name for c in own for name in c.contents.reports_to)
    return tuple(dict.fromkeys(name for name in names if steward and name != steward.name))


def _through(reports: Iterable[Clause]) -> Named | None:
    """Return the body through which (*qua*, *thông qua*) a report goes to those above."""
    for clause in reports:
        for name in clause.contents.reports_to:
            if re.search(rf"\bqua {re.escape(fold(name))}\b", fold(clause.contents.text)):
                return Named(name, clause.label)
    return None


def _first_lead(clauses: Iterable[Clause]) -> Named | None:
    return _first((name, c.label) for c in clauses for name in c.contents.leads)


def _first_receiver(clauses: Iterable[Clause]) -> Named | None:
    return _first((name, c.label) for c in clauses for name in c.contents.reports_to)


def _first(names: Iterable[tuple[str, str]]) -> Named | None:
    """Return the first that is one body, and not one of those who lead the province."""
    for name, label in names:
        key = fold(name)
        if not _MANY.match(key) and not _ABOVE.match(key):
            return Named(name, label)
    return None


def _calendar(reports: Sequence[Clause], steward: Named | None) -> tuple[ReportingCalendar, str]:
    """Return when the plan is reported on, and the place that says so; the usual where none does."""
    timed = [c for c in reports if c.contents.timeframe.recurrence in _PERIODS]
    own = [c for c in timed if steward and steward.name in c.contents.leads]
    others = [c for c in timed if c not in own]
    if not timed:
        return ReportingCalendar(), ""
    main = (own or others)[0]
    recurrence = main.contents.timeframe.recurrence
    period = _PERIODS[recurrence] if recurrence else Period.YEAR
    day, days = _days(_day_of(own), _day_of(others))
    return ReportingCalendar(period, day.day, days, next_month=day.next_month), main.label


def _days(late: _Day | None, early: _Day | None) -> tuple[_Day, int]:
    """Return the steward's day and how much earlier the bodies', from those that the plan says."""
    if late is None:
        late = early.later() if early else _Day(_DEFAULT_DAY)
    between = late.place - early.place if early else 0
    usual = min(_CONTRIBUTOR_DAYS, late.day - 1) if late.next_month else _CONTRIBUTOR_DAYS
    return late, between if between > 0 else usual


def _day_of(clauses: Iterable[Clause]) -> _Day | None:
    """Return the day on which a report is due, where one says it: of the period's last month or after."""
    for clause in clauses:
        words = fold(clause.contents.text)
        if found := _DAY_AFTER.search(words):
            return _Day(int(found[1]), next_month=True)
        named = _LAST_DAY.fullmatch(clause.contents.timeframe.end or "")
        if named and int(named[1]) % 3 == 0:
            return _Day(int(named[2]))
        if found := _DAY_WITHIN.search(words):
            return _Day(int(found[1]))
    return None
