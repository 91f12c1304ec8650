"""Loading later changes of boundaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from hientai.core.audit import record
from hientai.kernel.permissions import Actor, Permission
from hientai.places import selectors
from hientai.places.domain import Change, Problem, read_changes
from hientai.places.models import PlaceChange, PlaceLoad


@dataclass(frozen=True)
class Loaded:
    """How many rows are in force now; none, if there is any problem."""

    rows: int
    problems: tuple[Problem, ...]


@transaction.atomic
def load_changes(
    *, rows: Sequence[dict[str, str]], source: str, by: Actor, dry_run: bool = False
) -> Loaded:
    """Load a table of changes whole, or nothing of it and say what is wrong by row.

    A row about a pair and a day that was loaded before takes the place of the earlier one.
    """
    by.require(Permission.BODY_EDIT)
    changes, _problems = read_changes(rows)
    problems = selectors.refused(rows)
    if problems or dry_run or not changes:
        return Loaded(0 if problems else len(changes), problems)
    load = PlaceLoad.objects.create(source=source[-255:], loaded_by=by.label[:200])
    for change in changes:
        pair = {"on": change.on, "old_code": change.old, "new_code": change.new}
        PlaceChange.objects.filter(**pair).delete()
        PlaceChange.objects.create(**pair, load=load, **_kept(change))
    record(by=by, action="places.loaded", target=load, rows=len(changes))
    return Loaded(len(changes), ())


def _kept(change: Change) -> dict[str, object]:
    return {
        "old_name": change.old_name,
        "name": change.name,
        "parent": change.parent,
        "part": change.part.value,
        "share": "" if change.share is None else str(change.share),
        "basis": change.basis,
        "sure": change.sure,
    }
