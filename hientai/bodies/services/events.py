"""Entering what happened to bodies, letting it take effect, taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate

from hientai.bodies.domain.events import (
    ENDING,
    BadEvent,
    Head,
    NewBody,
)
from hientai.bodies.models import Body, Event, EventKind
from hientai.bodies.services.checking import check
from hientai.bodies.services.effects import put_back, take_effect, without_made
from hientai.bodies.services.handing import clear, propose
from hientai.core.audit import record
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import nfc

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
    check(held)
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
            sides={**held.sides, "after": without_made(held.sides, held.undo.get("made", []))},
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
    handed = Event.objects.filter(state=State.IN_EFFECT, kind__in=ENDING).exclude(confirmed_at=None)
    proposed = propose([*handed, *due], today=day)
    for event in due:
        record(by=by, action="event.in_effect", target=event, proposed=proposed)
    return len(due)


def _province(event: Event) -> str:
    new = event.sides.get("new", [])
    if new:
        return str(new[0]["province"])
    ids = [*event.sides.get("after", []), *event.sides.get("before", [])][:1]
    return Body.objects.filter(pk__in=ids).values_list("province", flat=True).first() or ""


def _held(event: Event, *states: Event.State) -> Event:
    held = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    if held.state not in states:
        raise Conflict(
            noop("Sự kiện này %(state)s. Mở lại trang để xem bản mới nhất."),
            state=held.get_state_display().lower(),
        )
    return held
