"""Looks at guarded values, written down: the person can be told who saw what."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from hientai.core import audit
from hientai.kernel.errors import NotAllowed, noop
from hientai.kernel.permissions import Actor
from hientai.people.domain.fields import GUARDED, Guard
from hientai.people.domain.narrowing import SENSITIVE
from hientai.people.models import Intake, Person
from hientai.people.selectors.listing import Listing
from hientai.people.selectors.profiles import may_see


def look(*, person: Person, guard: Guard, by: Actor) -> None:
    """Write down that somebody is shown a profile's guarded values; refuse who may not see them."""
    if not may_see(by, person, guard):
        raise NotAllowed(noop("Anh/chị chưa được giao xem dữ liệu này."))
    names = [name for name, kind in GUARDED.items() if kind == guard]
    with transaction.atomic():
        audit.record(by=by, action="person.guarded_seen", target=person, fields=names)


def listed(found: Listing, shown: Sequence[Person], *, by: Actor) -> None:
    """Write down that people were narrowed, counted or found by guarded values, and who was shown."""
    fields = found.guarded_fields
    if not fields:
        return
    with transaction.atomic():
        chosen = {
            name: list(found.wanted.chosen[name]) for name in fields if name in found.wanted.chosen
        }
        people = [person.pk for person in shown]
        details = {"fields": list(fields), "chosen": chosen, "rows": len(found), "people": people}
        audit.record(by=by, action="person.guarded_listed", target=Person(), **details)
        if set(fields) - set(
            SENSITIVE
        ):  # found by a number or an address: each was shown to have it
            for person in shown:
                audit.record(
                    by=by, action="person.guarded_seen", target=person, fields=list(fields)
                )


def exported(*, count: int, columns: list[str], by: Actor) -> None:
    """Write down that a list went out, with which columns."""
    with transaction.atomic():
        audit.record(by=by, action="person.exported", target=Intake(), rows=count, columns=columns)
