"""Background work on documents."""

from __future__ import annotations

from django_tasks import task

from hientai.documents.intake import perform_reading


@task()
def read_document(reading_id: int) -> None:
    """Read a document's file; safe to run again."""
    perform_reading(reading_id=reading_id)
