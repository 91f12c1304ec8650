"""Background work on requests."""

from __future__ import annotations

from django_tasks import task

from hientai.privacy.services import due


@task()
def tell_due() -> None:
    """Run daily: tell whoever answers requests what is due soon or late; may be run twice."""
    due.tell_due()
