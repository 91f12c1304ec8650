"""Reads on notices."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import QuerySet

from hientai.chasing.domain import Recipient
from hientai.chasing.models import InboxNotice, Preference
from hientai.chasing.selectors.people import recipient_of
from hientai.kernel.permissions import Actor


def inbox(actor: Actor) -> QuerySet[InboxNotice]:
    """Return what a person was told, newest first."""
    return InboxNotice.objects.filter(user=actor.user_id)


def unread(actor: Actor) -> QuerySet[InboxNotice]:
    return inbox(actor).filter(read_at=None)


def count_unread(actor: Actor) -> int:
    return unread(actor).count() if actor.user_id else 0


def notice_of(actor: Actor, pk: int) -> InboxNotice | None:
    return inbox(actor).filter(pk=pk).first()


def preference_of(actor: Actor) -> Preference:
    """Return what a person chose, or what nobody needs to choose."""
    return Preference.objects.filter(user=actor.user_id).first() or Preference()


def to_pass_on() -> dict[Recipient, list[int]]:
    """Return the unread notices that no digest has told yet, by person."""
    rows = InboxNotice.objects.filter(read_at=None, digest=None, urgent=False, user__is_active=True)
    by_person: dict[Recipient, list[int]] = defaultdict(list)
    for notice in rows.exclude(kind="digest").select_related("user").order_by("id"):
        by_person[recipient_of(notice.user)].append(notice.pk)
    return by_person
