"""What pages tell of events: who stood on each side, what they touch, how far their hand-over is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hientai.bodies.domain.events import NewBody
from hientai.bodies.domain.holding import HOLDERS, Shown
from hientai.bodies.models import Body, Event, EventKind
from hientai.kernel.errors import NotFound, noop

SHOWN = 3
KNOWN = (Event.State.ANNOUNCED, Event.State.IN_EFFECT)


@dataclass(frozen=True)
class EventFilter:
    province: str = ""
    kind: str = ""
    state: str = ""
    sure: str = ""


@dataclass(frozen=True)
class Told:
    """An event with the bodies on its sides; `new` are those that a draft will make."""

    event: Event
    before: Sequence[Body]
    after: Sequence[Body]
    new: Sequence[NewBody]


@dataclass(frozen=True)
class Touched:
    """What an event would hand over of one kind: how many, and the first few."""

    label: str
    count: int
    first: Sequence[Shown]
    asks: bool


def events(wanted: EventFilter) -> QuerySet[Event]:
    """Return events, the latest first; a value that is none of ours asks for nothing."""
    asked = Q()
    if wanted.province:
        asked &= Q(province=wanted.province)
    if wanted.kind in EventKind.values:
        asked &= Q(kind=wanted.kind)
    if wanted.state in Event.State.values:
        asked &= Q(state=wanted.state)
    if wanted.sure == "no":
        asked &= Q(sure=False)
    return Event.objects.filter(asked).order_by("-on", "-id")


def event_provinces() -> list[str]:
    names = Event.objects.exclude(province="").order_by("province")
    return list(names.values_list("province", flat=True).distinct())


def event_of(pk: int) -> Event:
    event = Event.objects.select_related("corrects").filter(pk=pk).first()
    if event is None:
        raise NotFound(noop("Không có sự kiện này."))
    return event


def told(found: Iterable[Event]) -> list[Told]:
    """Bring the bodies along, all in one query."""
    listed = list(found)
    ids = {
        pk for event in listed for side in ("before", "after") for pk in event.sides.get(side, [])
    }
    bodies = Body.objects.in_bulk(ids)
    return [
        Told(
            event,
            [bodies[pk] for pk in event.sides.get("before", []) if pk in bodies],
            [bodies[pk] for pk in event.sides.get("after", []) if pk in bodies],
            []
            if event.undo.get("made")
            else [NewBody(**one) for one in event.sides.get("new", [])],
        )
        for event in listed
    ]


def events_of(body: Body) -> list[Told]:
    """Return the events in effect or announced that name a body, the latest first."""
    lines = Q(successions__predecessor=body) | Q(successions__successor=body) | Q(body=body)
    found = Event.objects.filter(lines | Q(state=Event.State.ANNOUNCED), state__in=KNOWN)
    return [one for one in told(found.distinct()) if body in (*one.before, *one.after)]


def touched(bodies: Iterable[int]) -> list[Touched]:
    """Return all that is open of bodies, kind by kind, only what there is."""
    ids = list(bodies)
    found = []
    for holder in HOLDERS.values():
        held = holder.held_by(ids)
        if held:
            few = holder.show([one.item for one in held[:SHOWN]])
            found.append(Touched(_(holder.label), len(held), list(few.values()), holder.asks))
    return found


def holding(bodies: Iterable[int]) -> set[int]:
    """Return those of the bodies that hold anything open; a question about them is no such thing."""
    ids = list(bodies)
    movers = [holder for holder in HOLDERS.values() if not holder.asks]
    return {held.body_id for holder in movers for held in holder.held_by(ids)}


@dataclass(frozen=True)
class Day:
    """What happened on one day of a province."""

    on: date
    events: Sequence[Told]


def timeline(lands: Sequence[str]) -> list[Day]:
    """Return the days on which something happened in a province and what became it, newest first."""
    found = Event.objects.filter(province__in=lands, state__in=KNOWN).order_by("-on", "kind", "id")
    return [Day(on, list(day)) for on, day in groupby(told(found), key=lambda one: one.event.on)]
