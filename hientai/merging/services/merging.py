"""Two profiles made one; `parting` undoes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone

from hientai.core import audit
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.merging.domain import GONE, GUARDED_TOGETHER, TOGETHER, grouped, side
from hientai.merging.models import Merge, Pair
from hientai.merging.services import packing
from hientai.merging.services.relations import move_all
from hientai.merging.signals import people_merging
from hientai.people.domain.degrees import rank_of
from hientai.people.domain.searching import search_key
from hientai.people.models import (
    Degree,
    Fact,
    Guarded,
    Intake,
    IntakeRow,
    Origin,
    Person,
    Position,
)

GUARDED_ASIDE: Final = "person_id"


def require_both(by: Actor, *bodies: int | None) -> None:
    """Refuse whoever does not reach both people."""
    for body in bodies:
        by.require(Permission.PEOPLE_MERGE, of=[body])


def merge(
    *, kept: Person, gone: Person, chosen: Mapping[str, str], by: Actor, at: datetime | None = None
) -> Merge:
    """Make two profiles one: all that points at either points at the kept one.

    `chosen` says by field whose value stays; without a word the kept profile's does, and what it
    lacks is filled from the other.
    """
    at = at or timezone.now()
    with transaction.atomic():
        kept, gone = _locked(kept.pk, gone.pk)
        require_both(by, kept.body_id, gone.body_id)
        people_merging.send(sender=Merge, kept=kept, gone=gone, by=by)
        done = Merge(
            kept=kept, gone=gone.pk, gone_name=gone.name, gone_body=gone.body_id,
            chosen=dict(chosen), by=by.label[:200], at=at,
        )  # fmt: skip
        intakes = _intakes(kept, gone)
        decided = _decided(gone)
        guarded = _take_apart(kept, gone, done)
        done.columns = _choose(kept, gone, guarded, done)
        done.made = _carry_on(decided, kept, done.gone, at)
        done.save()
        done.intakes.set(intakes)
        audit.record(
            by=by, action="people.merged", target=kept, gone=done.gone, chosen=dict(chosen)
        )
    return done


def _locked(kept: int, gone: int) -> tuple[Person, Person]:
    found = Person.objects.select_for_update().in_bulk([kept, gone])
    if len(found) < len(("kept", "gone")):
        raise Conflict(noop("Một trong hai hồ sơ không còn nữa. Mở lại danh sách hồ sơ trùng."))
    return found[kept], found[gone]


def _intakes(*people: Person) -> set[int]:
    """Return the lists that wrote or changed the people: none is undone while the merge stands."""
    pks = [person.pk for person in people]
    changed = IntakeRow.objects.filter(person__in=pks, outcome=IntakeRow.Outcome.CHANGED)
    found: set[int | None] = {person.intake_id for person in people}
    found |= set(changed.values_list("intake", flat=True))
    origins = {pk for person in people for pk in (person.origin_id, *person.origins.values())}
    for model in (Degree, Position, Fact):
        origins |= set(model.objects.filter(person__in=pks).values_list("origin", flat=True))
    found |= set(Origin.objects.filter(pk__in=origins).values_list("intake", flat=True))
    lists = [pk for pk in found if pk is not None]
    return set(Intake.objects.filter(pk__in=lists).values_list("pk", flat=True))


def _decided(gone: Person) -> list[Pair]:
    pairs = Pair.objects.filter(Q(first=gone) | Q(second=gone), state=Pair.State.DIFFERENT)
    return list(pairs)


def _take_apart(kept: Person, gone: Person, done: Merge) -> Mapping[str, Any]:
    """Move what points at the profile that goes, take it away; return its guarded columns."""
    pairs = Pair.objects.filter(Q(first=gone) | Q(second=gone))
    rows, cut = packing.lift(list(pairs))
    moved = move_all(gone.pk, kept.pk)
    last_rows, last_cut = packing.lift([gone])
    done.rows = [*last_rows, *rows, *moved.rows]
    done.moved, done.cut = moved.moved, [*cut, *moved.cut, *last_cut]
    label = Guarded._meta.label
    return next((each["columns"] for each in moved.rows if each["table"] == label), {})


def _choose(kept: Person, gone: Person, guarded: Mapping[str, Any], done: Merge) -> list[list[Any]]:
    """Write the chosen values on the kept profile; return what each column was and is."""
    before = packing.pack(kept)["columns"]
    _own_columns(kept, gone, done.chosen)
    kept.changed_at = done.at
    kept.save()
    changed = _differences(Person, before, packing.pack(kept)["columns"])
    if guarded:
        changed += _guarded_columns(kept, guarded, done.chosen)
    return changed


def _own_columns(kept: Person, gone: Person, chosen: Mapping[str, str]) -> None:
    columns = [each.attname for each in Person._meta.concrete_fields]
    for name, group in grouped(columns, TOGETHER).items():
        one, other = getattr(kept, group[0]), getattr(gone, group[0])
        whose = side(chosen.get(name, ""), one, other)
        if name == "degree":
            whose = GONE if _rank(gone) > _rank(kept) else whose
        if whose == GONE:
            for column in group:
                setattr(kept, column, getattr(gone, column))
            kept.origins[name] = gone.origins.get(name, gone.origin_id)
    kept.counts = kept.counts or gone.counts
    kept.search_key = search_key(kept.name, kept.workplace, kept.speciality)


def _rank(person: Person) -> int:
    return rank_of(person.degree) if person.degree else -1


def _guarded_columns(
    kept: Person, other: Mapping[str, Any], chosen: Mapping[str, str]
) -> list[list[Any]]:
    guarded = Guarded.objects.select_for_update().get(pk=kept.pk)
    before = packing.pack(guarded)["columns"]
    names = [name for name in before if name != GUARDED_ASIDE]
    for name, group in grouped(names, GUARDED_TOGETHER).items():
        if side(chosen.get(name, ""), before[group[0]], other.get(group[0])) == GONE:
            for column in group:
                field = packing.column(Guarded, column)
                setattr(guarded, column, packing.read(field, other[column]))
    guarded.save()
    return _differences(Guarded, before, packing.pack(guarded)["columns"])


def _differences(
    model: type[Model], before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[list[Any]]:
    label = model._meta.label
    return [
        [label, name, before[name], after[name]] for name in before if before[name] != after[name]
    ]


def _carry_on(decided: Iterable[Pair], kept: Person, gone: int, at: datetime) -> list[list[Any]]:
    """Keep what people said of the profile that went: who was another person still is."""
    made = []
    for pair in decided:
        other = pair.second_id if pair.first_id == gone else pair.first_id
        if other == kept.pk:
            continue
        first, second = sorted((kept.pk, other))
        said = {
            "probability": pair.probability, "reasons": pair.reasons, "state": pair.state,
            "decided_by": pair.decided_by, "decided_at": pair.decided_at, "found_at": at,
        }  # fmt: skip
        row, new = Pair.objects.get_or_create(first_id=first, second_id=second, defaults=said)
        made += [row.pk] if new else []
    return [[Pair._meta.label, made]] if made else []
