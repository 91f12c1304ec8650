"""Who worked where on a day: positions by body and date, a body's past names included."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from hientai.bodies.models import Body, Event, Succession
from hientai.kernel.permissions import Actor, Permission
from hientai.people.models import Position
from hientai.people.selectors.lists import visible_people


def with_predecessors(body: Body) -> set[int]:
    """Return a body and all whose work came to it, a query a generation."""
    found, frontier = {body.pk}, {body.pk}
    while frontier:
        steps = Succession.objects.filter(
            successor__in=frontier, event__state=Event.State.IN_EFFECT
        )
        frontier = set(steps.values_list("predecessor", flat=True)) - found
        found |= frontier
    return found


def held_on(day: date) -> Q:
    """Narrow positions to those held on a day; one whose days are known by the year counts all year.

    What began nobody knows when counts if it was held still, or ended after the day.
    """
    iso = day.isoformat()
    began = Q(since="") | Q(since__lte=iso)
    lasted = Q(until="", current=True) | Q(until__gte=iso)
    return began & (lasted | Q(until=iso[:4]) | Q(until=iso[:7]))


def at_work(actor: Actor, body: Body, day: date) -> QuerySet[Position]:
    """Return who worked at a body or those before it on a day, in the order of names."""
    found = Position.objects.filter(held_on(day), body__in=with_predecessors(body))
    if not actor.reaches_all(Permission.PEOPLE_SEE):
        found = found.filter(person__in=visible_people(actor).values("pk"))
    ordered = found.select_related("person", "body")
    return ordered.order_by("person__sort_key", "person", "-current", "id")


def unsure(positions: QuerySet[Position]) -> int:
    """Return of how many nobody knows since when they were there."""
    return positions.filter(since="").count()


def people_in(positions: QuerySet[Position]) -> int:
    """Return how many people hold the positions, each once."""
    return positions.order_by().values("person").distinct().count()
