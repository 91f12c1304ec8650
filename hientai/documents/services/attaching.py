"""The file of a paper that was only named: kept, read for what it says of others, tracked as no plan."""

from __future__ import annotations

import mimetypes
from typing import Final

from django.db import transaction

from hientai.core import audit, files
from hientai.documents.models import Document, Reading
from hientai.documents.selectors import keepers_of
from hientai.documents.services.reading import ask_reading
from hientai.documents.services.relations import take_relations
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import nfc
from hientai.reading.files import check_file

_HEAD: Final = (("kind", "kind"), ("number", "number"), ("issuer", "issuer"), ("title", "title"))
_LIMITS: Final = {"kind": 80, "number": 60, "issuer": 200}


@transaction.atomic
def attach_original(*, document: Document, name: str, data: bytes, by: Actor) -> Reading:
    """Keep the file of a paper that was only named, and have it read in the background."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    by.require(Permission.PLAN_CHECK, of=keepers_of([document]))
    if not document.mention:
        raise Conflict(noop("Văn bản này đã có bản gốc."))
    check_file(data, name)
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    stored = files.keep(name=name, data=data, media_type=media_type, by=by)
    document.file, document.mention = stored, False
    document.save(update_fields=["file", "mention"])
    audit.record(by=by, action="document.attached", target=document, file=stored.name)
    return ask_reading(document=document, by=by, for_plan=False)


def take_original(*, reading: Reading, **_signal: object) -> None:
    """Take what the file of a paper that is no plan says: what was not known, and its relations."""
    if reading.for_plan:
        return
    document = Document.objects.get(pk=reading.document_id)
    head = reading.result.get("document") or {}
    for column, name in _HEAD:
        value = nfc(str(head.get(name) or ""))[: _LIMITS.get(column)]
        if value and not getattr(document, column):
            setattr(document, column, value)
    date = str(head.get("date") or "")
    if date.startswith(document.issued):
        document.issued = date
    document.signer = head.get("signer") or document.signer
    document.citations = head.get("citations") or []
    document.expected = document.expected and not document.number
    document.save()
    take_relations(document=document, reading=reading, province=document.province)


def refuse_original(*, reading: Reading, **_signal: object) -> None:
    """Let a paper be without its file again: what was given could not be read as it."""
    if not reading.for_plan:
        Document.objects.filter(pk=reading.document_id).update(file=None, mention=True)
