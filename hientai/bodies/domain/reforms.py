"""The events of a reorganisation, put together from who follows whom in the standard table."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hientai.bodies.domain.planned import PlannedBody, PlannedSuccession


@dataclass(frozen=True)
class PlannedEvent:
    """An event and its lines; one that ends a body without heir has a `body` and no lines."""

    kind: str
    on: dt.date
    province: str
    basis: str
    sure: bool
    steps: tuple[PlannedSuccession, ...] = ()
    body: PlannedBody | None = None


def planned_events(
    bodies: Iterable[PlannedBody], steps: Iterable[PlannedSuccession]
) -> list[PlannedEvent]:
    """Return one event for what happened together, the oldest first."""
    known = list(steps)
    events = [_event(group) for group in _grouped(known)]
    followed = {step.predecessor.identity for step in known if step.kind != "moved"}
    events += [
        PlannedEvent(
            "abolished",
            body.valid_to + dt.timedelta(days=1),
            body.province,
            "",
            sure=False,
            body=body,
        )
        for body in bodies
        if body.valid_to and body.identity not in followed
    ]
    return sorted(events, key=lambda event: event.on)


def _grouped(steps: Sequence[PlannedSuccession]) -> Iterable[list[PlannedSuccession]]:
    """Put together what ends in one body (a merger), or starts from one (a split)."""
    groups: dict[object, list[PlannedSuccession]] = defaultdict(list)
    for step in steps:
        end = step.successor if step.kind == "merged" else step.predecessor
        groups[step.kind, end.identity, step.on, step.confirmed, step.basis].append(step)
    return groups.values()


def _event(steps: Sequence[PlannedSuccession]) -> PlannedEvent:
    first = steps[0]
    return PlannedEvent(
        _kind(steps), first.on, first.successor.province, first.basis, first.confirmed, tuple(steps)
    )


def _kind(steps: Sequence[PlannedSuccession]) -> str:
    """Return what it was: one that goes into a body that goes on, or goes alone, is absorbed."""
    first = steps[0]
    if first.kind == "merged":
        together = len(steps) > 1 and first.successor.valid_from == first.on
        return "merged" if together else "absorbed"
    if first.kind == "split" and len(steps) == 1:
        return "absorbed"
    return first.kind
