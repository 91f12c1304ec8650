"""The life of a plan: uploaded, read, read again, confirmed; and tasks given to bodies.

What a person changes while checking is in `corrections`; all of it can be imported from here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.documents.models import Reading
from hientai.documents.services import ask_reading, discard_document, store_document
from hientai.kernel.errors import Conflict, NotFound, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.timeframes import ReportingCalendar
from hientai.kernel.vietnamese import format_date
from hientai.plans import domain
from hientai.plans.corrections import (
    accept_document_value,
    accept_rest,
    accept_target,
    accept_value,
    add_task,
    correct_document,
    correct_target,
    correct_task,
    drop_target,
    drop_task,
    merge_tasks,
    restore_target,
    restore_task,
    split_task,
)
from hientai.plans.intake import take_reading
from hientai.plans.models import Party, Plan, Task
from hientai.plans.parties import SETTLED, Names, resolve_again
from hientai.plans.signals import plan_confirmed, task_assigned

__all__ = [
    "accept_document_value",
    "accept_rest",
    "accept_target",
    "accept_value",
    "add_task",
    "assign_name",
    "assign_task",
    "confirm_plan",
    "correct_document",
    "correct_target",
    "correct_task",
    "discard_plan",
    "drop_target",
    "drop_task",
    "merge_tasks",
    "read_again",
    "refuse_reading",
    "restore_target",
    "restore_task",
    "split_task",
    "take_document_reading",
    "take_reading",
    "upload_plan",
]


@transaction.atomic
def upload_plan(*, name: str, data: bytes, by: Actor, steward: Body | None = None) -> Plan:
    """Keep an uploaded plan and have it read; the uploader's body watches it until it is confirmed."""
    by.require(Permission.PLAN_UPLOAD)
    steward = steward or _own_body(by)
    document = store_document(name=name, data=data, by=by)
    plan = Plan.objects.create(document=document, steward=steward, uploaded_by=by.label[:200])
    audit.record(by=by, action="plan.uploaded", target=plan, file=name)
    ask_reading(document=document, by=by)
    return plan


def _own_body(by: Actor) -> Body:
    own = by.own_bodies(Permission.PLAN_CHECK)
    body = Body.objects.filter(pk__in=own).order_by("pk").first()
    if body is None:
        raise Conflict(
            noop("Tài khoản chưa gắn với đơn vị theo dõi nào. Nhờ người quản trị gắn đơn vị trước.")
        )
    return body


@transaction.atomic
def discard_plan(*, plan: Plan, by: Actor) -> None:
    """Remove an upload that could not be read, with its file; a plan that was read stays."""
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    by.require(Permission.PLAN_CHECK, of=[plan.steward_id])
    if plan.state != Plan.State.FAILED:
        raise Conflict(noop("Chỉ xóa được tệp không đọc được."))
    document = plan.document
    audit.record(by=by, action="plan.discarded", target=plan)
    plan.delete()
    discard_document(document=document)


@transaction.atomic
def read_again(*, plan: Plan, by: Actor) -> Reading:
    """Have the file read again; until that is done nothing can be changed, and nothing is lost."""
    plan = Plan.objects.select_for_update().select_related("document").get(pk=plan.pk)
    by.require(Permission.PLAN_CHECK, of=[plan.steward_id])
    if plan.state == Plan.State.CONFIRMED:
        raise Conflict(noop("Kế hoạch đã duyệt, không đọc lại tệp được nữa."))
    if plan.state == Plan.State.READING and _is_waiting(plan):
        raise Conflict(noop("Tệp đang được đọc. Chờ đọc xong rồi mở lại trang này."))
    plan.state = Plan.State.READING
    plan.save(update_fields=["state"])
    audit.record(by=by, action="plan.read_again", target=plan)
    return ask_reading(document=plan.document, by=by)


def _is_waiting(plan: Plan) -> bool:
    waiting = (Reading.State.WAITING, Reading.State.RUNNING)
    return plan.document.readings.filter(state__in=waiting).exists()


def take_document_reading(*, reading: Reading) -> None:
    """Take a finished reading into the plan of its document, if it has one."""
    plan = Plan.objects.filter(document=reading.document_id).first()
    if plan is not None:
        take_reading(plan=plan, reading=reading)


def refuse_reading(*, reading: Reading) -> None:
    """Say on the plan that its file was refused; a plan that was read before stays as it was."""
    for plan in Plan.objects.filter(document=reading.document_id, state=Plan.State.READING):
        plan.state = Plan.State.CHECKING if plan.tasks.exists() else Plan.State.FAILED
        plan.save(update_fields=["state"])


@transaction.atomic
def confirm_plan(
    *,
    plan: Plan,
    tracked_from: dt.date,
    calendar: ReportingCalendar,
    steward: Body,
    collector: Body | None,
    consolidator: Body | None,
    by: Actor,
) -> Plan:
    """Make a checked plan tracked work, owed from a day on by the bodies that its names mean today."""
    plan = Plan.objects.select_for_update().select_related("document").get(pk=plan.pk)
    by.require(Permission.PLAN_CONFIRM, of=[plan.steward_id])
    _refuse_unready(plan)
    plan.tracked_from, plan.steward = tracked_from, steward
    plan.difficulty_collector, plan.estimate_consolidator = collector, consolidator
    plan.report_period = calendar.period.value
    plan.report_day, plan.contributor_days = calendar.day, calendar.contributor_days
    plan.state = Plan.State.CONFIRMED
    plan.confirmed_at, plan.confirmed_by = timezone.now(), by.label[:200]
    plan.save()
    _resolve_today(plan)
    audit.record(
        by=by,
        action="plan.confirmed",
        target=plan,
        tracked_from=tracked_from.isoformat(),
        steward=str(steward),
        doubts_left=sum(domain.is_doubtful(task.values) for task in plan.tasks.all()),
    )
    plan_confirmed.send(Plan, plan=plan, by=by)
    return plan


def _refuse_unready(plan: Plan) -> None:
    if plan.state == Plan.State.CONFIRMED:
        raise Conflict(noop("Kế hoạch này đã được duyệt."))
    if plan.state != Plan.State.CHECKING:
        raise Conflict(noop("Kế hoạch chưa đọc xong, chưa duyệt được."))
    if not plan.tasks.filter(dropped=False).exists():
        raise Conflict(noop("Kế hoạch không còn nhiệm vụ nào. Lấy lại hoặc thêm nhiệm vụ trước."))


def _resolve_today(plan: Plan) -> None:
    """Say what names mean today, but for those to which a person gave bodies."""
    parties = Party.objects.filter(task__plan=plan, task__dropped=False).select_related("task")
    assigned = {
        party.pk
        for party in parties
        if party.role == Party.Role.LEAD
        and (party.task.values.get("leads") or {}).get("assigned")
        and party.state in SETTLED
    }
    resolve_again(
        (party for party in parties if party.pk not in assigned),
        Names(plan, timezone.localdate()),
    )


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
    _settle(task, party, bodies, by)
    leads = {"spans": [], "doubt": "", "read": [], **task.values.get("leads", {})}
    task.values = {**task.values, "leads": {**leads, "assigned": True, "state": domain.CORRECTED}}
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


def _settle(task: Task, party: Party | None, bodies: list[Body], by: Actor) -> None:
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
