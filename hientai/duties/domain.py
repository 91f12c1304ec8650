"""When a duty is late, what a task's duties make of the task, and which duties a plan opens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from hientai.kernel.errors import DomainError, noop
from hientai.kernel.timeframes import (
    ONE_DAY,
    Occurrence,
    ReportingCalendar,
    Timeframe,
    TimeKind,
    day_of,
    occurrences,
    period_after,
    periods,
    periods_back,
    reporting_period,
)
from hientai.kernel.vietnamese import format_date

SOON_DAYS = 14
PERCENT_DONE = 100
MAX_FILES = 10  # in one report
HISTORY_PERIODS = 12  # how far back recurring work opens history: a 2020 plan must not drown a body


class BadProgress(DomainError):
    """A report on a duty that cannot be kept as it is."""

    code = "bad_progress"


class BadReminder(DomainError):
    """A reminder that would reach nobody, or say nothing."""

    code = "bad_reminder"


class DutyState(StrEnum):
    """The official 2 x 2 (done or open, on time or late), and what is counted beside it."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    IN_TERM = "in_term"
    WAITING = "waiting"
    CONTINUOUS = "continuous"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    HISTORY = "history"


DONE = (DutyState.DONE_ON_TIME, DutyState.DONE_LATE)
OPEN = (
    DutyState.OVERDUE,
    DutyState.DUE_SOON,
    DutyState.IN_TERM,
    DutyState.WAITING,
    DutyState.CONTINUOUS,
)
# A task is as bad as its worst duty; of finished ones the late one tells, and history tells nothing.
WORST_FIRST = (*OPEN, DutyState.DONE_LATE, DutyState.DONE_ON_TIME, DutyState.HISTORY)
RANK: Mapping[DutyState, int] = {state: rank for rank, state in enumerate(WORST_FIRST)}

WHY_DUE: Mapping[TimeKind, str] = {
    TimeKind.DATED: noop("Kế hoạch ghi hạn này."),
    TimeKind.RANGED: noop("Là ngày cuối của khoảng thời gian mà kế hoạch ghi."),
    TimeKind.YEARLY: noop("Việc hằng năm: hạn là ngày kế hoạch ghi, không ghi thì ngày cuối năm."),
    TimeKind.HALF_YEARLY: noop(
        "Việc 6 tháng một lần: hạn là ngày kế hoạch ghi, không ghi thì ngày cuối kỳ."
    ),
    TimeKind.QUARTERLY: noop(
        "Việc hằng quý: hạn là ngày kế hoạch ghi, không ghi thì ngày cuối quý."
    ),
    TimeKind.MONTHLY: noop(
        "Việc hằng tháng: hạn là ngày kế hoạch ghi, không ghi thì ngày cuối tháng."
    ),
    TimeKind.PERIODIC: noop(
        "Việc định kỳ: báo cáo theo kỳ của kế hoạch, chậm khi quá ngày đơn vị gửi báo cáo."
    ),
    TimeKind.CONTINUOUS: noop(
        "Việc thường xuyên: báo cáo theo kỳ của kế hoạch, chậm khi quá ngày đơn vị gửi báo cáo."
    ),
    TimeKind.FROM_DAY: noop(
        "Kế hoạch chỉ ghi ngày bắt đầu: từ đó báo cáo theo kỳ của kế hoạch, chậm khi quá ngày đơn"
        " vị gửi báo cáo."
    ),
    TimeKind.CONDITIONAL: noop(
        "Kế hoạch ghi một điều kiện: điều kiện chưa đến thì chưa có hạn; đến rồi thì hạn là ngày kế"
        " hoạch ghi, không ghi thì kỳ báo cáo gần nhất sau đó."
    ),
    TimeKind.NONE: noop(
        "Kế hoạch không ghi thời gian: báo cáo theo kỳ của kế hoạch, chậm khi quá ngày đơn vị gửi"
        " báo cáo."
    ),
}


def state_of(
    *,
    due_on: date | None,
    done_on: date | None,
    history: bool,
    time_kind: TimeKind,
    today: date,
    soon_days: int = SOON_DAYS,
) -> DutyState:
    """Return the state of a duty on a day. It is late from the day after its due day, not before.

    What was due before tracking began is history whatever became of it. A duty without a due day
    awaits its condition. Continuous work is late only with the plan's report, like any other.
    """
    if history:
        return DutyState.HISTORY
    if done_on:
        return DutyState.DONE_LATE if due_on and done_on > due_on else DutyState.DONE_ON_TIME
    if due_on is None:
        return DutyState.WAITING
    if due_on < today:
        return DutyState.OVERDUE
    if (due_on - today).days <= soon_days:
        return DutyState.DUE_SOON
    return DutyState.CONTINUOUS if time_kind is TimeKind.CONTINUOUS else DutyState.IN_TERM


