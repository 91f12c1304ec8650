"""What bodies still owe: the list, and what they are asked for next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from hientai.duties.domain import NextAsk, next_ask
from hientai.duties.models import Duty
from hientai.duties.selectors.states import BoardRows, listed, with_state

if TYPE_CHECKING:
    from hientai.duties.selectors.states import StatedDuty


def owed_by(
    body_ids: Iterable[int], today: date | None = None, *, until: date | None = None
) -> QuerySet[StatedDuty]:
    """Return what the bodies still owe, overdue first; `until` keeps what is due by then."""
    today = today or localdate()
    owed = _open(body_ids, today)
    if until:
        owed = owed.filter(due_on__lte=until)
    return listed(with_state(owed, today))


def owed_page(body_ids: Iterable[int], today: date) -> tuple[Any, NextAsk]:
    """Return what the bodies still owe for a paginator, and what they are asked for next.

    One count by day answers how many there are, how many are late, and which day comes next.
    """
    bodies = list(body_ids)
    days = due_days(bodies, today)
    rows = BoardRows(owed_by(bodies, today), sum(days.values()), today)
    return rows, next_ask(days, today)


def due_days(body_ids: Iterable[int], today: date) -> dict[date | None, int]:
    """Return how much open work of the bodies is due on each day."""
    days = _open(body_ids, today).order_by().values_list("due_on")
    return dict(days.annotate(n=Count("pk")))


def _open(body_ids: Iterable[int], today: date) -> QuerySet[Duty]:
    """Return what is in one of the OPEN states, in conditions that an index answers."""
    standing = Q(stopped_on=None) | Q(stopped_on__gt=today)
    return Duty.objects.filter(standing, body__in=list(body_ids), done_on=None, history=False)
