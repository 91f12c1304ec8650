"""The morning page."""

import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from hientai.dashboard.selectors.waiting import SOURCES
from hientai.duties.models import DutyRequest
from hientai.duties.services import report_progress
from hientai.kernel.permissions import SYSTEM, Role
from hientai.opinions.services import answer, raise_difficulty
from hientai.plans.models import Party, Plan
from tests.factories import make_actor, make_body, make_duty, make_plan, make_task, make_user

pytestmark = pytest.mark.django_db
LATE, SOON = date(2026, 11, 1), date(2026, 12, 1)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-21 08:00 +0700", tick=False):
        yield


@pytest.fixture
def plan():
    return make_plan(state=Plan.State.CONFIRMED)


def morning(client, user):
    client.force_login(user)
    return client.get(reverse("dashboard:home")).content.decode()


def heading(page):
    found = re.search(r"<h1>\s*(.*?)\s*</h1>", page, re.DOTALL)
    return found and found[1]


def test_the_morning_is_for_people_with_an_account(client):
    answer = client.get(reverse("dashboard:home"))
    assert answer.url.startswith(reverse("accounts:sign-in"))


def test_the_steward_sees_plans_to_check_and_tasks_to_assign(client, plan):
    make_plan(plan.steward, state=Plan.State.CHECKING, title="Kế hoạch mới tải lên")
    task = make_task(plan, text="Việc chưa rõ ai làm")
    Party.objects.create(task=task, role="lead", name="Đơn vị liên quan", state="open")
    page = morning(client, make_user(Role.STEWARD, plan.steward))
    assert "2 việc đang chờ anh/chị" in page
    assert "Kế hoạch mới tải lên" in page
    assert "Việc chưa rõ ai làm" in page


def test_a_task_that_somebody_owes_need_not_be_assigned(client, plan):
    task = make_task(plan, lead=make_body("Sở Y tế"))
    make_duty(task, make_body("Sở Y tế 2"))
    page = morning(client, make_user(Role.STEWARD, plan.steward))
    assert "Nhiệm vụ chưa giao rõ đơn vị" not in page


def difficulty(duty):
    return raise_difficulty(
        plan=duty.plan, duty=duty, body=duty.body, text="Thiếu vốn", proposal="", by=SYSTEM
    )


def test_the_collector_sees_difficulties_to_answer(client, plan):
    difficulty(make_duty(make_task(plan)))
    page = morning(client, make_user(Role.STEWARD, plan.steward))
    assert "Khó khăn, kiến nghị chờ xử lý" in page
    assert "Thiếu vốn" in page


def test_an_answered_difficulty_waits_no_more(client, plan):
    answer(opinion=difficulty(make_duty(make_task(plan))), answer="Đã cấp.", by=SYSTEM)
    page = morning(client, make_user(Role.STEWARD, plan.steward))
    assert "Khó khăn, kiến nghị chờ xử lý" not in page


def test_who_watches_sees_who_is_late(client, plan):
    make_duty(make_task(plan), make_body("Sở Chậm"), due_on=LATE)
    page = morning(client, make_user(Role.LEADER))
    assert "Quá hạn theo đơn vị" in page
    assert "Sở Chậm" in page


def test_the_leader_reads_the_share_in_the_heading(client, plan):
    make_duty(make_task(plan), due_on=LATE, done_on=LATE)
    page = morning(client, make_user(Role.LEADER))
    assert heading(page) == "Đã xong 1/1 việc đến hạn (100%)"


def test_the_officer_reads_what_is_owed_next_in_the_heading(client, plan):
    duty = make_duty(make_task(plan), due_on=SOON)
    page = morning(client, make_user(Role.BODY_OFFICER, duty.body))
    assert heading(page) == "1 việc cần báo cáo trước ngày 01/12/2026"


def test_what_is_late_stands_before_what_waits_for_the_steward(client, plan):
    make_duty(make_task(plan, lead=make_body("Sở Chậm")), due_on=LATE)
    make_plan(plan.steward, state=Plan.State.CHECKING)
    page = morning(client, make_user(Role.STEWARD, plan.steward))
    assert heading(page) == "1 việc quá hạn ở 1 đơn vị, 1 việc đang chờ anh/chị"


def test_what_is_late_stands_first_for_the_officer(client, plan):
    duty = make_duty(make_task(plan), due_on=LATE)
    make_duty(make_task(plan), duty.body, due_on=SOON)
    page = morning(client, make_user(Role.BODY_OFFICER, duty.body))
    assert heading(page) == "1 việc quá hạn, 1 việc cần báo cáo trước ngày 01/12/2026"


def test_without_anything_late_the_heading_says_what_to_look_at(client, plan):
    make_task(plan)
    page = morning(client, make_user(Role.LEADER))
    assert heading(page) == "1 nhiệm vụ chưa có đơn vị nào thực hiện"


def test_changes_since_yesterday(client, plan):
    duty = make_duty(make_task(plan, text="Lập quỹ"))
    for day, summary in ((19, "cũ"), (20, "mới")):
        with time_machine.travel(f"2026-11-{day} 09:00 +0700"):
            report_progress(duty=duty, percent=5, summary=summary, done=False, files=[], by=SYSTEM)
    page = morning(client, make_user(Role.LEADER))
    assert page.count("Sở Nội vụ báo cáo: Lập quỹ") == 1


def test_changes_tell_difficulties_and_answers(client, plan):
    answer(opinion=difficulty(make_duty(make_task(plan))), answer="Đã cấp.", by=SYSTEM)
    page = morning(client, make_user(Role.LEADER))
    assert "Sở Nội vụ nêu khó khăn" in page
    assert f"{plan.steward} trả lời Sở Nội vụ" in page


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_who_has_no_duties_sees_that_nothing_waits(client, role):
    page = morning(client, make_user(role))
    assert heading(page) == "Chưa có việc nào chờ anh/chị"


def test_what_waits_in_the_morning_is_what_the_list_to_assign_shows(client, plan):
    make_task(plan)
    make_task(make_plan(plan.steward, state=Plan.State.CHECKING))
    page = morning(client, make_user(Role.STEWARD, plan.steward))
    assert heading(page) == "3 việc đang chờ anh/chị"


def test_a_later_day_that_is_asked_for_waits_on_the_steward_s_morning(client, plan):
    duty = make_duty(make_task(plan), due_on=SOON)
    DutyRequest.objects.create(duty=duty, body=duty.body, kind="extend", reason="Chờ hướng dẫn")
    page = morning(client, make_user(Role.STEWARD, plan.steward))
    assert "Đề nghị của đơn vị chờ trả lời" in page
    assert "Chờ hướng dẫn" in page


def test_what_waits_is_told_as_often_as_it_is_counted(plan):
    actor = make_actor(Role.STEWARD, plan.steward)
    make_task(plan)
    counts = {source.title: source.count(actor) for source in SOURCES}
    listed = {one.title: len(one.which(actor)) for one in SOURCES if one.which(actor) != ()}
    assert {title: counts[title] for title in listed} == listed
