"""Which plans may be reported on, and for which years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q, QuerySet

from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Plan


def reported_plans(actor: Actor) -> QuerySet[Plan]:
    """Return the confirmed plans on which the actor may see reports."""
    plans = Plan.objects.filter(state=Plan.State.CONFIRMED).select_related("document", "steward")
    if not actor.reaches_all(Permission.REPORT_SEE):
        plans = plans.filter(steward__in=actor.own_bodies(Permission.REPORT_SEE))
    return plans.order_by("-id")


def with_first_due(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Add the first day on which something of each plan was due."""
    return plans.annotate(first_due=Min("duties__due_on", filter=Q(duties__history=False)))


def years_of(plan: Plan, today: date) -> list[int]:
    """Return the years on which a plan can be reported, the latest first."""
    days = [day for day in (getattr(plan, "first_due", None), plan.tracked_from) if day]
    first = min((day.year for day in days), default=today.year)
    return list(range(today.year, min(first, today.year) - 1, -1))


@dataclass(frozen=True)
class ReportChoice:
    """A plan and the years on which it can be reported."""

    plan: Plan
    years: list[int]


def report_choices(plans: Iterable[Plan], today: date) -> list[ReportChoice]:
    return [ReportChoice(plan, years_of(plan, today)) for plan in plans]
