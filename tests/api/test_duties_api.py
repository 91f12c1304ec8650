from datetime import date
from typing import get_args

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hientai.core.models import AuditLine
from hientai.duties.api import AskedState
from hientai.duties.domain import DutyState
from hientai.duties.models import Progress
from hientai.kernel.permissions import Role
from tests.factories import make_body, make_duty, make_plan, make_task, make_user

pytestmark = pytest.mark.django_db
PDF = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.4 mau")


@pytest.fixture
def body():
    return make_body()


@pytest.fixture
def officer(client, body):
    client.force_login(make_user(Role.BODY_OFFICER, body))
    return client


def items(response):
    return [item["id"] for item in response.json()["items"]]


def report(client, duty, **fields):
    sent = {"percent": 60, "summary": "Đã trình dự thảo.", **fields}
    return client.post(f"/api/v1/duties/{duty.pk}/progress", sent)


def test_a_duty_tells_its_state_on_the_day(officer, body):
    make_duty(body=body, due_on=date(2020, 1, 1))

    assert [d["state"] for d in officer.get("/api/v1/duties").json()["items"]] == ["overdue"]


def test_duties_are_narrowed_to_a_state(officer, body):
    late = make_duty(body=body, due_on=date(2020, 1, 1))
    make_duty(body=body, due_on=date(2020, 1, 1), done_on=date(2019, 12, 1))

    assert items(officer.get("/api/v1/duties?state=overdue")) == [late.pk]


def test_every_state_can_be_asked_for():
    assert set(get_args(AskedState)) == {*DutyState, "open"}


def test_duties_are_narrowed_to_those_still_open(officer, body):
    waiting = make_duty(body=body, due_on=None)
    make_duty(body=body, due_on=date(2020, 1, 1), done_on=date(2019, 12, 1))

    assert items(officer.get("/api/v1/duties?state=open")) == [waiting.pk]


def test_duties_are_narrowed_to_a_plan(officer, body):
    duty = make_duty(make_task(make_plan()), body)
    make_duty(make_task(make_plan()), body)

    assert items(officer.get(f"/api/v1/duties?plan={duty.plan_id}")) == [duty.pk]


def test_another_body_s_duties_do_not_show(officer):
    make_duty(body=make_body("Sở Y tế"))

    assert items(officer.get("/api/v1/duties")) == []


def test_asking_for_another_body_shows_nothing_more(officer):
    other = make_body("Sở Y tế")
    make_duty(body=other)

    assert items(officer.get(f"/api/v1/duties?body={other.pk}")) == []


def test_a_report_is_kept(officer, body):
    report(officer, make_duty(body=body))

    assert Progress.objects.values_list("percent", "summary").get() == (60, "Đã trình dự thảo.")


def test_a_report_answers_with_its_evidence(officer, body):
    response = report(officer, make_duty(body=body), evidence=PDF)

    assert [file["name"] for file in response.json()["evidence"]] == ["bien-ban.pdf"]


def test_a_report_leaves_one_audit_line(officer, body):
    report(officer, make_duty(body=body))

    assert AuditLine.objects.filter(action="duty.reported").count() == 1


def test_a_report_shows_with_the_duty(officer, body):
    duty = make_duty(body=body)
    report(officer, duty, done="true")

    (said,) = officer.get(f"/api/v1/duties/{duty.pk}").json()["progress"]

    assert (said["percent"], said["done"]) == (100, True)


def test_a_report_without_words_is_refused(officer, body):
    response = report(officer, make_duty(body=body), summary="")

    assert response.json()["errors"] == [{"field": "summary", "reason": "Không được để trống."}]


def test_evidence_of_an_unknown_kind_is_refused(officer, body):
    response = report(officer, make_duty(body=body), evidence=SimpleUploadedFile("x.exe", b"MZ"))

    assert (response.status_code, Progress.objects.count()) == (422, 0)


def test_another_body_s_duty_is_not_there_to_report_on(officer):
    assert report(officer, make_duty(body=make_body("Sở Y tế"))).status_code == 404


def test_a_steward_does_not_report_for_bodies_of_another_s_plan(client, body):
    client.force_login(make_user(Role.STEWARD, body))
    duty = make_duty(make_task(make_plan(make_body("Sở Y tế"))), make_body("Sở Tài chính"))

    assert report(client, duty).status_code == 403


@pytest.mark.parametrize("duties", [1, 9])
def test_a_page_of_duties_takes_as_many_queries_however_many(
    officer, body, duties, django_assert_max_num_queries
):
    for _ in range(duties):
        make_duty(body=body)

    with django_assert_max_num_queries(6):
        officer.get("/api/v1/duties")


def send(client, path, **data):
    return client.post(f"/api/v1/duties/{path}", data, content_type="application/json")


def test_a_body_asks_for_a_later_day_and_the_steward_grants_it(officer, client, body):
    duty = make_duty(body=body)
    asked = send(officer, f"{duty.pk}/requests", kind="extend", reason="Chờ vốn.", day="2099-03-31")
    assert (asked.status_code, asked.json()["state"]) == (201, "asked")

    client.force_login(make_user(Role.STEWARD, duty.plan.steward))
    path = f"requests/{asked.json()['id']}/answer"
    assert send(client, path, grant=True, reason="Đồng ý.").json()["state"] == "granted"

    duty.refresh_from_db()
    assert duty.due_on == date(2099, 3, 31)


def test_a_request_that_names_no_later_day_is_refused(officer, body):
    refused = send(officer, f"{make_duty(body=body).pk}/requests", kind="extend", reason="Chờ vốn.")
    assert refused.status_code == 422
    assert "sau hạn đang có" in refused.json()["title"]


def test_duties_are_narrowed_to_a_role(officer, body):
    part = make_duty(body=body, role="coordinator")
    lead = make_duty(body=body)
    assert items(officer.get("/api/v1/duties?role=coordinator")) == [part.pk]
    assert set(items(officer.get("/api/v1/duties"))) == {part.pk, lead.pk}
