"""What whoever watches has to look at today: the late, the silent, what nobody owes."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from hientai.bodies.models import Body
from hientai.duties.services import report_progress
from hientai.kernel.permissions import SYSTEM, Role
from tests.factories import make_body, make_duty, make_plan, make_task, make_user

pytestmark = pytest.mark.django_db
LATE, YESTERDAY, SOON, FAR = (
    date(2026, 11, 1),
    date(2026, 11, 20),
    date(2026, 12, 1),
    date(2027, 6, 30),
)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-21 08:00 +0700", tick=False):
        yield


@pytest.fixture
def plan():
    return make_plan(state="confirmed")


@pytest.fixture
def as_leader(client):
    client.force_login(make_user(Role.LEADER))
    return client


def owed(plan, body="Sở Nội vụ", due_on=LATE):
    body = Body.objects.filter(name=body).first() or make_body(body)
    return make_duty(make_task(plan), body, due_on=due_on)


def looks(client):
    found = client.get(reverse("dashboard:home")).context["looks"]
    return [(look.n, look.words) for look in found]


def said(duty):
    report_progress(duty=duty, percent=5, summary="Đang làm.", done=False, files=[], by=SYSTEM)


def test_a_leader_reads_what_is_late_and_where(as_leader, plan):
    said(owed(plan))
    assert looks(as_leader) == [
        (1, "việc quá hạn ở 1 đơn vị, nhiều nhất là Sở Nội vụ (1)"),
    ]


def test_what_was_due_yesterday_is_told_apart(as_leader, plan):
    said(owed(plan, due_on=YESTERDAY))
    assert looks(as_leader)[1] == (1, "việc đến hạn hôm qua chưa xong")


def test_a_body_that_never_reported_is_silent(as_leader, plan):
    owed(plan)
    assert looks(as_leader)[-1] == (1, "đơn vị có việc quá hạn mà chưa từng báo cáo")


def test_a_body_without_anything_late_is_not_silent(as_leader, plan):
    owed(plan, due_on=FAR)
    assert looks(as_leader) == []


def test_a_task_that_nobody_owes_is_shown(as_leader, plan):
    make_task(plan, text="Việc chưa ai nhận")
    assert looks(as_leader) == [(1, "nhiệm vụ chưa có đơn vị nào thực hiện")]
    page = as_leader.get(reverse("dashboard:unowned")).content.decode()
    assert "Việc chưa ai nhận" in page


def test_what_is_due_soon_is_counted(as_leader, plan):
    owed(plan, due_on=SOON)
    assert looks(as_leader) == [(1, "việc đến hạn trong 14 ngày tới")]


def test_the_silent_are_listed_with_the_first_day_they_let_pass(as_leader, plan):
    owed(plan, due_on=YESTERDAY)
    owed(plan, "Sở Im")
    said(owed(plan, "Sở Nói"))
    rows = list(as_leader.get(reverse("dashboard:silent")).context["page"])
    assert {row.body.name: row.since for row in rows} == {"Sở Im": LATE, "Sở Nội vụ": YESTERDAY}


def test_an_officer_reads_what_is_late_or_due_soon_first(client, plan):
    duties = [owed(plan, due_on=day) for day in (SOON, FAR, LATE)]
    client.force_login(make_user(Role.BODY_OFFICER, duties[0].body))
    shown = client.get(reverse("dashboard:home")).context["owed"]
    assert [duty.due_on for duty in shown] == [LATE, SOON]


def test_an_officer_whom_nothing_presses_reads_what_is_due_next(client, plan):
    duty = owed(plan, due_on=FAR)
    client.force_login(make_user(Role.BODY_OFFICER, duty.body))
    page = client.get(reverse("dashboard:home"))
    assert list(page.context["owed"]) == [duty]
    assert "Hạn gần nhất" in page.content.decode()


def test_many_reports_of_a_body_are_one_change(as_leader, plan):
    for _ in range(3):
        said(owed(plan))
    changes = as_leader.get(reverse("dashboard:home")).context["changes"]
    assert [change.words for change in changes] == ["Sở Nội vụ báo cáo 3 việc, xong 0"]
