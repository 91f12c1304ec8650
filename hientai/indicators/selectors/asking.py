"""Requests for values: whose they are, which wait."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from hientai.indicators.models import Ask, Indicator, Target
from hientai.kernel.permissions import Actor, Permission


def visible_asks(actor: Actor) -> QuerySet[Ask]:
    """Return all requests for whoever sees all indicators, else those to one's own bodies."""
    asks = Ask.objects.select_related("indicator", "body", "steward", "evidence")
    if actor.reaches_all(Permission.INDICATOR_SEE):
        return asks
    return asks.filter(body__in=actor.own_bodies(Permission.INDICATOR_SEE))


def waiting(actor: Actor) -> QuerySet[Ask]:
    """Return what somebody has to answer, or to confirm; and what bodies did not answer in time."""
    answers = Q(
        body__in=actor.own_bodies(Permission.INDICATOR_REPORT),
        state__in=(Ask.State.ASKED, Ask.State.RETURNED),
    )
    late = Q(state__in=(Ask.State.ASKED, Ask.State.RETURNED), due_on__lt=localdate())
    decides = Q(steward__in=actor.own_bodies(Permission.INDICATOR_EDIT)) & (
        late | Q(state=Ask.State.SENT)
    )
    return Ask.objects.filter(answers | decides).select_related("indicator", "body")


def count_waiting(actor: Actor) -> int:
    """Return how many wait; whoever has nothing to answer asks no question."""
    if not (actor.holds(Permission.INDICATOR_REPORT) or actor.holds(Permission.INDICATOR_EDIT)):
        return 0
    return waiting(actor).count()


def reported_indicators() -> QuerySet[Indicator]:
    """Return the indicators that a body reports and some plan still wants."""
    followed = Target.objects.filter(stage=Target.Stage.CONFIRMED).values("indicator")
    rows = Indicator.objects.filter(source=Indicator.Source.REPORTED, pk__in=followed)
    return rows.exclude(body=None).select_related("body")


def is_known(indicator: Indicator, period: str) -> bool:
    """Return whether a period has a value or was asked for, whatever became of it."""
    asked = Ask.objects.filter(indicator=indicator, period=period)
    held = indicator.observations.filter(period=period, current=True)
    return asked.exists() or held.exists()
