"""What waits to be given to a body, with those who might be meant."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from hientai.bodies.models import Body
from hientai.kernel.permissions import Actor, Permission
from hientai.plans import domain
from hientai.plans.models import Party, Plan, Task
from hientai.plans.selectors.names import SETTLED, Names

SUGGESTIONS = 5


@dataclass
class ToAssign:
    """A task that nobody owes yet: why, the name to settle, and who might be meant."""

    task: Task
    why: str
    party: Party | None
    suggestions: list[Body]
    members: list[Body]
    same_name: int = 0


def unassigned_tasks(actor: Actor) -> QuerySet[Task]:
    """Return the tasks, of plans that the person assigns for, without a lead or with an open one.

    Those of the newest plan come first: it was confirmed a moment ago.
    """
    leads = Party.objects.filter(task=OuterRef("pk"), role=Party.Role.LEAD)
    tasks = Task.objects.filter(
        Q(~Exists(leads)) | Q(Exists(leads.exclude(state__in=SETTLED))),
        dropped=False,
        opens_duties=True,
        plan__state__in=(Plan.State.CHECKING, Plan.State.CONFIRMED),
    )
    if not actor.reaches_all(Permission.TASK_ASSIGN):
        tasks = tasks.filter(plan__steward__in=actor.own_bodies(Permission.TASK_ASSIGN))
    return tasks.select_related("plan__document", "group").order_by("-plan_id", "position", "id")


def to_assign(actor: Actor, tasks: list[Task] | None = None) -> list[ToAssign]:
    """Return what waits to be assigned (or these tasks of it), each with suggestions."""
    if tasks is None:
        tasks = list(unassigned_tasks(actor))
    parties = Party.objects.prefetch_related("bodies")
    rows = Task.objects.filter(pk__in=[task.pk for task in tasks])
    found = {t.pk: t for t in rows.prefetch_related(Prefetch("parties", parties))}
    near = _Near({task.plan_id for task in tasks})
    names = {task.plan_id: Names(task.plan, timezone.localdate()) for task in tasks}
    return [
        _to_assign(task, list(found[task.pk].parties.all()), names[task.plan_id], near)
        for task in tasks
        if task.pk in found
    ]


def _to_assign(task: Task, parties: list[Party], names: Names, near: _Near) -> ToAssign:
    leads = [p for p in parties if p.role == Party.Role.LEAD]
    sentence, values = domain.why_to_assign((p.name, p.state) for p in leads)
    party = next((p for p in leads if p.state not in SETTLED), None)
    members = list(names.resolve(party.name).bodies) if party else []
    others = [b for p in parties if p.state == Party.State.EXACT for b in p.bodies.all()]
    few = members if len(members) <= SUGGESTIONS else []
    suggestions = few if members else list(dict.fromkeys([*others, *near.bodies(task)]))
    why = party.why if party and party.why else _(sentence) % values
    same = near.same_name(task, party) if party else 0
    return ToAssign(task, why, party, suggestions[:SUGGESTIONS], members, same)


class _Near:
    """What stands beside unassigned tasks in their plans: who leads, and the same open names."""

    def __init__(self, plan_ids: set[int]) -> None:
        leads = Party.objects.filter(
            task__plan__in=plan_ids, task__dropped=False, role=Party.Role.LEAD
        ).select_related("task")
        one = leads.filter(state__in=(Party.State.EXACT, Party.State.SUCCESSOR))
        self._leads = [
            (party.task, body)
            for party in one.prefetch_related("bodies")
            for body in party.bodies.all()
        ]
        unsettled = leads.exclude(state__in=SETTLED).filter(task__opens_duties=True)
        self._names = Counter((party.task.plan_id, party.name) for party in unsettled)

    def bodies(self, task: Task) -> list[Body]:
        """Return who leads the most similar tasks of the plan, those under its heading first."""
        here = [(t, body) for t, body in self._leads if t.plan_id == task.plan_id]
        beside = [body for t, body in here if task.group_id and t.group_id == task.group_id]
        by_id = {body.pk: body for _task, body in here}
        alike = domain.likely(task.text_key, ((t.text_key, body.pk) for t, body in here))
        return [*beside, *(by_id[pk] for pk in alike)]

    def same_name(self, task: Task, party: Party) -> int:
        """Return how many other tasks of the plan leave the same name open."""
        return self._names[task.plan_id, party.name] - 1
