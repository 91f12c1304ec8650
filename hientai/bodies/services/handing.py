"""Proposing what an event hands on: nothing moves before somebody takes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.bodies.domain.heirs import Heirs, suggest
from hientai.bodies.domain.holding import HOLDERS, Held, Move
from hientai.bodies.models import Event, EventKind, Handover
from hientai.bodies.selectors.heirs import Lineage

BATCH = 1000
State = Handover.State
WAITING = (State.CHOOSE, State.PROPOSED, State.REFUSED)


def propose(events: Iterable[Event], *, today: date | None = None) -> int:
    """Propose a successor for all that is open of the events' predecessors; return how many.

    What has a live proposal already is left out, so that it may be done again when more opened.
    """
    ended = _predecessors(events)
    if not ended:
        return 0
    lineage = Lineage(ended, today or localdate())
    there = set(
        Handover.objects.filter(from_body__in=ended)
        .exclude(state=State.UNDONE)
        .values_list("what", "item", "from_body")
    )
    rows = [
        row
        for holder in HOLDERS.values()
        for held in holder.held_by(ended)
        if (holder.what, held.item, held.body_id) not in there
        and (row := _row(ended[held.body_id], holder.what, held, lineage))
    ]
    Handover.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    return len(rows)


def _predecessors(events: Iterable[Event]) -> dict[int, Event]:
    """Return each predecessor with the event that ended it, else the one that took functions."""
    found: dict[int, Event] = {}
    for event in sorted(events, key=lambda event: event.kind == EventKind.MOVED):
        for body_id in event.sides.get("before", []):
            found.setdefault(body_id, event)
    return found


def _row(event: Event, what: str, held: Held, lineage: Lineage) -> Handover | None:
    """Return the proposal for one thing; None where a body that goes on keeps it."""
    row = Handover(event=event, what=what, item=held.item, from_body_id=held.body_id)
    heirs = lineage.heirs(held.body_id)
    if HOLDERS[what].asks:
        row.state, row.why = State.CHOOSE, _("Cần người trả lời.")
        row.to_body_id = heirs.main[0] if len(heirs.main) == 1 else None
        return row
    word = suggest(held.words, lineage.names(heirs.all)) if len(heirs.all) > 1 else None
    if event.kind == EventKind.MOVED:
        word = suggest(held.words, lineage.names((held.body_id, *heirs.moved)))
        if word is None or word.body_id == held.body_id:
            return None
    if len(heirs.main) == 1 and (word is None or word.body_id == heirs.main[0]):
        row.to_body_id, row.why = heirs.main[0], _("Đơn vị kế thừa duy nhất.")
        if not lineage.surely(held.body_id):
            row.why = _("Đơn vị kế thừa duy nhất; căn cứ chưa có người xác nhận.")
        return row
    row.state = State.CHOOSE
    row.to_body_id = word.body_id if word else None
    row.why = _why(heirs, word.word if word else "")
    return row


def _why(heirs: Heirs, word: str) -> str:
    if word:
        return _("Gợi ý: nội dung có “%(word)s”.") % {"word": word}
    if heirs.all:
        return _("Có %(n)d đơn vị kế thừa; cần người chọn.") % {"n": len(heirs.all)}
    return _("Chưa rõ đơn vị kế thừa; cần người chọn.")


def repoint(ended: Collection[int], *, today: date | None = None) -> int:
    """Send on what waits for bodies that have ended themselves; return how many."""
    waiting = list(
        Handover.objects.filter(to_body__in=ended, state__in=(State.CHOOSE, State.PROPOSED))
    )
    if not waiting:
        return 0
    lineage = Lineage(ended, today or localdate())
    for row in waiting:
        heirs = lineage.heirs(row.to_body_id or 0).main
        row.to_body_id = heirs[0] if len(heirs) == 1 else None
        row.state = row.state if row.to_body_id else State.CHOOSE
    Handover.objects.bulk_update(waiting, ["to_body", "state"], batch_size=BATCH)
    return len(waiting)


def clear(events: Sequence[Event]) -> int:
    """Take back every proposal of the events that nobody has taken; return how many."""
    waiting = Handover.objects.filter(event__in=events, state__in=WAITING)
    return waiting.update(state=State.UNDONE)


def give_back(event: Event) -> int:
    """Move back all that was taken by an event, where it still is; return how many."""
    taken = list(event.handovers.filter(state=State.TAKEN).select_related("event"))
    for what, holder in HOLDERS.items():
        moves = [
            Move(row.item, row.from_body_id, row.to_body_id, event.on, row.kept)
            for row in taken
            if row.what == what and row.to_body_id
        ]
        if moves and not holder.asks:
            holder.move_back(moves)
    event.handovers.filter(state=State.TAKEN).update(state=State.UNDONE)
    return len(taken)
