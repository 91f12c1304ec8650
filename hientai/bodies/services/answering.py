"""Taking what was handed over, refusing it, passing it on, choosing who gets it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.bodies.domain.events import BadEvent
from hientai.bodies.domain.holding import HOLDERS, Move, answers_of
from hientai.bodies.models import Body, Handover
from hientai.core.audit import record
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission

BATCH = 1000
CHUNK = 5000
State = Handover.State


@transaction.atomic
def take(*, ids: Collection[int], by: Actor) -> int:
    """Take what is proposed to the person's bodies; return how many things moved.

    What was finished while it waited stays with who finished it.
    """
    rows = _held(ids, State.PROPOSED)
    _require(by, rows)
    by_what: dict[str, list[Handover]] = {}
    for row in rows:
        by_what.setdefault(row.what, []).append(row)
    moved = sum(_take(what, group, by) for what, group in by_what.items())
    record(by=by, action="handover.taken", target=rows[0], count=moved, of=len(rows))
    return moved


def _take(what: str, rows: list[Handover], by: Actor) -> int:
    kept: dict[int, Mapping[str, Any]] = {}
    moves = [_move(row) for row in rows]
    for start in range(0, len(moves), CHUNK):
        kept |= HOLDERS[what].move(moves[start : start + CHUNK])
    moved = [row for row in rows if row.item in kept]
    left = [row for row in rows if row.item not in kept]
    _answer(moved, by, state=State.TAKEN)
    _answer(left, by, state=State.UNDONE, reason=_("Đã xong trước khi bàn giao."))
    remembered = [row for row in moved if kept[row.item]]
    for row in remembered:
        row.kept = dict(kept[row.item])
    Handover.objects.bulk_update(remembered, ["kept"], batch_size=BATCH)
    return len(moved)


def _move(row: Handover) -> Move:
    to_body = row.to_body_id or 0
    return Move(row.item, row.from_body_id, to_body, row.event.on, row.kept)


@transaction.atomic
def refuse(*, ids: Collection[int], reason: str, by: Actor) -> int:
    """Refuse what is proposed, with a reason; the steward finds another successor."""
    rows = _held(ids, State.PROPOSED)
    _require(by, rows)
    _answer(rows, by, state=State.REFUSED, reason=_reason(reason))
    record(by=by, action="handover.refused", target=rows[0], count=len(rows), reason=reason)
    return len(rows)


@transaction.atomic
def pass_on(*, ids: Collection[int], to: Body, reason: str, by: Actor) -> int:
    """Propose to another body what was proposed to the person's own."""
    rows = _held(ids, State.PROPOSED)
    _require(by, rows)
    _check_living(to)
    sender = ", ".join(sorted({str(row.to_body) for row in rows}))
    said = _("%(sender)s chuyển tiếp: %(reason)s") % {"sender": sender, "reason": _reason(reason)}
    _redirect(rows, to, said)
    record(by=by, action="handover.passed_on", target=rows[0], count=len(rows), to=str(to))
    return len(rows)


@transaction.atomic
def choose(*, ids: Collection[int], to: Body | None, by: Actor) -> int:
    """Say who gets what waits for a choice or was refused; None follows the suggestions."""
    by.require(Permission.EVENT_EDIT)
    rows = _held(ids, State.CHOOSE, State.REFUSED, State.PROPOSED)
    rows = [row for row in rows if not HOLDERS[row.what].asks]
    if to is None:
        rows = [row for row in rows if row.to_body_id and row.state == State.CHOOSE]
        if not rows:
            raise Conflict(noop("Chưa mục nào có gợi ý. Chọn đơn vị nhận."))
        Handover.objects.filter(pk__in=_ids(rows)).update(state=State.PROPOSED)
    else:
        _check_living(to)
        _redirect(rows, to, "")
    record(by=by, action="handover.chosen", target=rows[0], count=len(rows), to=str(to or ""))
    return len(rows)


@transaction.atomic
def settle(*, ids: Collection[int], answer: str, note: str, by: Actor) -> int:
    """Answer what becomes of a predecessor's plan or rules; the answer may be given anew."""
    rows = [row for row in _held(ids, State.CHOOSE, State.TAKEN) if HOLDERS[row.what].asks]
    _require(by, rows)
    if any(answer not in answers_of(row.what) for row in rows):
        raise BadEvent(noop("Chọn một câu trả lời."))
    if answer == Handover.Answer.REPLACED and not note.strip():
        raise BadEvent(noop("Ghi văn bản thay thế."))
    _answer(rows, by, state=State.TAKEN, reason=note.strip()[:500], answer=answer)
    record(by=by, action="handover.settled", target=rows[0], answer=answer, note=note.strip())
    return len(rows)


def _held(ids: Collection[int], *states: Handover.State) -> list[Handover]:
    """Return the rows that are in one of the states, locked; refuse if none is."""
    known = Handover.objects.select_for_update(of=("self",)).select_related("event", "to_body")
    rows = list(known.filter(pk__in=ids, state__in=states).order_by("id"))
    if not rows:
        raise Conflict(noop("Các mục đã chọn đã được trả lời. Mở lại trang để xem bản mới nhất."))
    return rows


def _require(by: Actor, rows: Iterable[Handover]) -> None:
    for body_id in {row.to_body_id for row in rows}:
        by.require(Permission.HANDOVER_ANSWER, of=[body_id])


def _answer(rows: Iterable[Handover], by: Actor, **values: str) -> None:
    Handover.objects.filter(pk__in=_ids(rows)).update(
        answered_at=timezone.now(), answered_by=by.label[:200], **values
    )


def _redirect(rows: Iterable[Handover], to: Body, reason: str) -> None:
    Handover.objects.filter(pk__in=_ids(rows)).update(
        to_body=to, state=State.PROPOSED, reason=reason[:500]
    )


def _reason(reason: str) -> str:
    words = " ".join(reason.split())
    if not words:
        raise BadEvent(noop("Ghi lý do."))
    return words[:400]


def _check_living(body: Body) -> None:
    if not body.valid_on(localdate()):
        raise Conflict(noop("%(body)s không còn hoạt động; chọn đơn vị kế thừa."), body=str(body))


def _ids(rows: Iterable[Handover]) -> list[int]:
    return [row.pk for row in rows]
