"""The province counted anew from rows and what the story noted: plain loops, no rule of the product."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from hientai.duties.models import Duty
from tests.simulation.story import Story


@dataclass(frozen=True)
class Year:
    """One plan's year by body, as of its last day: the official 2 x 2 and what was carried into it."""

    due: Counter[tuple[int, str]]  # (body, state) of what was due in the year
    carried: Counter[tuple[int, str]]  # of what was due before it and not done by then


def recounted(story: Story, plan_id: int, year: int, today: date) -> Year:
    first, last = date(year, 1, 1), min(date(year, 12, 31), today)
    due: Counter[tuple[int, str]] = Counter()
    carried: Counter[tuple[int, str]] = Counter()
    for pk, body, day, history, role in Duty.objects.filter(plan=plan_id).values_list(
        "pk", "body", "due_on", "history", "role"
    ):
        done = story.done.get(pk)
        if history or role != "lead" or (day and day > date(year, 12, 31)):
            continue
        if done and done > last:
            done = None
        if day and day < first and done and done < first:
            continue
        state = _state(day, done, last, today)
        (carried if day and day < first else due)[_holder(story, pk, body, last), state] += 1
    return Year(due, carried)


def _holder(story: Story, pk: int, body: int, at: date) -> int:
    """Return who held a duty on a day: before it was taken over, the body that is no more."""
    old, _new, day = story.moved.get(pk, (body, body, at))
    return old if day > at else body


def _state(due: date | None, done: date | None, last: date, today: date) -> str:
    if due is None:
        return "open"
    if done:
        return "done_late" if done > due else "done_on_time"
    over = due < last or (due == last and last < today)
    return "overdue" if over else "open"


def periods(time: dict[str, str], plan_period: str, first: date, last: date) -> set[date]:
    """Return the first days of the periods in which a task without a day of its own is owed."""
    months = {
        "yearly": 12, "half-yearly": 6, "quarterly": 3, "monthly": 1,
        "year": 12, "half_year": 6, "quarter": 3,
    }  # fmt: skip
    length = months.get(time.get("recurrence", ""), months[plan_period])
    start = date.fromisoformat(time["start"]) if time.get("start") else first
    found = set()
    for month in range(first.year * 12, last.year * 12 + 12):
        year, place = divmod(month, 12)
        begin = date(year, place + 1, 1)
        over = month + length
        end_exclusive = date(over // 12, over % 12 + 1, 1)
        if place % length == 0 and end_exclusive > max(start, first) and begin <= last:
            found.add(begin)
    return found
