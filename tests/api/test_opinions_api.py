from typing import get_args

import pytest

from hientai.kernel.permissions import Role
from hientai.opinions.api import AskedState
from hientai.opinions.domain import State
from hientai.opinions.models import Opinion
from hientai.plans.models import Plan
from tests.factories import make_body, make_duty, make_plan, make_task, make_user

pytestmark = pytest.mark.django_db
OPINIONS = "/api/v1/opinions"


@pytest.fixture
def duty():
    return make_duty(make_task(make_plan(state=Plan.State.CONFIRMED)))


@pytest.fixture
def officer(client, duty):
    client.force_login(make_user(Role.BODY_OFFICER, duty.body))
    return client


@pytest.fixture
def opinion(duty):
    plan = duty.plan
    return Opinion.objects.create(plan=plan, body=duty.body, collector=plan.steward, text="Thiếu")


def say(client, duty, **fields):
    sent = {"plan_id": duty.plan_id, "body_id": duty.body_id, "text": "Thiếu vốn", **fields}
    return client.post(OPINIONS, sent, content_type="application/json")


def test_every_state_can_be_asked_for():
    assert set(get_args(AskedState)) == {*State, "open", "late"}


def test_a_difficulty_is_raised_and_told_with_its_first_step(officer, duty):
    said = say(officer, duty, source="person", speaker="Bà Mẫu").json()
    assert (said["speaker"], said["collector"]["id"]) == ("Bà Mẫu", duty.plan.steward_id)
    assert [step["act"] for step in said["steps"]] == ["raised"]


def test_nobody_speaks_for_another_body(officer, duty):
    assert say(officer, duty, body_id=make_body("Sở Y tế").pk).status_code == 404


def test_the_list_is_narrowed(officer, opinion):
    assert officer.get(f"{OPINIONS}?state=open").json()["count"] == 1
    assert officer.get(f"{OPINIONS}?state=closed").json()["count"] == 0


def test_the_collector_answers(client, opinion):
    client.force_login(make_user(Role.STEWARD, opinion.collector))
    sent = {"text": "Đã cấp.", "outcome": "solved"}
    told = client.post(f"{OPINIONS}/{opinion.pk}/answer", sent, content_type="application/json")
    assert (told.json()["state"], told.json()["answer"]) == ("answered", "Đã cấp.")


def test_an_opinion_of_others_is_not_found(client, opinion):
    client.force_login(make_user(Role.BODY_OFFICER, make_body("Sở Y tế")))
    assert client.get(f"{OPINIONS}/{opinion.pk}").status_code == 404
