"""A reorganisation of a whole province: which events it is made of, what they touch, how far it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from hientai.bodies.domain import Blueprint, PlannedBody, Province, province_of
from hientai.bodies.domain.events import ENDING
from hientai.bodies.domain.names import name_key
from hientai.bodies.domain.reforms import PlannedEvent, planned_events
from hientai.bodies.models import Body, Event, EventKind, Handover
from hientai.bodies.selectors.events import Touched, holding, touched
from hientai.bodies.selectors.handing import Progress, progress

REFORM_DAYS: Final = (date(2025, 3, 1), date(2025, 7, 1))
Identity = tuple[str, str, date | None]


def lands_named(province: Province) -> list[str]:
    """Return the names of a province of today and of those that became it."""
    return list(dict.fromkeys(body.province for body in Blueprint(province).bodies))


def reform_key(province: Province) -> str:
    return f"2025 {province.new_name}"


def matched(planned: Sequence[PlannedBody]) -> dict[Identity, Body]:
    """Return the bodies of the register that are the planned ones, none of them twice.

    They are known by name and first day, else by name where they lived at one time.
    """
    bodies = list(Body.objects.filter(province__in={one.province for one in planned}))
    there = {(body.province, body.name, body.valid_from): body for body in bodies}
    wanted = {one.identity for one in planned}
    free: dict[tuple[str, str], list[Body]] = {}
    for body in bodies:
        if (body.province, body.name, body.valid_from) not in wanted:
            free.setdefault((body.province, body.key), []).append(body)
    for one in planned:
        alike = free.get((one.province, name_key(one.name)), [])
        found = next((body for body in alike if _met(one, body)), None)
        if one.identity not in there and found:
            there[one.identity] = found
            alike.remove(found)
    return there


def _met(one: PlannedBody, body: Body) -> bool:
    return not (
        (one.valid_to and body.valid_from and body.valid_from > one.valid_to)
        or (one.valid_from and body.valid_to and body.valid_to < one.valid_from)
    )


def reform_events(province: Province) -> list[PlannedEvent]:
    """Return the standard events until the second day of 2025, as the table has them."""
    blueprint = Blueprint(province)
    known = planned_events(blueprint.bodies, blueprint.successions)
    return [event for event in known if event.on <= REFORM_DAYS[-1]]


def to_take_up(province: Province) -> QuerySet[Event]:
    """Return the events of the two days, and earlier ones of whose bodies something is open still."""
    lands = lands_named(province)
    known = Event.objects.filter(
        province__in=lands, state=Event.State.IN_EFFECT, reform="", on__lte=REFORM_DAYS[-1]
    )
    earlier = known.exclude(on__in=REFORM_DAYS)
    busy = holding({pk for event in earlier for pk in event.sides.get("before", [])})
    late = [event.pk for event in earlier if busy.intersection(event.sides.get("before", []))]
    return known.filter(Q(on__in=REFORM_DAYS) | Q(pk__in=late))


@dataclass(frozen=True)
class ReformDay:
    """The events of one day, counted by kind."""

    on: date
    kinds: Sequence[tuple[str, int]]

    @property
    def count(self) -> int:
        return sum(n for _kind, n in self.kinds)


@dataclass(frozen=True)
class ReformPage:
    """What a reform will do, or how far it is once applied."""

    province: str
    days: Sequence[ReformDay]
    touched: Sequence[Touched]
    applied: int
    done: int
    progress: Sequence[Progress]

    @property
    def running(self) -> bool:
        return self.done < self.applied


def reform_page(province: Province) -> ReformPage:
    there = matched(Blueprint(province).bodies)
    planned = _of_the_reform(reform_events(province), there)
    applied = Event.objects.filter(reform=reform_key(province))
    return ReformPage(
        province=province.new_name,
        days=_days(planned),
        touched=[] if applied.exists() else touched(_predecessors(planned, there)),
        applied=applied.count(),
        done=applied.exclude(confirmed_at=None).count(),
        progress=progress(Handover.objects.filter(event__in=applied)),
    )


def _days(planned: Sequence[PlannedEvent]) -> list[ReformDay]:
    counts = Counter((event.on, event.kind) for event in planned)
    return [
        ReformDay(
            on, [(str(kind.label), n) for kind in EventKind if (n := counts.get((on, kind.value)))]
        )
        for on in sorted({event.on for event in planned})
    ]


def _of_the_reform(
    planned: Sequence[PlannedEvent], there: Mapping[Identity, Body]
) -> list[PlannedEvent]:
    early = [event for event in planned if event.on not in REFORM_DAYS]
    busy = holding(_predecessors(early, there))
    return [
        event
        for event in planned
        if event.on in REFORM_DAYS or busy.intersection(_predecessors([event], there))
    ]


def _predecessors(planned: Iterable[PlannedEvent], there: Mapping[Identity, Body]) -> set[int]:
    ended = {
        body.identity
        for event in planned
        if event.kind in ENDING
        for body in ([event.body] if event.body else [step.predecessor for step in event.steps])
    }
    return {there[identity].pk for identity in ended if identity in there}


def reformed_provinces() -> list[Province]:
    """Return the provinces of today of which the register has bodies."""
    names = Body.objects.exclude(province="").order_by().values_list("province", flat=True)
    found = {
        province.new_name: province for name in names.distinct() if (province := province_of(name))
    }
    return [found[name] for name in sorted(found)]
