"""A task that is not a body's: the body is freed of it, or another takes it."""

from __future__ import annotations

from datetime import date

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from hientai.bodies.models import Body
from hientai.duties.domain import StopReason
from hientai.duties.models import Duty
from hientai.duties.services.roles import give_roles
from hientai.duties.services.stopping import STILL_OPEN, Stop, put_down
from hientai.kernel.vietnamese import format_date
from hientai.plans.models import Party, Task


def free_body(duty: Duty, reason: str, today: date) -> None:
    """Stop all that a body owes of a task, in every period: the task is not its own.

    A name that means no body any more waits to be given to one.
    """
    owed = _owed(duty)
    put_down(owed, Stop(StopReason.DECLINED, reason, today))
    for party in _parties(duty):
        party.bodies.remove(duty.body_id)
        if not party.bodies.exists():
            party.state = Party.State.OPEN
            party.why = _returned(duty, today)
            party.save(update_fields=["state", "why"])
    _answer(duty.task, duty.body_id, None)


def hand_on(duty: Duty, other: Body, reason: str, today: date) -> None:
    """Give all that a body owes of a task to another; what it owed already is not owed twice."""
    task, owed = duty.task, _owed(duty)
    keys = set(_keys(Duty.objects.filter(STILL_OPEN, task=task, body=other)).values())
    double = [pk for pk, key in _keys(owed).items() if key in keys]
    put_down(owed.filter(pk__in=double), Stop(StopReason.DECLINED, reason, today), task)
    owed.exclude(pk__in=double).update(body=other, origin=Coalesce(F("origin"), F("body")))
    for party in _parties(duty):
        party.bodies.remove(duty.body_id)
        party.bodies.add(other)
        party.why = _returned(duty, today)
        party.save(update_fields=["why"])
    _answer(task, duty.body_id, other)


def _owed(duty: Duty) -> QuerySet[Duty]:
    return Duty.objects.filter(STILL_OPEN, task=duty.task_id, body=duty.body_id)


def _keys(duties: QuerySet[Duty]) -> dict[int, tuple[date | None, date | None]]:
    rows = duties.values_list("pk", "period_start", "period_end")
    return {pk: (start, end) for pk, start, end in rows}


def _parties(duty: Duty) -> list[Party]:
    roles = (Party.Role.LEAD, Party.Role.COORDINATOR)
    return list(Party.objects.filter(task=duty.task_id, role__in=roles, bodies=duty.body_id))


def _returned(duty: Duty, today: date) -> str:
    words = _("%(body)s trả lại ngày %(day)s, đầu mối đồng ý")
    return words % {"body": duty.body, "day": format_date(today)}


def _answer(task: Task, old: int, new: Body | None) -> None:
    """Let another lead answer for the task, or all of them, where the old one did."""
    if task.answerable_id == old:
        task.answerable = new
        task.save(update_fields=["answerable"])
        give_roles(task)
