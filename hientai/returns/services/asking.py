"""Reports asked for out of turn: a question or tasks, bodies that were chosen, a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.core.notices import Notice, tell
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import format_date
from hientai.plans.models import Plan, Task
from hientai.returns.domain import BadAsk
from hientai.returns.models import Ask, Return


def ask(  # noqa: PLR0913  # by keyword: a service names all it needs
    *,
    plan: Plan,
    question: str,
    due_on: date,
    bodies: Collection[Body],
    tasks: Collection[Task] = (),
    by: Actor,
    at: datetime | None = None,
) -> Ask:
    """Ask bodies for a report by a day; each gets a return to fill in, of the chosen tasks if any."""
    by.require(Permission.RETURN_ASK, of=[plan.steward_id])
    at = at or timezone.now()
    asked_on = localdate(at)
    _refuse_bad(plan, question, due_on, asked_on)
    if not bodies:
        raise BadAsk(noop("Chọn ít nhất một đơn vị."))
    if any(task.plan_id != plan.pk for task in tasks):
        raise BadAsk(noop("Chỉ hỏi về nhiệm vụ của kế hoạch đã chọn."))
    with transaction.atomic():
        asked = Ask.objects.create(
            plan=plan,
            question=question.strip(),
            due_on=due_on,
            asked_at=at,
            asked_by=by.label[:200],
        )
        asked.tasks.set(tasks)
        opened = [_opened(asked, body, asked_on) for body in bodies]
        audit.record(by=by, action="return.asked", target=asked, bodies=len(opened))
    return asked


def _refuse_bad(plan: Plan, question: str, due_on: date, asked_on: date) -> None:
    if plan.state != Plan.State.CONFIRMED:
        raise BadAsk(noop("Kế hoạch chưa được duyệt nên chưa giao việc cho đơn vị."))
    if not question.strip():
        raise BadAsk(noop("Ghi nội dung cần báo cáo."))
    if due_on < asked_on:
        raise BadAsk(noop("Hạn báo cáo phải từ ngày %(day)s trở đi."), day=format_date(asked_on))


def _opened(asked: Ask, body: Body, asked_on: date) -> Return:
    opened = Return.objects.create(
        plan=asked.plan,
        body=body,
        kind=Return.Kind.AD_HOC,
        ask=asked,
        period_start=date(asked_on.year, 1, 1),
        period_end=asked.due_on,
        due_on=asked.due_on,
    )
    tell(
        Notice(
            kind="return.asked",
            words=noop("%(who)s yêu cầu báo cáo đột xuất trước ngày %(day)s: %(question)s"),
            values={
                "who": asked.asked_by,
                "day": format_date(asked.due_on),
                "question": asked.question[:200],
            },
            href=reverse("returns:detail", args=[opened.pk]),
            key=f"return.asked:{opened.pk}",
            bodies=[body.pk],
            urgent=True,
        )
    )
    return opened
