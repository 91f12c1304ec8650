"""A body's own plan: handed in, read like any plan, linked, taken as evidence, or returned."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from hientai.core import audit
from hientai.core.notices import Notice, tell
from hientai.documents.models import Relation
from hientai.documents.signals import relations_decided
from hientai.duties.domain import PERCENT_DONE
from hientai.duties.models import Duty
from hientai.duties.services import report_progress
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import SYSTEM, Actor, Permission
from hientai.plans.models import Plan
from hientai.plans.services import upload_plan
from hientai.subplans.models import OwnPlan, PlanOrder

_UNREADABLE = noop("Tệp không đọc được; đơn vị nộp lại tệp khác.")
_DRAFTED = 50  # percent of a plan that was returned to be mended


@transaction.atomic
def hand_in(*, duty: Duty, name: str, data: bytes, by: Actor, on: date | None = None) -> OwnPlan:
    """Keep a body's plan and have it read; whoever hands it in for the body checks it too."""
    duty = _owing(duty, by)
    own = by.may(Permission.PLAN_CHECK, of=[duty.body_id])
    steward = duty.body if own else duty.plan.steward
    plan = upload_plan(name=name, data=data, by=by, steward=steward)
    return _link(duty, plan, by=by, on=on)


@transaction.atomic
def hand_in_known(*, duty: Duty, plan: Plan, by: Actor, on: date | None = None) -> OwnPlan:
    """Hand in a plan that is here already, such as one that says itself what it carries out."""
    duty = _owing(duty, by)
    if plan.pk == duty.plan_id:
        raise Conflict(noop("Kế hoạch của đơn vị phải khác kế hoạch giao việc."))
    own = _link(duty, plan, by=by, on=on)
    if plan.state == Plan.State.CONFIRMED:
        _accept(own, by)
    return own


def _owing(duty: Duty, by: Actor) -> Duty:
    """Return a duty that is to make a plan, free for one: what could not be read makes room."""
    rows = Duty.objects.select_for_update(of=("self",))
    duty = rows.select_related("body", "plan__document", "plan__steward").get(pk=duty.pk)
    by.require(Permission.DUTY_REPORT, of=[duty.body_id, duty.plan.steward_id])
    if not PlanOrder.objects.filter(owed=duty.task_id, state=PlanOrder.State.CONFIRMED).exists():
        raise Conflict(noop("Việc này không yêu cầu đơn vị xây dựng kế hoạch riêng."))
    for own in duty.own_plans.filter(returned_on=None).select_related("plan"):
        if own.plan.state != Plan.State.FAILED:
            raise Conflict(noop("Đơn vị đã nộp kế hoạch cho việc này."))
        own.returned_on, own.reason = localdate(), _UNREADABLE
        own.save(update_fields=["returned_on", "reason"])
    return duty


def _link(duty: Duty, plan: Plan, *, by: Actor, on: date | None) -> OwnPlan:
    own = OwnPlan.objects.create(
        duty=duty,
        plan=plan,
        handed_in_on=on or localdate(),
        handed_in_by=by.label[:200],
        on_behalf=not by.may(Permission.DUTY_REPORT, of=[duty.body_id]),
    )
    # A body that follows its plan by itself does inside what the plan above counts already.
    plan.internal = plan.steward_id == duty.body_id != duty.plan.steward_id
    plan.save(update_fields=["internal"])
    decided = {
        "kind": Relation.Kind.IMPLEMENTS,
        "state": Relation.State.CONFIRMED,
        "decided_by": by.label[:200],
        "decided_at": timezone.now(),
    }
    Relation.objects.update_or_create(
        source=plan.document, target=duty.plan.document, stated_in=None, defaults=decided
    )
    relations_decided.send(Relation, document=plan.document)
    audit.record(by=by, action="own_plan.handed_in", target=duty, plan=plan.pk)
    _tell_steward(own, noop("%(body)s đã nộp kế hoạch thực hiện %(paper)s."), "handed_in")
    return own


def on_plan_confirmed(*, plan: Plan, by: Actor, **_: Any) -> None:
    """Receive `plans.signals.plan_confirmed`: what was handed in and is checked is evidence now."""
    waiting = OwnPlan.objects.filter(plan=plan, returned_on=None, accepted_on=None)
    for own in waiting.select_related("duty__body", "duty__plan__document"):
        own.plan = plan
        _accept(own, by)


def _accept(own: OwnPlan, by: Actor) -> None:
    """Report the duty done with the plan as evidence, on the day it was handed in."""
    duty, paper = own.duty, own.plan.document
    may = by.may(Permission.DUTY_REPORT, of=[duty.body_id, duty.plan.steward_id])
    day = f" ngày {paper.day_words}" if paper.day_words else ""
    report_progress(
        duty=duty,
        percent=PERCENT_DONE,
        summary=f"Đã xây dựng kế hoạch của đơn vị: {paper.short_name}{day}.",
        done=True,
        by=by if may else SYSTEM,
        kept=[paper.file] if paper.file else [],
        on=own.handed_in_on,
    )
    own.accepted_on = localdate()
    own.save(update_fields=["accepted_on"])
    audit.record(by=by, action="own_plan.accepted", target=duty, plan=own.plan_id)


@transaction.atomic
def return_plan(*, own: OwnPlan, reason: str, by: Actor, on: date | None = None) -> OwnPlan:
    """Give a plan back to its body to be mended; what it owes is open again."""
    rows = OwnPlan.objects.select_for_update(of=("self",))
    own = rows.select_related("duty__body", "duty__plan__document", "plan__document").get(pk=own.pk)
    by.require(Permission.TASK_ASSIGN, of=[own.duty.plan.steward_id])
    if own.returned_on is not None:
        raise Conflict(noop("Kế hoạch này đã được trả lại."))
    if not reason.strip():
        raise Conflict(noop("Ghi lý do trả lại để đơn vị biết phải sửa gì."))
    day = on or localdate()
    own.returned_on, own.returned_by, own.reason = day, by.label[:200], reason.strip()
    own.save(update_fields=["returned_on", "returned_by", "reason"])
    if own.accepted_on is not None:
        summary = f"Kế hoạch của đơn vị được trả lại: {own.reason}"
        report_progress(duty=own.duty, percent=_DRAFTED, summary=summary, done=False, by=by, on=day)
    audit.record(by=by, action="own_plan.returned", target=own.duty, reason=own.reason)
    tell(
        Notice(
            kind="own_plan_returned",
            words=noop("Kế hoạch thực hiện %(paper)s được trả lại: %(reason)s"),
            values={"paper": own.duty.plan.document.short_name, "reason": own.reason[:200]},
            href=reverse("subplans:hand-in", args=[own.duty_id]),
            key=f"own_plan_returned:{own.pk}",
            bodies=[own.duty.body_id],
        )
    )
    return own


def _tell_steward(own: OwnPlan, words: str, key: str) -> None:
    duty = own.duty
    tell(
        Notice(
            kind="own_plan",
            words=words,
            values={"body": duty.body.name, "paper": duty.plan.document.short_name},
            href=reverse("subplans:plan", args=[duty.plan_id]),
            key=f"own_plan:{key}:{own.pk}",
            bodies=[duty.plan.steward_id],
        )
    )
