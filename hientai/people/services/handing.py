"""People of a body that ends go to the one that takes over; where they worked before stays so."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from hientai.bodies.models import Body
from hientai.kernel.permissions import SYSTEM
from hientai.people.domain.searching import search_key
from hientai.people.models import Origin, Person, Position
from hientai.people.selectors.placing import POLITICAL
from hientai.people.services.writing import Deriver

BATCH: Final = 500
_COLUMNS: Final = ("body", "workplace", "sector", "search_key", "changed_at")


def hand_on(ids: Collection[int], *, old: int, new: int, on: date) -> dict[int, dict[str, Any]]:
    """Move people of one body to another from a day on; return what to keep of each for going back."""
    body, at, deriver = Body.objects.get(pk=new), timezone.now(), Deriver()
    origin = Origin.objects.create(
        kind=Origin.Kind.DERIVED,
        at=at,
        by=SYSTEM.label,
        body=body,
        paper=_("Sắp xếp cơ quan, đơn vị"),
    )
    people = {each.pk: each for each in Person.objects.filter(pk__in=ids, body=old)}
    kept: dict[int, dict[str, Any]] = {
        pk: {"workplace": each.workplace, "sector": each.sector_id, "ended": [], "began": []}
        for pk, each in people.items()
    }
    held = list(Position.objects.filter(person__in=people, body=old, current=True))
    began = Position.objects.bulk_create(
        [_onward(each, body, on, origin) for each in held], batch_size=BATCH
    )
    for before, after in zip(held, began, strict=True):
        kept[before.person_id]["ended"].append([before.pk, before.until])
        kept[before.person_id]["began"].append(after.pk)
        before.current, before.until = False, (on - timedelta(days=1)).isoformat()
    Position.objects.bulk_update(held, ["current", "until"], batch_size=BATCH)
    for person in people.values():
        person.body, person.workplace, person.changed_at = body, body.name, at
        if not person.sector_decided:
            person.sector_id = deriver.sector(body.name, person.speciality)
        person.search_key = search_key(person.name, person.workplace, person.speciality)
    Person.objects.bulk_update(people.values(), _COLUMNS, batch_size=BATCH)
    return kept


def _onward(position: Position, body: Body, on: date, origin: Origin) -> Position:
    return Position(
        person_id=position.person_id,
        body=body,
        workplace=body.name,
        department=position.department,
        title=position.title,
        political=body.kind in POLITICAL,
        since=on.isoformat(),
        origin=origin,
    )


def hand_back(kept: Mapping[int, Mapping[str, Any]], *, old: int, new: int) -> None:
    """Put people back who are still where they were moved to; what they did since stays."""
    people = list(Person.objects.filter(pk__in=kept, body=new))
    there = [kept[person.pk] for person in people]
    began = [pk for each in there for pk in each["began"]]
    Position.objects.filter(pk__in=began, current=True, body=new).delete()
    for each in there:
        for pk, until in each["ended"]:
            Position.objects.filter(pk=pk).update(current=True, until=until)
    for person in people:
        said = kept[person.pk]
        person.body_id, person.workplace, person.changed_at = old, said["workplace"], timezone.now()
        if not person.sector_decided:
            person.sector_id = said["sector"]
        person.search_key = search_key(person.name, person.workplace, person.speciality)
    Person.objects.bulk_update(people, _COLUMNS, batch_size=BATCH)
