"""What changed since yesterday morning, one line a body and kind, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hientai.duties import selectors as duty_selectors
from hientai.duties.domain import DutyState
from hientai.duties.models import Progress
from hientai.kernel.permissions import Actor
from hientai.kernel.vietnamese import format_number
from hientai.opinions import selectors as opinion_selectors
from hientai.opinions.models import Opinion
from hientai.plans.models import Plan
from hientai.plans.selectors import visible_plans
from hientai.returns.selectors import visible_returns

FEW = 8


@dataclass(frozen=True)
class Change:
    """One thing that happened since yesterday."""

    at: datetime
    words: str
    href: str


def changes(actor: Actor, today: date) -> list[Change]:
    """Return what was reported, sent, raised, answered and confirmed since yesterday morning."""
    since = timezone.make_aware(datetime.combine(today - timedelta(days=1), time.min))
    found = [
        *_reports(actor, since),
        *_sent(actor, since),
        *_said(actor, since),
        *_confirmed(actor, since),
    ]
    return sorted(found, key=lambda change: change.at, reverse=True)[:FEW]


def newly_overdue(actor: Actor, today: date) -> int:
    """Return how many duties became overdue this morning: they were due yesterday."""
    duties = duty_selectors.visible_duties(actor).filter(due_on=today - timedelta(days=1))
    late = duty_selectors.with_state(
        duty_selectors.narrowed(duties, duty_selectors.BoardFilter()), today
    )
    return late.filter(state=DutyState.OVERDUE).count()


def _reports(actor: Actor, since: datetime) -> list[Change]:
    """Tell a body's reports together; a single one by its task."""
    reported = Progress.objects.filter(
        at__gte=since, duty__in=duty_selectors.visible_duties(actor)
    ).order_by()
    bodies = reported.values("duty__body").annotate(
        last=Max("pk"), duties=Count("duty", distinct=True),
        done=Count("duty", filter=Q(done=True), distinct=True),
    )  # fmt: skip
    rows = list(bodies.order_by("-last")[:FEW])
    newest = Progress.objects.select_related("duty__body", "duty__task").in_bulk(
        [row["last"] for row in rows]
    )
    return [_report(newest[row["last"]], row["duties"], row["done"]) for row in rows]


def _report(newest: Progress, duties: int, done: int) -> Change:
    duty = newest.duty
    if duties == 1:
        words = _("%(body)s báo xong: %(task)s") if done else _("%(body)s báo cáo: %(task)s")
        said = words % {"body": duty.body, "task": duty.task.text}
        return Change(newest.at, said, reverse("duties:detail", args=[duty.pk]))
    words = _("%(body)s báo cáo %(n)s việc, xong %(done)s")
    said = words % {"body": duty.body, "n": format_number(duties), "done": format_number(done)}
    return Change(newest.at, said, f"{reverse('dashboard:board')}?body={duty.body_id}")


def _sent(actor: Actor, since: datetime) -> list[Change]:
    sent = visible_returns(actor).filter(sent_at__gte=since).order_by("-sent_at")[:FEW]
    return [
        Change(
            one.sent_at,
            _("%(body)s gửi báo cáo: %(title)s") % {"body": one.body, "title": one.title},
            reverse("returns:detail", args=[one.pk]),
        )
        for one in sent.select_related("body")
        if one.sent_at
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


def _change(one: Opinion, at: datetime, words: str) -> Change:
    said = words % {"body": one.from_whom, "collector": one.collector}
    return Change(at, said, one.get_absolute_url())


def _confirmed(actor: Actor, since: datetime) -> list[Change]:
    plans = visible_plans(actor).filter(state=Plan.State.CONFIRMED, confirmed_at__gte=since)
    return [
        Change(
            plan.confirmed_at,
            _("Kế hoạch được duyệt để theo dõi: %(plan)s") % {"plan": plan.document.short_name},
            reverse("plans:detail", args=[plan.pk]),
        )
        for plan in plans.order_by("-confirmed_at")[:FEW]
        if plan.confirmed_at
    ]
