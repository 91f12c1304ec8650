"""What an event changes in the register when it takes effect, and how that is put back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import ProtectedError

from hientai.bodies.domain import name_key
from hientai.bodies.domain.events import ENDING, NewBody
from hientai.bodies.models import Body, Event, Succession
from hientai.bodies.services.handing import clear, give_back, repoint
from hientai.kernel.vietnamese import sort_key

State = Event.State


def take_effect(event: Event) -> None:
    """Write an event into the register: ends, beginnings, lines; done again it changes nothing."""
    if event.corrects_id and event.corrects and event.corrects.state == State.IN_EFFECT:
        _give_way(event.corrects)
    made = [_make(NewBody(**new), event.on) for new in _unmade(event)]
    before = event.sides.get("before", [])
    after = [*event.sides.get("after", []), *(body.pk for body in made)]
    event.sides = {**event.sides, "before": before, "after": after}
    event.undo = {
        "made": [*event.undo.get("made", []), *(body.pk for body in made)],
        "ended": {**event.undo.get("ended", {}), **_end(event, before)},
    }
    event.state = State.IN_EFFECT
    if not (before and after):
        event.body_id = (before or after)[0]
    event.save()
    lines = [
        Succession(event=event, predecessor_id=a, successor_id=b) for a in before for b in after
    ]
    Succession.objects.bulk_create(lines, ignore_conflicts=True)
    if event.undo["ended"]:
        repoint([int(pk) for pk in event.undo["ended"]])


def _unmade(event: Event) -> list[dict[str, str]]:
    return [] if event.undo.get("made") else event.sides.get("new", [])


def _make(new: NewBody, on: date) -> Body:
    return Body.objects.create(
        name=new.name,
        kind=new.kind,
        province=new.province,
        valid_from=on,
        key=name_key(new.name),
        sort_key=sort_key(new.name),
    )


def _end(event: Event, before: Sequence[int]) -> dict[str, str | None]:
    """End the predecessors that go on beyond the day; return their last days as they were."""
    if event.kind not in ENDING:
        return {}
    last = event.on - timedelta(days=1)
    ending = [
        body
        for body in Body.objects.filter(pk__in=before)
        if body.valid_to is None or body.valid_to > last
    ]
    Body.objects.filter(pk__in=[body.pk for body in ending]).update(valid_to=last)
    return {str(body.pk): body.valid_to.isoformat() if body.valid_to else None for body in ending}


def put_back(event: Event) -> None:
    """Undo what `take_effect` changed; the caller saves the event."""
    for pk, last in event.undo.get("ended", {}).items():
        Body.objects.filter(pk=pk).update(valid_to=date.fromisoformat(last) if last else None)
    event.successions.all().delete()
    made = event.undo.get("made", [])
    event.sides = {**event.sides, "after": without_made(event.sides, made)}
    event.undo, event.body = {}, None
    event.save()
    for body in Body.objects.filter(pk__in=made):
        _unmake(body, event.on)


def _unmake(body: Body, on: date) -> None:
    """Delete a body that an event made; one that has done something keeps it, but never was."""
    try:
        with transaction.atomic():
            body.delete()
    except ProtectedError:
        Body.objects.filter(pk=body.pk).update(valid_to=on - timedelta(days=1))


def _give_way(event: Event) -> None:
    """Undo an event for the one that corrects it: what was taken goes back first."""
    give_back(event)
    clear([event])
    put_back(event)
    event.state = State.CORRECTED
    event.save(update_fields=["state"])


def without_made(sides: dict[str, list[int]], made: Sequence[int]) -> list[int]:
    return [pk for pk in sides.get("after", []) if pk not in made]
