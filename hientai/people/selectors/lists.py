"""Who may be seen, and one profile with all that stands on its page. Lists: `selectors.listing`."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from hientai.kernel.permissions import Actor, Permission
from hientai.people.domain.degrees import DEGREE_GROUPS as DEGREES
from hientai.people.domain.degrees import known_degrees
from hientai.people.models import Fact, Person
from hientai.people.selectors.hiding import without_hidden

__all__ = ["DEGREES", "degree_label", "person_of", "visible_people"]


def visible_people(actor: Actor) -> QuerySet[Person]:
    """Return those whom somebody may see: all, or those who work at their bodies."""
    people = without_hidden(Person.objects.all(), actor)
    if actor.reaches_all(Permission.PEOPLE_SEE):
        return people
    return people.filter(body__in=actor.own_bodies(Permission.PEOPLE_SEE))


def person_of(actor: Actor, pk: int) -> Person | None:
    """Return a profile that the person may see, with all that stands on its page."""
    people = visible_people(actor).select_related("body", "sector", "origin", "intake")
    several = (
        "degrees__origin",
        "positions__origin",
        "positions__body",
        Prefetch("facts", Fact.objects.select_related("origin")),
    )
    return people.prefetch_related(*several).filter(pk=pk).first()


def degree_label(code: str) -> str:
    known = known_degrees().get(code)
    return known.name if known else ""
