from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hientai.kernel.permissions import Role
from hientai.plans.models import Party, Plan
from tests.factories import make_body, make_plan, make_task, make_user

pytestmark = pytest.mark.django_db
SAMPLE = Path(__file__).parents[2] / "config" / "samples" / "lao-cai-2020.txt"


@pytest.fixture
def body():
    return make_body()


@pytest.fixture
def steward(client, body):
    client.force_login(make_user(Role.STEWARD, body))
    return client


def items(response):
    return [item["id"] for item in response.json()["items"]]


def test_the_list_tells_a_plan_s_paper_and_its_steward(steward, body):
    plan = make_plan(body)

    (told,) = steward.get("/api/v1/plans").json()["items"]

    assert (told["number"], told["steward"]) == (
        plan.document.number,
        {"id": body.pk, "name": body.name},
    )


def test_a_page_of_the_list_says_how_long_the_whole_is(steward, body):
    for _ in range(3):
        make_plan(body)

    page = steward.get("/api/v1/plans?page=2&size=2").json()

    assert (len(page["items"]), page["count"]) == (1, 3)


def test_a_plan_comes_with_its_tasks_in_the_paper_s_order(steward, body):
    plan = make_plan(body)
    second, first = make_task(plan, position=2), make_task(plan, position=1)

    found = steward.get(f"/api/v1/plans/{plan.pk}").json()

    assert [task["id"] for task in found["tasks"]] == [first.pk, second.pk]


def test_a_dropped_task_does_not_show(steward, body):
    plan = make_plan(body)
    make_task(plan, dropped=True)

    assert steward.get(f"/api/v1/plans/{plan.pk}").json()["tasks"] == []


def test_a_task_names_its_lead_and_the_bodies_meant(steward, body):
    task = make_task(make_plan(body), lead=body)

    (party,) = steward.get(f"/api/v1/tasks/{task.pk}").json()["parties"]

    assert party == {
        "role": "lead",
        "name": body.name,
        "state": "exact",
        "bodies": [{"id": body.pk, "name": body.name}],
    }


def test_tasks_are_found_without_marks(steward, body):
    task = make_task(make_plan(body), text_key="xay dung co so du lieu")
    make_task(make_plan(body), text_key="dao tao")

    assert items(steward.get("/api/v1/tasks?q=Xây dựng")) == [task.pk]


def test_tasks_are_narrowed_to_a_plan(steward, body):
    task = make_task(make_plan(body))
    make_task(make_plan(body))

    assert items(steward.get(f"/api/v1/tasks?plan={task.plan_id}")) == [task.pk]


def test_tasks_are_narrowed_to_a_body_that_they_name(steward, body):
    task = make_task(make_plan(body), lead=body)
    make_task(make_plan(body), lead=make_body("Sở Y tế"))

    assert items(steward.get(f"/api/v1/tasks?body={body.pk}")) == [task.pk]


def test_tasks_without_a_lead_are_found(steward, body):
    plan = make_plan(body, state=Plan.State.CONFIRMED)
    make_task(plan, lead=body)
    alone = make_task(plan)

    assert items(steward.get("/api/v1/tasks?unassigned=true")) == [alone.pk]


def test_a_task_is_assigned(steward, body):
    task = make_task(make_plan(body, state=Plan.State.CONFIRMED))

    steward.post(
        f"/api/v1/tasks/{task.pk}/assignment",
        {"body_ids": [body.pk]},
        content_type="application/json",
    )

    assert Party.objects.get(task=task, role=Party.Role.LEAD).bodies.get() == body


def test_another_steward_s_task_is_not_assigned(steward, body):
    task = make_task(make_plan(make_body("Sở Y tế"), state=Plan.State.CONFIRMED))

    response = steward.post(
        f"/api/v1/tasks/{task.pk}/assignment",
        {"body_ids": [body.pk]},
        content_type="application/json",
    )

    assert response.status_code == 403


@pytest.mark.django_db(transaction=True)
def test_a_plan_is_uploaded_and_read(steward):
    file = SimpleUploadedFile(SAMPLE.name, SAMPLE.read_bytes())

    response = steward.post("/api/v1/plans", {"file": file})

    assert (response.status_code, Plan.objects.get().state) == (201, Plan.State.CHECKING)


def test_a_file_that_is_no_text_is_refused_in_a_sentence(steward):
    file = SimpleUploadedFile("ke-hoach.exe", b"MZ")

    response = steward.post("/api/v1/plans", {"file": file})

    assert (response.status_code, response.json()["type"]) == (422, "urn:hientai:unreadable_file")


def test_an_officer_sees_only_plans_that_name_their_body(client, body):
    client.force_login(make_user(Role.BODY_OFFICER, body))
    task = make_task(make_plan(make_body("Sở Y tế"), state=Plan.State.CONFIRMED), lead=body)
    make_plan(make_body("Sở Tài chính"), state=Plan.State.CONFIRMED)

    assert items(client.get("/api/v1/plans")) == [task.plan_id]


@pytest.mark.parametrize("tasks", [1, 9])
def test_a_plan_with_its_tasks_takes_as_many_queries_however_long(
    steward, body, tasks, django_assert_max_num_queries
):
    plan = make_plan(body)
    for _ in range(tasks):
        make_task(plan, lead=body)

    with django_assert_max_num_queries(8):
        steward.get(f"/api/v1/plans/{plan.pk}")


@pytest.mark.parametrize("tasks", [1, 9])
def test_a_page_of_tasks_takes_as_many_queries_however_long(
    steward, body, tasks, django_assert_max_num_queries
):
    plan = make_plan(body)
    for _ in range(tasks):
        make_task(plan, lead=body)

    with django_assert_max_num_queries(8):
        steward.get("/api/v1/tasks")


def test_the_steward_changes_a_confirmed_plan_s_calendar(steward, body):
    plan = make_plan(body, state=Plan.State.CONFIRMED, tracked_from=date(2026, 1, 1))
    sent = {"report_period": "quarter", "report_day": 20, "contributor_days": 5}
    to = {"report_to": ["Ban Thường vụ Tỉnh ủy"]}

    path = f"/api/v1/plans/{plan.pk}/calendar"
    told = steward.put(path, sent | to, content_type="application/json").json()

    assert {name: told[name] for name in sent | to} == sent | to
