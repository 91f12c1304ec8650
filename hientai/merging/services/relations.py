"""Everything that points at a profile, found through the models' own meta; moved and moved back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, Model

from hientai.merging.services.packing import Packed, column, every, lift, table
from hientai.people.models import Person


@dataclass
class Moved:
    """What moving left behind: `rows` could not stand beside the kept profile's own."""

    moved: list[list[Any]] = field(default_factory=list)
    rows: list[Packed] = field(default_factory=list)
    cut: list[list[Any]] = field(default_factory=list)


def pointing() -> Iterator[tuple[type[Model], Field[Any, Any]]]:
    """Yield each table and column that points at people, of many-to-many fields too."""
    for relation in Person._meta.get_fields(include_hidden=True):
        if relation.auto_created and (relation.one_to_many or relation.one_to_one):
            yield relation.related_model, relation.field  # type: ignore[union-attr,misc]  # a relation has both


def move_all(gone: int, kept: int) -> Moved:
    """Let all that pointed at one profile point at another.

    A row that may stand once only, and already stands there, is taken out and packed.
    """
    done = Moved()
    for model, pointer in pointing():
        rows = list(every(model).filter(**{pointer.name: gone}))
        stuck = [row for row in rows if _stands_already(row, pointer, kept)]
        packed, cut = lift(stuck)
        done.rows += packed
        done.cut += cut
        free = [row.pk for row in rows if row not in stuck]
        if free:
            every(model).filter(pk__in=free).update(**{pointer.attname: kept})
            pks = [kept] if pointer.primary_key else free
            done.moved.append([model._meta.label, pointer.name, pks])
    return done


def _stands_already(row: Model, pointer: Field[Any, Any], kept: int) -> bool:
    """Tell whether a constraint of its table keeps a row from pointing at the kept profile too."""
    if pointer.primary_key:
        return every(type(row)).filter(pk=kept).exists()
    if hasattr(row, "origin_id") and _said_already(row, pointer, kept):
        return True
    if not (type(row)._meta.constraints or type(row)._meta.unique_together or pointer.unique):
        return False
    before = getattr(row, pointer.attname)
    setattr(row, pointer.attname, kept)
    try:
        row.validate_unique()
        row.validate_constraints()
    except ValidationError:
        return True
    finally:
        setattr(row, pointer.attname, before)
    return False


def _said_already(row: Model, pointer: Field[Any, Any], kept: int) -> bool:
    """Tell whether the kept profile has the same value, from whatever origin."""
    said = {
        each.attname: getattr(row, each.attname)
        for each in type(row)._meta.concrete_fields
        if not each.primary_key and each.attname not in {"origin_id", pointer.attname}
    }
    return every(type(row)).filter(**{**said, pointer.attname: kept}).exists()


def move_back(moved: list[list[Any]], gone: int, kept: int) -> int:
    """Let what was moved point at the profile again; return how many rows are no longer there."""
    missing = 0
    for label, name, pks in moved:
        model = table(label)
        pointer = column(model, name)
        rows = every(model).filter(pk__in=pks, **{pointer.attname: kept})
        missing += len(pks) - rows.update(**{pointer.attname: gone})
    return missing
