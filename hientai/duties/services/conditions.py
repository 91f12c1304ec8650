"""Conditions are watched as events: recording that one came gives what waited for it a day."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from hientai.core import audit
from hientai.duties.domain import BadProgress, due_once_met
from hientai.duties.selectors import waiting_for_the_same
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.timeframes import TimeKind
from hientai.kernel.vietnamese import format_date
from hientai.kernel.workdays import term_end
from hientai.plans.models import Task


def meet_condition(*, task: Task, on: date, by: Actor, today: date | None = None) -> int:
    """Note the day on which a task's condition came true; its duties get their due day then."""
    by.require(Permission.TASK_ASSIGN, of=[task.plan.steward_id])
    with transaction.atomic():
        held = Task.objects.select_for_update().select_related("plan").get(pk=task.pk)
        if held.timeframe.kind is not TimeKind.CONDITIONAL:
            raise Conflict(noop("Nhiệm vụ này không chờ điều kiện nào."))
        if held.condition_met_on:
            raise Conflict(
                noop("Điều kiện đã được ghi nhận ngày %(day)s."),
                day=format_date(held.condition_met_on),
            )
        if on > (today or localdate()):
            raise BadProgress(noop("Ngày điều kiện đến phải là hôm nay hoặc trước đó."))
        return _meet(held, on, by)


@transaction.atomic
def meet_everywhere(*, task: Task, on: date, by: Actor, today: date | None = None) -> int:
    """Note it for every task of the plan that waits for the same; return how many duties got a day."""
    return sum(
        meet_condition(task=one, on=on, by=by, today=today)
        for one in [task, *waiting_for_the_same(task)]
    )


@transaction.atomic
def withdraw_condition(*, task: Task, why: str, by: Actor) -> int:
    """Take back a condition that was noted wrongly: its duties wait again, without a day.

    What was reported on them stays; days that were granted on the wrong one go with it.
    """
    by.require(Permission.TASK_ASSIGN, of=[task.plan.steward_id])
    if not why.strip():
        raise BadProgress(noop("Cần ghi lý do rút lại điều kiện."))
    held = Task.objects.select_for_update().get(pk=task.pk)
    if held.condition_met_on is None:
        raise Conflict(noop("Điều kiện của nhiệm vụ này chưa được ghi nhận."))
    noted, held.condition_met_on = held.condition_met_on, None
    held.save(update_fields=["condition_met_on"])
    dated = held.duties.filter(stopped_on=None, time_kind=TimeKind.CONDITIONAL)
    waiting = dated.update(first_due_on=None, due_on=None)
    said = {"on": noted.isoformat(), "why": why.strip()}
    audit.record(by=by, action="task.condition_withdrawn", target=held, **said)
    return waiting


def _meet(task: Task, on: date, by: Actor) -> int:
    task.condition_met_on = on
    task.save(update_fields=["condition_met_on"])
    named = due_once_met(task.timeframe, task.plan.calendar, on)
    due = term_end(named)
    waiting = task.duties.filter(due_on=None, stopped_on=None)
    opened = waiting.update(first_due_on=named, due_on=due)
    said = {"on": on.isoformat(), "due": due.isoformat()}
    audit.record(by=by, action="task.condition_met", target=task, **said)
    return opened
