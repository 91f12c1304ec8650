"""What of a plan is still owed, and what stands for it in the plan that replaces or amends it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from hientai.documents.models import Relation
from hientai.duties.domain import proposed_pairs
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Plan, Task

OPEN = Q(duties__done_on=None, duties__history=False, duties__stopped_on=None)
CHANGES = (Relation.Kind.REPLACES, Relation.Kind.ANNULS, Relation.Kind.AMENDS)


@dataclass(frozen=True)
class Successor:
    """A confirmed plan that replaces or amends another, and how."""

    plan: Plan
    kind: str

    @property
    def amends(self) -> bool:
        return self.kind == Relation.Kind.AMENDS


@dataclass(frozen=True)
class Ending:
    """A task that is still owed: by how many duties, and what would stand for it."""

    task: Task
    open_duties: int
    instead: Task | None


def plan_to_stop(actor: Actor, plan_id: int) -> Plan | None:
    """Return a confirmed plan whose duties the person may stop."""
    own = actor.own_bodies(Permission.TASK_ASSIGN)
    found = Plan.objects.filter(pk=plan_id, state=Plan.State.CONFIRMED, steward__in=own)
    return found.select_related("document", "steward").first()


def successors_of(plan: Plan) -> list[Successor]:
    """Return the confirmed plans whose papers say that they replace or amend this one's."""
    said = Relation.objects.filter(target=plan.document, kind__in=CHANGES).exclude(
        state=Relation.State.REFUSED
    )
    kinds = dict(said.values_list("source", "kind"))
    plans = Plan.objects.filter(document__in=kinds, state=Plan.State.CONFIRMED)
    found = plans.select_related("document").order_by("-id")
    return [Successor(one, kinds[one.document_id]) for one in found]


def endings(plan: Plan, by: Plan | None) -> list[Ending]:
    """Return the tasks of a plan that are still followed, each with what is proposed instead."""
    tasks = list(_followed(plan).annotate(n=Count("duties", filter=OPEN)))
    others = {task.pk: task for task in _followed(by)} if by else {}
    pairs = proposed_pairs(
        {task.pk: task.text for task in tasks}, {pk: task.text for pk, task in others.items()}
    )
    return [Ending(task, task.n, others.get(pairs.get(task.pk, 0))) for task in tasks]


def _followed(plan: Plan) -> QuerySet[Task]:
    return plan.tasks.filter(dropped=False, opens_duties=True, stopped_on=None)
