"""`hientai worker`: runs jobs, and is told apart when it dies."""

from typing import Any

from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker

from hientai.core.workers import Pulse, new_worker_id, once


class Command(DatabaseWorker):
    help = "Runs background jobs; those of a dead worker are taken up again."

    def handle(self, **options: Any) -> None:
        options["worker_id"] = new_worker_id()
        once(options["worker_id"])
        pulse = Pulse(options["worker_id"])
        pulse.start()
        try:
            super().handle(**options)
        finally:
            pulse.stopped.set()
