"""From a task of a plan's page to what is owed of it, and back."""

from datetime import date

import pytest
from django.urls import reverse

from hientai.kernel.permissions import Role
from hientai.plans.models import Plan
from tests.factories import make_body, make_duty, make_plan, make_task, make_user

pytestmark = pytest.mark.django_db
PAST = date(2020, 5, 1)


@pytest.fixture
def task():
    return make_task(make_plan(state=Plan.State.CONFIRMED), label="III / 2")


@pytest.fixture
def as_steward(client, task):
    client.force_login(make_user(Role.STEWARD, task.plan.steward))
    return client


def board(client, **query):
    return client.get(reverse("dashboard:board"), query).context["board"]


def test_the_page_of_a_plan_says_how_a_task_stands_and_leads_to_its_duties(as_steward, task):
    make_duty(task, make_body(), due_on=PAST)
    page = as_steward.get(reverse("plans:detail", args=[task.plan_id])).content.decode()
    assert f"?plan={task.plan_id}&amp;task={task.pk}" in page
    assert "Quá hạn" in page


def test_an_officer_sees_how_their_own_part_of_a_task_stands(client, task):
    make_duty(task, make_body("Sở Y tế"), due_on=PAST)
    own = make_body("Sở Nội vụ")
    make_duty(task, own, due_on=PAST, done_on=PAST)
    client.force_login(make_user(Role.BODY_OFFICER, own))
    page = client.get(reverse("plans:detail", args=[task.plan_id])).content.decode()
    assert ("Xong đúng hạn" in page, "1/1 đơn vị đã xong" in page) == (True, True)


def test_the_board_of_one_task(as_steward, task):
    duty = make_duty(task, make_body(), due_on=PAST)
    make_duty(make_task(task.plan), make_body(), due_on=PAST)
    assert [row.pk for row in board(as_steward, task=task.pk).page] == [duty.pk]


def test_the_board_of_one_task_says_which_and_how_to_leave_it(as_steward, task):
    make_duty(task, make_body(), due_on=PAST)
    shown = board(as_steward, plan=task.plan_id, task=task.pk)
    assert [chip.href for chip in shown.chips] == ["?", f"?plan={task.plan_id}"]
    assert shown.chips[1].label == "Nhiệm vụ III / 2"


def test_a_task_of_others_has_no_name_on_the_board(client, task):
    make_duty(task, make_body("Sở Y tế"), due_on=PAST)
    client.force_login(make_user(Role.BODY_OFFICER, make_body("Sở Nội vụ")))
    assert board(client, task=task.pk).choices.task == ""
