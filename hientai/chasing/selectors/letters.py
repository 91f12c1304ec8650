"""What letters of reminder are made of, and those that were made."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from hientai.bodies.models import Body
from hientai.chasing.domain.letters import LetterFacts, Owing
from hientai.chasing.models import Letter
from hientai.duties.domain import OPEN, RANK, SOON_DAYS
from hientai.duties.models import Duty
from hientai.duties.selectors import with_state
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.timeframes import day_of
from hientai.kernel.vietnamese import format_date
from hientai.plans.models import Plan


def own_plans(actor: Actor) -> QuerySet[Plan]:
    """Return the tracked plans over which the person reminds others."""
    plans = Plan.objects.filter(state=Plan.State.CONFIRMED).select_related("document", "steward")
    if actor.reaches_all(Permission.DUTY_REMIND):
        return plans
    return plans.filter(steward__in=actor.own_bodies(Permission.DUTY_REMIND))


def letters(actor: Actor) -> QuerySet[Letter]:
    found = Letter.objects.filter(plan__in=own_plans(actor)).select_related("plan__document")
    return found.prefetch_related("bodies")


def pressing(plan: Plan, bodies: Collection[int], today: date) -> list[Duty]:
    """Return what bodies owe of a plan that is late or due soon, by body and day."""
    duties = with_state(Duty.objects.filter(plan=plan, body__in=bodies), today)
    found = duties.filter(rank__in=[RANK[state] for state in OPEN], due_on__isnull=False)
    return [
        one
        for one in found.select_related("body", "task").order_by(
            "body__sort_key", "body", "due_on", "id"
        )
        if one.due_on and (one.due_on - today).days <= SOON_DAYS
    ]


def bodies_pressed(plan: Plan, today: date) -> list[tuple[Body, int, int]]:
    """Return the bodies with something late or due soon of a plan: how much is late, how much in all."""
    every = list(
        Duty.objects.filter(plan=plan).order_by().values_list("body", flat=True).distinct()
    )
    found: dict[Body, list[Duty]] = {}
    for duty in pressing(plan, every, today):
        found.setdefault(duty.body, []).append(duty)
    return [
        (body, sum(bool(one.due_on and one.due_on < today) for one in owed), len(owed))
        for body, owed in found.items()
    ]


def letter_facts(plan: Plan, duties: list[Duty], reply_by: date, today: date) -> LetterFacts:
    document, steward = plan.document, plan.steward
    name = f"{document.kind} số {document.number}" if document.number else document.short_name
    issued = day_of(document.issued)
    day = f" ngày {format_date(issued)}" if issued else ""
    issuer = f" của {document.issuer}" if document.issuer else ""
    return LetterFacts(
        plan=name,
        plan_in_full=f"{name}{day}{issuer}" if document.number else name,
        plan_issuer=document.issuer,
        steward=steward.name,
        steward_kind=steward.kind,
        place=steward.province or document.place,
        today=today,
        reply_by=reply_by,
        owing=tuple(
            Owing(one.body.name, one.task.text, one.task.label, one.due_on)
            for one in duties
            if one.due_on
        ),
    )
