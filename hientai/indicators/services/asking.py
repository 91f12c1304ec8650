"""Asking a body for the values of an indicator; it sends them with evidence, the steward decides."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from hientai.bodies.models import Body
from hientai.core import audit, files
from hientai.core.notices import Notice, tell
from hientai.indicators.domain.periods import Step, last_period, parse_period
from hientai.indicators.domain.refusals import BadObservation, BadTarget
from hientai.indicators.models import Ask, Indicator, Observation
from hientai.indicators.selectors.asking import is_known, reported_indicators
from hientai.indicators.selectors.keeping import keepers
from hientai.indicators.selectors.listing import parts_of_targets
from hientai.indicators.services.observing import Basis, Value, observe
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import SYSTEM, Actor, Permission
from hientai.kernel.vietnamese import format_date

WHOLE = ""
ANSWER_IN = timedelta(days=15)  # what is asked by itself
_WRITABLE = (Ask.State.ASKED, Ask.State.RETURNED)


@dataclass(frozen=True)
class Wanted:
    """What is asked: for which period, until when; in parts where a plan wants each."""

    period: str
    due_on: date
    question: str = ""
    dim: str = ""
    parts: Collection[str] = ()


@dataclass(frozen=True)
class Answer:
    """What a body says: a value for each part asked, a note, a file."""

    values: Mapping[str, Decimal]
    note: str = ""
    file: tuple[str, bytes] | None = None


@transaction.atomic
def ask(
    *, indicator: Indicator, body: Body, wanted: Wanted, by: Actor, today: date | None = None
) -> Ask:
    """Ask a body for a period's values; once for each period while it is open."""
    by.require(Permission.INDICATOR_EDIT, of=keepers(indicator))
    period = parse_period(wanted.period)
    if wanted.due_on < (today or localdate()):
        raise BadTarget(noop("Hạn gửi phải từ hôm nay trở đi."))
    _alone(indicator)
    open_asks = Ask.objects.filter(indicator=indicator, body=body, period=period).exclude(
        state__in=(Ask.State.CONFIRMED, Ask.State.WITHDRAWN)
    )
    if open_asks.exists():
        raise Conflict(noop("Đã yêu cầu đơn vị này báo cáo kỳ này. Chờ đơn vị trả lời."))
    return _asked(indicator, body, replace(wanted, period=period), by)


@transaction.atomic
def _asked(indicator: Indicator, body: Body, wanted: Wanted, by: Actor) -> Ask:
    own = by.own_bodies(Permission.INDICATOR_EDIT) or keepers(indicator)
    made = Ask.objects.create(
        indicator=indicator,
        body=body,
        steward_id=min(own, default=None),
        period=wanted.period,
        due_on=wanted.due_on,
        question=wanted.question.strip(),
        dim=wanted.dim if wanted.parts else "",
        parts=list(wanted.parts),
        asked_at=timezone.now(),
        asked_by=by.label[:200],
    )
    audit.record(by=by, action="indicator.asked", target=made, due_on=made.due_on.isoformat())
    words = noop("Cần số liệu “%(what)s” kỳ %(period)s, gửi trước ngày %(day)s.")
    _tell(made, words, [made.body_id], day=format_date(made.due_on))
    return made


def ask_due(*, today: date | None = None) -> list[Ask]:
    """Ask the bodies that report an indicator for its last period that is over, once."""
    today = today or localdate()
    made = (_ask_once(indicator, today) for indicator in reported_indicators())
    return [one for one in made if one is not None]


@transaction.atomic
def _ask_once(indicator: Indicator, today: date) -> Ask | None:
    period = last_period(Step(indicator.period), today)
    if indicator.body is None or is_known(indicator, period):
        return None
    _alone(indicator)
    if is_known(indicator, period):  # another worker was first
        return None
    parts = parts_of_targets(indicator)
    wanted = Wanted(period, today + ANSWER_IN, "", "sector" if parts else "", parts)
    return _asked(indicator, indicator.body, wanted, SYSTEM)


