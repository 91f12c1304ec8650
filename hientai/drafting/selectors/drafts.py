"""Papers on their way, where each stands and for how long, and what waits for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from hientai.bodies.models import Body
from hientai.core.models import StoredFile
from hientai.drafting import domain
from hientai.drafting.domain import Stay, Step
from hientai.drafting.models import Asked, Comment, Draft
from hientai.duties.models import Duty
from hientai.kernel.permissions import Actor, Permission
from hientai.opinions.domain import UNANSWERED
from hientai.plans.models import Plan, WantedPaper


@dataclass(frozen=True)
class DraftFilter:
    """What a list of papers shows; empty fields narrow nothing."""

    plan: int | None = None
    step: str = ""


@dataclass(frozen=True)
class DraftRow:
    """A paper on its way: where it stands, since when, how long each step took."""

    draft: Draft
    stay: Stay
    days: dict[Step, int]
    today: date

    @property
    def days_here(self) -> int:
        return self.stay.days(self.today)

    @property
    def steps(self) -> list[tuple[str, int]]:
        return [(domain.LABELS[step], days) for step, days in self.days.items()]

    @property
    def due_on(self) -> date | None:
        duty = self.draft.duty
        return duty.due_on if duty and not duty.history else None


def keepers_of(draft: Draft) -> list[int]:
    """Return the bodies through which people write of a draft: who drafts, and who watches the plan."""
    return [draft.body_id, draft.wanted.task.plan.steward_id]


def visible_drafts(actor: Actor) -> QuerySet[Draft]:
    """Return the papers that the person may see: all, or those their bodies draft, watch, are asked about."""
    found = Draft.objects.select_related(
        "wanted__task__plan__document", "wanted__document", "body", "duty"
    )
    if actor.reaches_all(Permission.DUTY_SEE):
        return found
    own = actor.own_bodies(Permission.DUTY_SEE)
    asked = Asked.objects.filter(body__in=own).values("draft")
    mine = Q(body__in=own) | Q(wanted__task__plan__steward__in=own) | Q(pk__in=asked)
    return found.filter(mine)


def rows(actor: Actor, wanted: DraftFilter, today: date | None = None) -> list[DraftRow]:
    """Return the papers of a list, those still on their way first, the longest waiting first."""
    today = today or localdate()
    found = visible_drafts(actor).prefetch_related("stages")
    if wanted.plan:
        found = found.filter(wanted__task__plan=wanted.plan)
    if wanted.step:
        found = found.filter(step=wanted.step)
    listed = [_row(draft, today) for draft in found]
    return sorted(listed, key=lambda row: (not row.draft.is_open, row.stay.since, row.draft.pk))


def _row(draft: Draft, today: date) -> DraftRow:
    stays = [Stay(Step(one.step), one.since, one.until) for one in draft.stages.all()]
    return DraftRow(draft, stays[-1], domain.days_by_step(stays, today), today)


def days_of(draft: Draft, today: date | None = None) -> DraftRow:
    return _row(draft, today or localdate())


def comments_of(draft: Draft) -> QuerySet[Comment]:
    """Return every point made on a draft, by its parts."""
    found = Comment.objects.filter(asked__draft=draft).select_related("opinion", "asked__body")
    return found.order_by("place", "asked__body__sort_key", "id")


def visible_asked(actor: Actor, pk: int) -> Asked | None:
    found = Asked.objects.filter(draft__in=visible_drafts(actor).order_by().values("pk"))
    return (
        found.select_related("draft__wanted__task__plan", "body", "version").filter(pk=pk).first()
    )


def visible_files(actor: Actor, draft: int) -> QuerySet[StoredFile]:
    """Return the files of a draft: its versions, and what bodies answered on paper."""
    seen = visible_drafts(actor).filter(pk=draft)
    versions = Q(pk__in=seen.order_by().values("versions__file"))
    answers = Q(pk__in=seen.order_by().values("asked__file"))
    return StoredFile.objects.filter(versions | answers)


def bodies_to_ask(draft: Draft) -> QuerySet[Body]:
    """Return the bodies of the province that may be asked now."""
    asked = draft.asked.filter(answered_on=None).values("body")
    today = Q(valid_to=None) | Q(valid_to__gte=localdate())
    found = Body.objects.filter(today, province=draft.body.province).exclude(pk=draft.body_id)
    return found.exclude(pk__in=asked).order_by("sort_key")


def wanted_to_start(actor: Actor, wanted: int, duty: int) -> tuple[WantedPaper, Duty] | None:
    """Return a paper that is asked for and the duty by which somebody drafts it."""
    mine = Duty.objects.filter(pk=duty).select_related("body", "plan")
    if not actor.reaches_all(Permission.DUTY_SEE):
        mine = mine.filter(body__in=actor.own_bodies(Permission.DUTY_SEE))
    found = mine.first()
    paper = WantedPaper.objects.filter(pk=wanted, task=found.task_id if found else None).first()
    return (paper, found) if paper and found else None


def plans_with_drafts(actor: Actor) -> QuerySet[Plan]:
    drafts = visible_drafts(actor).order_by().values("wanted__task__plan")
    return Plan.objects.filter(pk__in=drafts).select_related("document")


def to_comment(actor: Actor) -> QuerySet[Asked]:
    """Return what the person's bodies are asked and have not answered."""
    own = actor.own_bodies(Permission.OPINION_RAISE)
    found = Asked.objects.filter(body__in=own, answered_on=None).exclude(draft__step=Step.ISSUED)
    return found.select_related("draft__wanted", "draft__body", "body").order_by("due_on", "id")


def to_answer(actor: Actor) -> QuerySet[Comment]:
    """Return the points that the person's bodies, who draft, have not answered."""
    own = actor.own_bodies(Permission.OPINION_ANSWER)
    waits = [state.value for state in UNANSWERED]
    found = Comment.objects.filter(opinion__collector__in=own, opinion__state__in=waits)
    return found.select_related("opinion", "asked__draft__wanted", "asked__body").order_by("id")


def waiting(actor: Actor) -> list[Asked | Comment]:
    """Return what waits for the person: drafts to give an opinion on, points to answer."""
    return [*to_comment(actor), *to_answer(actor)]


def count_waiting(actor: Actor) -> int:
    return to_comment(actor).count() + to_answer(actor).count()


def visible_comment(actor: Actor, pk: int) -> Comment | None:
    found = Comment.objects.filter(asked__draft__in=visible_drafts(actor).order_by().values("pk"))
    return found.select_related("opinion", "asked__draft").filter(pk=pk).first()


def issue_proposed(draft: Draft) -> dict[str, object]:
    """Return what an issue starts from: the duty is done with it unless the task asks for more papers."""
    others = WantedPaper.objects.filter(task=draft.wanted.task_id).exclude(pk=draft.wanted_id)
    left = others.exclude(state=WantedPaper.State.REFUSED).filter(
        Q(document=None) | Q(document__expected=True)
    )
    open_duty = draft.duty is not None and draft.duty.done_on is None
    return {"title": draft.wanted.title, "done": open_duty and not left.exists()}
