"""Rows taken out of their tables whole, as plain JSON, and put back exactly as they were."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import deepcopy
from typing import Any, Final, cast

from django.apps import apps
from django.db import IntegrityError, models, router
from django.db.models import Field, Model
from django.db.models.deletion import Collector, ProtectedError, RestrictedError

from hientai.kernel.errors import Conflict, noop
from hientai.people.models import Person

Packed = dict[str, Any]
TAKEN: Final = noop("Chưa tách được: số định danh của hồ sơ cũ nay đã có ở một hồ sơ khác.")
GONE_SINCE: Final = noop("Chưa tách được: %(what)s mà hồ sơ cũ dẫn tới không còn nữa.")


def every(model: type[Model]) -> models.QuerySet[Any]:
    """Return all rows of a table, whatever its managers leave out."""
    return models.QuerySet(model)


def table(label: str) -> type[Model]:
    return apps.get_model(label)


def column(model: type[Model], name: str) -> Field[Any, Any]:
    found = model._meta.get_field(name)
    assert isinstance(found, Field)  # noqa: S101 -- named by this module itself
    return found


def pack(row: Model) -> Packed:
    """Return a row with every column of its table, losing nothing of any of them."""
    columns = {each.attname: plain(getattr(row, each.attname)) for each in _columns(type(row))}
    return {"table": row._meta.label, "columns": columns}


def plain(value: Any) -> Any:
    """Return a value of a column as JSON can hold it; `Field.to_python` reads it back."""
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, list | dict):
        return deepcopy(value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)  # decimals, uuids


def read(field: Field[Any, Any], kept: Any) -> Any:
    """Return what `plain` wrote as the column's own kind of value."""
    value = field.to_python(kept)
    return bytes(value) if isinstance(value, memoryview) else value


def lift(rows: Sequence[Model]) -> tuple[list[Packed], list[list[Any]]]:
    """Take rows away with all that hangs on them; return them packed, and the references cut.

    A reference cut is `[table, column, ids, id that they pointed to]`.
    """
    if not rows:
        return [], []
    collector = Collector(using=router.db_for_write(type(rows[0])), origin=rows[0])
    try:
        collector.collect(list(rows))
    except (ProtectedError, RestrictedError) as held:
        raise Conflict(
            noop("Hồ sơ đang được dùng ở phần khác (%(what)s) nên chưa gộp được."),
            what=", ".join({str(type(each)._meta.verbose_name) for each in _holders(held)}),
        ) from None
    cut: list[list[Any]] = []
    for (field, value), sets in collector.field_updates.items():
        those = [row for some in cast("list[Iterable[Model]]", sets) for row in some]
        if value is None and those:
            before = plain(getattr(those[0], field.attname))
            cut.append([field.model._meta.label, field.name, [row.pk for row in those], before])
    quick = [row for found in collector.fast_deletes for row in found]
    slow = [row for model in collector.data for row in collector.data[model]]
    packed = [pack(row) for row in sorted([*slow, *quick], key=_in_order)]
    collector.delete()
    return packed, cut


def _holders(held: ProtectedError | RestrictedError) -> Iterable[Model]:
    found = held.protected_objects if isinstance(held, ProtectedError) else held.restricted_objects
    return list(found)


def _in_order(row: Model) -> tuple[str, str]:
    return row._meta.label, f"{row.pk!s:>20}"


def put_back(packed: Iterable[Packed]) -> None:
    """Insert packed rows again; refuse where one can't stand any more.

    What tied them to a person who is no longer there is left out.
    """
    rows = [unpack(each) for each in packed]
    new = {(type(row), row.pk) for row in rows}
    for row in rows:
        lost = list(_lost(row, new))
        if Person in lost:
            continue
        if lost:
            raise Conflict(
                GONE_SINCE, what=", ".join(str(each._meta.verbose_name) for each in lost)
            )
        try:
            row.save_base(raw=True, force_insert=True)
        except IntegrityError:
            raise Conflict(TAKEN) from None


def unpack(packed: Packed) -> Model:
    model = table(packed["table"])
    columns = {field.attname: field for field in _columns(model)}
    kept = packed["columns"].items()  # a column that a later version left out is not put back
    return model(**{name: read(columns[name], value) for name, value in kept if name in columns})


def _lost(row: Model, new: Collection[tuple[type[Model], Any]]) -> Iterator[type[Model]]:
    """Yield the tables of what a row points at that is neither there nor comes back with it."""
    for field in _columns(type(row)):
        value = getattr(row, field.attname)
        if field.remote_field is None or value is None:
            continue
        target = field.remote_field.model
        if (target, value) not in new and not every(target).filter(pk=value).exists():
            yield target


def _columns(model: type[Model]) -> list[Field[Any, Any]]:
    return list(model._meta.concrete_fields)
