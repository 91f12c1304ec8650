"""What several say alike: one lead, whose answer reaches all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor
from hientai.opinions.domain import UNANSWERED, Act, State
from hientai.opinions.models import Opinion
from hientai.opinions.services.steps import Told, advance, hold, record


def followers(lead: Opinion) -> QuerySet[Opinion]:
    """Return what goes with a lead and has no answer yet."""
    return Opinion.objects.filter(lead=lead, state=State.JOINED).order_by("pk")


@transaction.atomic
def join(
    *, lead: Opinion, others: Sequence[Opinion], by: Actor, on: date | None = None
) -> list[Opinion]:
    """Let others that say the same go with a lead; what went with them goes with it too."""
    held = hold(lead)
    if held.state not in UNANSWERED - {State.JOINED}:
        raise Conflict(noop("Kiến nghị được gộp vào phải còn chờ trả lời."))
    return [_join(held, other, by=by, on=on) for other in others]


def _join(lead: Opinion, other: Opinion, *, by: Actor, on: date | None) -> Opinion:
    if other.pk == lead.pk or other.kind != lead.kind:
        raise Conflict(noop("Chỉ gộp được các kiến nghị khác nhau và cùng loại."))
    behind = list(followers(other))
    told = Told(about=lead)
    joined = advance(other, Act.JOIN, told, by=by, on=on, lead=lead, collector=lead.collector)
    for one in behind:
        record(one, Act.JOIN, told, by=by, on=on, lead=lead, collector=lead.collector)
    return joined


@transaction.atomic
def part(*, opinion: Opinion, by: Actor, on: date | None = None) -> Opinion:
    """Let an opinion go its own way again."""
    return advance(opinion, Act.PART, Told(about=opinion.lead), by=by, on=on, lead=None)


def answer_followers(lead: Opinion, act: Act, *, by: Actor, on: date | None) -> None:
    """Give the lead's answer to all that go with it."""
    said = {
        name: getattr(lead, name) for name in ("answer", "answered_at", "answered_by", "outcome")
    }
    for one in followers(lead):
        told = Told(lead.answer, about=lead)
        record(one, act, told, by=by, on=on, state=State.ANSWERED.value, **said)


def hand_lead_on(gone: Opinion, *, by: Actor, on: date | None) -> None:
    """Let the oldest that went with a lead which was taken back lead the others."""
    behind = list(followers(gone))
    if not behind:
        return
    oldest, *others = behind
    told = Told(about=gone)
    record(oldest, Act.PART, told, by=by, on=on, lead=None, state=State.CLASSED.value)
    Opinion.objects.filter(pk__in=[one.pk for one in others]).update(lead=oldest)
