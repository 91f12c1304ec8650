"""Background work on documents."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django_tasks import task

from hientai.documents.models import Reading
from hientai.documents.services import perform_reading


@task()
def read_document(reading_id: int) -> None:
    """Read a document's file; safe to run again."""
    perform_reading(reading_id=reading_id)


def on_reading_asked(*, reading: Reading, **_: Any) -> None:
    """Receive `signals.reading_asked`."""
    transaction.on_commit(partial(read_document.enqueue, reading.pk))
