"""Applying a reorganisation of a whole province at once, and taking it back."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from hientai.bodies.domain import province_of
from hientai.bodies.domain.provinces import Province
from hientai.bodies.models import Body, Event, Handover
from hientai.bodies.selectors.reforms import reform_key, to_take_up
from hientai.bodies.services.effects import take_effect
from hientai.bodies.services.handing import clear, propose
from hientai.bodies.services.register import complete_province
from hientai.bodies.signals import reform_applied
from hientai.core.audit import record
from hientai.kernel.errors import Conflict, NotFound, noop
from hientai.kernel.permissions import SYSTEM, Actor, Permission

CHUNK = 20


@transaction.atomic
def apply_reform(*, province: str, by: Actor) -> str:
    """Take up the standard events of 2025 of a province and what became it; a job does the rest.

    Done again it takes up what was not there before. Return the key of the reform.
    """
    by.require(Permission.EVENT_EDIT)
    known = _known(province)
    complete_province(known)
    key = reform_key(known)
    taken_up = to_take_up(known).update(reform=key)
    record(
        by=by,
        action="reform.applied",
        target=_committee(known),
        province=known.new_name,
        events=taken_up,
    )
    reform_applied.send(Event, key=key)
    return key


def run_reform(*, key: str) -> int:
    """Let the events of a reform end what they end, then propose what is handed over.

    It may be cut off and run again: what is done is known by its moment of confirmation.
    """
    with transaction.atomic():
        waiting = list(Event.objects.select_for_update().filter(reform=key, confirmed_at=None))
        waiting.sort(key=lambda event: (event.on, event.pk))
        for event in waiting:
            take_effect(event)
    proposed = 0
    for start in range(0, len(waiting), CHUNK):
        proposed += _propose(waiting[start : start + CHUNK])
    if waiting:
        record(by=SYSTEM, action="reform.handed", target=waiting[0], proposed=proposed)
    return proposed


@transaction.atomic
def _propose(events: list[Event]) -> int:
    proposed = propose(events)
    for event in events:
        event.confirmed_at, event.confirmed_by = timezone.now(), SYSTEM.label
    Event.objects.bulk_update(events, ["confirmed_at", "confirmed_by"])
    return proposed


@transaction.atomic
def undo_reform(*, province: str, by: Actor) -> int:
    """Take a reform back while nobody has taken anything; return how many events it had."""
    by.require(Permission.EVENT_EDIT)
    known = _known(province)
    events = list(Event.objects.select_for_update().filter(reform=reform_key(known)))
    taken = Handover.objects.filter(event__in=events, state=Handover.State.TAKEN).count()
    if taken:
        raise Conflict(noop("%(n)d mục đã được nhận nên chưa hoàn tác được cả đợt."), n=taken)
    withdrawn = clear(events)
    for event in events:
        _revive(event)
        event.reform, event.confirmed_at, event.confirmed_by, event.undo = "", None, "", {}
    Event.objects.bulk_update(events, ["reform", "confirmed_at", "confirmed_by", "undo"])
    record(
        by=by,
        action="reform.undone",
        target=_committee(known),
        events=len(events),
        withdrawn=withdrawn,
    )
    return len(events)


def _revive(event: Event) -> None:
    for pk, last in event.undo.get("ended", {}).items():
        Body.objects.filter(pk=pk).update(valid_to=date.fromisoformat(last) if last else None)


def _known(province: str) -> Province:
    known = province_of(province)
    if known is None:
        raise NotFound(noop("Không có tỉnh, thành phố này."))
    return known


def _committee(province: Province) -> Body:
    committees = Body.objects.filter(province=province.new_name, kind="committee", valid_to=None)
    return committees.order_by("-pk")[0]
