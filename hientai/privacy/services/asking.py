"""Requests about one's own data: asked, acknowledged, put off once, answered, dropped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from hientai.accounts.models import Membership
from hientai.accounts.selectors import held_on
from hientai.core import audit
from hientai.core.files import store
from hientai.core.notices import Notice, tell
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission, Role
from hientai.kernel.vietnamese import format_date
from hientai.people.models import Person
from hientai.privacy.domain.purposes import PURPOSES, Purpose
from hientai.privacy.domain.rights import BadRequest, Right, acknowledge_by, act_by, extended
from hientai.privacy.models import Claim, Request, RequestStep, Restriction
from hientai.privacy.services import consenting
from hientai.privacy.services.erasing import erase

Act = RequestStep.Act


@dataclass(frozen=True)
class Asked:
    """What is asked for; `others`: third parties handle the data too."""

    right: Right
    purpose: str = ""
    words: str = ""
    others: bool = False


def ask(*, person: Person, asked: Asked, by: Actor, on: date | None = None) -> Request:
    """Open one's own request; the same right asked for again while one is open is refused."""
    return _open(person, asked, by, on or localdate(), None)


def ask_on_paper(
    *, person: Person, asked: Asked, paper: tuple[str, bytes], received_on: date, by: Actor
) -> Request:
    """Open a request that came on paper, on the day on which it came."""
    by.require(Permission.PRIVACY_HANDLE)
    if received_on > localdate():
        raise BadRequest(noop("Ngày nhận không sau hôm nay."))
    return _open(person, asked, by, received_on, paper)


def _open(
    person: Person, asked: Asked, by: Actor, on: date, paper: tuple[str, bytes] | None
) -> Request:
    if asked.right is Right.OBJECT and asked.purpose not in set(Purpose):
        raise BadRequest(noop("Chọn cách dùng mà anh/chị phản đối."))
    due = act_by(asked.right, on, others=asked.others)
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        same = person.privacy_requests.filter(right=asked.right.value, purpose=asked.purpose)
        if same.filter(answered_on=None, dropped_on=None).exists():
            raise Conflict(noop("Yêu cầu này đã gửi và đang được xử lý."))
        request = Request.objects.create(
            person=person,
            right=asked.right.value,
            purpose=asked.purpose,
            words=asked.words.strip(),
            how=Request.How.PAPER if paper else Request.How.ONLINE,
            paper=store(name=paper[0], data=paper[1], by=by) if paper else None,
            received_on=on,
            others=asked.others,
            acknowledge_by=acknowledge_by(on),
            first_due_on=due,
            due_on=due,
        )
        _step(request, Act.ASK, by, on)
        _tell_handlers(
            request, "asked", noop("Yêu cầu mới về dữ liệu cá nhân: %(what)s, hạn %(day)s.")
        )
        audit.record(by=by, action="privacy.asked", target=request, right=request.right)
    return request


def acknowledge(
    *, request: Request, by: Actor, others: bool = False, on: date | None = None
) -> Request:
    """Say that a request was received; where third parties handle the data too, the law gives more days."""
    day = on or localdate()
    with transaction.atomic():
        held = _held(request, by)
        if held.acknowledged_on:
            raise Conflict(noop("Đã báo nhận yêu cầu này."))
        held.acknowledged_on = day
        if others and not held.others and not held.extended_on:
            held.others = True
            held.due_on = act_by(Right(held.right), held.received_on, others=True)
            held.first_due_on = held.due_on
        held.save(update_fields=["acknowledged_on", "others", "due_on", "first_due_on"])
        _step(held, Act.ACKNOWLEDGE, by, day)
        _tell_person(
            held, noop("Đã nhận yêu cầu “%(what)s” của anh/chị, trả lời chậm nhất %(day)s.")
        )
        audit.record(by=by, action="privacy.acknowledged", target=held)
    return held


def put_off(
    *, request: Request, days: int, reason: str, by: Actor, on: date | None = None
) -> Request:
    """Put the day off once, with a reason that the person reads."""
    if not reason.strip():
        raise BadRequest(noop("Ghi lý do kéo dài; người gửi yêu cầu đọc được."))
    with transaction.atomic():
        held = _held(request, by)
        if held.extended_on:
            raise Conflict(noop("Yêu cầu này đã kéo dài một lần; luật chỉ cho một lần."))
        held.extended_on, held.due_on = on or localdate(), extended(held.due_on, days)
        held.save(update_fields=["extended_on", "due_on"])
        _step(held, Act.EXTEND, by, held.extended_on, reason)
        _tell_person(
            held, noop("Yêu cầu “%(what)s” được kéo dài đến %(day)s; lý do ở trong trang.")
        )
        audit.record(by=by, action="privacy.put_off", target=held, days=days)
    return held


