"""Work of upkeep that runs behind the pages, once a day."""

from __future__ import annotations

from datetime import date

from django.utils.timezone import localdate
from django_tasks import task

from hientai.upkeep.services import rounds


@task()
def daily(day: str = "") -> None:
    """Open what comes each year, ask who is new, remind who has not confirmed; may run twice."""
    today = date.fromisoformat(day) if day else localdate()
    rounds.open_yearly(today)
    rounds.keep_up(today)
    rounds.remind(today)
