"""Forecasts and histories for tests."""

import numpy as np
from django.utils import timezone

from hientai.forecasts.domain.lives import NEVER, Lives
from hientai.people.models import Degree, Origin, Person, Position

_ENDS = {"50": [11.0], "80": [12.0], "95": [13.0]}
DONE = {  # an answer as `questions.answer` gives it
    "year": 2025,
    "assumed": ["leaving"],
    "past": [[2025, 9.0]],
    "fans": [
        {
            "name": "Như hiện nay",
            "scenario": {"doctorates": 0, "quits": 1},
            "years": [2026],
            "middle": [10.0],
            "low": {"50": [9.0], "80": [8.0], "95": [7.0]},
            "high": _ENDS,
            "chance": None,
        }
    ],
    "needs": [],
    "tested": [],
    "score": None,
    "known": {
        "people": 100, "births": 90, "fields": 80, "arrivals": 50, "masters": 10,
        "masters_dated": 9, "doctors": 9, "doctors_dated": 5, "departures_since": None,
    },
}  # fmt: skip


def one_life(**changes: int) -> Lives:
    """Return a man born in June 1980, below master, who came in 2005 and is there for ever."""
    usual = {
        "month": 1980 * 12 + 5, "sex": 0, "field": 0,
        "came": 2005, "left": NEVER, "master": NEVER, "doctor": NEVER,
    }  # fmt: skip
    return Lives(**{name: np.array([value]) for name, value in (usual | changes).items()})


def fill_register(lives: Lives) -> None:
    """Put lives into the register's tables, with every date that they have."""
    origin = Origin.objects.create(kind=Origin.Kind.DERIVED, at=timezone.now(), by="Mẫu")
    Person.objects.bulk_create([_person(lives, i, origin) for i in range(len(lives.month))])
    people = Person.objects.order_by("-pk")[: len(lives.month)][::-1]
    of_degree = (("master", lives.master), ("doctor", lives.doctor))
    Degree.objects.bulk_create(
        Degree(person=person, code=code, year=int(years[i]), origin=origin)
        for i, person in enumerate(people)
        for code, years in of_degree
        if years[i] < NEVER
    )
    Position.objects.bulk_create(
        Position(person=person, since=str(lives.came[i]), origin=origin)
        for i, person in enumerate(people)
    )


def _person(lives: Lives, i: int, origin: Origin) -> Person:
    month, left = int(lives.month[i]), int(lives.left[i])
    gone = left < NEVER
    return Person(
        name=f"Nguyễn Mẫu {i}",
        birth=f"{month // 12}-{month % 12 + 1:02}",
        birth_year=month // 12,
        sex="Nữ" if lives.sex[i] else "Nam",
        field_of_science=str(int(lives.field[i]) + 1),
        degree=_degree(lives, i),
        status=Person.Status.RETIRED if gone else Person.Status.WORKING,
        status_since=str(left) if gone else "",
        origin=origin,
        changed_at=origin.at,
        sample=True,
    )


def _degree(lives: Lives, i: int) -> str:
    if lives.doctor[i] < NEVER:
        return "doctor"
    return "master" if lives.master[i] < NEVER else "bachelor"
