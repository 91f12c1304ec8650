"""Tasks that nobody leads are given to bodies."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.kernel.errors import Conflict, NotFound, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import format_date
from hientai.plans import domain
from hientai.plans.models import Party, Plan, Task
from hientai.plans.selectors import SETTLED
from hientai.plans.signals import task_assigned


@transaction.atomic
def assign_task(
    *, task: Task, body_ids: Collection[int], by: Actor, party: Party | None = None
) -> Task:
    """Name the bodies that a task's open lead means, or that lead it where the text names nobody.

    With `party` only that name is settled, else every open one. Settled leads stay.
    """
    task = Task.objects.select_for_update().select_related("plan").get(pk=task.pk)
    plan = task.plan
    by.require(Permission.TASK_ASSIGN, of=[plan.steward_id])
    if plan.state not in {Plan.State.CHECKING, Plan.State.CONFIRMED} or task.dropped:
        raise Conflict(noop("Nhiệm vụ này đã bỏ hoặc kế hoạch chưa đọc xong, chưa giao được."))
    bodies = list(Body.objects.filter(pk__in=body_ids))
    if not bodies or len(bodies) != len(set(body_ids)):
        raise NotFound(noop("Chọn ít nhất một đơn vị có trong danh mục."))
    settled = _settle(task, party, bodies, by)
    _remember(task, settled)
    task.version = F("version") + 1
    task.save(update_fields=["values", "version"])
    task.refresh_from_db(fields=["version"])
    names = [body.name for body in bodies]
    audit.record(by=by, action="task.assigned", target=task, bodies=names)
    if plan.state == Plan.State.CONFIRMED:
        task_assigned.send(Task, task=task, by=by)
    return task


@transaction.atomic
def assign_name(*, plan: Plan, name: str, body_ids: Collection[int], by: Actor) -> int:
    """Settle an open name for every task of a plan that it leads; return how many those are."""
    leads = Party.objects.filter(
        task__plan=plan, task__dropped=False, role=Party.Role.LEAD, name=name
    ).exclude(state__in=SETTLED)
    parties = list(leads.select_related("task"))
    for party in parties:
        assign_task(task=party.task, body_ids=body_ids, by=by, party=party)
    return len(parties)


def _remember(task: Task, names: list[str]) -> None:
    """Mark the leads as a person's, and these names as given: they are not resolved again."""
    leads = domain.corrected(task.values.get("leads"))
    given = dict.fromkeys([*leads.get("assigned", []), *names])
    task.values = {**task.values, "leads": {**leads, "assigned": list(given)}}


def _settle(task: Task, party: Party | None, bodies: list[Body], by: Actor) -> list[str]:
    """Give the bodies to the open leads, or make them leads; return the names that were given."""
    open_leads = task.parties.filter(role=Party.Role.LEAD).exclude(state__in=SETTLED)
    chosen = [party] if party is not None else list(open_leads)
    if not chosen:
        last = task.parties.filter(role=Party.Role.LEAD).count()
        chosen = [
            Party(task=task, role=Party.Role.LEAD, name=body.name, position=last + place)
            for place, body in enumerate(bodies)
        ]
    one_each = len(chosen) == len(bodies) and chosen[0].pk is None
    for place, lead in enumerate(chosen):
        members = [bodies[place]] if one_each else bodies
        lead.state = Party.State.EXACT if len(members) == 1 else Party.State.COLLECTIVE
        lead.why = f"{by.label} giao ngày {format_date(timezone.localdate())}"[:400]
        lead.save()
        lead.bodies.set(members)
    return [lead.name for lead in chosen]
