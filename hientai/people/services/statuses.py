"""What became of somebody: retired, moved, dead, or at work again; with the day and by which paper."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.utils import timezone

from hientai.core import audit
from hientai.kernel.errors import noop
from hientai.people.domain.facts import WrongDetail, read_since
from hientai.people.models import Person
from hientai.people.services.changing import Changer
from hientai.people.services.saying import Saying

ENDS_WORK: Final = frozenset({Person.Status.RETIRED, Person.Status.MOVED, Person.Status.DEAD})


def set_status(*, person: Person, status: str, since: str, said: Saying, note: str = "") -> Person:
    """Say what became of somebody since a day; who works no more ends what they hold today.

    The place of work stays with the profile, so that its body goes on answering for it.
    """
    said.require(person)
    if status not in Person.Status.values:
        raise WrongDetail("status", noop("Tình trạng"), status, noop("không có trong danh mục"))
    day = read_since("since", noop("Từ ngày"), since, said.day)
    if status in ENDS_WORK and not day:
        raise WrongDetail("since", noop("Từ ngày"), "", noop("cần ngày, hoặc ít nhất là năm"))
    if day > said.day.isoformat()[: len(day)]:
        raise WrongDetail("since", noop("Từ ngày"), since, noop("ở tương lai"))
    with transaction.atomic():
        held = Person.objects.select_for_update().get(pk=person.pk)
        origin = said.origin(said.at or timezone.now())
        before = held.status
        held.status, held.status_since = status, day
        held.status_note = " ".join(note.split())[:300]
        held.origins["status"] = origin.pk
        if status in ENDS_WORK:
            held.positions.filter(current=True).update(current=False, until=day)
        Changer(origin, origin.at).renew(held)
        audit.record(
            by=said.by, action="person.status", target=held, before=before, after=status, since=day
        )
    person.refresh_from_db()
    return person
