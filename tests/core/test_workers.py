import os
import subprocess
import sys
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from hientai.core import workers
from hientai.core.models import WorkerBeat

pytestmark = pytest.mark.django_db


def a_running_job(worker_id):
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="x.y",
        backend_name="default",
        run_after=timezone.now(),
        worker_ids=[worker_id],
        exception_class_path="",
        traceback="",
    )


def status_after_requeue(job):
    workers.requeue_orphans()
    job.refresh_from_db()
    return job.status


def a_dead_pid():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_job_of_a_living_worker_stays_with_it():
    worker_id = workers.new_worker_id()
    workers.beat(worker_id)

    assert status_after_requeue(a_running_job(worker_id)) == TaskResultStatus.RUNNING


def test_a_job_of_a_killed_process_goes_back_at_once():
    worker_id = workers.new_worker_id().replace(f":{os.getpid()}:", f":{a_dead_pid()}:")
    workers.beat(worker_id)

    assert status_after_requeue(a_running_job(worker_id)) == TaskResultStatus.READY


def test_a_job_of_a_silent_worker_elsewhere_goes_back():
    WorkerBeat.objects.create(
        worker_id="elsewhere:1:x", seen_at=timezone.now() - timedelta(minutes=2)
    )

    assert status_after_requeue(a_running_job("elsewhere:1:x")) == TaskResultStatus.READY


def test_a_job_of_a_worker_elsewhere_that_was_just_seen_stays_with_it():
    workers.beat("elsewhere:1:x")

    assert status_after_requeue(a_running_job("elsewhere:1:x")) == TaskResultStatus.RUNNING


def test_a_job_cut_off_by_a_signal_goes_back():
    job = a_running_job("x")
    job.status, job.exception_class_path = TaskResultStatus.FAILED, "builtins.SystemExit"
    job.save()

    assert status_after_requeue(job) == TaskResultStatus.READY


def test_a_daily_job_is_queued_once_a_day(settings):
    settings.DAILY_JOBS = {"tests.core.daily.nothing": "00:00"}

    assert [workers.queue_daily(), workers.queue_daily()] == [["tests.core.daily.nothing"], []]


@pytest.mark.parametrize(("hour", "jobs"), [("06:59", 0), ("07:00", 1), ("15:30", 1)])
def test_a_daily_job_waits_for_its_hour(settings, hour, jobs):
    settings.DAILY_JOBS = {"tests.core.daily.nothing": "07:00"}

    with time_machine.travel(f"2026-11-20 {hour} +0700"):
        assert len(workers.queue_daily()) == jobs


def test_beats_are_read_after_the_jobs_so_that_nobody_young_is_taken_for_dead():
    a_running_job(workers.new_worker_id())

    with CaptureQueriesContext(connection) as asked:
        workers.requeue_orphans()

    tables = [query["sql"] for query in asked if query["sql"].startswith("SELECT")]
    assert "workerbeat" in tables[-1]
    assert not any("workerbeat" in sql for sql in tables[:-1])
