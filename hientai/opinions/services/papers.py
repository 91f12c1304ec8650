"""Papers by which opinions went up and came back."""

from __future__ import annotations

from hientai.documents.models import Document
from hientai.opinions.models import Step


def take_merged(*, gone: Document, stays: Document, **_signal: object) -> None:
    """Receive `documents.signals.records_merged`."""
    Step.objects.filter(paper=gone).update(paper=stays)
