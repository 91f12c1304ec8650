"""Reminding bodies of what they owe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.utils.timezone import localdate

from hientai.core import audit
from hientai.duties.domain import BadReminder
from hientai.duties.jobs import send_reminder
from hientai.duties.models import Duty, Reminder
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Plan


def remind(*, plan: Plan, duties: Iterable[Duty], text: str, by: Actor) -> list[Reminder]:
    """Remind each body of its open duties, in one reminder a body; sending follows as a job.

    Done work, history, and what a body was already reminded of today are left out.
    """
    by.require(Permission.DUTY_REMIND, of=[plan.steward_id])
    if not text.strip():
        raise BadReminder(noop("Ghi lời nhắc."))
    with transaction.atomic():
        chosen = remindable(plan, duties)
        if not chosen:
            raise BadReminder(
                noop("Các việc đã chọn đều đã xong hoặc đã nhắc hôm nay. Chọn việc khác để nhắc.")
            )
        by_body: dict[int, list[Duty]] = defaultdict(list)
        for duty in chosen:
            by_body[duty.body_id].append(duty)
        sent = [_ask(plan, body_id, owed, text, by) for body_id, owed in by_body.items()]
        audit.record(
            by=by, action="plan.reminded", target=plan, bodies=len(sent), duties=len(chosen)
        )
    return sent


def remindable(plan: Plan, duties: Iterable[Duty]) -> list[Duty]:
    """Return those of the duties that a reminder may still be about today."""
    reminded_today = Reminder.objects.filter(plan=plan, asked_at__date=localdate()).exclude(
        state=Reminder.State.FAILED
    )
    return list(
        Duty.objects.filter(
            plan=plan, pk__in=[duty.pk for duty in duties], done_on=None, history=False
        ).exclude(pk__in=reminded_today.values("duties"))
    )


def _ask(plan: Plan, body_id: int, owed: list[Duty], text: str, by: Actor) -> Reminder:
    reminder = Reminder.objects.create(
        plan=plan, body_id=body_id, text=text.strip(), asked_by=by.label[:200]
    )
    reminder.duties.set(owed)
    transaction.on_commit(partial(send_reminder.enqueue, reminder.pk))
    return reminder
