"""Searching the register for pairs that may be one person: in the background, seen, stopped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from hientai.core import audit
from hientai.kernel.errors import NotAllowed, noop
from hientai.kernel.permissions import SYSTEM, Actor, Permission
from hientai.merging.domain import LEAST
from hientai.merging.models import Pair, Search
from hientai.people.domain.matching import Match, Register, Row
from hientai.people.models import Person
from hientai.people.selectors.hiding import hidden_from_all
from hientai.people.selectors.rows import register_rows

OVERLAP: Final = timedelta(hours=1)  # a list may be written for long, under the hour it began
RUNNING: Final = (Search.State.WAITING, Search.State.RUNNING)
READ, COMPARED, ALL = 40, 90, 100  # percent of a search that is done
BATCH: Final = 5000
NOT_ALL: Final = noop("Việc tìm trong toàn bộ danh bạ do đầu mối theo dõi làm.")


class Stopped(Exception):
    """Somebody stopped the search."""


def ask(*, by: Actor, whole: bool = False) -> tuple[Search, bool]:
    """Return the search that waits or runs, or a new one; and whether it is new."""
    if not by.reaches_all(Permission.PEOPLE_MERGE):
        raise NotAllowed(NOT_ALL)
    with transaction.atomic():
        running = Search.objects.select_for_update().filter(state__in=RUNNING).first()
        if running is not None:
            return running, False
        first = not Search.objects.filter(state=Search.State.DONE).exists()
        search = Search.objects.create(whole=whole or first, asked_by=by.label[:200])
        audit.record(by=by, action="people.searched", target=search, whole=search.whole)
    return search, True


def cancel(*, search: Search | None, by: Actor) -> None:
    """Stop a search, if there is one; nothing of it is kept."""
    if not by.reaches_all(Permission.PEOPLE_MERGE):
        raise NotAllowed(NOT_ALL)
    if search is None:
        return
    running = Search.objects.filter(pk=search.pk, state__in=RUNNING)
    running.update(state=Search.State.CANCELLED, ended_at=timezone.now())


def run(search: Search, at: datetime | None = None) -> None:
    """Search; may be run again from the start. The pairs it finds are written at once, at the end."""
    at = at or timezone.now()
    search.state, search.started_at = Search.State.RUNNING, at
    search.save(update_fields=["state", "started_at"])
    try:
        _search(search, at)
    except Stopped:
        return
    except Exception:  # whoever comes next may search again
        cancel(search=search, by=SYSTEM)
        raise


def _search(search: Search, at: datetime) -> None:
    last = Search.objects.filter(state=Search.State.DONE, prior__isnull=False).first()
    whole = search.whole or last is None
    changed = None if whole or last is None else _changed(last)
    search.people = Person.objects.count()
    register = Register(list(_told(search)))
    touching = _positions(register, changed)
    prior = None if whole or last is None else last.prior
    found = register.duplicates(
        least=LEAST,
        touching=touching,
        prior=prior,
        heard=lambda share: _say(search, READ + int((COMPARED - READ) * share)),
    )
    search.compared = len(register.rows if touching is None else touching)
    with transaction.atomic():
        search.found = _write(register, found, changed, at)
        search.prior, search.whole = register.prior, whole
        search.percent, search.state, search.ended_at = ALL, Search.State.DONE, timezone.now()
        search.save()


def _changed(last: Search) -> frozenset[int]:
    """Return who is new or changed since a search began."""
    since = (last.started_at or last.asked_at) - OVERLAP
    return frozenset(Person.objects.filter(changed_at__gte=since).values_list("pk", flat=True))


def _positions(register: Register, pks: frozenset[int] | None) -> set[int] | None:
    if pks is None:
        return None
    return {position for position, row in enumerate(register.rows) if int(row.id) in pks}


def _told(search: Search) -> Iterator[Row]:
    hidden = hidden_from_all()  # kept by law and not processed
    for number, row in enumerate(register_rows()):
        if number % BATCH == 0:
            _say(search, READ * number // max(search.people, 1))
        if int(row.id) not in hidden:
            yield row


def _say(search: Search, percent: int) -> None:
    """Say how far a search is; stop where somebody asked for it."""
    running = Search.objects.filter(pk=search.pk, state=Search.State.RUNNING)
    if not running.update(percent=percent, people=search.people):
        raise Stopped


def _write(
    register: Register, found: Sequence[Match], changed: frozenset[int] | None, at: datetime
) -> int:
    """Keep new pairs, weigh undecided ones anew, drop those that are no longer alike."""
    pks = [int(row.id) for row in register.rows]
    likely = {(pks[match.first], pks[match.second]): match for match in found}
    there = {(pair.first_id, pair.second_id): pair for pair in Pair.objects.all()}
    _drop_unlike(there, likely, changed)
    people = _still_there({pk for pair in likely for pk in pair})
    new: list[Pair] = []
    again: list[Pair] = []
    for (first, second), reasons in zip(likely, register.reasons(found), strict=True):
        if first not in people or second not in people:
            continue
        pair = there.get((first, second)) or Pair(first_id=first, second_id=second, found_at=at)
        pair.probability = likely[first, second].probability
        pair.reasons = [reason._asdict() for reason in reasons]
        (again if pair.pk else new).append(pair)
    Pair.objects.bulk_create(new, batch_size=500)
    Pair.objects.bulk_update(again, ["probability", "reasons"], batch_size=500)
    return len(new)


def _drop_unlike(
    there: dict[tuple[int, int], Pair],
    likely: dict[tuple[int, int], Match],
    changed: frozenset[int] | None,
) -> None:
    gone = [
        pair.pk
        for key, pair in there.items()
        if pair.state == Pair.State.OPEN and key not in likely
        if changed is None or not changed.isdisjoint(key)
    ]
    for some in _parts(gone):
        Pair.objects.filter(pk__in=some).delete()


def _still_there(pks: set[int]) -> set[int]:
    return {
        pk
        for some in _parts(pks)
        for pk in Person.objects.filter(pk__in=some).values_list("pk", flat=True)
    }


def _parts(pks: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(pks)
    return (ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH))
