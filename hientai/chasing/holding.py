"""Requests for explanation as things that a body holds: open ones go to its successor."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.urls import reverse

from hientai.bodies.domain.holding import Held, Move, Shown, by_bodies
from hientai.chasing.models import Explanation
from hientai.kernel.errors import noop

OPEN = (Explanation.State.ASKED, Explanation.State.ANSWERED)


class ExplanationHolder:
    what = "explanation"
    label = noop("yêu cầu giải trình")
    asks = False

    def held_by(self, bodies: Collection[int]) -> list[Held]:
        rows = Explanation.objects.filter(state__in=OPEN, body__in=bodies).order_by("body", "id")
        return [Held(*row) for row in rows.values_list("pk", "body", "text")]

    def move(self, moves: Sequence[Move]) -> Mapping[int, Mapping[str, Any]]:
        wanted = [move.item for move in moves]
        rows = Explanation.objects.filter(state__in=OPEN, pk__in=wanted)
        still = list(rows.values_list("pk", flat=True))
        for (old, new), group in by_bodies(moves).items():
            chosen = rows.filter(pk__in=[move.item for move in group], body=old)
            chosen.update(body=new)
        return {item: {} for item in still}

    def move_back(self, moves: Sequence[Move]) -> None:
        for (old, new), group in by_bodies(moves).items():
            items = [move.item for move in group]
            Explanation.objects.filter(state__in=OPEN, pk__in=items, body=new).update(body=old)

    def show(self, items: Collection[int]) -> Mapping[int, Shown]:
        rows = Explanation.objects.filter(pk__in=items)
        return {
            one.pk: Shown(one.text, reverse("chasing:explanation", args=[one.pk])) for one in rows
        }
