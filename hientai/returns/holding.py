"""Unsent returns as things that a body holds: its successor reports what it took over."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from hientai.bodies.domain.holding import Held, Move, Shown
from hientai.kernel.errors import noop
from hientai.returns.models import Return, ReturnLine


class ReturnHolder:
    """What is still to be sent. Reports whose day is past stay with the body that did not send them."""

    what = "return"
    label = noop("báo cáo định kỳ chưa gửi")
    asks = False

    def held_by(self, bodies: Collection[int]) -> list[Held]:
        rows = Return.objects.filter(
            body__in=bodies, state=Return.State.DRAFT, due_on__gte=localdate()
        )
        return [
            Held(one.pk, one.body_id, one.title)
            for one in rows.select_related("body", "ask").order_by("pk")
        ]

    def move(self, moves: Sequence[Move]) -> Mapping[int, Mapping[str, Any]]:
        """Move drafts; where the new body has its own, what was written goes into that one."""
        drafts = Return.objects.filter(state=Return.State.DRAFT).in_bulk(
            [one.item for one in moves]
        )
        moved: dict[int, Mapping[str, Any]] = {}
        for move in moves:
            draft = drafts.get(move.item)
            if draft is None:
                continue
            own = _own(draft, move.to_body)
            if own is None:
                Return.objects.filter(pk=draft.pk).update(body=move.to_body)
                moved[draft.pk] = {}
            else:
                moved[draft.pk] = {"lines": _merged(draft, own), "into": own.pk}
        return moved

    def move_back(self, moves: Sequence[Move]) -> None:
        for move in moves:
            if "into" in move.kept:
                lines = ReturnLine.objects.filter(
                    pk__in=move.kept["lines"], report=move.kept["into"]
                )
                lines.filter(report__state=Return.State.DRAFT).update(report=move.item)
                Return.objects.filter(pk=move.item).update(standing=True)
            else:
                unsent = Return.objects.filter(pk=move.item, state=Return.State.DRAFT)
                unsent.update(body=move.from_body)

    def show(self, items: Collection[int]) -> Mapping[int, Shown]:
        rows = Return.objects.filter(pk__in=items).select_related("plan__document", "ask")
        return {
            one.pk: Shown(
                one.title,
                reverse("returns:detail", args=[one.pk]),
                one.plan.document.short_name,
            )
            for one in rows
        }


def _own(draft: Return, body: int) -> Return | None:
    """Return the new body's own return for the same period or request, in whatever state."""
    same = Return.objects.filter(plan=draft.plan_id, body=body, ask=draft.ask_id, standing=True)
    if not draft.ask_id:
        same = same.filter(period_start=draft.period_start)
    return same.first()


def _merged(draft: Return, own: Return) -> list[int]:
    """Put what was written into the new body's draft; the old one asks for nothing any more."""
    lines: list[int] = []
    if own.is_draft:
        there = own.lines.values("duty")
        lines = list(draft.lines.exclude(duty__in=there).values_list("pk", flat=True))
        ReturnLine.objects.filter(pk__in=lines).update(report=own)
    Return.objects.filter(pk=draft.pk).update(standing=False)
    return lines
