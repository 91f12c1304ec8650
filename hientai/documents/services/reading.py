"""Writes on documents: their files at the door, and what was read of them, whole or not at all."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from functools import partial
from pathlib import PurePath
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from hientai.core import audit, files
from hientai.core.models import StoredFile
from hientai.documents.domain import number_key
from hientai.documents.models import Document, Reading
from hientai.documents.signals import document_read, document_refused, reading_asked
from hientai.kernel.errors import DomainError, UnreadableFile, noop
from hientai.kernel.permissions import Actor
from hientai.reading import require_plan
from hientai.reading.files import FORMS, check_file
from hientai.reading.isolated import read_isolated

BROKEN = noop(
    "Phần mềm gặp lỗi khi đọc tệp này. Chưa có gì được lưu; thử đọc lại hoặc báo người quản trị."
)
ACCEPTED: Final = tuple(FORMS)
AT_ONCE: Final = (".txt", ".md", ".docx")  # read in a moment, so that a bad one is refused at once
DOOR_SECONDS: Final = 30
DOOR_SIZE: Final = 2 * files.MEGABYTE  # a plan is a tenth of it; what is larger is read later


@transaction.atomic
def store_document(*, name: str, data: bytes, by: Actor) -> Document:
    """Keep an uploaded paper; what cannot be read is refused before anything is kept.

    Short texts and Word files are read at once, so that what is no plan leaves nothing behind.
    What takes long (PDF, pictures, old Word files) is only looked at here; what is wrong inside is
    said when it is read.
    """
    check_file(data, name)
    if PurePath(name).suffix.lower() in AT_ONCE and len(data) <= DOOR_SIZE:
        require_plan(read_isolated(data, name, seconds=DOOR_SECONDS).reading)
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    stored = files.keep(name=name, data=data, media_type=media_type, by=by)
    try:
        document = Document.objects.create(file=stored)
        audit.record(by=by, action="document.stored", target=document, file=stored.name)
    except BaseException:
        stored.content.delete(save=False)  # the row goes with the transaction, the bytes would not
        raise
    return document


@transaction.atomic
def ask_reading(*, document: Document, by: Actor, for_plan: bool = True) -> Reading:
    """Ask for the document's file to be read in the background, as a plan or as any other paper."""
    reading = Reading.objects.create(document=document, for_plan=for_plan)
    audit.record(by=by, action="document.reading_asked", target=document, reading=reading.pk)
    reading_asked.send(Reading, reading=reading)
    return reading


@transaction.atomic
def discard_document(*, document: Document) -> None:
    """Remove a document that nothing stands on, and its file once that is certain."""
    stored = document.file
    document.delete()
    if stored is not None:
        stored.delete()
        transaction.on_commit(partial(stored.content.delete, save=False))


def perform_reading(*, reading_id: int) -> Reading:
    """Read the file and keep the result; asked twice, or again after a crash, it is kept once."""
    reading = Reading.objects.select_related("document__file").get(pk=reading_id)
    if reading.state in {Reading.State.DONE, Reading.State.FAILED}:
        return reading
    reading.state, reading.started_at = Reading.State.RUNNING, timezone.now()
    reading.save(update_fields=["state", "started_at"])
    try:
        return _read_and_keep(reading)
    except DomainError as refusal:
        return _refuse(reading, str(refusal))
    except Exception:
        _refuse(reading, BROKEN)
        raise


def _read_and_keep(reading: Reading) -> Reading:
    stored = _file_of(reading.document)
    read = read_isolated(files.read_bytes(stored), stored.name, partial(_count, reading.pk))
    result = read.reading
    if reading.for_plan:
        require_plan(result)
    else:
        _require_same(reading.document, result)
    kept = {key: value for key, value in result.items() if key != "text"}
    kept["places"] = read.places.rows
    return _keep(reading, text=result["text"], result=kept)


def _require_same(document: Document, result: Mapping[str, Any]) -> None:
    """Refuse a file that bears another number than the paper that it was given for."""
    number = str((result.get("document") or {}).get("number") or "")
    if document.number and number and number_key(number) != document.number_key:
        raise UnreadableFile(
            noop("Tệp này là văn bản số %(number)s, không phải %(wanted)s. Chọn lại tệp."),
            number=number,
            wanted=document.number,
        )


def _count(reading_id: int, done: int, pages: int) -> None:
    """Say how far the reading is, outside of its transaction, so that people see it."""
    Reading.objects.filter(pk=reading_id).update(pages=pages, pages_done=done)


def _file_of(document: Document) -> StoredFile:
    if document.file is None:
        raise UnreadableFile(noop("Văn bản này chưa có tệp để đọc."))
    return document.file


@transaction.atomic
def _keep(reading: Reading, *, text: str, result: dict[str, object]) -> Reading:
    current = Reading.objects.select_for_update().get(pk=reading.pk)
    if current.state == Reading.State.DONE:  # another worker was faster
        return current
    reading.state, reading.ended_at = Reading.State.DONE, timezone.now()
    reading.text, reading.result = text, result
    reading.save(update_fields=["state", "ended_at", "text", "result"])  # pages are counted apart
    document_read.send(Reading, reading=reading)
    return reading


@transaction.atomic
def _refuse(reading: Reading, sentence: str) -> Reading:
    reading.state, reading.ended_at = Reading.State.FAILED, timezone.now()
    reading.refusal = sentence
    reading.text, reading.result = "", {}
    reading.save()
    document_refused.send(Reading, reading=reading)
    return reading
