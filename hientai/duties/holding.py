"""Duties as things that a body holds: what is open goes to its successor, what is done stays."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from hientai.bodies.domain.holding import Held, Move, Shown, by_bodies
from hientai.duties.models import Duty
from hientai.kernel.errors import noop

OPEN = Q(done_on=None, history=False, stopped_on=None)


class DutyHolder:
    what = "duty"
    label = noop("việc phải làm")
    asks = False

    def held_by(self, bodies: Collection[int]) -> list[Held]:
        rows = Duty.objects.filter(OPEN, body__in=bodies).order_by("body", "id")
        return [
            Held(pk, body_id, f"{text} {deliverable}")
            for pk, body_id, text, deliverable in rows.values_list(
                "pk", "body", "task__text", "task__deliverable"
            )
        ]

    def move(self, moves: Sequence[Move]) -> Mapping[int, Mapping[str, Any]]:
        wanted = [move.item for move in moves]
        still = set(Duty.objects.filter(OPEN, pk__in=wanted).values_list("pk", flat=True))
        for (old, new), group in by_bodies(moves).items():
            chosen = Duty.objects.filter(
                pk__in=[move.item for move in group if move.item in still], body=old
            )
            chosen.update(body=new, origin=Coalesce(F("origin"), F("body")))
        return {item: {} for item in wanted if item in still}

    def move_back(self, moves: Sequence[Move]) -> None:
        """Put back what is still open there; what its new body finished is its own."""
        for (old, new), group in by_bodies(moves).items():
            chosen = Duty.objects.filter(OPEN, pk__in=[move.item for move in group], body=new)
            chosen.update(
                body=old, origin=Case(When(origin=old, then=Value(None)), default=F("origin"))
            )

    def show(self, items: Collection[int]) -> Mapping[int, Shown]:
        rows = Duty.objects.filter(pk__in=items).select_related("task")
        return {
            duty.pk: Shown(
                duty.task.text,
                reverse("duties:detail", args=[duty.pk]),
                " · ".join(filter(None, (duty.task.label, duty.period))),
            )
            for duty in rows
        }
