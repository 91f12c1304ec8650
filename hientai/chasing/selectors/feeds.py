"""A person's own open duties as a calendar."""

from __future__ import annotations

from hashlib import sha256

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from hientai.accounts.selectors import actor_for
from hientai.chasing.domain.ical import Entry, calendar
from hientai.chasing.models import Explanation, Feed
from hientai.duties.selectors import owed_by
from hientai.kernel.permissions import Actor, Permission

MOST = 2000


def fingerprint(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def feed_of(actor: Actor) -> Feed | None:
    return Feed.objects.filter(user=actor.user_id).first()


def calendar_of(secret: str) -> str | None:
    """Return the calendar behind a secret; None where it opens nothing (any more)."""
    feed = Feed.objects.select_related("user").filter(fingerprint=fingerprint(secret)).first()
    if feed is None or not feed.user.is_active:
        return None
    actor = actor_for(feed.user)
    return calendar(_("Việc đến hạn - Hiền Tài"), [*_duties(actor), *_explanations(actor)])


def _duties(actor: Actor) -> list[Entry]:
    owed = owed_by(actor.own_bodies(Permission.DUTY_REPORT)).filter(due_on__isnull=False)
    return [
        Entry(
            uid=f"viec-{duty.pk}@hientai",
            day=duty.due_on,
            summary=duty.task.text[:200],
            description=f"{duty.body}\n{duty.task.label}, {duty.plan.document.reference}",
            url=settings.SITE_URL + reverse("duties:detail", args=[duty.pk]),
            stamp=duty.opened_at,
        )
        for duty in owed[:MOST]
        if duty.due_on
    ]


def _explanations(actor: Actor) -> list[Entry]:
    own = actor.own_bodies(Permission.EXPLANATION_ANSWER)
    asked = Explanation.objects.filter(state=Explanation.State.ASKED, body__in=own)
    return [
        Entry(
            uid=f"giai-trinh-{one.pk}@hientai",
            day=one.due_on,
            summary=_("Giải trình: %(text)s") % {"text": one.text[:150]},
            description=f"{one.body}\n{one.asked_by}",
            url=settings.SITE_URL + reverse("chasing:explanation", args=[one.pk]),
            stamp=one.asked_at,
        )
        for one in asked.select_related("body").order_by("due_on", "id")
    ]
