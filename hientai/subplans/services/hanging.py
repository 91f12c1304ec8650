"""Tasks of a plan hang under those of the plan above that they carry out."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from hientai.core import audit
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.domain import likeness
from hientai.plans.models import Task, Twin
from hientai.plans.selectors import plans_above


@transaction.atomic
def hang(*, task: Task, above: Task, by: Actor) -> Twin:
    """Say that a task carries out one of the plan above; one may carry out several."""
    _require(task, above, by)
    if not plans_above(task.plan).filter(pk=above.plan_id).exists():
        raise Conflict(noop("Chỉ gắn được vào nhiệm vụ của kế hoạch mà kế hoạch này thực hiện."))
    return _decided(task, above, Twin.State.SAME, by)


@transaction.atomic
def part(*, task: Task, above: Task, by: Actor) -> Twin:
    """Say that a task does not carry that one out; it is not proposed again."""
    _require(task, above, by)
    return _decided(task, above, Twin.State.DIFFERENT, by)


def _require(task: Task, above: Task, by: Actor) -> None:
    by.require(Permission.PLAN_CHECK, of=[task.plan.steward_id, above.plan.steward_id])


def _decided(task: Task, above: Task, state: Twin.State, by: Actor) -> Twin:
    decided = {"state": state, "decided_by": by.label[:200], "decided_at": timezone.now()}
    found = Twin.objects.filter(first=above, second=task).first()
    like = found.likeness if found else likeness(above.text, task.text) / 100
    twin, _made = Twin.objects.update_or_create(
        first=above, second=task, defaults={**decided, "likeness": like}
    )
    action = "task.hung" if state == Twin.State.SAME else "task.parted"
    audit.record(by=by, action=action, target=task, above=above.label)
    return twin
