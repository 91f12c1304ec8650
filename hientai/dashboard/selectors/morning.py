"""What a person's bodies are asked for next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from hientai.duties import selectors as duty_selectors
from hientai.duties.domain import DutyState, NextAsk, next_ask
from hientai.kernel.permissions import Actor, Permission

if TYPE_CHECKING:
    from hientai.duties.selectors import StatedDuty


def asked_of(actor: Actor, today: date) -> NextAsk | None:
    """Return what the person's bodies are asked for next; None for who reports for nobody."""
    own = actor.own_bodies(Permission.DUTY_REPORT)
    if not own:
        return None
    return next_ask(duty_selectors.due_days(own, today), today)


def pressing(actor: Actor, today: date) -> QuerySet[StatedDuty]:
    """Return what the person's bodies owe that is overdue or due soon, overdue first."""
    return _owed(actor, today).filter(state__in=(DutyState.OVERDUE, DutyState.DUE_SOON))


def in_term(actor: Actor, today: date) -> QuerySet[StatedDuty]:
    """Return what the person's bodies owe by a day that is not near yet, the nearest first."""
    return _owed(actor, today).filter(state=DutyState.IN_TERM)


def _owed(actor: Actor, today: date) -> QuerySet[StatedDuty]:
    return duty_selectors.owed_by(actor.own_bodies(Permission.DUTY_REPORT), today)
