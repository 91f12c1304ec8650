"""What a body says of its people in a round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from hientai.core import audit
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.people.models import Origin, Person
from hientai.people.services.editing import change
from hientai.people.services.saying import Saying
from hientai.people.services.statuses import set_status
from hientai.upkeep.models import Answer, Mark, Said
from hientai.upkeep.selectors.rounds import made_since, people_of, shown_people

_BATCH: Final = 2000


def say(
    *,
    answer: Answer,
    person: Person,
    values: Mapping[str, str],
    by: Actor,
    since: str = "",
    at: datetime | None = None,
) -> Said | None:
    """Write what is otherwise of one person, confirmed by the body; None where nothing is.

    A `status` of retired, moved or dead takes the person off the body's list, `since` a day or year.
    """
    moment = at or timezone.now()
    with transaction.atomic():
        held = _held(answer, by)
        if not people_of(held.body_id).filter(pk=person.pk).exists():
            raise Conflict(noop("Người này không còn trong danh sách của đơn vị."))
        word = Saying(Origin.Kind.CONFIRMED, by, held.body, at=moment)
        status = values.get("status", "")
        others = {name: value for name, value in values.items() if name != "status"}
        changed = bool(others) and bool(change(person=person, values=others, said=word))
        if status:
            set_status(person=person, status=status, since=since or word.day.isoformat(), said=word)
        if not changed and not status:
            return None
        what = Said.What.CHANGED
        if status:
            what = Said.What(status)
        elif person.body_id != held.body_id:
            what = Said.What.MOVED
        said, _made = Said.objects.update_or_create(
            answer=held, person=person, defaults={"what": what, "at": moment}
        )
    return said


def confirm(*, answer: Answer, by: Actor, at: datetime | None = None) -> Answer:
    """Confirm all people of a body as the register has them now; again, until the round is closed."""
    moment = at or timezone.now()
    with transaction.atomic():
        held = _held(answer, by)
        people = list(shown_people(held, by).values_list("pk", flat=True))
        Mark.objects.bulk_create(
            [Mark(person_id=pk, answer=held) for pk in people],
            batch_size=_BATCH,
            update_conflicts=True,
            unique_fields=["person"],
            update_fields=["answer"],
        )
        held.confirmed_at, held.confirmed_by = moment, by.label[:200]
        held.people, held.figures = len(people), _figures(held, set(people))
        held.save()
        audit.record(
            by=by, action="people.confirmed", target=held, people=len(people), **held.figures
        )
    return held


def _figures(answer: Answer, people: set[int]) -> dict[str, int]:
    said = dict(answer.said.values_list("person", "what"))
    new = set(made_since(answer).values_list("pk", flat=True)) & people
    counts = Counter(said.values())
    touched = {pk for pk, what in said.items() if what == Said.What.CHANGED} | new
    return {
        **{what.value: counts[what.value] for what in Said.What},
        "new": len(new),
        "unchanged": len(people - touched),
    }


def _held(answer: Answer, by: Actor) -> Answer:
    by.require(Permission.PEOPLE_EDIT, of=[answer.body_id])
    held = Answer.objects.select_for_update(of=["self"]).select_related("round", "body")
    found = held.get(pk=answer.pk)
    if found.round.closed_on is not None:
        raise Conflict(noop("Đợt rà soát này đã đóng."))
    return found
