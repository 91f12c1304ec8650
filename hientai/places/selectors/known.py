"""Reads of places: those that the product comes with, and what this instance has added."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Count, Max, QuerySet

from hientai.places.domain import Places, Problem, apply_rows, standard_places
from hientai.places.models import PlaceChange, PlaceLoad


def places() -> Places:
    """Return all places as this instance knows them; one small query, then from memory."""
    state = PlaceChange.objects.aggregate(rows=Count("pk"), last=Max("pk"), load=Max("load"))
    return _places(state["rows"], state["last"], state["load"])


@lru_cache(maxsize=2)
def _places(rows: int, _last: int | None, _load: int | None) -> Places:
    """Return the places after so many loaded rows; if these no longer fit, without them."""
    if not rows:
        return standard_places()
    return apply_rows(standard_places(), as_rows(PlaceChange.objects.all())).places


def refused(rows: Iterable[dict[str, str]]) -> tuple[Problem, ...]:
    """Return what is wrong with rows if they were loaded upon what is known."""
    return apply_rows(places(), rows).problems


def loads() -> QuerySet[PlaceLoad]:
    return PlaceLoad.objects.annotate(rows=Count("changes"))


def as_rows(changes: Iterable[PlaceChange]) -> list[dict[str, str]]:
    """Return changes as rows of the table that they came in."""
    return [
        {
            "on": change.on.isoformat(),
            "from": change.old_code,
            "from_name": change.old_name,
            "to": change.new_code,
            "name": change.name,
            "parent": change.parent,
            "part": change.part,
            "share": change.share,
            "basis": change.basis,
            "sure": "yes" if change.sure else "no",
        }
        for change in changes
    ]
