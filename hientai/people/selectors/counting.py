"""Who is counted: the one rule by which every figure of the register counts people."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.db.models import QuerySet

from hientai.people.models import Person


class Whom(StrEnum):
    """Which of those who live in the province and count as intellectuals."""

    ALL = "all"
    WORKING = "working"
    RETIRED = "retired"


STATUSES: Final = {
    Whom.ALL: (Person.Status.WORKING, Person.Status.RETIRED),
    Whom.WORKING: (Person.Status.WORKING,),
    Whom.RETIRED: (Person.Status.RETIRED,),
}


def counted(people: QuerySet[Person], whom: Whom = Whom.ALL) -> QuerySet[Person]:
    """Narrow to who is counted: an intellectual by the province's rule, neither dead nor moved away."""
    return people.filter(counts=True, status__in=STATUSES[whom])
