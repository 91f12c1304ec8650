"""Reminding bodies of what they owe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from hientai.core import audit
from hientai.core.notices import Notice, tell
from hientai.duties import selectors
from hientai.duties.domain import BadReminder
from hientai.duties.models import Duty, Reminder
from hientai.duties.signals import reminder_asked
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Plan

USUAL_TEXT = noop(
    "Đề nghị đơn vị báo cáo kết quả thực hiện các việc dưới đây, gửi kèm minh chứng; có khó khăn,"
    " vướng mắc thì nêu rõ để được giải quyết."
)
TOLD = noop("%(by)s nhắc %(n)s việc theo %(plan)s")
NOTHING_LEFT = noop("Các việc đã chọn đều đã xong hoặc đã nhắc hôm nay. Chọn việc khác để nhắc.")


def remind(*, plan: Plan, duties: Iterable[Duty], text: str, by: Actor) -> list[Reminder]:
    """Remind each body of its open duties, in one reminder a body; sending follows as a job.

    Done work, history, and what a body was already reminded of today are left out.
    """
    by.require(Permission.DUTY_REMIND, of=[plan.steward_id])
    if not text.strip():
        raise BadReminder(noop("Ghi lời nhắc."))
    given = Duty.objects.filter(plan=plan, pk__in=[duty.pk for duty in duties])
    with transaction.atomic():
        Plan.objects.select_for_update().get(pk=plan.pk)  # of two at once the second finds it done
        by_body: dict[int, list[Duty]] = defaultdict(list)
        for duty in selectors.remindable(by, given):
            by_body[duty.body_id].append(duty)
        if not by_body:
            raise BadReminder(NOTHING_LEFT)
        sent = [_ask(plan, body_id, owed, text, by) for body_id, owed in by_body.items()]
        count = sum(len(owed) for owed in by_body.values())
        audit.record(by=by, action="plan.reminded", target=plan, bodies=len(sent), duties=count)
    return sent


def remind_all(*, duties: QuerySet[Duty], text: str, by: Actor) -> list[Reminder]:
    """Remind of duties of several plans: one reminder a plan and body."""
    by_plan: dict[Plan, list[Duty]] = defaultdict(list)
    for duty in selectors.remindable(by, duties):
        by_plan[duty.plan].append(duty)
    if not by_plan:
        raise BadReminder(NOTHING_LEFT)
    with transaction.atomic():
        return [
            reminder
            for plan, owed in by_plan.items()
            for reminder in remind(plan=plan, duties=owed, text=text, by=by)
        ]


def _ask(plan: Plan, body_id: int, owed: list[Duty], text: str, by: Actor) -> Reminder:
    reminder = Reminder.objects.create(
        plan=plan, body_id=body_id, text=text.strip(), asked_by=by.label[:200]
    )
    reminder.duties.set(owed)
    tell(
        Notice(
            kind="reminder",
            words=TOLD,
            values={"by": reminder.asked_by, "n": len(owed), "plan": plan.document.short_name},
            href=reverse("duties:mine"),
            key=f"reminder:{reminder.pk}",
            bodies=[body_id],
        )
    )
    reminder_asked.send(Reminder, reminder=reminder)
    return reminder
