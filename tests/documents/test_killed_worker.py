"""A worker killed while it reads: nothing half-done stays, and the job is done after restart."""

import json
import os
import signal
import subprocess
import sys
import time

from config.demo import SAMPLES
from tests.server import Server

LONG = 40  # copies of the tasks of a sample: seconds of reading, to be killed in
ASK = """
import django, json, sys; django.setup()
from hientai.documents.models import Reading
from hientai.plans.models import Plan, Task
print(json.dumps([list(Reading.objects.values_list("state", flat=True)),
                  list(Plan.objects.values_list("state", flat=True)), Task.objects.count()]))
"""
UPLOAD = """
import django, sys; django.setup()
from hientai.accounts.models import User
from hientai.accounts.selectors import actor_for
from hientai.plans.services import upload_plan
steward = actor_for(User.objects.get(username="daumoi"))
upload_plan(name="dai.txt", data=sys.stdin.buffer.read(), by=steward)
"""


def long_plan():
    head, tasks = (SAMPLES / "lao-cai-2020.txt").read_text("utf-8").split("III. TỔ CHỨC", 1)
    body, end = tasks.split("Noi nhận", 1)
    return (head + "III. TỔ CHỨC" + body * LONG + "Noi nhận" + end).encode()


def python(server, code, data=b""):
    environment = {**server.environment, "DJANGO_SETTINGS_MODULE": "config.settings"}
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, input=data, env=environment, check=True, capture_output=True
    ).stdout


def state(server):
    return json.loads(python(server, ASK))


def wait_until(server, wanted, seconds=90):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if (now := state(server))[0] == [wanted]:
            return now
    raise AssertionError(f"not {wanted} after {seconds} s: {state(server)}")


def worker(server):
    command = [sys.executable, "-m", "config.cli", "worker", "--interval", "0.1", "-v", "0"]
    return subprocess.Popen(command, env=server.environment)


def test_a_worker_killed_while_reading_leaves_no_half_plan_and_the_job_is_done(tmp_path):
    server = Server(tmp_path)
    server.command("migrate", "-v0")
    server.command("demo", "--people")
    python(server, UPLOAD, long_plan())

    first = worker(server)
    wait_until(server, "running")
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    after_the_kill = state(server)
    second = worker(server)
    after_restart = wait_until(server, "done")
    second.send_signal(signal.SIGTERM)
    second.wait(timeout=20)

    assert after_the_kill == [["running"], ["reading"], 0]
    assert after_restart[1] == ["checking"]
    assert after_restart[2] > LONG
