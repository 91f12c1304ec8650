"""Job workers that may die: their jobs go back to the queue, and daily jobs are queued once a day.

A worker says every few seconds that it is alive. Jobs of a worker that fell silent, or whose
process is gone from this machine, are put back; every job is therefore written to be run twice.
"""

from __future__ import annotations

import os
import socket
import threading
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import IntegrityError, close_old_connections, connection, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from hientai.core.models import DailyRun, WorkerBeat

BEAT_EVERY = 5.0  # seconds
SILENT_AFTER = timedelta(seconds=60)
CUT_OFF = ("builtins.SystemExit", "builtins.KeyboardInterrupt")


def new_worker_id() -> str:
    """Return a name that tells the machine and the process: `host:pid:random`."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{get_random_string(8)}"


def beat(worker_id: str) -> None:
    WorkerBeat.objects.update_or_create(worker_id=worker_id, defaults={"seen_at": timezone.now()})


def is_gone(worker_id: str, seen_at: datetime | None) -> bool:
    """Return whether a worker is certainly dead: silent for long, or its process no longer here."""
    if seen_at is None or timezone.now() - seen_at > SILENT_AFTER:
        return True
    host, _, rest = worker_id.partition(":")
    pid = rest.partition(":")[0]
    if host != socket.gethostname()[:40] or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def requeue_orphans() -> int:
    """Put back the jobs of dead workers, and those cut off in mid-run; return how many."""
    put_back = 0
    with transaction.atomic():
        held = DBTaskResult.objects.select_for_update()
        jobs = [*held.running(), *held.failed().filter(exception_class_path__in=CUT_OFF)]
        # read after the jobs: who holds one has beaten before, however young
        seen = dict(WorkerBeat.objects.values_list("worker_id", "seen_at"))
        for job in jobs:
            last = job.worker_ids[-1] if job.worker_ids else ""
            if job.status == TaskResultStatus.FAILED or is_gone(last, seen.get(last)):
                job.status = TaskResultStatus.READY
                job.exception_class_path = job.traceback = ""
                job.finished_at = job.started_at = None
                job.save()
                put_back += 1
    WorkerBeat.objects.filter(seen_at__lt=timezone.now() - 10 * SILENT_AFTER).delete()
    return put_back


def queue_daily() -> list[str]:
    """Queue those of settings.DAILY_JOBS whose hour has come unless somebody did so today."""
    queued = []
    for path, hour in settings.DAILY_JOBS.items():
        if timezone.localtime().time() < time.fromisoformat(hour):
            continue
        try:
            with transaction.atomic():
                DailyRun.objects.create(job=path, day=timezone.localdate())
                import_string(path).enqueue()
        except IntegrityError:
            continue
        queued.append(path)
    return queued


class Pulse(threading.Thread):
    """Beats for a worker, brings orphans back and queues daily jobs until it is told to stop."""

    def __init__(self, worker_id: str) -> None:
        super().__init__(daemon=True, name="pulse")
        self.worker_id = worker_id
        self.stopped = threading.Event()

    def run(self) -> None:
        while not self.stopped.wait(BEAT_EVERY):
            close_old_connections()
            once(self.worker_id)
        connection.close()


def once(worker_id: str) -> None:
    """Do what a pulse does each time."""
    beat(worker_id)
    requeue_orphans()
    queue_daily()
