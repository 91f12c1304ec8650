"""Work of duties that runs behind the pages."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django_tasks import task

from hientai.duties import services
from hientai.duties.models import Reminder
from hientai.kernel.permissions import SYSTEM


@task()
def send_reminder(reminder_id: int) -> None:
    """Send a reminder, at most once however often it runs."""
    services.deliver(reminder_id)


@task()
def open_next() -> None:
    """Run daily: open the periods that have come near."""
    services.open_next_duties(by=SYSTEM)


def on_reminder_asked(*, reminder: Reminder, **_: Any) -> None:
    """Receive `signals.reminder_asked`."""
    transaction.on_commit(partial(send_reminder.enqueue, reminder.pk))
