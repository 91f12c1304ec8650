"""Notices: kept for each person they are told to, read, and sent on where they are urgent."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from hientai.accounts.models import User
from hientai.accounts.selectors import officers_of
from hientai.chasing.channels import channels
from hientai.chasing.models import Delivery, InboxNotice, Preference
from hientai.chasing.selectors.people import recipient_of
from hientai.chasing.signals import delivery_queued
from hientai.core.notices import Notice
from hientai.kernel.permissions import Actor


def keep(notice: Notice) -> None:
    """Put a notice into the inbox of everybody it is told to, once however often it is told."""
    users = _people(notice)
    rows = [
        InboxNotice(
            user=user,
            kind=notice.kind,
            words=notice.words,
            values=notice.values,
            href=notice.href,
            key=notice.key,
            urgent=notice.urgent,
        )
        for user in users
    ]
    InboxNotice.objects.bulk_create(rows, ignore_conflicts=True)
    if notice.urgent:
        _send_on(notice, users)


def on_notice_told(*, notice: Notice, **_: Any) -> None:
    """Receive `core.notices.notice_told`."""
    keep(notice)


def read(*, notice: InboxNotice, by: Actor) -> None:
    """Mark one's own notice as read."""
    InboxNotice.objects.filter(pk=notice.pk, user=by.user_id, read_at=None).update(
        read_at=timezone.now()
    )


def read_all(*, by: Actor) -> int:
    """Mark all of one's notices as read; return how many were not."""
    unread = InboxNotice.objects.filter(user=by.user_id, read_at=None)
    return unread.update(read_at=timezone.now())


def prefer(*, digest: bool, urgent: bool, by: Actor) -> None:
    """Keep what a person wants to get beyond the inbox."""
    Preference.objects.update_or_create(
        user=User.objects.get(pk=by.user_id or 0), defaults={"digest": digest, "urgent": urgent}
    )


def _people(notice: Notice) -> list[User]:
    named = User.objects.filter(pk__in=notice.users, is_active=True)
    officers = officers_of(set(notice.bodies)) if notice.bodies else User.objects.none()
    return list({user.pk: user for user in [*named, *officers]}.values())


def _send_on(notice: Notice, users: list[User]) -> None:
    """Queue an urgent notice on every channel of everybody who did not refuse it."""
    unwilling = set(Preference.objects.filter(urgent=False).values_list("user_id", flat=True))
    people = {user.pk: recipient_of(user) for user in users if user.pk not in unwilling}
    kept = InboxNotice.objects.filter(key=notice.key, user__in=people, deliveries=None)
    with transaction.atomic():
        for row in kept:
            for channel in channels().values():
                if address := channel.address_of(people[row.user_id]):
                    one = Delivery.objects.create(notice=row, channel=channel.name, address=address)
                    delivery_queued.send(Delivery, delivery=one.pk)
