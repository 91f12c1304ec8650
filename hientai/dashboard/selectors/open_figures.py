"""What is open to everybody: counts of the plans that the province chose, no names of people.

Whether a plan is open is asked each time; its figures are kept for some minutes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone

from hientai.bodies.models import Body
from hientai.dashboard.models import OpenPlan
from hientai.duties import selectors as duty_selectors
from hientai.duties.domain import Counted, DutyState, Figures
from hientai.duties.models import Duty
from hientai.duties.selectors import BoardFilter
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Heading, Plan

KEPT_SECONDS = 600


@dataclass(frozen=True)
class Line:
    """One row of open figures; its label is in the words of the plan."""

    label: str
    figures: Figures


@dataclass(frozen=True)
class OpenFigures:
    """What is shown of one plan, as it was at a moment."""

    at: datetime
    tasks: Figures
    duties: Figures
    groups: Sequence[Line] = ()
    bodies: Sequence[Line] = ()


@dataclass(frozen=True)
class PublicFigures:
    """What is shown of all open plans together, and of each."""

    at: datetime | None
    tasks: Figures
    duties: Figures
    plans: Sequence[tuple[OpenPlan, OpenFigures]]


def open_plans() -> QuerySet[OpenPlan]:
    shown = OpenPlan.objects.filter(plan__state=Plan.State.CONFIRMED)
    return shown.select_related("plan__document")


def open_plan(plan_id: int) -> OpenPlan:
    found = open_plans().filter(plan=plan_id).first()
    if found is None:
        raise NotFound(noop("Số liệu của kế hoạch này không công khai."))
    return found


def public_figures(today: date) -> PublicFigures:
    """Return what anybody may know."""
    plans = [(one, figures_of(one, today)) for one in open_plans()]
    return PublicFigures(
        at=min((figures.at for _one, figures in plans), default=None),
        tasks=_together(Counted.TASKS, [figures.tasks for _one, figures in plans]),
        duties=_together(Counted.DUTIES, [figures.duties for _one, figures in plans]),
        plans=plans,
    )


def figures_of(shown: OpenPlan, today: date) -> OpenFigures:
    """Return an open plan's figures, at most some minutes old; another choice counts anew."""
    key = f"open:{shown.plan_id}:{today:%Y%m%d}:{shown.by_group}:{shown.by_body}"
    found: OpenFigures | None = cache.get(key)
    if found is None:
        found = _counted(shown, today)
        cache.set(key, found, KEPT_SECONDS)
    return found


def _counted(shown: OpenPlan, today: date) -> OpenFigures:
    chosen, duties = BoardFilter(plan=shown.plan_id), Duty.objects.all()
    tally = duty_selectors.tally(duties, chosen, today)
    return OpenFigures(
        at=timezone.now(),
        tasks=duty_selectors.task_figures(duties, chosen, today),
        duties=tally.figures,
        groups=_groups(shown.plan_id, tally.by_group) if shown.by_group else (),
        bodies=_bodies(tally.by_body) if shown.by_body else (),
    )


def _groups(plan: int, figures: Mapping[int | None, Figures]) -> list[Line]:
    headings = Heading.objects.filter(plan=plan)
    return [
        Line(f"{one.label} {one.text}".strip(), figures[one.pk])
        for one in headings
        if one.pk in figures
    ]


def _bodies(figures: Mapping[int, Figures]) -> list[Line]:
    bodies = Body.objects.filter(pk__in=figures).order_by("sort_key", "pk")
    return [Line(body.name, figures[body.pk]) for body in bodies]


def _together(counted: Counted, parts: Sequence[Figures]) -> Figures:
    return Figures(counted, {state: sum(part[state] for part in parts) for state in DutyState})


@dataclass(frozen=True)
class Choice:
    """A plan whose figures a person may open, and what is open of it now."""

    plan: Plan
    opened: OpenPlan | None


def open_choices(actor: Actor) -> list[Choice]:
    """Return the confirmed plans whose figures the person may open or close."""
    plans = Plan.objects.filter(state=Plan.State.CONFIRMED).select_related("document")
    if not actor.reaches_all(Permission.FIGURES_OPEN):
        plans = plans.filter(steward__in=actor.own_bodies(Permission.FIGURES_OPEN))
    opened = {one.plan_id: one for one in OpenPlan.objects.filter(plan__in=plans)}
    return [Choice(plan, opened.get(plan.pk)) for plan in plans]
