"""Which plans a person sees, and what their own words propose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from hientai.bodies.models import Body
from hientai.documents.models import Reading
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.timeframes import period_after, periods, periods_back
from hientai.kernel.workdays import term_end
from hientai.plans.domain.proposals import Clause, Named, Proposal, propose
from hientai.plans.models import Party, Plan, Task
from hientai.plans.selectors.names import Names
from hientai.plans.selectors.rows import contents_of_row
from hientai.plans.selectors.words import PERIOD_LABELS
from hientai.plans.signals import task_states_asked


def visible_plans(actor: Actor) -> QuerySet[Plan]:
    """Return the plans a person may see: all, or those that their own body watches or appears in."""
    plans = Plan.objects.select_related("document", "steward")
    if actor.reaches_all(Permission.PLAN_SEE):
        return plans
    own = actor.own_bodies(Permission.PLAN_SEE)
    if not own:
        return plans.none()
    named = Party.objects.filter(task__plan=OuterRef("pk"), task__dropped=False, bodies__in=own)
    owed = Task.objects.filter(plan=OuterRef("pk"), duties__body__in=own)
    return plans.filter(
        Q(steward__in=own)
        | Q(difficulty_collector__in=own)
        | Q(estimate_consolidator__in=own)
        | (Q(state=Plan.State.CONFIRMED) & (Q(Exists(named)) | Q(Exists(owed))))
    )


def states_of_tasks(plan: Plan, actor: Actor) -> dict[int, Any]:
    """Return how the tasks stand, as those above tell it: what is owed is not for plans to know."""
    told: list[tuple[Any, Any]] = task_states_asked.send(Plan, plan=plan, actor=actor)
    return {pk: state for _receiver, states in told for pk, state in states.items()}


def listed_plans(actor: Actor) -> QuerySet[Plan]:
    """Return the visible plans with how many tasks they hold.

    A file that is not read yet, or can't be, concerns only those who check it.
    """
    tasks = Count("tasks", filter=Q(tasks__dropped=False), distinct=True)
    unread = Q(state__in=(Plan.State.READING, Plan.State.FAILED))
    mine = Q(steward__in=actor.own_bodies(Permission.PLAN_CHECK))
    plans = visible_plans(actor).filter(~unread | mine).select_related("document__file")
    return plans.annotate(task_count=tasks).order_by("-id")


def last_reading(plan: Plan) -> Reading | None:
    return plan.document.readings.order_by("-id").first()


def source_text(plan: Plan) -> str:
    """Return the text that the plan's spans count in; empty before the first reading."""
    done = plan.document.readings.filter(state=Reading.State.DONE)
    found = done.order_by("-ended_at", "-id").values_list("text", flat=True).first()
    return found or ""


def same_plans(plan: Plan) -> list[Plan]:
    """Return the plans that look like this one: the same file, or the same number, day and issuer."""
    document = plan.document
    alike = Q(document__file__sha256=document.file.sha256) if document.file else Q(pk=None)
    if document.number:
        alike |= Q(
            document__number=document.number,
            document__issued=document.issued,
            document__issuer=document.issuer,
        )
    others = Plan.objects.exclude(pk=plan.pk).exclude(state=Plan.State.FAILED)
    return list(others.filter(alike).select_related("document"))


def proposal_of(plan: Plan) -> Proposal:
    """Return the setup that the plan's own tasks propose."""
    tasks = plan.tasks.filter(dropped=False).prefetch_related("parties")
    return propose(Clause(task.label, contents_of_row(task)) for task in tasks)


def proposed_body(plan: Plan, named: Named | None) -> Body | None:
    """Return the body that a proposed name means today, if it is one."""
    if named is None:
        return None
    members = Names(plan, timezone.localdate()).members(named.name)
    return members[0] if len(members) == 1 else None


@dataclass(frozen=True)
class NextReport:
    """When a plan is next reported on: what its period is called, the bodies' day, the steward's."""

    period: str
    contributors: date
    steward: date


def next_report(plan: Plan, today: date) -> NextReport:
    """Return the first report of a plan that is not over yet."""
    calendar = plan.calendar
    until = period_after(calendar.period, today)[1]
    for _start, end in periods(
        calendar.period, since=periods_back(calendar.period, today, 1), until=until
    ):
        early, day = calendar.contributor_due(end), calendar.steward_due(end)
        if term_end(day) >= today:
            break
    return NextReport(str(PERIOD_LABELS[calendar.period]), term_end(early), term_end(day))


def choosable_bodies(plan: Plan) -> QuerySet[Body]:
    """Return the bodies that can be given work of the plan today, those of its province and its heirs'."""
    today = timezone.localdate()
    named = Body.objects.filter(parties__task__plan=plan).values("province")
    valid = Q(valid_to=None) | Q(valid_to__gte=today)
    return Body.objects.filter(
        valid, Q(province__in=named) | Q(province=plan.province) | Q(pk=plan.steward_id)
    )
