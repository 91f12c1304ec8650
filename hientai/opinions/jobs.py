"""Background work on opinions."""

from __future__ import annotations

from django_tasks import task

from hientai.opinions import services


@task()
def tell_due() -> None:
    """Run daily: tell whoever is to answer what is due soon or late; may be run twice."""
    services.tell_due()
