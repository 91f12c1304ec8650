"""Stopping what is owed no more: it counts neither as due nor as late, and stays to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from hientai.core import audit
from hientai.core.notices import Notice, tell
from hientai.documents.models import Relation
from hientai.duties.domain import BadRequest, StopReason
from hientai.duties.models import Duty, DutyRequest
from hientai.duties.selectors.replacing import CHANGES
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Plan, Task

STILL_OPEN = Q(done_on=None, history=False, stopped_on=None)


@dataclass(frozen=True)
class Stop:
    """Why and from when something is owed no more."""

    reason: StopReason
    why: str
    on: date


def put_down(duties: QuerySet[Duty], stop: Stop, replaced_by: Task | None = None) -> int:
    """Stop those of the duties that are still open; whoever calls says so in the audit."""
    open_duties = duties.filter(STILL_OPEN)
    asked = DutyRequest.objects.filter(state=DutyRequest.State.ASKED, duty__in=open_duties)
    asked.update(state=DutyRequest.State.WITHDRAWN)
    return open_duties.update(
        stopped_on=stop.on,
        stopped_for=stop.reason,
        stopped_why=stop.why[:500],
        replaced_by=replaced_by,
    )


@transaction.atomic
def stop_duty(*, duty: Duty, why: str, by: Actor, today: date | None = None) -> None:
    """Ask for a duty no more: the steward's word, with its reason."""
    by.require(Permission.TASK_ASSIGN, of=[duty.plan.steward_id])
    if not why.strip():
        raise BadRequest(noop("Ghi lý do dừng."))
    stop = Stop(StopReason.WITHDRAWN, why.strip(), today or localdate())
    if not put_down(Duty.objects.filter(pk=duty.pk), stop):
        raise BadRequest(noop("Việc này đã xong hoặc đã dừng."))
    audit.record(by=by, action="duty.stopped", target=duty, why=stop.why)


@transaction.atomic
def stop_tasks(
    *,
    plan: Plan,
    tasks: Sequence[Task],
    why: str,
    by: Actor,
    instead: Mapping[int, Task] | None = None,
    today: date | None = None,
) -> int:
    """Follow these tasks of a plan no more; `instead` names, by task id, what replaces each.

    Returns how many open duties stopped. Tasks stay, what was done stays, no new period is opened.
    """
    by.require(Permission.TASK_ASSIGN, of=[plan.steward_id])
    if not why.strip():
        raise BadRequest(noop("Ghi lý do dừng."))
    today, instead = today or localdate(), instead or {}
    held = list(plan.tasks.filter(pk__in=[task.pk for task in tasks], stopped_on=None))
    stop = Stop(StopReason.REPLACED, why.strip(), today)
    stopped = sum(put_down(task.duties.all(), stop, instead.get(task.pk)) for task in held)
    Task.objects.filter(pk__in=[task.pk for task in held]).update(stopped_on=today)
    audit.record(
        by=by,
        action="plan.tasks_stopped",
        target=plan,
        tasks=len(held),
        duties=stopped,
        replaced=sum(task.pk in instead for task in held),
        why=stop.why,
    )
    return stopped


def on_plan_confirmed(*, plan: Plan, **_more: Any) -> None:
    """Receive `plans.signals.plan_confirmed`: tell whose older plan the new one changes."""
    said = Relation.objects.filter(source=plan.document, kind__in=CHANGES)
    changed = said.exclude(state=Relation.State.REFUSED).values("target")
    for older in Plan.objects.filter(document__in=changed, state=Plan.State.CONFIRMED):
        tell(
            Notice(
                kind="plan.changed",
                words=noop("%(new)s thay thế hoặc sửa đổi %(old)s: xem những việc cần dừng."),
                values={"new": str(plan), "old": str(older)},
                href=f"{reverse('duties:stop-plan', args=[older.pk])}?boi={plan.pk}",
                key=f"plan-{older.pk}-changed-by-{plan.pk}",
                bodies=[older.steward_id],
            )
        )
