"""The register as a list: searched, narrowed, counted, in the order of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, overload

import numpy as np
from django.db.models import Q, QuerySet

from hientai.kernel.permissions import SYSTEM, Actor, Permission
from hientai.people.domain.narrowing import OPEN, SENSITIVE, PeopleFilter, refuse_guarded
from hientai.people.models import Listed, Person
from hientai.people.selectors.facets import Facet, as_facets, chosen_masks, counted, masks_of
from hientai.people.selectors.finding import Found, find
from hientai.people.selectors.following import Register, register_now
from hientai.people.selectors.hiding import hidden_from
from hientai.people.selectors.lists import visible_people
from hientai.people.selectors.masks import (
    Ids,
    Masks,
    all_of,
    everybody,
    ids_in_order,
    marks_of,
    nobody,
    places_of,
    sorted_ids,
    without,
)
from hientai.people.selectors.reaching import reached, reached_by

CHUNK: Final = 2_000


@dataclass(frozen=True)
class Listing(Sequence[Person]):
    """People in order, the nearest to what was asked first; rows are read where they are looked at."""

    actor: Actor
    wanted: PeopleFilter
    now: Register
    found: Found
    among: Masks = field(repr=False)  # those visible, without what was chosen
    chosen: dict[str, Masks] = field(repr=False)

    @cached_property
    def ids(self) -> Ids:
        if not self.wanted.sort:
            return ids_in_order(self.now, self.found.steps)
        together = ids_in_order(self.now, [places_of(marks_of(self.now, self.found.steps))])
        return sorted_ids(self.now, together, self.wanted.sort)

    @property
    def guarded_fields(self) -> tuple[str, ...]:
        """Return the guarded fields by which people were found, counted or narrowed."""
        reached = reached_by(self.wanted.q, self.actor)
        return (*self.wanted.asks_guarded, *([reached] if reached else []))

    @property
    def others(self) -> int:
        return len(self) - self.found.exact

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, part: int) -> Person: ...
    @overload
    def __getitem__(self, part: slice) -> list[Person]: ...
    def __getitem__(self, part: int | slice) -> Person | list[Person]:
        """Read some of the people."""
        if isinstance(part, slice):
            return self._people(self.ids[part], Person.objects.select_related("body"))
        return self[part : part + 1][0]

    def chunks(self, people: QuerySet[Person]) -> Iterator[Person]:
        """Yield everybody, read some thousands at a time as `people` says."""
        for start in range(0, len(self.ids), CHUNK):
            yield from self._people(self.ids[start : start + CHUNK], people)

    def _people(self, ids: Ids, people: QuerySet[Person]) -> list[Person]:
        """Read people as the tables have them now; whoever may no longer be seen is left out."""
        wanted = [int(pk) for pk in ids]
        visible = visible_people(self.actor).filter(pk__in=wanted)
        rows = {person.pk: person for person in people.filter(pk__in=visible.values("pk"))}
        return [rows[pk] for pk in wanted if pk in rows]

    def facets(self) -> list[Facet]:
        """Return what the list can be narrowed by; each as if nothing of it were chosen."""
        names = (*OPEN, *self.wanted.asks_guarded)
        return as_facets(counted(self.now, names, self._besides), self.wanted)

    def _besides(self, name: str) -> Masks:
        if name in self.chosen:
            others = [masks for other, masks in self.chosen.items() if other != name]
            within = all_of([self.among, *others])
            masks = _found(self.now, self.actor, self.wanted, within)
        else:
            masks = self.found
        within = marks_of(self.now, masks.steps)
        return all_of([within, _open_to(self.now, self.actor)]) if name in SENSITIVE else within


def people_list(actor: Actor, wanted: PeopleFilter) -> Listing:
    """Return the list in the order of names; refuse whoever asks by what they may not see."""
    if wanted.asks_guarded and not actor.holds(Permission.PEOPLE_SENSITIVE):
        raise refuse_guarded()
    register = register_now()
    among = _without_hidden(register, _visible(register, actor), actor)
    if wanted.saved:
        among = all_of([among, _those(register, _listed(actor, wanted.saved))])
    chosen = chosen_masks(register, wanted)
    for name in set(chosen) & set(SENSITIVE):
        chosen[name] = all_of([chosen[name], _open_to(register, actor)])
    found = _found(register, actor, wanted, all_of([among, *chosen.values()]))
    return Listing(actor, wanted, register, found, among, chosen)


def found_people(query: str, *, limit: int, actor: Actor = SYSTEM) -> list[Person]:
    """Return the first whom a query finds."""
    return people_list(actor, PeopleFilter(q=query))[:limit]


def _found(register: Register, actor: Actor, wanted: PeopleFilter, within: Masks) -> Found:
    if not wanted.q:
        return Found((places_of(within),))
    if reached_by(wanted.q, actor):
        ids = np.array(sorted(reached(wanted.q, actor)), np.int64)
        return Found((places_of(all_of([within, _those(register, ids)])),))
    near = {"1": True, "0": False}.get(wanted.near)
    return find(register, wanted.q, within, exact_only=bool(wanted.exact), near=near)


def _visible(register: Register, actor: Actor) -> Masks:
    if actor.reaches_all(Permission.PEOPLE_SEE):
        return everybody(register)
    bodies = _texts(actor.own_bodies(Permission.PEOPLE_SEE))
    return all_of([everybody(register), masks_of(register, "body", bodies)])


def _without_hidden(register: Register, masks: Masks, actor: Actor) -> Masks:
    """Leave out those whom `hiding` hides from somebody."""
    hidden = np.array(sorted(hidden_from(actor)), np.int64)
    return without(masks, _those(register, hidden)) if len(hidden) else masks


def _listed(actor: Actor, saved: str) -> Ids:
    """Return who stands on a fixed list that somebody may open."""
    mine = Q(list__owner=actor.user_id) | Q(list__body__in=actor.body_ids)
    found = Listed.objects.filter(Q() if actor.system else mine)
    pk = int(saved) if saved.isdigit() else 0
    return np.array(sorted(found.filter(list=pk).values_list("person", flat=True)), np.int64)


def _those(register: Register, ids: Ids) -> Masks:
    found = nobody(register)
    for part, mask in zip(register.parts, found, strict=True):
        mask[part.places_of(ids)] = True
    return found


def _open_to(register: Register, actor: Actor) -> Masks:
    """Mark those whose sensitive values somebody may see, as `profiles.may_see` says of one."""
    if actor.reaches_all(Permission.PEOPLE_SENSITIVE):
        return everybody(register)
    own = masks_of(register, "body", _texts(actor.own_bodies(Permission.PEOPLE_SENSITIVE)))
    dead = masks_of(register, "status", [Person.Status.DEAD])
    return own[0] & ~dead[0], own[1] & ~dead[1]


def _texts(keys: Sequence[int] | frozenset[int]) -> list[str]:
    return [str(key) for key in keys]
