"""Which visits somebody sees, and what can be chosen for one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from hientai.bodies.models import Body
from hientai.bodies.selectors import bodies_today
from hientai.duties.models import Duty
from hientai.duties.selectors import bodies_owing
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Heading, Plan, Task
from hientai.plans.selectors import visible_plans
from hientai.supervision.models import Finding, Visit, YearPlan


def visible_year_plans(actor: Actor) -> QuerySet[YearPlan]:
    """Return the yearly plans; who sees only their own body's findings sees none."""
    plans = YearPlan.objects.select_related("body")
    return plans if actor.reaches_all(Permission.SUPERVISION_SEE) else plans.none()


def visible_year_plan(actor: Actor, pk: int) -> YearPlan | None:
    return visible_year_plans(actor).filter(pk=pk).first()


def years(actor: Actor) -> list[int]:
    """Return the years that have plans, the newest first."""
    return sorted(set(visible_year_plans(actor).order_by().values_list("year", flat=True)))[::-1]


def visible_visits(actor: Actor) -> QuerySet[Visit]:
    """Return the visits, with findings and what is said of them."""
    visits = Visit.objects.filter(year_plan__in=visible_year_plans(actor))
    findings = Finding.objects.select_related("opinion", "task")
    return visits.select_related(
        "year_plan__body", "body", "plan__document", "minutes"
    ).prefetch_related(Prefetch("findings", findings))


def visible_visit(actor: Actor, pk: int) -> Visit | None:
    return visible_visits(actor).filter(pk=pk).first()


def visible_finding(actor: Actor, pk: int) -> Finding | None:
    found = Finding.objects.filter(pk=pk, visit__in=visible_visits(actor))
    return found.select_related("visit__year_plan__body", "visit__body", "task").first()


@dataclass(frozen=True)
class Clauses:
    """What of a plan can be looked at."""

    headings: QuerySet[Heading]
    tasks: QuerySet[Task]


def clauses_of(plan: Plan) -> Clauses:
    tasks = Task.objects.filter(plan=plan, dropped=False, opens_duties=True)
    headings = Heading.objects.filter(plan=plan, pk__in=tasks.values("group"))
    return Clauses(headings, tasks)


def bodies_to_visit(plan: Plan) -> QuerySet[Body]:
    """Return the bodies that owe anything of a plan, by name."""
    return bodies_owing(Duty.objects.filter(plan=plan)).order_by("sort_key", "id")


def bodies_to_supervise_for(actor: Actor) -> QuerySet[Body]:
    """Return the bodies in whose name the person supervises."""
    return bodies_today().filter(pk__in=actor.own_bodies(Permission.SUPERVISE))


def plans_to_supervise(actor: Actor) -> list[Plan]:
    """Return the confirmed plans that the person sees, the newest first."""
    return list(visible_plans(actor).filter(state=Plan.State.CONFIRMED).order_by("-id"))
