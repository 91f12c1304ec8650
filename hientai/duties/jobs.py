"""Work of duties that runs behind the pages."""

from __future__ import annotations

from django_tasks import task

from hientai.duties import mail, services
from hientai.kernel.permissions import SYSTEM


@task()
def send_reminder(reminder_id: int) -> None:
    mail.deliver(reminder_id)


@task()
def open_next() -> None:
    """Run daily: open the periods that have come near."""
    services.open_next_duties(by=SYSTEM)
