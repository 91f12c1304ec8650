"""Work of chasing that runs behind the pages: the day's digests, and what goes out on a channel."""

from __future__ import annotations

from django_tasks import task


@task()
def chase() -> None:
    """Run daily: gather what each person is to be reminded of today, and send it."""
