"""Difficulties as things that a body holds: those it raised, and those it is to answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from hientai.bodies.domain.holding import Held, Move, Shown, by_bodies
from hientai.kernel.errors import noop
from hientai.opinions.domain import UNANSWERED, State
from hientai.opinions.models import Opinion

OPEN = sorted(UNANSWERED | {State.ANSWERED})


class OpinionHolder:
    """The opinions of which a body is the one in `field`."""

    asks = False

    def __init__(self, what: str, field: str, label: str) -> None:
        self.what, self.label, self._field = what, label, field

    def held_by(self, bodies: Collection[int]) -> list[Held]:
        rows = Opinion.objects.filter(state__in=OPEN, **{f"{self._field}__in": bodies})
        found = rows.order_by("id").values_list("pk", self._field, "text")
        return [Held(pk, body_id, text) for pk, body_id, text in found]

    def move(self, moves: Sequence[Move]) -> Mapping[int, Mapping[str, Any]]:
        wanted = [move.item for move in moves]
        still = set(
            Opinion.objects.filter(pk__in=wanted, state__in=OPEN).values_list("pk", flat=True)
        )
        for (old, new), group in by_bodies(moves).items():
            self._put([move.item for move in group if move.item in still], old, new)
        return {item: {} for item in wanted if item in still}

    def move_back(self, moves: Sequence[Move]) -> None:
        for (old, new), group in by_bodies(moves).items():
            self._put([move.item for move in group], new, old)

    def _put(self, items: Collection[int], old: int, new: int) -> None:
        chosen = Opinion.objects.filter(pk__in=items, state__in=OPEN, **{self._field: old})
        chosen.update(**{self._field: new})

    def show(self, items: Collection[int]) -> Mapping[int, Shown]:
        rows = Opinion.objects.filter(pk__in=items)
        return {row.pk: Shown(row.text, row.get_absolute_url()) for row in rows}


RAISED = OpinionHolder("opinion", "body", noop("kiến nghị đã nêu"))
COLLECTED = OpinionHolder("answer", "collector", noop("kiến nghị chờ trả lời"))
