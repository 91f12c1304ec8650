"""People as what a body answers for: they go to its successor; past positions keep the old body."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from django.urls import reverse

from hientai.bodies.domain.holding import Held, Move, Shown
from hientai.kernel.errors import noop
from hientai.people.models import Person
from hientai.people.services.handing import hand_back, hand_on

ANSWERED_FOR: Final = (Person.Status.WORKING, Person.Status.RETIRED)


class PeopleHolder:
    what = "person"
    label = noop("trí thức của đơn vị")
    asks = False

    def held_by(self, bodies: Collection[int]) -> list[Held]:
        rows = Person.objects.filter(body__in=bodies, status__in=ANSWERED_FOR).order_by("pk")
        return [
            Held(pk, body_id, f"{department} {position}".strip())
            for pk, body_id, department, position in rows.values_list(
                "pk", "body", "department", "position"
            )
        ]

    def move(self, moves: Sequence[Move]) -> Mapping[int, Mapping[str, Any]]:
        kept: dict[int, dict[str, Any]] = {}
        for (old, new, on), items in _grouped(moves).items():
            kept |= hand_on(items, old=old, new=new, on=on)
        return kept

    def move_back(self, moves: Sequence[Move]) -> None:
        for (old, new, _on), items in _grouped(moves).items():
            said = {move.item: move.kept for move in moves if move.item in items and move.kept}
            hand_back(said, old=old, new=new)

    def show(self, items: Collection[int]) -> Mapping[int, Shown]:
        return {
            person.pk: Shown(
                person.name, reverse("people:detail", args=[person.pk]), person.position
            )
            for person in Person.objects.filter(pk__in=items)
        }


def _grouped(moves: Sequence[Move]) -> dict[tuple[int, int, Any], set[int]]:
    grouped: dict[tuple[int, int, Any], set[int]] = {}
    for move in moves:
        grouped.setdefault((move.from_body, move.to_body, move.on), set()).add(move.item)
    return grouped
