"""The lines that lead from bodies to those that live today."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from hientai.bodies.domain.heirs import Heirs, Line, heirs_of, surely
from hientai.bodies.models import Body, Event, Succession


class Lineage:
    """The lines onward from some bodies, read once: a query a generation."""

    def __init__(self, start: Collection[int], at: date) -> None:
        self._lines: list[Line] = []
        self._bodies: dict[int, Body] = Body.objects.in_bulk(start)
        self._at = at
        self._heirs: dict[int, Heirs] = {}
        frontier = set(start)
        while frontier:
            frontier = self._read(frontier)
        self._living = {pk for pk, body in self._bodies.items() if body.valid_on(at)}

    def _read(self, frontier: set[int]) -> set[int]:
        steps = Succession.objects.filter(
            predecessor__in=frontier, event__state=Event.State.IN_EFFECT, event__on__lte=self._at
        ).select_related("successor")
        here = list(steps.order_by("event__on", "id"))
        self._lines += [
            Line(step.predecessor_id, step.successor_id, step.kind, sure=step.confirmed)
            for step in here
        ]
        found = {step.successor_id: step.successor for step in here}
        fresh = set(found) - set(self._bodies)
        self._bodies |= found
        return fresh

    def heirs(self, body_id: int) -> Heirs:
        if body_id not in self._heirs:
            self._heirs[body_id] = heirs_of(body_id, self._lines, self._living)
        return self._heirs[body_id]

    def surely(self, body_id: int) -> bool:
        return surely(body_id, self._lines)

    def successor(self, body_id: int) -> Body | None:
        """Return the only living body that took a body over, if there is one."""
        main = self.heirs(body_id).main
        return self._bodies[main[0]] if len(main) == 1 else None

    def names(self, body_ids: Iterable[int]) -> dict[int, str]:
        """Return what the bodies are called; of one that is no heir nothing is known."""
        return {pk: self._bodies[pk].name if pk in self._bodies else "" for pk in body_ids}
