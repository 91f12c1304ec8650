"""Work of chasing that runs behind the pages: the day's digests, and what goes out on a channel."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from hientai.chasing import services


@task()
def chase(day: str = "") -> None:
    """Run daily: gather what each person is to be reminded of, and send it; `day` is for trials."""
    today = date.fromisoformat(day) if day else None
    services.remind_of_explanations(today=today)
    for delivery_id in services.gather(today=today):
        send.enqueue(delivery_id, day)


@task()
def send(delivery_id: int, day: str = "") -> None:
    """Send what waits, at most once however often it runs; later, where nobody could be reached."""
    pause = services.deliver(delivery_id, today=date.fromisoformat(day) if day else None)
    if pause and send.get_backend().supports_defer:
        send.using(run_after=timezone.now() + pause).enqueue(delivery_id, day)


def on_delivery_queued(*, delivery: int, **_: Any) -> None:
    """Receive `signals.delivery_queued`."""
    transaction.on_commit(partial(send.enqueue, delivery))
