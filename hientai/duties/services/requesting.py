"""What a body asks of the steward about a duty, and what the steward answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.core.notices import Notice, tell
from hientai.duties.domain import BadRequest, RequestKind
from hientai.duties.models import Duty, DutyRequest
from hientai.duties.services.handing import free_body, hand_on
from hientai.duties.services.moments import moment
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import format_date
from hientai.kernel.workdays import term_end

ASKED = DutyRequest.State.ASKED
TOLD = {
    RequestKind.EXTEND: noop("%(body)s xin gia hạn: %(task)s"),
    RequestKind.DECLINE: noop("%(body)s báo không phải việc của đơn vị: %(task)s"),
    RequestKind.REDIRECT: noop("%(body)s đề nghị chuyển đơn vị khác: %(task)s"),
}
GRANTED, REFUSED = noop("Đồng ý đề nghị: %(task)s"), noop("Không đồng ý đề nghị: %(task)s")
NEW = noop("Đơn vị được giao việc chuyển từ %(body)s: %(task)s")


@dataclass(frozen=True)
class Wish:
    """What is asked: until which day, or whose it should be."""

    kind: RequestKind
    reason: str
    day: date | None = None
    other: Body | None = None


@transaction.atomic
def ask(*, duty: Duty, wish: Wish, by: Actor, today: date | None = None) -> DutyRequest:
    """Ask the steward for a later day, to be freed of a duty, or that another body takes it."""
    by.require(Permission.DUTY_REPORT, of=[duty.body_id, duty.plan.steward_id])
    held = Duty.objects.select_for_update().get(pk=duty.pk)
    _refuse_closed(held)
    _refuse_nonsense(held, wish, today or localdate())
    if held.requests.filter(state=ASKED).exists():
        raise Conflict(noop("Đơn vị đã có đề nghị chờ trả lời về việc này."))
    request = DutyRequest.objects.create(
        duty=held,
        body_id=held.body_id,
        kind=wish.kind,
        reason=wish.reason.strip(),
        day=wish.day,
        other=wish.other,
        asked_at=moment(today),
        asked_by=by.label[:200],
    )
    audit.record(by=by, action="duty.asked", target=held, kind=wish.kind.value, reason=wish.reason)
    _tell(request, TOLD[wish.kind], bodies=[duty.plan.steward_id], key="asked")
    return request


@transaction.atomic
def withdraw(*, request: DutyRequest, by: Actor) -> None:
    """Take a request back while nobody has answered it."""
    held = _waiting(request)
    by.require(Permission.DUTY_REPORT, of=[held.body_id, held.duty.plan.steward_id])
    held.state = DutyRequest.State.WITHDRAWN
    held.save(update_fields=["state"])
    audit.record(by=by, action="duty.request_withdrawn", target=held.duty)


@transaction.atomic
def answer(
    *,
    request: DutyRequest,
    grant: bool,
    reason: str,
    by: Actor,
    day: date | None = None,
    today: date | None = None,
) -> DutyRequest:
    """Grant or refuse a request, with the reason; `day` is another day than the one asked for."""
    held = _waiting(request)
    by.require(Permission.TASK_ASSIGN, of=[held.duty.plan.steward_id])
    if not reason.strip():
        raise BadRequest(noop("Ghi lý do trả lời."))
    if grant:
        _grant(held, day, today or localdate())
    held.state = DutyRequest.State.GRANTED if grant else DutyRequest.State.REFUSED
    held.answer, held.answered_by = reason.strip(), by.label[:200]
    held.answered_at = moment(today)
    held.save()
    action = "duty.request_granted" if grant else "duty.request_refused"
    audit.record(by=by, action=action, target=held.duty, kind=held.kind, reason=held.answer)
    _tell(held, GRANTED if grant else REFUSED, bodies=[held.body_id], key="answered")
    return held


def _grant(request: DutyRequest, day: date | None, today: date) -> None:
    _refuse_closed(request.duty)
    match RequestKind(request.kind):
        case RequestKind.EXTEND:
            _extend(request, day, today)
        case RequestKind.DECLINE:
            free_body(request.duty, request.reason, today)
        case RequestKind.REDIRECT:
            _redirect(request, today)


def _extend(request: DutyRequest, day: date | None, today: date) -> None:
    """Give another day; the first one stays beside it."""
    duty, until = request.duty, day or request.day
    if until is None or duty.due_on is None or until <= duty.due_on or until < today:
        raise BadRequest(noop("Hạn mới phải sau hạn đang có và không sớm hơn hôm nay."))
    request.day, duty.due_on = until, term_end(until)
    duty.save(update_fields=["due_on"])


def _redirect(request: DutyRequest, today: date) -> None:
    if request.other is None:
        raise BadRequest(noop("Chọn đơn vị nhận việc."))
    hand_on(request.duty, request.other, request.reason, today)
    _tell(request, NEW, bodies=[request.other.pk], key="handed")


def _waiting(request: DutyRequest) -> DutyRequest:
    held = DutyRequest.objects.select_for_update(of=("self",)).select_related(
        "duty__plan", "duty__task", "body", "other"
    )
    found = held.get(pk=request.pk)
    if found.state != ASKED:
        raise Conflict(noop("Đề nghị này đã được trả lời hoặc đã rút."))
    return found


def _refuse_closed(duty: Duty) -> None:
    if duty.done_on or duty.stopped_on or duty.history:
        raise BadRequest(noop("Việc này đã xong, đã dừng hoặc thuộc kỳ trước khi theo dõi."))


def _refuse_nonsense(duty: Duty, wish: Wish, today: date) -> None:
    if not wish.reason.strip():
        raise BadRequest(noop("Ghi lý do đề nghị."))
    if wish.kind is RequestKind.EXTEND:
        if duty.due_on is None:
            raise BadRequest(noop("Việc này chưa có hạn nên chưa cần gia hạn."))
        if wish.day is None or wish.day <= duty.due_on or wish.day < today:
            raise BadRequest(
                noop("Hạn đề nghị phải sau hạn đang có, ngày %(day)s."),
                day=format_date(duty.due_on),
            )
    if wish.kind is RequestKind.REDIRECT and (not wish.other or wish.other.pk == duty.body_id):
        raise BadRequest(noop("Chọn đơn vị khác mà việc này thuộc về."))


def _tell(request: DutyRequest, words: str, *, bodies: list[int], key: str) -> None:
    duty = request.duty
    tell(
        Notice(
            kind=f"duty.{key}",
            words=words,
            values={"body": str(request.body), "task": duty.task.text[:160]},
            href=reverse("duties:detail", args=[duty.pk]),
            key=f"duty-request-{request.pk}-{key}",
            bodies=bodies,
        )
    )
