"""All data of a person, from every table that hangs on the profile, found through the models.

No table is named here: what an app adds to a person tomorrow is in the copy tomorrow.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

from django.conf import settings
from django.db import models
from django.utils import timezone

from hientai.core.models import AuditLine, StoredFile
from hientai.people.domain.sealing import sealer
from hientai.people.models import Person

# what is no fact about the person: keys for search, hashes, codes
_MACHINE: Final = frozenset(
    {"name_fold", "sort_key", "search_key", "identity_key", "code_hash", "session", "key"}
)
_LOG_ROWS: Final = 2000
Table = list[dict[str, Any]]


def whole_copy(person: Person) -> dict[str, Table]:
    """Return table by table what the system holds of a person, in plain JSON values."""
    tables: dict[str, Table] = {str(Person._meta.label): [_row(person)]}
    for model, column, rows in _related(Person, [person.pk]):
        told = [_row(one) for one in rows]
        if told:
            name = str(model._meta.label)
            tables[name if name not in tables else f"{name}.{column}"] = told
    tables["core.AuditLine"] = _log(person)
    return tables


def _related(
    model: type[models.Model], pks: list[Any], depth: int = 2
) -> Iterator[tuple[type[models.Model], str, list[models.Model]]]:
    """Yield the rows that point to rows, and those that point to these."""
    for relation in model._meta.related_objects:
        target = relation.related_model
        if relation.many_to_many or not isinstance(target, type):
            continue
        column = relation.field.name
        rows = list(target._base_manager.filter(**{f"{column}__in": pks}).order_by("pk"))  # noqa: SLF001 -- Django's own way to all rows
        if not rows:
            continue
        yield target, column, rows
        if depth > 1:
            yield from _related(target, [one.pk for one in rows], depth - 1)


def _row(one: models.Model) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for field in one._meta.concrete_fields:
        if field.name in _MACHINE:
            continue
        value = field.value_from_object(one)
        if field.name == "identity_sealed":
            sealed = bytes(value or b"")
            told["identity"] = sealer(settings.IDENTITY_KEY).unseal(sealed) if sealed else ""
        else:
            told[field.name] = _plain(one, field, value)
    return told


def _plain(one: models.Model, field: Any, value: Any) -> Any:
    """Return a value as JSON has it; what a key points to in words, except people and accounts."""
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        if field.is_relation and value is not None and _may_name(field.related_model):
            return str(getattr(one, field.name))
        return value
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)


def _may_name(model: Any) -> bool:
    if model is StoredFile:
        return True
    return model._meta.app_label != "accounts" and model is not Person


def _log(person: Person) -> Table:
    lines = AuditLine.objects.filter(target_type="people.person", target_id=person.pk)
    return [
        {
            "at": timezone.localtime(line.at).isoformat(timespec="seconds"),
            "actor": line.actor,
            "action": line.action,
            "details": line.details,
        }
        for line in lines[:_LOG_ROWS]
    ]
