"""The people whom a cell of a breakdown counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.kernel.permissions import Actor
from hientai.people.models import Person
from hientai.people.selectors.counting import Whom
from hientai.people.selectors.lists import visible_people
from hientai.statistics.domain.asking import Asked
from hientai.statistics.domain.dimensions import DIMENSIONS, ON_PLACES
from hientai.statistics.selectors.axes import Axes
from hientai.statistics.selectors.lands import place_name
from hientai.statistics.selectors.seen import seen_people
from hientai.statistics.selectors.snapshots import snapshot

FEW: Final = 900  # keys that a query may name; of more all are read and picked


@dataclass(frozen=True)
class Behind:
    """Keys in the order of names, and in words what they have in common."""

    pks: list[int]
    conditions: list[tuple[str, str]]
    on: dt.date


def behind(actor: Actor, asked: Asked) -> Behind:
    """Return those of a cell whom the actor may both count and see."""
    on = asked.day(localdate())
    pks = set(seen_people(actor, asked.filters, on, Whom(asked.whom)))
    people = visible_people(actor)
    if len(pks) <= FEW:
        people = people.filter(pk__in=pks)
    seen = people.order_by("sort_key", "pk").values_list("pk", flat=True)
    everybody = Axes(snapshot(), on)
    conditions = [
        (_(DIMENSIONS[name].label), ", ".join(_words(everybody, name, key) for key in keys))
        for name, keys in asked.filters.items()
    ]
    return Behind([pk for pk in seen if pk in pks], conditions, on)


def _words(axes: Axes, name: str, key: str) -> str:
    if DIMENSIONS[name].many:
        return axes.group_labels().get(key, key)
    if name in ON_PLACES and key:
        return place_name(key)
    _axis, values = axes.of(name)
    return next((value.label for value in values if value.key == key), key)


def named(pks: Iterable[int]) -> list[Person]:
    """Return the profiles of a page, in the order given."""
    wanted = list(pks)
    found = Person.objects.select_related("body").in_bulk(wanted)
    return [found[pk] for pk in wanted if pk in found]
