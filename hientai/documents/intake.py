"""What the background job does: read a file and keep the result, whole or not at all."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from hientai.core import files
from hientai.core.models import StoredFile
from hientai.documents.models import Document, Reading
from hientai.documents.signals import document_read, document_refused
from hientai.kernel.errors import DomainError, UnreadableFile, noop
from hientai.reading import load_text, read_text, require_plan

BROKEN = noop(
    "Phần mềm gặp lỗi khi đọc tệp này. Chưa có gì được lưu; thử đọc lại hoặc báo người quản trị."
)


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
    text = load_text(files.read_bytes(stored), stored.name)
    result = read_text(text)
    require_plan(result)
    kept = {key: value for key, value in result.items() if key != "text"}
    return _keep(reading, text=result.get("text", text), result=kept)


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
    reading.save()
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
