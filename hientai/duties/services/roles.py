"""Who owes what of a task: the leads its result, the coordinators their part of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Case, Q, When

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.duties.domain import BadRequest, DutyRole
from hientai.duties.models import Duty
from hientai.duties.selectors.requests import RESOLVED
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import CoordinatorsOwe, Party, Plan, Task


@dataclass(frozen=True)
class Owing:
    """How a plan names a body, and what it owes."""

    named_as: str
    role: DutyRole


def bodies_owing(plan: Plan, tasks: Sequence[Task]) -> dict[int, dict[int, Owing]]:
    """Return task -> body -> what it owes.

    A lead owes once, whatever else it is named as, and its own name wins over a collective's. Where
    one of several leads answers for the task, the others contribute.
    """
    owing: dict[int, dict[int, Owing]] = defaultdict(dict)
    for task_id, body_id, name, role in _named(plan, tasks):
        owing[task_id].setdefault(body_id, Owing(name, DutyRole(role)))
    for task in tasks:
        _contribute(owing[task.pk], task.answerable_id)
    return owing


def _named(plan: Plan, tasks: Sequence[Task]) -> list[tuple[int, int, str, str]]:
    """Return task, body, name and role: leads first, and bodies named by themselves."""
    collective = Q(state=Party.State.COLLECTIVE)
    owes = {
        CoordinatorsOwe.NAMED: Q(role=Party.Role.COORDINATOR) & ~collective,
        CoordinatorsOwe.ALL: Q(role=Party.Role.COORDINATOR),
        CoordinatorsOwe.NONE: Q(pk=None),
    }[CoordinatorsOwe(plan.coordinators)]
    found = Party.objects.filter(
        Q(role=Party.Role.LEAD) | owes, task__in=tasks, state__in=RESOLVED, bodies__gt=0
    )
    order = Case(When(collective, then=1), default=0)
    return list(
        found.order_by("-role", order, "pk").values_list("task_id", "bodies", "name", "role")
    )


def _contribute(owing: dict[int, Owing], answerable: int | None) -> None:
    """Make contributors of all leads but the answerable one."""
    if answerable not in owing or owing[answerable].role is not DutyRole.LEAD:
        return
    for body_id, owed in owing.items():
        if body_id != answerable:
            owing[body_id] = replace(owed, role=DutyRole.COORDINATOR)


@transaction.atomic
def name_answerable(*, task: Task, body: Body | None, by: Actor) -> int:
    """Name which of several leads answers for a task, or none; return how many open duties changed.

    The others contribute from then on; what is done stays as it was done.
    """
    held = Task.objects.select_for_update(of=("self",)).select_related("plan").get(pk=task.pk)
    by.require(Permission.TASK_ASSIGN, of=[held.plan.steward_id])
    held.answerable = None
    leads = {pk for pk, owed in _owing(held).items() if owed.role is DutyRole.LEAD}
    if body is not None and body.pk not in leads:
        raise BadRequest(noop("Chọn một trong các đơn vị chủ trì của nhiệm vụ."))
    held.answerable = body
    held.save(update_fields=["answerable"])
    changed = give_roles(held)
    audit.record(
        by=by, action="task.answerable_named", target=held, body=str(body or ""), duties=changed
    )
    return changed


def _owing(task: Task) -> dict[int, Owing]:
    return bodies_owing(task.plan, [task])[task.pk]


def give_roles(task: Task) -> int:
    """Give the open duties of a task the roles that its bodies have now."""
    still = Duty.objects.filter(task=task, done_on=None, stopped_on=None, history=False)
    changed = 0
    for body_id, owed in _owing(task).items():
        changed += still.filter(body=body_id).exclude(role=owed.role).update(role=owed.role)
    return changed
