"""What people say of pairs: one person, two people, later; and many pairs that an identifier settles."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone

from hientai.core import audit
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor
from hientai.merging.domain import settled
from hientai.merging.models import Merge, Pair
from hientai.merging.services.merging import merge, require_both

UNDECIDED = (Pair.State.OPEN, Pair.State.LATER)


def put(*, pair: Pair, state: Pair.State, by: Actor) -> Pair:
    """Say that a pair is two people, or is to be looked at later; or open the question again."""
    with transaction.atomic():
        held = _held(pair.pk, by)
        held.state, held.decided_by, held.decided_at = state, by.label[:200], timezone.now()
        if state == Pair.State.OPEN:
            held.decided_by, held.decided_at = "", None
        held.save(update_fields=["state", "decided_by", "decided_at"])
        audit.record(by=by, action="pair.decided", target=held, state=str(state))
    return held


def join(*, pair: Pair, chosen: Mapping[str, str], by: Actor) -> Merge:
    """Make the two profiles of an undecided pair one: the older is kept, with the chosen values."""
    with transaction.atomic():
        held = _held(pair.pk, by)
        if held.state not in UNDECIDED:
            raise Conflict(
                noop("Cặp này đã được quyết định: %(state)s."),
                state=held.get_state_display().lower(),
            )
        return merge(kept=held.first, gone=held.second, chosen=chosen, by=by)


def join_settled(*, pairs: Collection[int], by: Actor) -> int:
    """Merge the pairs that a person confirmed in a list and an identifier settles; return how many.

    All or nothing. A profile that stands in two of them is left for the queue after its first merge.
    """
    done = 0
    with transaction.atomic():
        for pk in sorted(pairs):
            pair = Pair.objects.filter(pk=pk, state__in=UNDECIDED).first()
            if pair is not None and settled(pair.reasons):
                join(pair=pair, chosen={}, by=by)
                done += 1
    return done


def _held(pk: int, by: Actor) -> Pair:
    found = Pair.objects.select_for_update(of=("self",)).select_related("first", "second")
    pair = found.filter(pk=pk).first()
    if pair is None:
        raise Conflict(noop("Cặp này không còn nữa: một trong hai hồ sơ đã được gộp hoặc xóa."))
    require_both(by, pair.first.body_id, pair.second.body_id)
    return pair
