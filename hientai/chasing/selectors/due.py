"""Who is to be reminded of what on a day: asked by the daily job and by the page that shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from hientai.chasing.domain import (
    DEFAULT_LADDER,
    ESCALATED,
    Audience,
    Recipient,
    Step,
    reached,
    span_of,
)
from hientai.chasing.models import Ladder, Line
from hientai.chasing.selectors.people import Book
from hientai.duties.domain import OPEN, RANK
from hientai.duties.models import Duty
from hientai.duties.selectors import with_state
from hientai.kernel.workdays import is_working_day

# of a duty and a due day: rung, audience and recipient of what was told
Claims = dict[tuple[int, date], set[tuple[int, str, str]]]


class Owed(NamedTuple):
    """What chasing needs to know of an open duty."""

    duty_id: int
    body_id: int
    steward_id: int
    due_on: date


class Due(NamedTuple):
    """A rung that a duty has reached and that a person was not told yet."""

    owed: Owed
    step: Step


@dataclass(frozen=True)
class DayPlan:
    """All that is to be told on a day, by recipient; and which bodies have nobody for it."""

    day: date
    told: dict[Recipient, list[Due]] = field(default_factory=dict)
    unreached: dict[tuple[Audience, str], int] = field(default_factory=dict)


def ladder() -> tuple[Step, ...]:
    """Return the rungs in force."""
    newest = Ladder.objects.first()
    return newest.rungs if newest else DEFAULT_LADDER


def day_plan(day: date) -> DayPlan:
    """Return what is to be told on a day, nothing of what was told already; nothing on a day off."""
    steps = ladder()
    span = span_of(steps, day)
    if span is None or not is_working_day(day):
        return DayPlan(day)
    owed = _owed(day, span)
    book = Book({one.body_id for one in owed}, {one.steward_id for one in owed}, day)
    known = _told(span)
    plan = DayPlan(day)
    for due in _not_before_the_body_knows(_due(owed, steps, day), book, day):
        _note(plan, due, book, known)
    return plan


def _owed(day: date, span: tuple[date, date]) -> list[Owed]:
    """Return open work, due in a span, that some rung may have reached."""
    rows = with_state(Duty.objects.filter(due_on__range=span), day).filter(
        rank__in=[RANK[state] for state in OPEN]
    )
    found = rows.order_by("due_on", "id").values_list("pk", "body", "plan__steward", "due_on")
    return [Owed(pk, body, steward, due) for pk, body, steward, due in found if due]


def _due(owed: Iterable[Owed], steps: tuple[Step, ...], day: date) -> list[Due]:
    @cache
    def of(due_on: date) -> list[Step]:
        return reached(due_on, steps, day)

    return [Due(one, step) for one in owed for step in of(one.due_on)]


def _not_before_the_body_knows(dues: list[Due], book: Book, day: date) -> Iterable[Due]:
    """Leave out what would go up before those who owe it, if there are any, were told."""
    if not any(step.audience is Audience.OFFICER for step in ladder()):
        return dues
    told = Line.objects.filter(audience=Audience.OFFICER, digest__day__lt=day, released=False)
    up = {due.owed.duty_id for due in dues if due.step.audience in ESCALATED}
    known = set(told.filter(duty__in=up).values_list("duty_id", "due_on"))
    return [
        due
        for due in dues
        if due.step.audience not in ESCALATED
        or (due.owed.duty_id, due.owed.due_on) in known
        or not book.of(Audience.OFFICER, due.owed.body_id, due.owed.steward_id)
    ]


def _told(span: tuple[date, date]) -> Claims:
    """Return the claims on work due in a span."""
    known: Claims = defaultdict(set)
    rows = Line.objects.filter(released=False, due_on__range=span).order_by()
    for line in rows.only("duty_id", "due_on", "days", "audience", "recipient"):
        known[line.duty_id, line.due_on].add((line.days, line.audience, line.recipient))
    return known


def _note(plan: DayPlan, due: Due, book: Book, known: Claims) -> None:
    owed, step = due
    people = book.of(step.audience, owed.body_id, owed.steward_id)
    if not people:
        nobody = step.audience, book.name(owed.body_id)
        plan.unreached[nobody] = plan.unreached.get(nobody, 0) + 1
    claims = known.get((owed.duty_id, owed.due_on), set())
    for person in people:
        if (step.days, step.audience.value, person.key) not in claims:
            plan.told.setdefault(person, []).append(due)
