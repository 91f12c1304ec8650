"""Work on statistics that runs behind the pages; every job may be run twice."""

from __future__ import annotations

from django_tasks import task

from hientai.statistics.selectors import snapshots


@task()
def renew() -> None:
    """Read a very large register into columns again, if it has changed."""
    snapshots.renew()
