"""Whether somebody's data may be used for a purpose."""

from __future__ import annotations

from typing import overload

from django.db.models import Q, QuerySet

from hientai.people.models import Person
from hientai.privacy.domain.purposes import PURPOSES, Purpose
from hientai.privacy.models import Consent, Restriction


@overload
def allows(whose: Person, purpose: Purpose) -> bool: ...
@overload
def allows(whose: QuerySet[Person], purpose: Purpose) -> QuerySet[Person]: ...
def allows(whose: Person | QuerySet[Person], purpose: Purpose) -> bool | QuerySet[Person]:
    """Return whether a person's data may be used for a purpose, or those of whom they may.

    What the law makes a duty needs no consent, and a general restriction does not stop it, for it
    counts nobody by name; an objection that was granted does. All else needs a consent in force.
    """
    if isinstance(whose, Person):
        return allows(Person.objects.filter(pk=whose.pk), purpose).exists()
    stopped = Restriction.objects.filter(_stops(purpose)).values("person")
    left = whose.exclude(pk__in=stopped)
    if PURPOSES[purpose].by_duty:
        return left
    agreed = Consent.objects.filter(purpose=purpose.value, withdrawn_at=None).values("person")
    return left.filter(pk__in=agreed)


def _stops(purpose: Purpose) -> Q:
    named = Q(purpose=purpose.value)
    return named if PURPOSES[purpose].by_duty else named | Q(purpose="")


def objecting() -> QuerySet[Restriction, int]:
    """Return the numbers of profiles that statistics leave out: their objection was granted."""
    stopped = Restriction.objects.filter(_stops(Purpose.STATISTICS))
    return stopped.values_list("person", flat=True)


def restricted() -> QuerySet[Restriction, int]:
    """Return the numbers of profiles that are kept and not processed."""
    return Restriction.objects.filter(purpose="").values_list("person", flat=True)
