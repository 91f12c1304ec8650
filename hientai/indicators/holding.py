"""What a body holds here: the indicators that it reports, the values it was asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from hientai.bodies.domain.holding import Held, Move, Shown, by_bodies
from hientai.indicators.models import Ask, Indicator
from hientai.kernel.errors import noop

OPEN = (Ask.State.ASKED, Ask.State.SENT, Ask.State.RETURNED)


class AskHolder:
    """The values that a body still owes, or that wait to be confirmed."""

    what, label, asks = "indicator_ask", noop("số liệu chỉ tiêu phải báo cáo"), False

    def held_by(self, bodies: Collection[int]) -> list[Held]:
        rows = Ask.objects.filter(state__in=OPEN, body__in=bodies).select_related(
            "indicator", "body"
        )
        return [Held(row.pk, row.body_id, str(row)) for row in rows]

    def move(self, moves: Sequence[Move]) -> Mapping[int, Mapping[str, Any]]:
        for (old, new), group in by_bodies(moves).items():
            self._put([move.item for move in group], old, new)
        return {move.item: {} for move in moves}

    def move_back(self, moves: Sequence[Move]) -> None:
        for (old, new), group in by_bodies(moves).items():
            self._put([move.item for move in group], new, old)

    def _put(self, items: Collection[int], old: int, new: int) -> None:
        Ask.objects.filter(pk__in=items, state__in=OPEN, body=old).update(body=new)

    def show(self, items: Collection[int]) -> Mapping[int, Shown]:
        rows = Ask.objects.filter(pk__in=items).select_related("indicator", "body")
        return {row.pk: Shown(str(row), row.get_absolute_url()) for row in rows}


class ReportedHolder:
    """The indicators that a body reports."""

    what, label, asks = "indicator", noop("chỉ tiêu do đơn vị báo cáo"), False

    def held_by(self, bodies: Collection[int]) -> list[Held]:
        rows = Indicator.objects.filter(body__in=bodies)
        return [Held(row.pk, row.body_id, row.name) for row in rows if row.body_id]

    def move(self, moves: Sequence[Move]) -> Mapping[int, Mapping[str, Any]]:
        for (old, new), group in by_bodies(moves).items():
            Indicator.objects.filter(pk__in=[one.item for one in group], body=old).update(body=new)
        return {move.item: {} for move in moves}

    def move_back(self, moves: Sequence[Move]) -> None:
        for (old, new), group in by_bodies(moves).items():
            Indicator.objects.filter(pk__in=[one.item for one in group], body=new).update(body=old)

    def show(self, items: Collection[int]) -> Mapping[int, Shown]:
        rows = Indicator.objects.filter(pk__in=items)
        return {row.pk: Shown(row.name, row.get_absolute_url()) for row in rows}


ASKED, REPORTED = AskHolder(), ReportedHolder()
