"""The day's digests: one a person, each rung of each duty claimed once before anything is sent."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from hientai.chasing.channels import channels
from hientai.chasing.domain import Recipient
from hientai.chasing.models import Delivery, Digest, InboxNotice, Line, Preference
from hientai.chasing.selectors.due import Due, day_plan
from hientai.chasing.selectors.inbox import to_pass_on
from hientai.chasing.services.inbox import keep
from hientai.core.notices import Notice
from hientai.kernel.errors import noop
from hientai.kernel.workdays import is_working_day

CUT_OFF = noop("Việc gửi bị ngắt giữa chừng, có thể đã gửi. Hỏi người nhận trước khi nhắc lại.")
LOST_AFTER = timedelta(hours=1)  # no conversation with a mail server takes that long
DIGEST = "digest"


def gather(*, today: date | None = None) -> list[int]:
    """Make the digests of a day that are not made yet; return the deliveries that wait to go out.

    It may be run twice, and by two workers at once: whoever comes second finds the claims made.
    """
    day = today or localdate()
    _give_up_lost()
    if is_working_day(day):
        told, notices = day_plan(day).told, to_pass_on()
        unwilling = set(Preference.objects.filter(digest=False).values_list("user_id", flat=True))
        for person in dict.fromkeys([*told, *notices]):
            by_mail = person.user_id not in unwilling
            if by_mail or person in told:
                _make(person, told.get(person, []), notices.get(person, []), day, by_mail=by_mail)
    waiting = Delivery.objects.filter(state=Delivery.State.QUEUED).order_by("id")
    return list(waiting.values_list("pk", flat=True))


def _make(
    person: Recipient, dues: list[Due], notices: list[int], day: date, *, by_mail: bool
) -> None:
    """Make one person's digest with its claims and what sends it, whole or not at all."""
    try:
        with transaction.atomic():
            digest = Digest.objects.create(
                recipient=person.key,
                name=person.name[:200],
                user_id=person.user_id,
                address="" if person.user_id else person.address,
                day=day,
            )
            Line.objects.bulk_create(_lines(digest, dues))
            InboxNotice.objects.filter(pk__in=notices).update(digest=digest)
            _tell(digest, len({due.owed.duty_id for due in dues}))
            if by_mail:
                _queue(digest, person)
    except IntegrityError:
        return  # somebody made it, or told one of its lines, a moment ago


def _lines(digest: Digest, dues: list[Due]) -> list[Line]:
    return [
        Line(
            digest=digest,
            recipient=digest.recipient,
            duty_id=owed.duty_id,
            due_on=owed.due_on,
            days=step.days,
            audience=step.audience,
        )
        for owed, step in dues
    ]


def _tell(digest: Digest, duties: int) -> None:
    if digest.user_id and duties:
        keep(
            Notice(
                kind=DIGEST,
                words=noop("%(n)s việc cần chú ý theo bậc nhắc ngày %(day)s"),
                values={"n": duties, "day": f"{digest.day:%d/%m/%Y}"},
                href=reverse("chasing:digest", args=[digest.pk]),
                key=f"digest:{digest.pk}",
                users=[digest.user_id],
            )
        )


def _queue(digest: Digest, person: Recipient) -> None:
    Delivery.objects.bulk_create(
        Delivery(digest=digest, channel=channel.name, address=address)
        for channel in channels().values()
        if (address := channel.address_of(person))
    )


def _give_up_lost() -> None:
    """Call uncertain what has been on its way for so long that whoever sent it must be gone."""
    lost = Delivery.objects.filter(
        state=Delivery.State.SENDING, claimed_at__lt=timezone.now() - LOST_AFTER
    )
    lost.update(state=Delivery.State.UNCERTAIN, why=CUT_OFF)
