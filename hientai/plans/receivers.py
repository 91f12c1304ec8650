"""What plans do when a document was read or refused, inside the transaction of that write."""

from __future__ import annotations

from django.dispatch import receiver

from hientai.documents.models import Reading
from hientai.documents.signals import document_read, document_refused
from hientai.plans import services


@receiver(document_read)
def on_document_read(reading: Reading, **_more: object) -> None:
    services.take_document_reading(reading=reading)


@receiver(document_refused)
def on_document_refused(reading: Reading, **_more: object) -> None:
    services.refuse_reading(reading=reading)