@dataclass(frozen=True)
class DutyFact:
    """What a task's state needs to know of one of its duties."""

    body_id: int
    state: DutyState
    due_on: date | None


@dataclass(frozen=True)
class TaskState:
    """A task's state, and how many of its bodies have delivered all that is asked for so far."""

    state: DutyState
    bodies_done: int
    bodies: int


def task_state(duties: Iterable[DutyFact]) -> TaskState | None:
    """Return what the duties make of their task; None where nobody owes anything yet.

    Overdue if one is; done when all are done, late if one was; else the most pressing open state.
    A body has delivered when it owes nothing due up to the first day on which somebody still does.
    """
    facts = list(duties)
    if not facts:
        return None
    bodies = {fact.body_id for fact in facts}
    unfinished = [fact for fact in facts if fact.state in OPEN]
    asked = min((_day(fact) for fact in unfinished), default=date.max)
    owing = {fact.body_id for fact in unfinished if _day(fact) <= asked}
    return TaskState(
        state=min((fact.state for fact in facts), key=RANK.__getitem__),
        bodies_done=len(bodies - owing),
        bodies=len(bodies),
    )


def _day(fact: DutyFact) -> date:
    return fact.due_on or date.max


class Counted(StrEnum):
    """What a figure counts: one task may be many duties."""

    DUTIES = "duties"
    TASKS = "tasks"


@dataclass(frozen=True)
class Figures:
    """How many there are in each state, and of what. History stands beside all totals."""

    counted: Counted
    counts: Mapping[DutyState, int]

    def __getitem__(self, state: str) -> int:
        return self.counts.get(DutyState(state), 0)

    @property
    def total(self) -> int:
        return sum(n for state, n in self.counts.items() if state is not DutyState.HISTORY)

    @property
    def open(self) -> int:
        return sum(self[state] for state in OPEN)

    @property
    def done(self) -> int:
        return sum(self[state] for state in DONE)

    @property
    def due(self) -> int:
        """Those that count in the official share: done ones and overdue ones."""
        return self.done + self[DutyState.OVERDUE]

    @property
    def share(self) -> Fraction | None:
        """Done of due; None where nothing was due."""
        return Fraction(self.done, self.due) if self.due else None


@dataclass(frozen=True)
class PlannedDuty:
    """A period for which a duty is to be opened."""

    start: date | None
    end: date | None
    due: date | None
    history: bool


def planned(
    timeframe: Timeframe,
    calendar: ReportingCalendar,
    *,
    issued: date | None,
    tracked_from: date,
    today: date,
) -> list[PlannedDuty]:
    """Return the periods for which each lead of a task owes something, up to the one after today's.

    Recurring work opens history from the plan's issue, at most HISTORY_PERIODS before tracking;
    nothing is owed on a day before the plan was issued, unless the plan itself names that day.
    """
    kind = timeframe.kind
    period = reporting_period(kind, calendar)
    issued = issued or tracked_from
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


@dataclass(frozen=True)
class NextAsk:
    """What a body is asked for next: how much is overdue, and how much is due by the next day."""

    overdue: int
    count: int
    day: date | None


def next_ask(due_days: Iterable[date | None], today: date) -> NextAsk:
    """Return what open work with these due days asks for next; no day: nothing ahead."""
    known = [day for day in due_days if day]
    ahead = [day for day in known if day >= today]
    first = min(ahead, default=None)
    return NextAsk(
        overdue=len(known) - len(ahead),
        count=sum(day == first for day in ahead),
        day=first,
    )


def period_label(start: date | None, end: date | None) -> str:
    """Name a period as papers do: a month, a quarter, half a year, a year, else its days."""
    if start is None or end is None or start == end:
        return ""
    whole = start.day == 1 and (end + ONE_DAY).day == 1 and start.year == end.year
    named = _NAMED_PERIODS.get((start.month, end.month)) if whole else None
    if whole and start.month == end.month:
        return f"Tháng {end.month}/{end.year}"
    return f"{named}{end.year}" if named else f"{format_date(start)} - {format_date(end)}"


_NAMED_PERIODS = {
    (1, 3): "Quý I/",
    (4, 6): "Quý II/",
    (7, 9): "Quý III/",
    (10, 12): "Quý IV/",
    (1, 6): "6 tháng đầu năm ",
    (7, 12): "6 tháng cuối năm ",
    (1, 12): "Năm ",
}
