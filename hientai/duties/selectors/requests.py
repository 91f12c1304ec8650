"""What bodies ask of stewards: what waits, what was said of one duty."""

from __future__ import annotations

from django.db.models import QuerySet

from hientai.bodies.models import Body
from hientai.duties.models import Duty, DutyRequest, Step
from hientai.duties.selectors.states import visible_duties
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Party, Plan, Task

RESOLVED = (Party.State.EXACT, Party.State.SUCCESSOR, Party.State.COLLECTIVE)


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


def requests_of(duty: Duty) -> list[DutyRequest]:
    """Return what was asked about a duty, newest first."""
    return list(duty.requests.select_related("body", "other"))


def request_waiting(duty: Duty) -> DutyRequest | None:
    asked = duty.requests.filter(state=DutyRequest.State.ASKED)
    return asked.select_related("body", "other").first()


def visible_steps(actor: Actor) -> QuerySet[Step]:
    return Step.objects.filter(duty__in=visible_duties(actor)).select_related("duty__plan")


def tasks_assigned_by(actor: Actor) -> QuerySet[Task]:
    """Return the tasks of which the person says who does what."""
    own = actor.own_bodies(Permission.TASK_ASSIGN)
    tasks = Task.objects.filter(plan__steward__in=own, plan__state=Plan.State.CONFIRMED)
    return tasks.select_related("plan__document", "answerable")


def leads_of(task: Task) -> QuerySet[Body]:
    """Return the bodies that lead a task, as they are meant today."""
    leads = Party.objects.filter(task=task, role=Party.Role.LEAD, state__in=RESOLVED)
    return Body.objects.filter(pk__in=leads.values("bodies")).order_by("sort_key", "id")


def waiting_for_the_same(task: Task) -> QuerySet[Task]:
    """Return the other tasks of a plan that wait for the condition of this one."""
    same = Task.objects.filter(plan=task.plan_id, condition=task.condition, dropped=False)
    waiting = same.filter(condition_met_on=None, stopped_on=None).exclude(pk=task.pk)
    return waiting.select_related("plan").order_by("position", "id")
