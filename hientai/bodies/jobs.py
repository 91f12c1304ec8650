"""Work of bodies that runs behind the pages."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django_tasks import task

from hientai.bodies import services
from hientai.kernel.permissions import SYSTEM


@task()
def take_effect() -> None:
    """Run daily: events whose day has come take effect; what opened since is proposed too."""
    services.take_due_effect(by=SYSTEM)


@task()
def run_reform(key: str) -> None:
    """Hand over by the events of a reform; run twice it goes on where it was."""
    services.run_reform(key=key)


def on_reform_applied(*, key: str, **_: Any) -> None:
    """Receive `signals.reform_applied`."""
    transaction.on_commit(partial(run_reform.enqueue, key))
