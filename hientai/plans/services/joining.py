"""What a person says of two tasks that look like one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from hientai.core import audit
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.plans import domain
from hientai.plans.models import Task, Twin
from hientai.plans.selectors import ROLE_OF_FIELD, Names, contents_of_row
from hientai.plans.services.corrections import checking
from hientai.plans.services.intake import write_contents
from hientai.plans.services.parties import set_parties

JOINED = "joined"  # in a task's values: which other place filled the field


@transaction.atomic
def decide_twin(*, twin: Twin, same: bool, by: Actor) -> Twin:
    """Say whether two places say one task.

    In one plan, one task keeps the words and values of the first place, filled from the second; it
    opens duties once. «Two» undoes that. Between two plans nothing but the answer is kept.
    """
    twin = Twin.objects.select_for_update().select_related("first", "second").get(pk=twin.pk)
    one_plan = twin.first.plan_id == twin.second.plan_id
    if one_plan:
        checking(twin.first.plan_id, by)
        if same:
            _join(twin)
        else:
            _part(twin)
    else:
        by.require(Permission.PLAN_CHECK, of=[twin.second.plan.steward_id])
    twin.state = Twin.State.SAME if same else Twin.State.DIFFERENT
    twin.decided_by, twin.decided_at = by.label[:200], timezone.now()
    twin.save()
    action = "task.joined" if same else "task.told_apart"
    audit.record(by=by, action=action, target=twin.first, other=twin.second.label)
    return twin


def _join(twin: Twin) -> None:
    first, second = twin.first, twin.second
    if first.dropped or second.dropped:
        raise Conflict(noop("Một trong hai mục đã bỏ hoặc đã gộp với mục khác. Xem lại trang này."))
    before, other = contents_of_row(first), contents_of_row(second)
    taken = domain.filled_by(before, other)
    for name in taken:
        read = second.values.get(name) or {"spans": [], "doubt": "", "read": None}
        first.values[name] = {**read, "state": domain.ACCEPTED, JOINED: second.pk}
    _write(first, taken)
    second.dropped, second.same_as = True, first
    second.version += 1
    second.save(update_fields=["dropped", "same_as", "version"])


def _part(twin: Twin) -> None:
    first, second = twin.first, twin.second
    if second.same_as_id != first.pk:
        return
    lent = [name for name, value in first.values.items() if value.get(JOINED) == second.pk]
    empty = {name: getattr(domain.Contents(), name) for name in lent}
    for name in lent:
        del first.values[name]
    _write(first, empty)
    second.dropped, second.same_as = False, None
    second.version += 1
    second.save(update_fields=["dropped", "same_as", "version"])


def _write(task: Task, changes: Any) -> None:
    contents = replace(contents_of_row(task), **changes)
    write_contents(task, contents)
    task.version += 1
    task.save()
    set_parties(
        [(task, role, changes[name]) for name, role in ROLE_OF_FIELD.items() if name in changes],
        Names(task.plan, timezone.localdate()),
    )
