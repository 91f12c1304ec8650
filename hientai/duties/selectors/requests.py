"""What bodies ask of stewards: what waits, what was said of one duty."""

from __future__ import annotations

from django.db.models import QuerySet

from hientai.duties.models import Duty, DutyRequest
from hientai.kernel.permissions import Actor, Permission


def visible_requests(actor: Actor) -> QuerySet[DutyRequest]:
    """Return the requests that a person decides on or that their bodies made."""
    found = DutyRequest.objects.select_related("duty__plan", "duty__task", "body", "other")
    decides = found.filter(duty__plan__steward__in=actor.own_bodies(Permission.TASK_ASSIGN))
    return decides | found.filter(body__in=actor.own_bodies(Permission.DUTY_REPORT))


def waiting(actor: Actor) -> QuerySet[DutyRequest]:
    """Return the requests that wait for the person's answer, the oldest first."""
    asked = DutyRequest.objects.filter(
        state=DutyRequest.State.ASKED,
        duty__plan__steward__in=actor.own_bodies(Permission.TASK_ASSIGN),
    )
    named = asked.select_related("duty__task", "duty__plan__document", "body", "other")
    return named.order_by("asked_at", "id")


def count_waiting(actor: Actor) -> int:
    return waiting(actor).count() if actor.holds(Permission.TASK_ASSIGN) else 0


def requests_of(duty: Duty) -> QuerySet[DutyRequest]:
    """Return what was asked about a duty, newest first."""
    return duty.requests.select_related("body", "other")
