"""What the pages of duties show: one duty, a body's own, whom to remind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate

from hientai.bodies.models import Body, Handover
from hientai.bodies.selectors import handing as handings
from hientai.duties.domain.happenings import Happening, happened_to
from hientai.duties.models import Duty, DutyRequest, Evidence, Progress, Reminder
from hientai.duties.selectors.requests import requests_of
from hientai.duties.selectors.states import (
    BoardFilter,
    board,
    visible_duties,
    with_state,
)
from hientai.duties.selectors.units import in_units
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Heading, Party, Plan, Task

if TYPE_CHECKING:
    from hientai.duties.selectors.states import StatedDuty

LATELY_DAYS = 30


@dataclass(frozen=True)
class Event:
    """One thing that happened to a duty: a report, a reminder, a hand-over, what other apps tell."""

    at: datetime
    progress: Progress | None = None
    reminder: Reminder | None = None
    handover: Handover | None = None
    request: DutyRequest | None = None
    happening: Happening | None = None


def duty_page(actor: Actor, pk: int, today: date | None = None) -> StatedDuty | None:
    """Return a visible duty with all that its page names, or None."""
    found = with_state(visible_duties(actor), today)
    return (
        found.select_related(
            "task__group",
            "task__answerable",
            "body",
            "origin",
            "plan__document",
            "plan__steward",
            "replaced_by__plan__document",
        )
        .filter(pk=pk)
        .first()
    )


def history_of(duty: Duty) -> QuerySet[Progress]:
    return duty.progress.prefetch_related("evidence__file")


def timeline(duty: Duty) -> list[Event]:
    """Return what was said and asked of a duty, who was reminded, who took it; newest first."""
    said = [Event(one.at, progress=one) for one in history_of(duty)]
    asked = [Event(one.asked_at, reminder=one) for one in duty.reminders.all()]
    taken = handings.taken_of("duty", duty.pk)
    handed = [Event(one.answered_at, handover=one) for one in taken if one.answered_at]
    wished = [Event(one.asked_at, request=one) for one in requests_of(duty)]
    told = [Event(one.at, happening=one) for one in happened_to(duty.pk)]
    return sorted(
        [*said, *asked, *handed, *wished, *told], key=lambda event: event.at, reverse=True
    )


def other_periods(duty: Duty, today: date | None = None) -> QuerySet[StatedDuty]:
    """Return what the same body owes of the same task in other periods."""
    same = Duty.objects.filter(task=duty.task_id, body=duty.body_id).exclude(pk=duty.pk)
    return with_state(same, today).order_by("-due_on", "-id")


def visible_evidence(actor: Actor) -> QuerySet[Evidence]:
    return Evidence.objects.filter(progress__duty__in=visible_duties(actor)).select_related("file")


TASK_FIELDS = (
    *("text", "label", "position", "plan__document__kind", "plan__document__number"),
    *("plan__document__title", "plan__document__expected"),
    *("plan__document__issuer", "plan__document__issued"),
)


def coordinated_by(body_ids: Iterable[int]) -> QuerySet[Task]:
    """Return the tracked tasks in which the bodies work with others and owe nothing themselves."""
    bodies = list(body_ids)
    named = Party.objects.filter(role=Party.Role.COORDINATOR, bodies__in=bodies)
    owed = Duty.objects.filter(task=OuterRef("pk"), body__in=bodies)
    tasks = Task.objects.filter(
        ~Exists(owed),
        pk__in=named.values("task"),
        plan__state=Plan.State.CONFIRMED,
        dropped=False,
        stopped_on=None,
    )
    return tasks.select_related("plan__document").only(*TASK_FIELDS)


def remindable(actor: Actor, duties: QuerySet[Duty]) -> QuerySet[Duty]:
    """Return those that the person may remind of: open, of their plans, not reminded of today."""
    reminded_today = Reminder.objects.filter(asked_at__date=localdate()).exclude(
        state=Reminder.State.FAILED
    )
    left = duties.filter(done_on=None, history=False, stopped_on=None).exclude(
        reminders__in=reminded_today
    )
    if not actor.reaches_all(Permission.DUTY_REMIND):
        left = left.filter(plan__steward__in=actor.own_bodies(Permission.DUTY_REMIND))
    return left.select_related("body", "task", "plan").order_by("body__sort_key", "due_on", "id")


def reminders_to(body_ids: Iterable[int]) -> QuerySet[Reminder]:
    return Reminder.objects.filter(body__in=list(body_ids))


def plans_tracked(duties: QuerySet[Duty]) -> QuerySet[Plan]:
    """Return the confirmed plans of the duties."""
    return Plan.objects.filter(state=Plan.State.CONFIRMED, pk__in=duties.order_by().values("plan"))


def bodies_owing(duties: QuerySet[Duty]) -> QuerySet[Body]:
    return Body.objects.filter(pk__in=duties.order_by().values("body"))


def difficulties_of(duty: Duty) -> list[Any]:
    """Return what was raised from a duty, newest first; opinions stand above duties."""
    return list(duty.opinions.select_related("collector"))


def headings_of(plan_id: int) -> QuerySet[Heading]:
    return Heading.objects.filter(plan=plan_id, tasks__duties__isnull=False).distinct()


def bodies_named(body_ids: Iterable[int]) -> QuerySet[Body]:
    return Body.objects.filter(pk__in=list(body_ids))


def reported_lately(body_ids: Iterable[int], today: date) -> QuerySet[StatedDuty]:
    """Return what the bodies finished in the last days, newest first."""
    since = today - timedelta(days=LATELY_DAYS)
    done = Duty.objects.filter(body__in=list(body_ids), done_on__gte=since)
    rows = with_state(done, today).select_related("task").order_by("-done_on", "-id")
    return rows.only("done_on", "task__text")


def chosen(actor: Actor, pks: Sequence[int], narrowed: BoardFilter) -> QuerySet[Duty]:
    """Return the duties ticked on the board, or all that its filter shows when none is ticked."""
    visible = visible_duties(actor)
    if pks:
        return visible.filter(pk__in=pks)
    narrowed, _units = in_units(visible, narrowed, localdate())
    return Duty.objects.filter(pk__in=board(visible, narrowed).order_by().values("pk"))


def conditional_task(actor: Actor, pk: int) -> Task | None:
    """Return a task that waits for its condition, if the person may say that it came."""
    waiting = Task.objects.filter(pk=pk, condition_met_on=None).exclude(condition="")
    if not actor.reaches_all(Permission.TASK_ASSIGN):
        waiting = waiting.filter(plan__steward__in=actor.own_bodies(Permission.TASK_ASSIGN))
    return waiting.select_related("plan__document").first()