def refuse(*, request: Request, reason: str, by: Actor, on: date | None = None) -> Request:
    """Answer no; the reason is what the person gets."""
    if not reason.strip():
        raise BadRequest(noop("Ghi lý do từ chối, ví dụ: nhiệm vụ luật giao cho cơ quan nhà nước."))
    day = on or localdate()
    with transaction.atomic():
        held = _answered(request, by, day, granted=False)
        _step(held, Act.REFUSE, by, day, reason)
        _tell_person(held, noop("Yêu cầu “%(what)s” chưa được chấp nhận; lý do ở trong trang."))
        audit.record(by=by, action="privacy.refused", target=held)
    return held


def grant(*, request: Request, words: str, by: Actor, on: date | None = None) -> Request:
    """Answer yes, and do what was asked where the system can do it itself."""
    day = on or localdate()
    with transaction.atomic():
        held = _answered(request, by, day, granted=True)
        person = held.person
        _step(held, Act.GRANT, by, day, words)
        _tell_person(held, noop("Yêu cầu “%(what)s” đã được thực hiện."))
        audit.record(by=by, action="privacy.granted", target=held, right=held.right)
        if person is not None:
            _do(held, person, by, day)
    held.refresh_from_db()
    return held


def _do(request: Request, person: Person, by: Actor, on: date) -> None:
    right = Right(request.right)
    if right is Right.ERASE:
        erase(person=person, by=by, on=on)
    elif right in {Right.RESTRICT, Right.OBJECT}:
        Restriction.objects.get_or_create(person=person, purpose=request.purpose)
        _count_anew(person)
        for purpose in [request.purpose] if request.purpose else list(Purpose):
            if not PURPOSES[Purpose(purpose)].by_duty:
                consenting.withdraw(person=person, purpose=Purpose(purpose), by=by)
    elif right is Right.WITHDRAW:
        for purpose in [request.purpose] if request.purpose else list(Purpose):
            consenting.withdraw(person=person, purpose=Purpose(purpose), by=by)


def _count_anew(person: Person) -> None:
    """Let figures that are kept beside the register see that it changed."""
    Person.objects.filter(pk=person.pk).update(changed_at=timezone.now())


@transaction.atomic
def lift(*, person: Person, purpose: str, by: Actor) -> None:
    """End a restriction that the person no longer wants."""
    by.require(Permission.PRIVACY_HANDLE)
    gone, _each = Restriction.objects.filter(person=person, purpose=purpose).delete()
    if gone:
        _count_anew(person)
        audit.record(by=by, action="privacy.restriction_lifted", target=person, purpose=purpose)


@transaction.atomic
def drop(*, request: Request, by: Actor, on: date | None = None) -> Request:
    """Take back one's own request; the caller asked whose it is."""
    held = Request.objects.select_for_update().get(pk=request.pk)
    if not held.is_open:
        raise Conflict(noop("Yêu cầu này đã trả lời xong."))
    held.dropped_on = on or localdate()
    held.save(update_fields=["dropped_on"])
    _step(held, Act.DROP, by, held.dropped_on)
    audit.record(by=by, action="privacy.dropped", target=held)
    return held


def _held(request: Request, by: Actor) -> Request:
    by.require(Permission.PRIVACY_HANDLE)
    held = Request.objects.select_for_update().get(pk=request.pk)
    if not held.is_open:
        raise Conflict(noop("Yêu cầu này đã trả lời xong."))
    return held


def _answered(request: Request, by: Actor, day: date, *, granted: bool) -> Request:
    held = _held(request, by)
    held.acknowledged_on = held.acknowledged_on or day  # an answer says that it was received
    held.answered_on, held.granted = day, granted
    held.save(update_fields=["acknowledged_on", "answered_on", "granted"])
    return held


def _step(request: Request, act: RequestStep.Act, by: Actor, on: date, words: str = "") -> None:
    RequestStep.objects.create(
        request=request, act=act, on=on, by=by.label[:200], words=words.strip()
    )


def handlers() -> list[int]:
    """Return the accounts that answer requests today."""
    posts = Membership.objects.filter(held_on(localdate()), role=Role.STEWARD)
    return sorted(set(posts.filter(user__is_active=True).values_list("user_id", flat=True)))


def _tell_handlers(request: Request, key: str, words: str) -> None:
    tell(
        Notice(
            kind=f"privacy.{key}",
            words=words,
            values={"what": request.rules.label, "day": format_date(request.next_day)},
            href=request.get_absolute_url(),
            key=f"privacy-request:{request.pk}:{key}",
            users=handlers(),
        )
    )


def _tell_person(request: Request, words: str) -> None:
    user = Claim.objects.filter(person=request.person_id).values_list("user_id", flat=True).first()
    if user is None:
        return
    tell(
        Notice(
            kind="privacy.answered",
            words=words,
            values={"what": request.rules.label, "day": format_date(request.due_on)},
            href=reverse("privacy:my-request", args=[request.pk]),
            key=f"privacy-request:{request.pk}:{timezone.now():%Y%m%d%H%M%S%f}",
            users=[user],
            urgent=True,
        )
    )
