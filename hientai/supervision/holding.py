"""Visits as things that a body holds: those planned to it, which go to whoever takes it over."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from hientai.bodies.domain.holding import Held, Move, Shown, by_bodies
from hientai.kernel.errors import noop
from hientai.supervision.models import Visit

OPEN = (Visit.State.PLANNED, Visit.State.HELD)


class VisitHolder:
    """The visits to a body that were not concluded yet."""

    what, label, asks = "visit", noop("cuộc giám sát sắp tới"), False

    def held_by(self, bodies: Collection[int]) -> list[Held]:
        rows = Visit.objects.filter(state__in=OPEN, body__in=bodies).select_related(
            "plan__document"
        )
        return [Held(row.pk, row.body_id, row.topic or str(row.plan)) for row in rows]

    def move(self, moves: Sequence[Move]) -> Mapping[int, Mapping[str, Any]]:
        wanted = [move.item for move in moves]
        still = set(
            Visit.objects.filter(pk__in=wanted, state__in=OPEN).values_list("pk", flat=True)
        )
        for (old, new), group in by_bodies(moves).items():
            self._put([move.item for move in group if move.item in still], old, new)
        return {item: {} for item in wanted if item in still}

    def move_back(self, moves: Sequence[Move]) -> None:
        for (old, new), group in by_bodies(moves).items():
            self._put([move.item for move in group], new, old)

    def _put(self, items: Collection[int], old: int, new: int) -> None:
        Visit.objects.filter(pk__in=items, state__in=OPEN, body=old).update(body=new)

    def show(self, items: Collection[int]) -> Mapping[int, Shown]:
        rows = Visit.objects.filter(pk__in=items).select_related("plan__document")
        return {row.pk: Shown(row.topic or str(row.plan), row.get_absolute_url()) for row in rows}


VISITED = VisitHolder()
