"""Undoing a merge: both profiles as they were; what came since stays with the kept one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from hientai.core import audit
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor
from hientai.merging.models import Merge
from hientai.merging.services.merging import require_both
from hientai.merging.services.packing import every, plain, put_back, read, table
from hientai.merging.services.relations import move_back
from hientai.people.domain.searching import search_key
from hientai.people.models import Person

FOLLOWS: Final = frozenset({"changed_at", "origins", "search_key"})


@dataclass(frozen=True)
class Parted:
    """What undoing left with the kept profile: values changed since; rows taken away since."""

    changed_since: int
    missing_rows: int


def unmerge(*, merge: Merge, by: Actor, at: datetime | None = None) -> Parted:
    """Give back both profiles as they were; refuse in a sentence where that is not possible."""
    at = at or timezone.now()
    with transaction.atomic():
        held = Merge.objects.select_for_update().get(pk=merge.pk)
        kept = Person.objects.select_for_update().get(pk=held.kept_id)
        require_both(by, kept.body_id, held.gone_body)
        _refuse_what_cannot_be(held)
        for label, pks in held.made:
            every(table(label)).filter(pk__in=pks).delete()
        changed = _columns_back(held.columns, kept, at)
        missing = move_back(held.moved, held.gone, kept.pk)
        put_back(held.rows)
        for label, name, pks, target in held.cut:
            still = every(table(label)).filter(pk__in=pks, **{f"{name}__isnull": True})
            still.update(**{name: target})
        _close(held, by, at)
        audit.record(by=by, action="people.unmerged", target=kept, gone=held.gone)
    return Parted(changed, missing)


def _close(held: Merge, by: Actor, at: datetime) -> None:
    """Say that a merge was undone; what it kept of people stands in their profiles again."""
    held.undone_by, held.undone_at = by.label[:200], at
    held.rows, held.columns, held.moved, held.made, held.cut = [], [], [], [], []
    held.save()


def _refuse_what_cannot_be(merge: Merge) -> None:
    if merge.undone_at is not None:
        raise Conflict(noop("Lần gộp này đã được hoàn tác."))
    later = Merge.objects.filter(kept=merge.kept_id, undone_at=None, pk__gt=merge.pk).first()
    if later is not None:
        raise Conflict(
            noop("Sau lần này hồ sơ còn được gộp với %(name)s; hoàn tác lần gộp đó trước."),
            name=later.gone_name,
        )


def _columns_back(columns: Sequence[Sequence[Any]], kept: Person, at: datetime) -> int:
    """Put back what still is as the merge wrote it; return how many values people changed since."""
    changed, touched = 0, False
    for label, name, before, after in columns:
        model = table(label)
        row = every(model).get(pk=kept.pk)
        field = next(each for each in model._meta.concrete_fields if each.attname == name)
        if plain(getattr(row, name)) == after:
            _set(model, kept.pk, name, read(field, before))
        elif name == "origins":
            _set(model, kept.pk, name, _origins_back(row.origins, before, after))
        else:
            changed += name not in FOLLOWS
            touched |= name == "changed_at"
    if touched:
        _as_changed(kept.pk, at)
    return changed


def _set(model: type[Model], pk: int, name: str, value: Any) -> None:
    every(model).filter(pk=pk).update(**{name: value})


def _origins_back(
    now: Mapping[str, int], before: Mapping[str, int], after: Mapping[str, int]
) -> dict[str, int]:
    """Return where values come from: as before the merge, but where somebody said so since."""
    found = dict(now)
    for name in after:
        if now.get(name) == after[name]:
            found.pop(name)
            if name in before:
                found[name] = before[name]
    return found


def _as_changed(pk: int, at: datetime) -> None:
    """Say that a profile is as no list left it: undoing one would bring back what the merge wrote."""
    person = Person.objects.get(pk=pk)
    person.changed_at = at
    person.search_key = search_key(person.name, person.workplace, person.speciality)
    person.save(update_fields=["changed_at", "search_key"])
