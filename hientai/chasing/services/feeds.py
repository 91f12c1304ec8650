"""The secret address of a person's calendar: made, made anew, revoked."""

from __future__ import annotations

import secrets

from django.db import transaction

from hientai.accounts.models import User
from hientai.chasing.models import Feed
from hientai.chasing.selectors.feeds import fingerprint
from hientai.core import audit
from hientai.kernel.permissions import Actor


def make_feed(*, by: Actor) -> str:
    """Return a new secret for the person's address; the one before stops to work."""
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        user = User.objects.get(pk=by.user_id or 0)
        Feed.objects.filter(user=user).delete()
        feed = Feed.objects.create(user=user, fingerprint=fingerprint(secret))
        audit.record(by=by, action="chasing.feed_made", target=feed)
    return secret


def revoke_feed(*, by: Actor) -> None:
    """Stop a person's address, if there is one."""
    with transaction.atomic():
        for feed in Feed.objects.filter(user=by.user_id):
            audit.record(by=by, action="chasing.feed_revoked", target=feed)
            feed.delete()
