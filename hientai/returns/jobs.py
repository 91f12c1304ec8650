"""Work of returns that runs behind the pages."""

from __future__ import annotations

from django_tasks import task

from hientai.kernel.permissions import SYSTEM
from hientai.returns import services


@task()
def open_due() -> None:
    """Run daily: open the returns of periods that have begun, tell who has not sent one."""
    services.open_all(by=SYSTEM)
    services.remind_unsent()