def _alone(indicator: Indicator) -> None:
    """Wait until nobody else asks for this indicator, so that two never ask for one period.

    Not a constraint: bodies that are joined each bring the ask that they had.
    """
    Indicator.objects.select_for_update().get(pk=indicator.pk)


@transaction.atomic
def answer(*, asked: Ask, said: Answer, by: Actor) -> Ask:
    """Send a body's values to be confirmed."""
    by.require(Permission.INDICATOR_REPORT, of=[asked.body_id])
    held = _locked(asked, _WRITABLE)
    places = list(held.parts) or [WHOLE]
    if set(said.values) != set(places):
        raise BadObservation(noop("Nhập số liệu cho mọi dòng được hỏi."))
    if said.file:
        held.evidence = files.store(name=said.file[0], data=said.file[1], by=by)
    held.values = {part: str(said.values[part]) for part in places}
    held.note, held.state = said.note.strip(), Ask.State.SENT
    held.sent_at, held.sent_by = timezone.now(), by.label[:200]
    held.save()
    audit.record(by=by, action="indicator.answered", target=held, values=held.values)
    if held.steward_id:
        _tell(
            held, noop("Đã có số liệu “%(what)s” kỳ %(period)s, chờ xác nhận."), [held.steward_id]
        )
    return held


@transaction.atomic
def confirm_answer(*, asked: Ask, by: Actor) -> list[Observation]:
    """Take a body's values as observations."""
    held = _decided(asked, Ask.State.CONFIRMED, by)
    basis = Basis(kind=Observation.Kind.REPORTED, ask=held, note=held.note, body_id=held.body_id)
    kept = [
        observe(
            indicator=held.indicator,
            value=Value(period=held.period, value=Decimal(value), dim=held.dim, part=part),
            basis=basis,
            by=by,
        )
        for part, value in held.values.items()
    ]
    held.save()
    audit.record(by=by, action="indicator.ask_confirmed", target=held, kept=len(kept))
    return kept


@transaction.atomic
def return_answer(*, asked: Ask, why: str, by: Actor) -> Ask:
    """Give values back to be corrected, with the reason."""
    if not why.strip():
        raise BadTarget(noop("Ghi lý do trả lại."))
    held = _decided(asked, Ask.State.RETURNED, by)
    held.returned_why = why.strip()
    held.save()
    audit.record(by=by, action="indicator.ask_returned", target=held, why=held.returned_why)
    _tell(held, noop("Số liệu “%(what)s” kỳ %(period)s được trả lại để sửa."), [held.body_id])
    return held


@transaction.atomic
def withdraw(*, asked: Ask, by: Actor) -> Ask:
    """Ask for a period's values no more."""
    by.require(Permission.INDICATOR_EDIT, of=[asked.steward_id])
    held = _locked(asked, (*_WRITABLE, Ask.State.SENT))
    held.state, held.decided_at, held.decided_by = (
        Ask.State.WITHDRAWN,
        timezone.now(),
        by.label[:200],
    )
    held.save()
    audit.record(by=by, action="indicator.ask_withdrawn", target=held)
    return held


def _decided(asked: Ask, state: Ask.State, by: Actor) -> Ask:
    by.require(Permission.INDICATOR_EDIT, of=[asked.steward_id])
    held = _locked(asked, (Ask.State.SENT,))
    held.state, held.decided_at, held.decided_by = state, timezone.now(), by.label[:200]
    return held


def _locked(asked: Ask, states: Collection[str]) -> Ask:
    held = (
        Ask.objects.select_for_update(of=("self",))
        .select_related("indicator", "body")
        .get(pk=asked.pk)
    )
    if held.state not in states:
        raise Conflict(noop("Yêu cầu này đã chuyển sang bước khác. Mở lại trang để xem."))
    return held


def _tell(asked: Ask, words: str, bodies: Collection[int], **values: str) -> None:
    tell(
        Notice(
            kind="indicator",
            words=words,
            values={"what": asked.indicator.name, "period": asked.period_words, **values},
            href=reverse("indicators:ask", args=[asked.pk]),
            key=f"indicator-ask-{asked.pk}-{asked.state}-{asked.sent_at or ''}",
            bodies=list(bodies),
        )
    )
