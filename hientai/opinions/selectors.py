"""Reads on opinions."""

from __future__ import annotations

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from hientai.duties.models import Duty
from hientai.duties.selectors import visible_duties
from hientai.kernel.permissions import Actor, Permission
from hientai.opinions.models import Opinion

STATES_IN_ORDER = (Opinion.State.RAISED, Opinion.State.ANSWERED, Opinion.State.CLOSED)


def visible_opinions(actor: Actor) -> QuerySet[Opinion]:
    """Return the opinions that the person may see: all, or those their bodies raise or collect."""
    opinions = Opinion.objects.select_related("body", "collector", "plan__document", "duty__task")
    if actor.reaches_all(Permission.OPINION_SEE):
        return opinions
    own = actor.own_bodies(Permission.OPINION_SEE)
    return opinions.filter(Q(body__in=own) | Q(collector__in=own))


def waiting_first(opinions: QuerySet[Opinion]) -> QuerySet[Opinion]:
    """Order by what still waits, the longest first; then the rest, the newest first."""
    place = Case(
        *(When(state=state, then=Value(n)) for n, state in enumerate(STATES_IN_ORDER)),
        output_field=IntegerField(),
    )
    waiting_since = Case(When(state=Opinion.State.RAISED, then="raised_at"))
    return opinions.annotate(place=place).order_by("place", waiting_since, "-id")


def to_answer(actor: Actor) -> QuerySet[Opinion]:
    """Return what waits for an answer of the person's bodies, the longest first."""
    own = actor.own_bodies(Permission.OPINION_ANSWER)
    waiting = visible_opinions(actor).filter(state=Opinion.State.RAISED, collector__in=own)
    return waiting.order_by("raised_at", "id")


def count_waiting(opinions: QuerySet[Opinion]) -> int:
    return opinions.filter(state=Opinion.State.RAISED).count()


def visible_opinion(actor: Actor, pk: int) -> Opinion | None:
    return visible_opinions(actor).filter(pk=pk).first()


def duty_to_raise_from(actor: Actor, pk: int) -> Duty | None:
    found = visible_duties(actor).select_related(
        "task", "body", "plan__document", "plan__steward", "plan__difficulty_collector"
    )
    return found.filter(pk=pk).first()
