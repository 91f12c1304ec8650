"""Entering what happened to bodies, letting it take effect, taking it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.timezone import localdate

from hientai.bodies.domain import name_key
from hientai.bodies.domain.events import (
    ENDING,
    BadEvent,
    Head,
    Life,
    NewBody,
    check_event,
    goes_round,
)
from hientai.bodies.models import Body, Event, EventKind, Succession
from hientai.bodies.services.handing import clear, give_back, propose, repoint
from hientai.core.audit import record
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import nfc, sort_key

State = Event.State


@transaction.atomic
def draft_event(*, head: Head, by: Actor, event: Event | None = None) -> Event:
    """Enter an event, or write over the head of a draft; who stands on its sides comes after."""
    by.require(Permission.EVENT_EDIT)
    held = _held(event, State.DRAFT) if event else Event(entered_by=by.label[:200])
    held.kind, held.on, held.sure = EventKind(head.kind), head.on, head.sure
    held.basis, held.basis_date = " ".join(nfc(head.basis).split()), head.basis_date
    held.basis_issuer = " ".join(nfc(head.basis_issuer).split())
    held.save()
    record(by=by, action="event.drafted", target=held, kind=head.kind, on=head.on.isoformat())
    return held


@transaction.atomic
def set_sides(
    *,
    event: Event,
    by: Actor,
    before: Sequence[Body] | None = None,
    after: Sequence[Body] | None = None,
    new: Sequence[NewBody] | None = None,
) -> Event:
    """Say who stands before and after a draft; what is None is left as it was."""
    by.require(Permission.EVENT_EDIT)
    held = _held(event, State.DRAFT)
    if before is not None:
        held.sides["before"] = [body.pk for body in before]
    if after is not None:
        held.sides["after"] = [body.pk for body in after]
    if new is not None:
        held.sides["new"] = [one.as_json() for one in new]
    held.province = _province(held)
    held.save(update_fields=["sides", "province"])
    record(by=by, action="event.sides_set", target=held, sides=held.sides)
    return held


@transaction.atomic
def confirm_event(*, event: Event, by: Actor) -> Event:
    """Let a draft take effect with its hand-over; one ahead of its day waits for it."""
    by.require(Permission.EVENT_EDIT)
    held = _held(event, State.DRAFT)
    _check(held)
    held.confirmed_at, held.confirmed_by = timezone.now(), by.label[:200]
    proposed = 0
    if held.on > localdate():
        held.state = State.ANNOUNCED
    else:
        take_effect(held)
        proposed = propose([held])
    held.save()
    record(by=by, action="event.confirmed", target=held, state=held.state, proposed=proposed)
    return held


@transaction.atomic
def vouch_event(*, event: Event, by: Actor) -> Event:
    """Say that a person has seen the paper by which an event happened."""
    by.require(Permission.EVENT_EDIT)
    held = _held(event, State.ANNOUNCED, State.IN_EFFECT)
    if not held.basis:
        raise BadEvent(noop("Sự kiện này chưa có văn bản căn cứ. Lập bản đính chính để ghi."))
    held.sure = True
    held.save(update_fields=["sure"])
    record(by=by, action="event.vouched", target=held, basis=held.basis_words)
    return held


@transaction.atomic
def discard_event(*, event: Event, by: Actor) -> None:
    """Throw a draft away."""
    by.require(Permission.EVENT_EDIT)
    held = _held(event, State.DRAFT)
    record(by=by, action="event.discarded", target=held)
    held.delete()


@transaction.atomic
def undo_event(*, event: Event, by: Actor) -> Event:
    """Put everything back as it was before an event took effect; refused once work was taken."""
    by.require(Permission.EVENT_EDIT)
    held = _held(event, State.ANNOUNCED, State.IN_EFFECT)
    if not held.entered_by:
        raise Conflict(
            noop(
                "Sự kiện này của danh mục chuẩn. Hoàn tác cả đợt sắp xếp, hoặc lập bản đính chính."
            )
        )
    taken = held.handovers.filter(state="taken").count()
    if taken:
        raise Conflict(
            noop("%(n)d mục đã được nhận nên chưa hoàn tác được. Lập sự kiện đính chính."), n=taken
        )
    clear([held])
    put_back(held)
    held.state = State.UNDONE
    held.save()
    record(by=by, action="event.undone", target=held)
    return held


@transaction.atomic
def correct_event(*, event: Event, by: Actor) -> Event:
    """Open a draft that will stand in place of an event in effect, its sides filled in."""
    by.require(Permission.EVENT_EDIT)
    held = _held(event, State.IN_EFFECT)
    draft = held.corrections.filter(state=State.DRAFT).first()
    if draft is None:
        draft = Event.objects.create(
            kind=held.kind,
            on=held.on,
            province=held.province,
            basis=held.basis,
            basis_date=held.basis_date,
            basis_issuer=held.basis_issuer,
            sides={**held.sides, "after": _without(held.sides, held.undo.get("made", []))},
            corrects=held,
            entered_by=by.label[:200],
        )
        record(by=by, action="event.drafted", target=draft, corrects=held.pk)
    return draft


@transaction.atomic
def take_due_effect(*, by: Actor, today: date | None = None) -> int:
    """Let announced events whose day has come take effect, and propose what opened since.

    Return how many took effect.
    """
    by.require(Permission.EVENT_EDIT)
    day = today or localdate()
    due = list(Event.objects.select_for_update().filter(state=State.ANNOUNCED, on__lte=day))
    for event in sorted(due, key=lambda event: event.on):
        take_effect(event)
    handed = Event.objects.filter(state=State.IN_EFFECT).exclude(confirmed_at=None)
    proposed = propose(handed, today=day)
    for event in due:
        record(by=by, action="event.in_effect", target=event, proposed=proposed)
    return len(due)


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
    event.sides = {**event.sides, "after": _without(event.sides, made)}
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


def _check(event: Event) -> None:
    """Refuse what the rules do not allow, a body that ends twice, and lines that go round."""
    ids = event.sides.get("before", []), event.sides.get("after", [])
    bodies = Body.objects.in_bulk([pk for side in ids for pk in side])
    undone = event.corrects.undo.get("ended", {}) if event.corrects else {}
    before, after = ([_life(bodies[pk], undone) for pk in side if pk in bodies] for side in ids)
    new = [Life(None, one["name"], event.on, None) for one in event.sides.get("new", [])]
    check_event(event.kind, event.on, before, [*after, *new])
    lines = Succession.objects.exclude(event=event.corrects_id)
    ending = lines.filter(predecessor__in=ids[0], event__kind__in=ENDING)
    if event.kind in ENDING and (twice := ending.select_related("predecessor").first()):
        raise BadEvent(
            noop("%(name)s đã có sự kiện kết thúc ngày %(on)s. Đính chính sự kiện đó."),
            name=twice.predecessor.name,
            on=f"{twice.on:%d/%m/%Y}",
        )
    known = lines.values_list("predecessor_id", "successor_id")
    if goes_round(known, [(old, heir) for old in ids[0] for heir in ids[1]]):
        raise BadEvent(noop("Các đơn vị kế thừa nhau thành vòng. Chọn lại đơn vị mới."))


def _life(body: Body, undone: Mapping[str, str | None]) -> Life:
    """Return a body as it was before the event that is being corrected."""
    last = body.valid_to
    if str(body.pk) in undone:
        before = undone[str(body.pk)]
        last = date.fromisoformat(before) if before else None
    return Life(body.pk, body.name, body.valid_from, last)


def _province(event: Event) -> str:
    new = event.sides.get("new", [])
    if new:
        return str(new[0]["province"])
    ids = [*event.sides.get("after", []), *event.sides.get("before", [])][:1]
    return Body.objects.filter(pk__in=ids).values_list("province", flat=True).first() or ""


def _without(sides: dict[str, list[int]], made: Sequence[int]) -> list[int]:
    return [pk for pk in sides.get("after", []) if pk not in made]


def _held(event: Event, *states: Event.State) -> Event:
    held = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    if held.state not in states:
        raise Conflict(
            noop("Sự kiện này %(state)s. Mở lại trang để xem bản mới nhất."),
            state=held.get_state_display().lower(),
        )
    return held
