"""Requests for values: whose they are, which wait."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from hientai.indicators.models import Ask
from hientai.kernel.permissions import Actor, Permission


def visible_asks(actor: Actor) -> QuerySet[Ask]:
    """Return all requests for whoever sees all indicators, else those to one's own bodies."""
    asks = Ask.objects.select_related("indicator", "body", "steward", "evidence")
    if actor.reaches_all(Permission.INDICATOR_SEE):
        return asks
    return asks.filter(body__in=actor.own_bodies(Permission.INDICATOR_SEE))


def waiting(actor: Actor) -> QuerySet[Ask]:
    """Return what somebody has to answer, or to confirm."""
    answers = Q(
        body__in=actor.own_bodies(Permission.INDICATOR_REPORT),
        state__in=(Ask.State.ASKED, Ask.State.RETURNED),
    )
    decides = Q(steward__in=actor.own_bodies(Permission.INDICATOR_EDIT), state=Ask.State.SENT)
    return Ask.objects.filter(answers | decides).select_related("indicator", "body")


def count_waiting(actor: Actor) -> int:
    """Return how many wait; whoever has nothing to answer asks no question."""
    if not (actor.holds(Permission.INDICATOR_REPORT) or actor.holds(Permission.INDICATOR_EDIT)):
        return 0
    return waiting(actor).count()
