"""What a person knows of a paper beside its text: its number, its day, that it has lapsed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction

from hientai.core import audit
from hientai.documents.models import Document
from hientai.documents.selectors import keepers_of
from hientai.documents.services.records import settle
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import nfc

FIELDS: Final = ("kind", "number", "issuer", "issued", "title")
_VALUES: Final = {"issued": "date"}  # a column -> what `Document.values` calls it


@transaction.atomic
def complete_document(*, document: Document, changes: Mapping[str, Any], by: Actor) -> Document:
    """Fill in what is known now (`FIELDS`, `expired_on`); return the record that the paper has then.

    What was read from the paper's own file is not replaced here, only what it left open.
    """
    document = Document.objects.select_for_update().get(pk=document.pk)
    by.require(Permission.PLAN_CHECK, of=keepers_of([document]))
    before: dict[str, str] = {}
    for name in FIELDS:
        wanted, old = nfc(str(changes.get(name) or "")).strip(), str(getattr(document, name))
        if name not in changes or wanted == old:
            continue
        if not document.mention and old and not wanted.startswith(old):
            raise Conflict(noop("Giá trị này đọc từ bản gốc. Sửa ở trang kiểm tra của văn bản."))
        before[name] = old
        _set(document, name, wanted)
    if "expired_on" in changes and changes["expired_on"] != document.expired_on:
        before["expired_on"] = str(document.expired_on or "")
        document.expired_on = changes["expired_on"]
    document.expired_on = document.expired_on or None
    if not before:
        return document
    document.expected = document.expected and not document.number
    document.save()
    audit.record(by=by, action="document.completed", target=document, before=before)
    return settle(document)


def _set(document: Document, name: str, wanted: str) -> None:
    setattr(document, name, wanted)
    if not document.mention:
        value = _VALUES.get(name, name)
        document.values[value] = {**document.values.get(value, {}), "state": "corrected"}
