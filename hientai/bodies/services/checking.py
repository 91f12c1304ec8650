"""Asks of an event, before it is confirmed, whether it can have happened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from hientai.bodies.domain import name_key
from hientai.bodies.domain.events import ENDING, BadEvent, Life, check_event, goes_round
from hientai.bodies.models import Body, Event, Succession
from hientai.kernel.errors import noop


def check(event: Event) -> None:
    """Refuse what the rules do not allow, a body that ends twice, and lines that go round."""
    ids = event.sides.get("before", []), event.sides.get("after", [])
    bodies = Body.objects.in_bulk([pk for side in ids for pk in side])
    undone = event.corrects.undo.get("ended", {}) if event.corrects else {}
    before, after = ([_life(bodies[pk], undone) for pk in side if pk in bodies] for side in ids)
    new = [Life(None, one["name"], event.on, None) for one in event.sides.get("new", [])]
    check_event(event.kind, event.on, before, [*after, *new])
    _check_names(event)
    lines = Succession.objects.exclude(event=event.corrects_id)
    ending = lines.filter(predecessor__in=ids[0], event__kind__in=ENDING)
    if event.kind in ENDING and (twice := ending.select_related("predecessor").first()):
        raise BadEvent(
            noop("%(name)s đã có sự kiện kết thúc ngày %(on)s. Đính chính sự kiện đó."),
            name=twice.predecessor.name,
            on=f"{twice.on:%d/%m/%Y}",
        )
    known = lines.values_list("predecessor_id", "successor_id")
    if goes_round(known, [(old, heir) for old in ids[0] for heir in ids[1]]):
        raise BadEvent(noop("Các đơn vị kế thừa nhau thành vòng. Chọn lại đơn vị mới."))


def _check_names(event: Event) -> None:
    """Refuse a new body of a name that another one bears on that day and goes on bearing."""
    there = Body.objects.exclude(pk__in=event.sides.get("before", [])).filter(
        Q(valid_to=None) | Q(valid_to__gte=event.on)
    )
    for new in event.sides.get("new", []):
        if there.filter(province=new["province"], key=name_key(new["name"])).exists():
            raise BadEvent(
                noop("%(province)s đã có đơn vị tên “%(name)s”; chọn trong danh mục."),
                province=new["province"],
                name=new["name"],
            )


def _life(body: Body, undone: Mapping[str, str | None]) -> Life:
    """Return a body as it was before the event that is being corrected."""
    last = body.valid_to
    if str(body.pk) in undone:
        before = undone[str(body.pk)]
        last = date.fromisoformat(before) if before else None
    return Life(body.pk, body.name, body.valid_from, last)
