"""Writes on documents: their files at the door, and asking for them to be read."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import Final

from django.db import transaction

from hientai.core import audit, files
from hientai.documents.jobs import read_document
from hientai.documents.models import Document, Reading
from hientai.kernel.errors import UnreadableFile, noop
from hientai.kernel.permissions import Actor
from hientai.reading import load_text

ACCEPTED: Final = (".txt", ".md", ".docx")  # forms that are read in a moment, at the door


@transaction.atomic
def store_document(*, name: str, data: bytes, by: Actor) -> Document:
    """Keep an uploaded paper; what cannot be read as text is refused before anything is kept."""
    if PurePath(name).suffix.lower() not in ACCEPTED:
        raise UnreadableFile(
            noop("Tệp “%(name)s” chưa nhận được. Chọn tệp %(kinds)s."),
            name=name,
            kinds=", ".join(ACCEPTED),
        )
    load_text(data, name)
    stored = files.store(name=name, data=data, by=by)
    try:
        document = Document.objects.create(file=stored)
        audit.record(by=by, action="document.stored", target=document, file=stored.name)
    except BaseException:
        stored.content.delete(save=False)  # the row goes with the transaction, the bytes would not
        raise
    return document


@transaction.atomic
def ask_reading(*, document: Document, by: Actor) -> Reading:
    """Ask for the document's file to be read in the background."""
    reading = Reading.objects.create(document=document)
    audit.record(by=by, action="document.reading_asked", target=document, reading=reading.pk)
    transaction.on_commit(partial(read_document.enqueue, reading.pk))
    return reading


@transaction.atomic
def discard_document(*, document: Document) -> None:
    """Remove a document that nothing stands on, and its file once that is certain."""
    stored = document.file
    document.delete()
    if stored is not None:
        stored.delete()
        transaction.on_commit(partial(stored.content.delete, save=False))
