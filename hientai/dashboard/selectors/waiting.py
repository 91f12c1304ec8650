"""What waits for a person, collected from every app that has anything that does.

An app with something that waits is one line of SOURCES: what it is called, how many, which, and
how one of them is told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hientai.bodies.selectors import handing
from hientai.chasing import selectors as chasing
from hientai.drafting import selectors as drafting
from hientai.duties.selectors import requests
from hientai.indicators.selectors import asking as values
from hientai.indicators.selectors import proposals as goals
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import format_date
from hientai.merging.selectors import pairs
from hientai.opinions import selectors as opinions
from hientai.people.selectors import intakes
from hientai.plans.models import Plan
from hientai.plans.selectors import unassigned_tasks
from hientai.privacy import selectors as privacy
from hientai.privacy.selectors import profile as privacy_checks
from hientai.returns import selectors as returns
from hientai.reviews import selectors as reviews
from hientai.subplans import selectors as subplans
from hientai.supervision import selectors as supervision
from hientai.upkeep.selectors import rounds

FIRST = 4  # of each list that waits: what is late below must still be seen


@dataclass(frozen=True)
class Told:
    """One thing that waits, as a list says it."""

    words: str
    meta: str
    href: str


@dataclass(frozen=True)
class Waiting:
    """Things of one kind that wait for the person: how many, the first few, where to go on."""

    title: str
    count: int
    first: Sequence[Told]
    href: str = ""


@dataclass(frozen=True)
class Source:
    title: str
    count: Callable[[Actor], int]
    which: Callable[[Actor], Sequence[Any] | QuerySet[Any]]
    tell: Callable[[Any], Told]
    page: str = ""  # the name of the list


def plans_to_check(actor: Actor) -> QuerySet[Plan]:
    own = actor.own_bodies(Permission.PLAN_CHECK)
    waiting = Plan.objects.filter(state=Plan.State.CHECKING, steward__in=own)
    return waiting.select_related("document").order_by("uploaded_at")


def waiting_for(actor: Actor) -> list[Waiting]:
    """Return what waits for the person, only what there is."""
    counted = [(source, source.count(actor)) for source in SOURCES]
    return [
        Waiting(
            _(source.title),
            n,
            [source.tell(one) for one in source.which(actor)[:FIRST]],
            reverse(source.page) if source.page else "",
        )
        for source, n in counted
        if n
    ]


def _plan(plan: Any) -> Told:
    href = reverse("plans:check", args=[plan.pk])
    return Told(plan.document.title or str(plan), plan.document.short_name, href)


def _task(task: Any) -> Told:
    where = f"{task.label} · {task.plan.document.reference}"
    return Told(task.text, where, reverse("plans:assign", args=[task.pk]))


def _opinion(opinion: Any) -> Told:
    return Told(opinion.text, opinion.from_whom, opinion.get_absolute_url())


def _return(one: Any) -> Told:
    meta = _("%(body)s · hạn %(day)s") % {"body": one.body, "day": format_date(one.due_on)}
    return Told(
        one.question or f"{one.plan.document.short_name}: {one.title}",
        meta,
        reverse("returns:detail", args=[one.pk]),
    )


def _explanation(one: Any) -> Told:
    meta = _("%(body)s · hạn %(day)s") % {"body": one.body, "day": format_date(one.due_on)}
    return Told(one.text, meta, reverse("chasing:explanation", args=[one.pk]))


def _own_plan(one: Any) -> Told:
    """Tell a plan to hand in (a duty), or a clause to decide on."""
    task = one.task
    meta = f"{task.label} · {task.plan.document.reference}"
    page = "subplans:hand-in" if hasattr(one, "body") else "subplans:decide"
    return Told(task.text, meta, reverse(page, args=[one.pk if hasattr(one, "body") else task.pk]))


def _draft(one: Any) -> Told:
    """Tell a draft to give an opinion on, or a point of one to answer."""
    asked = getattr(one, "asked", None)
    if asked is not None:
        return Told(str(one), f"{asked.body} · {asked.draft.wanted}", one.get_absolute_url())
    meta = _("%(body)s · hạn %(day)s") % {"body": one.draft.body, "day": format_date(one.due_on)}
    return Told(str(one.draft.wanted), meta, one.get_absolute_url())


def _request(one: Any) -> Told:
    meta = f"{one.body} · {one.duty.task.label} · {one.duty.plan.document.reference}"
    return Told(one.reason, meta, reverse("duties:detail", args=[one.duty_id]))


def _review(one: Any) -> Told:
    return Told(str(one), one.get_state_display(), reverse("reviews:show", args=[one.pk]))


def _round(one: Any) -> Told:
    meta = _("%(body)s · hạn %(day)s") % {"body": one.body, "day": format_date(one.round.due_on)}
    return Told(one.round.title, meta, reverse("upkeep:answer", args=[one.pk]))


def _privacy(one: Any) -> Told:
    late = _("quá hạn") if one.is_late else _("hạn %(day)s") % {"day": format_date(one.next_day)}
    return Told(_(one.rules.label), f"{one.person} · {late}", one.get_absolute_url())


def _value(one: Any) -> Told:
    meta = _("%(body)s · hạn %(day)s") % {"body": one.body, "day": format_date(one.due_on)}
    return Told(f"{one.indicator}, {one.period_words}", meta, one.get_absolute_url())


def _goals(plan: Any) -> Told:
    href = reverse("indicators:confirm", args=[plan.pk])
    return Told(plan.document.title or str(plan), plan.document.short_name, href)


def _nothing(_actor: Actor) -> Sequence[Any]:
    return ()


SOURCES: tuple[Source, ...] = (
    Source(noop("Giải trình chờ xử lý"), chasing.count_waiting, chasing.waiting, _explanation, "chasing:list"),
    Source(noop("Khó khăn, kiến nghị chờ xử lý"), opinions.count_waiting, opinions.waiting, _opinion, "opinions:list"),
    Source(noop("Phát hiện giám sát chờ xử lý"), supervision.count_waiting, supervision.waiting, _opinion, "supervision:list"),
    Source(noop("Đề nghị của đơn vị chờ trả lời"), requests.count_waiting, requests.waiting, _request, "duties:requests"),
    Source(noop("Báo cáo của đơn vị chờ xử lý"), returns.count_waiting, returns.waiting, _return, "returns:mine"),
    Source(noop("Kế hoạch chờ kiểm tra"), lambda actor: plans_to_check(actor).count(), plans_to_check, _plan, "plans:list"),
    Source(noop("Nhiệm vụ chưa giao rõ đơn vị"), lambda actor: unassigned_tasks(actor).count(), unassigned_tasks, _task, "plans:to-assign"),
    Source(noop("Kế hoạch riêng của đơn vị"), subplans.count_waiting, subplans.waiting, _own_plan, "subplans:list"),
    Source(noop("Dự thảo chờ góp ý, tiếp thu"), drafting.count_waiting, drafting.waiting, _draft, "drafting:list"),
    Source(noop("Báo cáo tổng hợp chờ phát hành"), reviews.count_waiting, reviews.waiting, _review, "reviews:list"),
    Source(noop("Danh sách trí thức chờ xác nhận"), intakes.count_waiting, _nothing, _plan, "people:upload"),
    Source(noop("Danh sách trí thức chờ đơn vị xác nhận"), rounds.count_waiting, rounds.waiting, _round, "upkeep:list"),
    Source(noop("Yêu cầu về dữ liệu cá nhân"), privacy.count_waiting, privacy.waiting, _privacy, "privacy:requests"),
    Source(noop("Trí thức tự khai, gửi minh chứng"), privacy_checks.count_checks, _nothing, _plan, "privacy:checks"),
    Source(noop("Số liệu chỉ tiêu chờ xử lý"), values.count_waiting, values.waiting, _value, "indicators:asks"),
    Source(noop("Mục tiêu của kế hoạch chờ xác nhận"), lambda actor: goals.waiting_plans(actor).count(), goals.waiting_plans, _goals, "indicators:list"),
    Source(noop("Cặp hồ sơ có thể là một người"), pairs.count_waiting, _nothing, _plan, "merging:queue"),
    Source(noop("Việc bàn giao chờ nhận"), handing.count_waiting, _nothing, _plan, "bodies:handovers"),
)  # fmt: skip
