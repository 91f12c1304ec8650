"""Bodies of other days as they are today: who answers now for what each of them did."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from hientai.bodies.domain import name_key
from hientai.bodies.models import Body, BodyKind
from hientai.bodies.selectors.heirs import Lineage
from hientai.places.domain import Places
from hientai.places.selectors import places

_OF_PLACES = {BodyKind.DISTRICT, BodyKind.COMMUNE}


@dataclass(frozen=True)
class AsToday:
    """Each body's holder: the one living body that took all over, else the body itself."""

    holder: Mapping[int, int]
    bodies: Mapping[int, Body]  # all holders
    torn: Mapping[int, tuple[str, ...]]  # ended bodies without one heir -> who holds parts

    def members(self, holder: int) -> tuple[int, ...]:
        """Return the bodies whose figures are a holder's today."""
        return tuple(body for body, by in self.holder.items() if by == holder)


def ended_among(ids: Collection[int], at: date) -> list[Body]:
    return list(Body.objects.filter(pk__in=list(ids), valid_to__lt=at))


def as_today(ids: Collection[int], at: date) -> AsToday:
    """Return who holds each of the bodies' work on a day; nobody is guessed among several heirs."""
    ended = ended_among(ids, at)
    lineage = Lineage([body.pk for body in ended], at) if ended else None
    known = places() if ended else None
    holder, torn = {pk: pk for pk in ids}, {}
    for body in ended:
        heirs = lineage.heirs(body.pk) if lineage else None
        main = heirs.main if heirs else ()
        if not main and known and body.kind in _OF_PLACES:
            main, names = _by_place(known, body, at)
        else:
            names = tuple(lineage.names(heirs.all).values()) if lineage and heirs else ()
        if len(main) == 1 and not (heirs and heirs.moved):
            holder[body.pk] = main[0]
        else:
            torn[body.pk] = names
    return AsToday(holder, Body.objects.in_bulk(list(set(holder.values()))), torn)


def _by_place(known: Places, body: Body, at: date) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return the committees of the communes on a former committee's land, and what these are called."""
    words = name_key(body.name).removeprefix("uy ban nhan dan ")
    answer = known.at(words, at, within=body.province or None)
    if answer.place is None:
        return (), tuple(place.full_name for place in answer.places) if answer.named else ()
    name = f"Ủy ban nhân dân {answer.place.full_name}"
    province = known.province_of(answer.place, at)
    found = Body.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=at),
        kind=BodyKind.COMMUNE,
        key=name_key(name),
        province=province.name if province else "",
    )
    return tuple(found.values_list("pk", flat=True)[:2]), (answer.place.full_name,)
