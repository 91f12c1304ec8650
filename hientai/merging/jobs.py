"""Searches that run behind the pages; every job may be run twice."""

from __future__ import annotations

from django_tasks import task

from hientai.kernel.permissions import SYSTEM
from hientai.merging.models import Search
from hientai.merging.services import searching


@task()
def search(search_id: int) -> None:
    """Search as asked; one that is over or was stopped stays as it is."""
    found = Search.objects.filter(pk=search_id, state__in=searching.RUNNING).first()
    if found is not None:
        searching.run(found)


@task()
def search_changed() -> None:
    """Compare who changed since the last search with everybody; once a night."""
    found, new = searching.ask(by=SYSTEM)
    if new:
        searching.run(found)
