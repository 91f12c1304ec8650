"""Who in the register somebody about to be added may already be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.timezone import localdate

from hientai.kernel.permissions import Actor, Permission
from hientai.people.domain.importing.account import Known, judge
from hientai.people.domain.importing.drafts import Draft
from hientai.people.domain.typed import read_typed
from hientai.people.models import Person
from hientai.people.selectors.matching import Candidates

FEW: Final = 5


@dataclass(frozen=True)
class Likely:
    """A profile that may be the same person; of one out of reach only that there is one."""

    person: Person | None
    sure: bool


def likely(values: Mapping[str, str], actor: Actor) -> list[Likely]:
    """Return the profiles that typed values may be of, the surest first."""
    draft = Draft("", 0, read_typed(values, localdate()).values)
    known = Candidates([draft]).of(draft)[:FEW]
    people = Person.objects.select_related("body").in_bulk([each.pk for each in known])
    found = [
        Likely(_shown(people[each.pk], actor), _is_sure(draft, each))
        for each in known
        if each.pk in people
    ]
    return sorted(found, key=lambda each: not each.sure)


def _shown(person: Person, actor: Actor) -> Person | None:
    return person if actor.may(Permission.PEOPLE_SEE, of=[person.body_id]) else None


def _is_sure(draft: Draft, known: Known) -> bool:
    """Tell whether a list would take the two for one person without asking."""
    alone = Draft("", 0, {**draft.values})
    return judge(alone, [known]).person == known.pk and not alone.problems
