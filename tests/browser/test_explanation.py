"""A leader asks a body why it is late; the body answers in the system, is asked again, is accepted."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LATE = """
import django, json; django.setup()
from datetime import timedelta
from django.utils.timezone import localdate
from hientai.accounts.models import User
from hientai.accounts.selectors import actor_for
from tests.factories import make_duty, make_plan, make_task
officer = actor_for(User.objects.get(username="sokhcn"))
body = next(post.body_id for post in officer.posts)
from hientai.bodies.models import Body
plan = make_plan(state="confirmed")
task = make_task(plan, text="Trình Đề án phát triển đội ngũ trí thức của tỉnh")
make_duty(task, Body.objects.get(pk=body), due_on=localdate() - timedelta(days=12))
"""


def make_late_work(server):
    environment = {**server.environment, "DJANGO_SETTINGS_MODULE": "config.settings"}
    subprocess.run([sys.executable, "-c", LATE], env=environment, check=True)


def ask(leader):
    leader.open("/don-doc/")
    leader.page.get_by_role("link", name="Yêu cầu giải trình").click()
    leader.page.get_by_label(re.compile("^Chọn: Trình Đề án phát triển")).check()
    leader.page.get_by_label("Nội dung cần giải trình").fill("Vì sao Đề án chưa trình?")
    leader.shot("explanation-ask")
    leader.page.get_by_role("button", name="Gửi yêu cầu").click()
    expect(leader.page.get_by_text("Đã yêu cầu 1 đơn vị giải trình")).to_be_visible()


def answer(officer, words):
    officer.open("/don-doc/thong-bao/")
    officer.page.get_by_role("button", name=re.compile("yêu cầu giải trình")).first.click()
    officer.page.get_by_label("Nội dung giải trình").fill(words)
    officer.shot("explanation-answer")
    officer.page.get_by_role("button", name="Gửi giải trình").click()
    expect(officer.page.get_by_text("Chờ xem xét")).to_be_visible()


def open_answer(leader):
    leader.open("/sang-nay/")
    leader.page.get_by_role("link", name=re.compile("thông báo chưa đọc")).click()
    leader.page.get_by_role("button", name=re.compile("đã giải trình")).first.click()
    expect(leader.page.get_by_role("button", name="Chấp nhận giải trình")).to_be_visible()


def test_a_leader_s_request_from_asking_to_an_accepted_answer(person, server):
    make_late_work(server)
    leader, officer = person("lanhdao"), person("sokhcn", width=360)
    ask(leader)
    answer(officer, "Chờ hướng dẫn của bộ.")

    open_answer(leader)
    leader.shot("explanation-judge")
    leader.page.get_by_label("Nội dung cần giải trình").fill("Đã hỏi bộ bằng văn bản nào?")
    leader.page.get_by_role("button", name="Yêu cầu giải trình lại").click()
    answer(officer, "Công văn số 12 ngày 05/11/2026.")
    open_answer(leader)
    leader.page.get_by_role("button", name="Chấp nhận giải trình").click()

    expect(leader.page.get_by_text("Đã chấp nhận", exact=True)).to_be_visible()
    leader.page.get_by_role("link", name=re.compile("Trình Đề án phát triển")).click()
    expect(leader.page.locator("#qua-trinh").get_by_text("Công văn số 12")).to_be_visible()
    leader.shot("explanation-duty")
