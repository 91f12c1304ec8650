"""A worker killed while it writes a list: the next one goes on behind it, nobody comes twice."""

import json
import os
import signal
import subprocess
import sys

from tests.server import Server

PEOPLE = 16_000  # four chunks
HEAD = "Họ và tên,Ngày sinh,Số CCCD,Đơn vị công tác,Trình độ\n"
WAIT = """
import django, json, sys, time; django.setup()
from hientai.people.models import Guarded, Intake, Person
until = time.monotonic() + 60
while time.monotonic() < until and not eval(sys.argv[1], {"intake": Intake.objects.get()}):
    time.sleep(0.05)
intake = Intake.objects.get()
numbers = Guarded.objects.exclude(identity_key=None).count()
print(json.dumps([intake.state, intake.rows_done, Person.objects.count(), numbers]))
"""
SEND = """
import django, sys; django.setup()
from hientai.kernel.permissions import SYSTEM
from hientai.people import jobs
from hientai.people.services import intakes, running
intake = intakes.upload(name="a.csv", data=sys.stdin.buffer.read(), body=None, by=SYSTEM)
running.look_through(intake)
intakes.confirm(intake=intake, by=SYSTEM)
jobs.write.enqueue(intake.pk)
"""


def letters(n):
    return "".join(chr(65 + n // 26**place % 26) for place in range(4)).capitalize()


def long_list():
    rows = (
        f"Lê Mẫu {letters(n)},12/05/1975,{n:012},Sở Mẫu,ThS Luật\n" for n in range(1, PEOPLE + 1)
    )
    return (HEAD + "".join(rows)).encode()


def python(server, code, *words, data=b""):
    environment = {**server.environment, "DJANGO_SETTINGS_MODULE": "config.settings"}
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(
        command, input=data, env=environment, check=True, stdout=subprocess.PIPE
    ).stdout


def worker(server):
    command = [sys.executable, "-m", "config.cli", "worker", "--interval", "0.1", "-v", "0"]
    return subprocess.Popen(command, env=server.environment)


def test_a_worker_killed_while_writing_is_followed_by_one_that_goes_on(tmp_path):
    server = Server(tmp_path)
    server.command("migrate", "-v0")
    python(server, SEND, data=long_list())

    first = worker(server)
    begun = json.loads(python(server, WAIT, "intake.rows_done"))
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    second = worker(server)
    done = json.loads(python(server, WAIT, "intake.state == 'done'"))
    second.send_signal(signal.SIGTERM)
    second.wait(timeout=20)

    assert begun[0] == "confirmed"
    assert done == ["done", PEOPLE, PEOPLE, PEOPLE]
