"""Where people of a list that was taken in come from and work, by today's boundaries."""

from __future__ import annotations

from typing import Final

from hientai.people.models import Person
from hientai.people.selectors.placed import Grounds, Home

CHUNK: Final = 5000
_COLUMNS: Final = ("id", "home_place", "workplace", "body_id")


def place_intake(intake_id: int) -> int:
    """Find the places of those whom a list made; return of how many. May be run again."""
    people = Person.objects.filter(intake=intake_id, home_unit="", work_unit="").order_by("pk")
    grounds, last, found = Grounds(), 0, 0
    while chunk := list(people.filter(pk__gt=last).only(*_COLUMNS)[:CHUNK]):
        last = chunk[-1].pk
        units: dict[tuple[Home, str], list[int]] = {}
        for person in chunk:
            home = grounds.home(person.home_place)
            work = grounds.work(person.workplace, person.body_id)
            if home.today or work:
                units.setdefault((home, work), []).append(person.pk)
        for (home, work), ids in units.items():
            found += Person.objects.filter(pk__in=ids).update(
                home_unit=home.today, home_then=home.then, work_unit=work
            )
    return found
