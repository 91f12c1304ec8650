"""Bodies are asked for their opinion on a draft; each point they make gets its answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from hientai.bodies.models import Body
from hientai.core import audit, files
from hientai.core.notices import Notice, tell
from hientai.drafting import selectors
from hientai.drafting.domain import Step
from hientai.drafting.models import Asked, Comment, Draft
from hientai.drafting.services.steps import Upload, go, held
from hientai.kernel.errors import Conflict, NotAllowed, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.opinions.domain import Kind
from hientai.opinions.models import Opinion
from hientai.opinions.services import About, Saying, answer, raise_opinion


@dataclass(frozen=True)
class Point:
    """One comment: on which part of the draft, what is said, how it should read instead."""

    text: str
    place: str = ""
    proposal: str = ""


@transaction.atomic
def ask_opinions(
    *, draft: Draft, bodies: Iterable[Body], due_on: date, by: Actor, on: date | None = None
) -> list[Asked]:
    """Ask bodies for their opinion on the last version, by a day."""
    draft, day = held(draft, by), on or localdate()
    version = draft.versions.first()
    if version is None:
        raise Conflict(noop("Đưa bản dự thảo lên trước."))
    if due_on < day:
        raise Conflict(noop("Hạn góp ý phải từ hôm nay trở đi."))
    waiting = set(draft.asked.filter(answered_on=None).values_list("body", flat=True))
    new = [body for body in bodies if body.pk not in waiting and body.pk != draft.body_id]
    if not new:
        raise Conflict(noop("Chọn ít nhất một đơn vị chưa được hỏi."))
    if draft.step != Step.OPINIONS:
        go(draft, Step.OPINIONS, by=by, on=day)
    asked = [
        Asked.objects.create(draft=draft, body=body, version=version, asked_on=day, due_on=due_on)
        for body in new
    ]
    audit.record(by=by, action="draft.asked", target=draft, bodies=[body.name for body in new])
    for one in asked:
        _tell(
            one,
            noop("%(drafter)s xin ý kiến về dự thảo: %(paper)s."),
            to=one.body_id,
            key="asked",
        )
    return asked


@transaction.atomic
def comment(  # by keyword: a service names all it needs
    *,
    asked: Asked,
    points: Sequence[Point],
    by: Actor,
    paper: str = "",
    file: Upload | None = None,
    on: date | None = None,
) -> Asked:
    """Give a body's opinion: its points, or none where it agrees.

    Whoever drafts may write down what came on paper.
    """
    rows = Asked.objects.select_for_update(of=("self",))
    asked = rows.select_related("draft__wanted__task__plan", "draft__body", "body").get(pk=asked.pk)
    draft, day = asked.draft, on or localdate()
    keepers = selectors.keepers_of(draft)
    if not (
        by.may(Permission.OPINION_RAISE, of=[asked.body_id])
        or by.may(Permission.DUTY_REPORT, of=keepers)
    ):
        raise NotAllowed(noop("Anh/chị chưa được giao góp ý dự thảo này."))
    if draft.step == Step.ISSUED:
        raise Conflict(noop("Văn bản đã ban hành, không góp ý được nữa."))
    if asked.answered_on is not None:
        raise Conflict(noop("Đơn vị đã góp ý dự thảo này."))
    said = [point for point in points if point.text.strip()]
    for point in said:
        _raise(asked, point, by=by, on=day)
    asked.agrees, asked.answered_on = not said, day
    asked.paper, asked.answered_by = paper.strip()[:60], by.label[:200]
    if file is not None:
        asked.file = files.store(name=file[0], data=file[1], by=by)
    asked.save()
    audit.record(by=by, action="draft.commented", target=draft, body=str(asked.body), n=len(said))
    _tell(asked, noop("%(body)s đã góp ý dự thảo: %(paper)s."), to=draft.body_id, key="answered")
    return asked


def _raise(asked: Asked, point: Point, *, by: Actor, on: date) -> None:
    draft = asked.draft
    opinion = raise_opinion(
        kind=Kind.COMMENT,
        saying=Saying(body=asked.body, text=point.text, proposal=point.proposal),
        about=About(
            plan=draft.wanted.task.plan,
            task=draft.wanted.task,
            origin=str(draft)[:300],
            origin_href=reverse("drafting:detail", args=[draft.pk]),
        ),
        collector=draft.body,
        by=replace(by, system=True),  # asked above: what came on paper is written down by others
        on=on,
    )
    Comment.objects.create(asked=asked, opinion=opinion, place=point.place.strip()[:120])


@transaction.atomic
def answer_comment(  # by keyword: a service names all it needs
    *, comment: Comment, outcome: str, words: str, by: Actor, on: date | None = None
) -> Opinion:
    """Adopt a comment, or explain why not; taken in as it is, it needs no further words."""
    draft = comment.asked.draft
    if not by.may(Permission.OPINION_ANSWER, of=[draft.body_id]):
        by.require(Permission.DUTY_REPORT, of=selectors.keepers_of(draft))
    if not outcome:
        raise Conflict(noop("Chọn tiếp thu hay giải trình."))
    if not words.strip() and outcome != "adopted":
        raise Conflict(noop("Ghi nội dung giải trình."))
    said = words.strip() or "Tiếp thu, chỉnh lý dự thảo."
    able = replace(by, system=True)  # asked above: the plan's steward writes for who drafts
    return answer(opinion=comment.opinion, answer=said, outcome=outcome, by=able, on=on)


def _tell(asked: Asked, words: str, *, to: int, key: str) -> None:
    draft = asked.draft
    tell(
        Notice(
            kind="draft",
            words=words,
            values={
                "drafter": draft.body.name,
                "body": asked.body.name,
                "paper": str(draft.wanted),
            },
            href=reverse("drafting:detail", args=[draft.pk]),
            key=f"draft:{key}:{asked.pk}",
            bodies=[to],
        )
    )
