"""Large changes of what follows from the province's lists and rules: counted first, then written.

A change is asked for, its effect on every profile counted behind the pages, and only what a person
then decides on is written. Both passes go by the profiles' ids, chunk by chunk, each in a transaction
of its own, and write only what differs: a pass that was cut off may be run again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from hientai.core import audit
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import SYSTEM, Actor, Permission
from hientai.people.models import Person, Recount
from hientai.people.services import rulings
from hientai.people.services.rulings import Judge

CHUNK: Final = 5000
MOST_MOVES: Final = 60
OPEN: Final = (Recount.State.COUNTING, Recount.State.COUNTED, Recount.State.WRITING)


def ask(*, what: str, asked: dict[str, Any], words: str, by: Actor) -> Recount:
    """Ask how many people a change would move; one change of a kind at a time."""
    require_steward(by)
    with transaction.atomic():
        if Recount.objects.select_for_update().filter(what=what, state__in=OPEN).exists():
            raise Conflict(
                noop("Đang có một thay đổi khác chờ quyết định; xử lý xong rồi mới đổi tiếp.")
            )
        made = Recount.objects.create(
            what=what, asked=asked, words=words[:300], asked_by=by.label[:200]
        )
        audit.record(by=by, action="recount.asked", target=made, asked=asked)
    return made


def require_steward(by: Actor) -> None:
    """Refuse whoever does not answer for the whole register."""
    if not by.reaches_all(Permission.PEOPLE_EDIT):
        by.require(Permission.PEOPLE_EDIT, of=[None])


def count(recount: Recount) -> Recount:
    """Count what the change would move; may be run twice."""
    moves: Counter[tuple[str, str]] = Counter()
    judge = rulings.judge_of(recount)
    names = rulings.names_of(recount)
    for people in _chunks(recount):
        for person, after in judge(people):
            moves[names(rulings.value_of(recount, person)), names(after)] += 1
    with transaction.atomic():
        held = Recount.objects.select_for_update().get(pk=recount.pk)
        if held.state == Recount.State.COUNTING:
            held.state, held.moved = Recount.State.COUNTED, moves.total()
            held.moves = [
                {"before": before, "after": after, "n": n}
                for (before, after), n in moves.most_common(MOST_MOVES)
            ]
            held.save(update_fields=["state", "moved", "moves"])
    return held


def decide(*, recount: Recount, by: Actor) -> Recount:
    """Make the change hold; the profiles follow behind the pages."""
    require_steward(by)
    with transaction.atomic():
        held = Recount.objects.select_for_update().get(pk=recount.pk)
        if held.state != Recount.State.COUNTED:
            raise Conflict(noop("Thay đổi này không còn chờ quyết định."))
        rulings.make_hold(held)
        held.state, held.done = Recount.State.WRITING, 0
        held.save(update_fields=["state", "done"])
        audit.record(by=by, action="recount.decided", target=held, moved=held.moved)
    return held


def drop(*, recount: Recount, by: Actor) -> Recount:
    """Leave everything as it is."""
    require_steward(by)
    with transaction.atomic():
        held = Recount.objects.select_for_update().get(pk=recount.pk)
        if held.state not in {Recount.State.COUNTING, Recount.State.COUNTED}:
            raise Conflict(noop("Thay đổi này không còn chờ quyết định."))
        held.state = Recount.State.DROPPED
        held.save(update_fields=["state"])
        audit.record(by=by, action="recount.dropped", target=held)
    return held


def write(recount: Recount) -> Recount:
    """Bring profiles up to the change that holds; may be run again after it was cut off."""
    if recount.state != Recount.State.WRITING:
        return recount
    judge = rulings.judge_of(recount)
    for people in _chunks(recount):
        _write(recount, judge, people)
    with transaction.atomic():
        held = Recount.objects.select_for_update().get(pk=recount.pk)
        held.state, held.written_at = Recount.State.DONE, timezone.now()
        held.save(update_fields=["state", "written_at"])
        rulings.tidy(held)
        audit.record(by=SYSTEM, action="recount.done", target=held, moved=held.moved)
    return held


def _write(recount: Recount, judge: Judge, people: list[Person]) -> None:
    by_value: dict[Any, list[int]] = {}
    for person, after in judge(people):
        by_value.setdefault(after, []).append(person.pk)
    with transaction.atomic():
        for after, ids in by_value.items():
            Person.objects.filter(pk__in=ids).update(**rulings.columns_of(recount, after))


def _chunks(recount: Recount) -> Iterator[list[Person]]:
    """Yield all profiles by their ids; how far it is stands in the row, for the page."""
    everybody = Person.objects.order_by("pk").only(*rulings.COLUMNS)
    Recount.objects.filter(pk=recount.pk).update(total=Person.objects.count(), done=0)
    last, done = 0, 0
    while people := list(everybody.filter(pk__gt=last)[:CHUNK]):
        yield people
        last, done = people[-1].pk, done + len(people)
        Recount.objects.filter(pk=recount.pk).update(done=done)
        if Recount.objects.filter(pk=recount.pk, state=Recount.State.DROPPED).exists():
            return
