"""The ladder of reminders: on which day which rung is reached by work that is due on a day.

A reminder never says what is not so: a rung before the due day is not told after it, a rung after
it is told only of what is late. Nobody is reminded on a day off: what falls on one is told before
it while the work is not late, and after it once it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hientai.kernel.errors import noop
from hientai.kernel.timeframes import ONE_DAY
from hientai.kernel.workdays import is_working_day

CATCH_UP = 5  # working days for which a reminder that nobody sent (no worker ran) is still told
LONGEST_BREAK = 12  # days off in a row, Tết with the week ends around it
FARTHEST = 180  # days from the due day to a rung


class Audience(StrEnum):
    OFFICER = "officer"
    HEAD = "head"
    STEWARD = "steward"
    LEADER = "leader"


AUDIENCE_LABELS = {
    Audience.OFFICER: noop("Cán bộ đầu mối của đơn vị"),
    Audience.HEAD: noop("Người đứng đầu đơn vị"),
    Audience.STEWARD: noop("Đầu mối theo dõi kế hoạch"),
    Audience.LEADER: noop("Lãnh đạo tỉnh"),
}
ESCALATED = frozenset({Audience.HEAD, Audience.LEADER})


@dataclass(frozen=True, order=True)
class Step:
    """A rung: so many days after the due day (before it: negative), to whom."""

    days: int
    audience: Audience


DEFAULT_LADDER = (
    Step(-7, Audience.OFFICER),
    Step(-1, Audience.OFFICER),
    Step(1, Audience.OFFICER),
    Step(3, Audience.HEAD),
    Step(3, Audience.STEWARD),
    Step(7, Audience.OFFICER),
    Step(10, Audience.LEADER),
)


def rung_day(due_on: date, days: int) -> date:
    """Return the working day on which a rung is reached: before a day off, or after it once late."""
    day = due_on + timedelta(days=days)
    step = ONE_DAY if days > 0 else -ONE_DAY
    while not is_working_day(day):
        day += step
    return day


def reached(due_on: date, steps: Iterable[Step], today: date) -> list[Step]:
    """Return, for each audience, the last rung that open work due on a day has reached today.

    Earlier rungs that nobody told are passed over: after a week without a worker a person reads
    one reminder, not four. A rung of longer ago than `CATCH_UP` is not told any more.
    """
    last: dict[Audience, Step] = {}
    for step in sorted(steps):
        if rung_day(due_on, step.days) <= today:
            last[step.audience] = step
    return [
        step
        for step in last.values()
        if (step.days > 0 or today <= due_on)
        and _working_days(rung_day(due_on, step.days), today) <= CATCH_UP
    ]


def _working_days(since: date, until: date) -> int:
    """Count working days after one day up to another."""
    return sum(
        is_working_day(since + timedelta(days=n)) for n in range(1, (until - since).days + 1)
    )


def span_of(steps: Collection[Step], today: date) -> tuple[date, date] | None:
    """Return the due days outside of which no rung can be reached today; none without rungs."""
    if not steps:
        return None
    days = [step.days for step in steps]
    weeks = timedelta(days=2 * CATCH_UP + 2 * LONGEST_BREAK)
    return today - timedelta(days=max(days)) - weeks, today - timedelta(days=min(days)) + weeks


def reach_of(days: int) -> str:
    """Return a rung in words, to be filled with `n`."""
    if days == 0:
        return noop("đúng ngày đến hạn")
    return noop("trước hạn %(n)s ngày") if days < 0 else noop("quá hạn %(n)s ngày")
