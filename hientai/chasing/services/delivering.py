"""Sending what waits, at most once: claimed first, and called uncertain where it was cut off."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from hientai.chasing.channels import Channel, channels
from hientai.chasing.models import Delivery, Digest
from hientai.chasing.selectors.composing import message_of
from hientai.chasing.services.gathering import CUT_OFF
from hientai.chasing.services.inbox import keep
from hientai.core.notices import Notice
from hientai.kernel.errors import noop
from hientai.kernel.messages import Message, Outcome, Sent

FIRST_PAUSE = timedelta(minutes=15)  # doubled each time
MOST_ATTEMPTS = 6  # the last one 8 hours after the first
NO_CHANNEL = noop("Kênh gửi này đã bỏ khỏi cấu hình.")

STATES = {
    Outcome.SENT: Delivery.State.SENT,
    Outcome.REFUSED: Delivery.State.FAILED,
    Outcome.UNREACHABLE: Delivery.State.QUEUED,
    Outcome.UNCERTAIN: Delivery.State.UNCERTAIN,
}


def deliver(delivery_id: int, *, today: date | None = None) -> timedelta | None:
    """Send one delivery that waits; return after how long to try again, if that makes sense.

    Found in mid-sending by somebody who must be gone by now, it was cut off there: it is not sent
    again, and is called uncertain.
    """
    waiting = Delivery.objects.filter(pk=delivery_id, state=Delivery.State.QUEUED)
    if not waiting.update(state=Delivery.State.SENDING, claimed_at=timezone.now()):
        return _cut_off(delivery_id)
    found = Delivery.objects.select_related("digest", "notice__user")
    delivery = found.get(pk=delivery_id)
    message = message_of(delivery, today or localdate())
    if message is None:
        Delivery.objects.filter(pk=delivery_id).update(state=Delivery.State.NEEDLESS)
        return None
    return _send(delivery, message)


def _cut_off(delivery_id: int) -> timedelta | None:
    patience = timedelta(seconds=2 * settings.EMAIL_TIMEOUT)
    on_its_way = Delivery.objects.filter(pk=delivery_id, state=Delivery.State.SENDING)
    lost = on_its_way.exclude(claimed_at__gt=timezone.now() - patience)
    if lost.update(state=Delivery.State.UNCERTAIN, why=CUT_OFF):
        _report(Delivery.objects.select_related("digest").get(pk=delivery_id))
    return patience if on_its_way.exists() else None


def _send(delivery: Delivery, message: Message) -> timedelta | None:
    channel: Channel | None = channels().get(delivery.channel)
    sent = channel.send(message) if channel else Sent(Outcome.REFUSED, NO_CHANNEL)
    delivery.attempts += 1
    last = delivery.attempts >= MOST_ATTEMPTS
    delivery.state = STATES[sent.outcome]
    given_up = last and delivery.state == Delivery.State.QUEUED
    if given_up:
        delivery.state = Delivery.State.FAILED
    delivery.why = sent.why
    delivery.sent_at = timezone.now() if sent.outcome is Outcome.SENT else None
    with transaction.atomic():
        delivery.save(update_fields=["state", "attempts", "why", "sent_at"])
        if given_up and delivery.digest:
            _release(delivery.digest)
        if delivery.state in {Delivery.State.FAILED, Delivery.State.UNCERTAIN}:
            _report(delivery)
    again = delivery.state == Delivery.State.QUEUED
    return FIRST_PAUSE * 2 ** (delivery.attempts - 1) if again else None


def _release(digest: Digest) -> None:
    """Let what certainly reached nobody be told on another day; an inbox was reached already."""
    if digest.user_id is None:
        digest.lines.update(released=True)


def _report(delivery: Delivery) -> None:
    """Tell the stewards of the work what did not go out, or may not have."""
    if delivery.digest is None:
        return
    stewards = set(delivery.digest.lines.values_list("duty__plan__steward", flat=True))
    words = {
        Delivery.State.FAILED: noop("Thư nhắc tới %(name)s không gửi được"),
        Delivery.State.UNCERTAIN: noop("Thư nhắc tới %(name)s có thể đã gửi, hỏi lại người nhận"),
    }[Delivery.State(delivery.state)]
    keep(
        Notice(
            kind="chasing.trouble",
            words=words,
            values={"name": delivery.digest.name},
            href=reverse("chasing:digest", args=[delivery.digest.pk]),
            key=f"delivery:{delivery.pk}:{delivery.state}",
            bodies=stewards,
        )
    )
