"""Reads of the open page, and what a person's bodies are asked for next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from hientai.duties import selectors as duty_selectors
from hientai.duties.domain import Counted, DutyState, Figures, NextAsk, next_ask
from hientai.duties.models import Duty
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Plan

if TYPE_CHECKING:
    from hientai.duties.selectors import StatedDuty


@dataclass(frozen=True)
class PublicFigures:
    """Open counts: no names of people or of bodies that owe."""

    tasks: Figures
    duties: Figures
    plans: Sequence[tuple[Plan, Figures]]


def public_figures(today: date) -> PublicFigures:
    """Return what anybody may know of the confirmed plans."""
    duties = Duty.objects.filter(plan__state=Plan.State.CONFIRMED)
    tally = duty_selectors.tally(duties, today=today)
    none = Figures(Counted.DUTIES, {})
    plans = Plan.objects.filter(state=Plan.State.CONFIRMED).select_related("document")
    return PublicFigures(
        tasks=duty_selectors.task_figures(duties, today=today),
        duties=tally.figures,
        plans=[(plan, tally.by_group.get(plan.pk, none)) for plan in plans],
    )


def asked_of(actor: Actor, today: date) -> NextAsk | None:
    """Return what the person's bodies are asked for next; None for who reports for nobody."""
    own = actor.own_bodies(Permission.DUTY_REPORT)
    if not own:
        return None
    return next_ask(duty_selectors.owed_by(own, today).values_list("due_on", flat=True), today)


def pressing(actor: Actor, today: date) -> QuerySet[StatedDuty]:
    """Return what the person's bodies owe that is overdue or due soon, overdue first."""
    owed = duty_selectors.owed_by(actor.own_bodies(Permission.DUTY_REPORT), today)
    return owed.filter(state__in=(DutyState.OVERDUE, DutyState.DUE_SOON))
