"""Which body a workplace was on a day of the past, and who lives where by today's boundaries."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.timezone import localdate

from hientai.bodies.domain import name_key
from hientai.bodies.models import Body, BodyAlias
from hientai.people.selectors.placing import POLITICAL, Place, Places


def body_on(workplace: str, since: str, until: str) -> Place:
    """Return the body that a place of work was from one day to another; today's where none is given.

    Nobody is chosen among several of one name.
    """
    days = [_last_day(until)] if until else []
    days += [_first_day(since)] if since else []
    for day in days:
        found = _valid(workplace, day)
        if len(found) == 1:
            (body,) = found
            return Place(body.pk, body.kind in POLITICAL)
    return Places().of(workplace)


def _valid(workplace: str, day: date) -> list[Body]:
    key = name_key(workplace)
    others = BodyAlias.objects.filter(key=key).values("body")
    named = Body.objects.filter(Q(key=key) | Q(pk__in=others))
    return list(
        named.filter(Q(valid_from=None) | Q(valid_from__lte=day)).filter(
            Q(valid_to=None) | Q(valid_to__gte=day)
        )[:2]
    )


def _first_day(iso: str) -> date:
    return date.fromisoformat(f"{iso}-01-01"[:10] if len(iso) == len("2023") else f"{iso}-01"[:10])


def _last_day(iso: str) -> date:
    """Return the last day that a day as precise as known can be, not after today."""
    year, month = int(iso[:4]), int(iso[5:7] or 12)
    if len(iso) == len("2023-12-31"):
        return min(date.fromisoformat(iso), localdate())
    ends = date(year + month // 12, month % 12 + 1, 1)
    return min(date.fromordinal(ends.toordinal() - 1), localdate())
