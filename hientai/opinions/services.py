"""Writes on opinions: raising a difficulty, answering it, closing it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.duties.models import Duty
from hientai.kernel.errors import Conflict, DomainError, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.opinions.models import Opinion
from hientai.plans.models import Plan


class EmptyOpinion(DomainError):
    """A difficulty or an answer without words."""

    code = "empty_opinion"


def raise_difficulty(
    *, plan: Plan, duty: Duty | None, body: Body, text: str, proposal: str, by: Actor
) -> Opinion:
    """Send a body's difficulty to whom the plan names for it, else to its steward."""
    by.require(Permission.OPINION_RAISE, of=[body.pk, plan.steward_id])
    if not text.strip():
        raise EmptyOpinion(noop("Ghi khó khăn, vướng mắc."))
    if duty is not None and (duty.plan_id, duty.body_id) != (plan.pk, body.pk):
        raise Conflict(noop("Việc này không thuộc đơn vị hoặc kế hoạch đã chọn."))
    with transaction.atomic():
        opinion = Opinion.objects.create(
            plan=plan,
            duty=duty,
            body=body,
            collector_id=plan.difficulty_collector_id or plan.steward_id,
            text=text.strip(),
            proposal=proposal.strip(),
            raised_by=by.label[:200],
        )
        audit.record(by=by, action="opinion.raised", target=opinion, collector=opinion.collector_id)
    return opinion


def answer(*, opinion: Opinion, answer: str, by: Actor) -> Opinion:
    """Answer an opinion that waits; only the body that collects it does."""
    by.require(Permission.OPINION_ANSWER, of=[opinion.collector_id])
    if not answer.strip():
        raise EmptyOpinion(noop("Ghi nội dung trả lời."))
    with transaction.atomic():
        held = _held(opinion, Opinion.State.RAISED)
        held.state = Opinion.State.ANSWERED
        held.answer = answer.strip()
        held.answered_at = timezone.now()
        held.answered_by = by.label[:200]
        held.save(update_fields=["state", "answer", "answered_at", "answered_by"])
        audit.record(by=by, action="opinion.answered", target=held)
    return held


def close(*, opinion: Opinion, by: Actor) -> Opinion:
    """Close an opinion: answered and settled, or taken back by the body that raised it."""
    by.require(Permission.OPINION_RAISE, of=[opinion.body_id, opinion.collector_id])
    with transaction.atomic():
        held = _held(opinion, Opinion.State.RAISED, Opinion.State.ANSWERED)
        if held.state == Opinion.State.RAISED:
            by.require(Permission.OPINION_RAISE, of=[opinion.body_id])
        before, held.state = held.state, Opinion.State.CLOSED
        held.save(update_fields=["state"])
        audit.record(by=by, action="opinion.closed", target=held, before=before)
    return held


def _held(opinion: Opinion, *states: Opinion.State) -> Opinion:
    held = Opinion.objects.select_for_update().get(pk=opinion.pk)
    if not _is_in(held.state, states):
        raise Conflict(
            noop("Kiến nghị này %(state)s. Mở lại trang để xem bản mới nhất."),
            state=held.get_state_display().lower(),
        )
    return held


def _is_in(state: str, states: Iterable[Opinion.State]) -> bool:
    return state in {one.value for one in states}
