"""Where a profile's words lie: the body of a workplace on a day, the place of a home today."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q
from django.utils.timezone import localdate

from hientai.bodies.domain import name_key
from hientai.bodies.models import Body, BodyAlias, BodyDetail, BodyKind
from hientai.bodies.selectors import bodies_named
from hientai.people.selectors.placing import POLITICAL, Place, Places
from hientai.places.domain import Place as Unit
from hientai.places.domain import Places as Units
from hientai.places.selectors import places
from hientai.places.selectors.pages import above

_COMMITTEE: Final = re.compile(r"^(?:Ủy ban nhân dân|UBND)\s+", re.IGNORECASE)
_PARTED: Final = re.compile(r"\s+[-–]\s+|\s*;\s*")


def named_body(workplace: str) -> Body | None:
    """Return the one body of today that a suggestion names, its province perhaps in brackets."""
    found = bodies_named(workplace) if workplace else []
    return found[0] if len(found) == 1 else None


def bodies_ever(words: str) -> list[Body]:
    """Return the bodies of a name that ended, its province perhaps in brackets."""
    name, _bracket, rest = words.partition("(")
    found = Body.objects.filter(key=name_key(name)).exclude(valid_to=None)
    province = rest.strip(" )")
    return list(found.filter(province=province) if province else found)[:2]


def body_on(workplace: str, since: str, until: str, today: Body | None = None) -> Place:
    """Return the body that a place of work was from one day to another; today's where none is given.

    Nobody is chosen among several of one name, unless one of today was chosen already.
    """
    if today is not None and not until:
        return Place(today.pk, today.kind in POLITICAL)
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


@dataclass(frozen=True)
class Home:
    """A place as it is today and as it was named; empty ids where nobody can say."""

    today: str = ""
    then: str = ""


_NOWHERE: Final = Home()


def home_of(words: str, known: Units, day: date) -> Home:
    """Return where words about a place lie on a day, the smallest unit that they name surely."""
    parts = [part for part in _PARTED.sub(", ", words).split(",") if part.strip()]
    for at in range(len(parts)):
        answer = known.at(",".join(parts[at:]), day)
        if answer.place is not None and not answer.typo:
            return Home(answer.place.id, answer.named.id if answer.named else "")
    return _NOWHERE


class Grounds:
    """Where homes and workplaces lie today, each text asked about once."""

    def __init__(self) -> None:
        self._known, self._day = places(), localdate()
        self._homes: dict[str, Home] = {"": _NOWHERE}
        self._bodies: dict[int, str] = {}

    def home(self, words: str) -> Home:
        if words not in self._homes:
            self._homes[words] = home_of(words, self._known, self._day)
        return self._homes[words]

    def work(self, workplace: str, body_id: int | None) -> str:
        """Return the unit that a workplace lies in: as its body says, else as its words do."""
        if body_id is None:
            return self.home(workplace.partition(",")[2]).today
        if body_id not in self._bodies:
            self._bodies[body_id] = self._of_body(Body.objects.get(pk=body_id))
        return self._bodies[body_id]

    def _of_body(self, body: Body) -> str:
        said = body.details.filter(kind=BodyDetail.Kind.PLACE, until=None).first()
        words = [f"{said.value}, {body.province}"] if said else []
        if body.kind in {BodyKind.COMMUNE, BodyKind.DISTRICT}:
            words.append(f"{_COMMITTEE.sub('', body.name)}, {body.province}")
        found = (self.home(each).today for each in [*words, body.province])
        return next(filter(None, found), "")


def home_words(words: str) -> str:
    """Return what the place of such words is called today; empty where they say so themselves."""
    known, day = places(), localdate()
    found = home_of(words, known, day) if words else _NOWHERE
    unit = known.get(found.today) if found.today else None
    if unit is None or (found.today == found.then and not _is_old(found, known)):
        return ""
    return full_words(known, unit)


def _is_old(found: Home, known: Units) -> bool:
    then = known.get(found.then)
    return then is not None and then.until is not None


def full_words(known: Units, unit: Unit) -> str:
    """Return a unit with what it lies in: `xã Tam Tiến, tỉnh Bắc Ninh`."""
    return ", ".join([unit.full_name, *(each.full_name for each in above(known, unit))])
