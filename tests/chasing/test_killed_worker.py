"""Two workers, one killed while a letter is on its way: no letter twice, the doubtful one shown."""

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.chasing.mail_server import Box, serve
from tests.server import Server

BODIES, DAY = 6, "2031-03-05"  # a Wednesday that no worker takes for today
PREPARE = f"""
import django; django.setup()
from datetime import date
from hientai.chasing.jobs import chase
from hientai.chasing.models import Ladder
from tests.factories import make_body, make_duty, make_plan, make_task
Ladder.objects.create(steps=[[0, "officer"]])
plan = make_plan()
for n in range({BODIES}):
    body = make_body(f"Sở Mẫu {{n}}", email=f"so{{n}}@tinh.example")
    make_duty(make_task(plan), body, due_on=date.fromisoformat("{DAY}"))
for _ in range(2):  # as if a worker had died while it queued the letters
    chase.enqueue("{DAY}")
"""
SETTLED = f"""
import django, json, time; django.setup()
from hientai.chasing.models import Delivery
for _ in range(600):
    found = dict(Delivery.objects.values_list("address", "state"))
    if len(found) == {BODIES} and not {{"queued", "sending"}} & set(found.values()):
        break
    time.sleep(0.1)
print(json.dumps(found))
"""


def python(server, code):
    environment = {**server.environment, "DJANGO_SETTINGS_MODULE": "config.settings"}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, check=True, capture_output=True
    ).stdout


def worker(server):
    command = [sys.executable, "-m", "config.cli", "worker", "--interval", "0.1", "-v", "0"]
    return subprocess.Popen(command, env=server.environment)


@pytest.fixture
def box():
    box = Box()
    running = serve(box)
    box.port = running.port
    yield box
    box.go_on.set()
    running.stop()


@pytest.fixture
def server(tmp_path, box):
    server = Server(tmp_path)
    server.environment |= {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(box.port),
        "EMAIL_TIMEOUT": "2",
    }
    server.command("migrate", "-v0")
    python(server, PREPARE)
    return server


def test_a_worker_killed_in_mid_sending_leaves_one_doubtful_and_none_sent_twice(server, box):
    box.go_on.clear()  # the first letter is taken but never answered
    first = worker(server)
    assert box.arrived.wait(60)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    doubtful = box.recipients[0]
    box.go_on.set()

    others = [worker(server), worker(server)]
    became = json.loads(python(server, SETTLED))
    for one in others:
        one.send_signal(signal.SIGTERM)
    for one in others:
        one.wait(timeout=30)

    assert sorted(box.recipients) == sorted(became)
    assert {to for to, state in became.items() if state == "uncertain"} == {doubtful}
    assert set(became.values()) == {"uncertain", "sent"}
