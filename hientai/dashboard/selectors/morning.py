"""Reads of the morning page and the open page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hientai.bodies.models import Body
from hientai.duties import selectors as duty_selectors
from hientai.duties.domain import Counted, DutyState, Figures, NextAsk, next_ask
from hientai.duties.models import Duty, Progress
from hientai.duties.selectors import Tally
from hientai.kernel.permissions import Actor, Permission
from hientai.opinions import selectors as opinion_selectors
from hientai.opinions.models import Opinion
from hientai.plans.models import Plan
from hientai.plans.selectors import unassigned_tasks

FEW = 8
FIRST = 4  # of each list that waits: the overdue ones below must still be seen


@dataclass(frozen=True)
class PublicFigures:
    """Open counts: no names of people or of bodies that owe."""

    tasks: Figures
    duties: Figures
    plans: Sequence[tuple[Plan, Figures]]


@dataclass(frozen=True)
class Change:
    """One thing that happened since yesterday."""

    at: datetime
    words: str
    href: str


@dataclass(frozen=True)
class Waiting:
    """Things of one kind that wait for the person: how many, the first few, where to go on."""

    title: str
    count: int
    first: Sequence[tuple[str, str, str]]  # (words, meta, address)
    href: str = ""


def public_figures(today: date) -> PublicFigures:
    """Return what anybody may know of the confirmed plans."""
    duties = Duty.objects.filter(plan__state=Plan.State.CONFIRMED)
    tally = duty_selectors.tally(duties, today=today)
    none = Figures(Counted.DUTIES, {})
    plans = Plan.objects.filter(state=Plan.State.CONFIRMED).select_related("document")
    return PublicFigures(
        tasks=duty_selectors.task_figures(duties, today=today),
        duties=tally.figures,
        plans=[(plan, tally.by_group.get(plan.pk, none)) for plan in plans],
    )


def plans_to_check(actor: Actor) -> QuerySet[Plan]:
    own = actor.own_bodies(Permission.PLAN_CHECK)
    waiting = Plan.objects.filter(state=Plan.State.CHECKING, steward__in=own)
    return waiting.select_related("document").order_by("uploaded_at")


def waiting_for(actor: Actor) -> list[Waiting]:
    """Return what waits for a steward or a collector, only what there is."""
    found = [_plans(actor), _tasks(actor), _opinions(actor)]
    return [waiting for waiting in found if waiting.count]


def _plans(actor: Actor) -> Waiting:
    plans = plans_to_check(actor)
    first = [
        (
            plan.document.title or str(plan),
            plan.document.short_name,
            reverse("plans:check", args=[plan.pk]),
        )
        for plan in plans[:FIRST]
    ]
    return Waiting(_("Kế hoạch chờ kiểm tra"), plans.count(), first, reverse("plans:list"))


def _tasks(actor: Actor) -> Waiting:
    tasks = unassigned_tasks(actor)
    first = [
        (
            task.text,
            f"{task.label} · {task.plan.document.reference}",
            reverse("plans:assign", args=[task.pk]),
        )
        for task in tasks[:FIRST]
    ]
    return Waiting(
        _("Nhiệm vụ chưa giao rõ đơn vị"), tasks.count(), first, reverse("plans:to-assign")
    )


def _opinions(actor: Actor) -> Waiting:
    opinions = opinion_selectors.to_answer(actor)
    first = [
        (one.text, one.body.name, reverse("opinions:detail", args=[one.pk]))
        for one in opinions[:FIRST]
    ]
    return Waiting(_("Khó khăn chờ trả lời"), opinions.count(), first, reverse("opinions:list"))


def asked_of(actor: Actor, today: date) -> NextAsk | None:
    """Return what the person's bodies are asked for next; None for who reports for nobody."""
    own = actor.own_bodies(Permission.DUTY_REPORT)
    if not own:
        return None
    return next_ask(duty_selectors.owed_by(own, today).values_list("due_on", flat=True), today)


def overdue_bodies(duties: Tally) -> list[tuple[Body, Figures]]:
    """Return the bodies that are late, the one with most first."""
    late = {pk: one for pk, one in duties.by_body.items() if one[DutyState.OVERDUE]}
    bodies = duty_selectors.bodies_named(late)
    return sorted(((body, late[body.pk]) for body in bodies), key=_most_overdue)


def _most_overdue(row: tuple[Body, Figures]) -> int:
    return -row[1][DutyState.OVERDUE]


def changes(actor: Actor, today: date) -> list[Change]:
    """Return what was reported, raised and answered since yesterday morning, newest first."""
    since = timezone.make_aware(datetime.combine(today - timedelta(days=1), time.min))
    found = [*_reports(actor, since), *_said(actor, since)]
    return sorted(found, key=lambda change: change.at, reverse=True)[:FEW]


def _reports(actor: Actor, since: datetime) -> list[Change]:
    reported = Progress.objects.filter(
        at__gte=since, duty__in=duty_selectors.visible_duties(actor)
    ).select_related("duty__body", "duty__task")
    return [
        Change(
            one.at,
            (_("%(body)s báo xong: %(task)s") if one.done else _("%(body)s báo cáo: %(task)s"))
            % {"body": one.duty.body, "task": one.duty.task.text},
            reverse("duties:detail", args=[one.duty_id]),
        )
        for one in reported[:FEW]
    ]


def _said(actor: Actor, since: datetime) -> list[Change]:
    opinions = opinion_selectors.visible_opinions(actor).filter(kind=Opinion.Kind.DIFFICULTY)
    raised = opinions.filter(raised_at__gte=since)[:FEW]
    answered = opinions.filter(answered_at__gte=since)[:FEW]
    return [
        *(_change(one, one.raised_at, _("%(body)s nêu khó khăn")) for one in raised),
        *(
            _change(one, one.answered_at, _("%(collector)s trả lời %(body)s"))
            for one in answered
            if one.answered_at
        ),
    ]


def _change(one: Opinion, at: datetime | None, words: str) -> Change:
    said = words % {"body": one.body, "collector": one.collector}
    return Change(at or one.raised_at, said, reverse("opinions:detail", args=[one.pk]))
