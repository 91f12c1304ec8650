from urllib.parse import quote

import pytest
from django.test import Client

from hientai.kernel.permissions import Role
from tests.factories import make_body, make_duty, make_user

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"


@pytest.fixture
def steward(client):
    client.force_login(make_user(Role.STEWARD, make_body()))
    return client


def test_nobody_gets_in_without_signing_in(client):
    response = client.get("/api/v1/plans")

    assert (response.status_code, response.headers["Content-Type"]) == (401, PROBLEM)


def test_a_role_without_the_permission_is_refused_as_a_problem(client):
    client.force_login(make_user(Role.AUDITOR))

    assert client.get("/api/v1/plans").json() == {
        "type": "urn:hientai:not_allowed",
        "title": "Anh/chị chưa được giao dùng phần này của API.",
        "status": 403,
        "instance": "/api/v1/plans",
    }


@pytest.mark.parametrize("path", ["/api/v1/plans/9", "/api/v1/tasks/9", "/api/v1/duties/9"])
def test_what_is_not_there_is_a_problem(steward, path):
    response = steward.get(path)

    assert (response.status_code, response.headers["Content-Type"]) == (404, PROBLEM)


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
def test_an_unknown_address_is_a_problem_by_any_method(steward, method):
    response = getattr(steward, method)("/api/v1/khong-co")

    assert (response.status_code, response.headers["Content-Type"]) == (404, PROBLEM)


def test_a_method_that_an_address_does_not_take_is_a_problem(steward):
    response = steward.delete("/api/v1/plans")

    assert (response.status_code, response.headers["Content-Type"]) == (405, PROBLEM)


def test_a_refused_method_says_which_are_taken(steward):
    assert steward.put("/api/v1/plans").headers["Allow"] == "GET, POST"


def test_wrong_values_are_named_in_a_sentence(steward):
    response = steward.get("/api/v1/duties?page=0&state=moi")

    assert response.json()["title"] == "Sửa các giá trị sau rồi gửi lại: page, state."


def test_each_wrong_value_says_why(steward):
    response = steward.get("/api/v1/plans?size=1000")

    assert response.json()["errors"] == [{"field": "size", "reason": "Phải từ 200 trở xuống."}]


def test_wrong_values_are_a_problem_with_status_422(steward):
    response = steward.get("/api/v1/plans?page=x")

    assert (response.status_code, response.headers["Content-Type"]) == (422, PROBLEM)


def test_a_missing_file_is_named(steward):
    assert steward.post("/api/v1/plans").json()["errors"] == [
        {"field": "file", "reason": "Thiếu giá trị này."}
    ]


def test_a_body_that_is_no_json_is_refused(steward):
    response = steward.post("/api/v1/tasks/1/assignment", data="{", content_type="application/json")

    assert (response.status_code, response.headers["Content-Type"]) == (400, PROBLEM)


def test_a_write_without_the_csrf_token_is_refused_as_a_problem():
    body = make_body()
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user(Role.BODY_OFFICER, body))

    response = client.post(f"/api/v1/duties/{make_duty(body=body).pk}/progress")

    assert (response.status_code, response.json()["type"]) == (403, "urn:hientai:csrf")


def test_refusals_are_told_in_the_reader_s_language(steward):
    problem = steward.get(f"/api/v1/plans?q={quote('ă')}&page=0", headers={"Accept-Language": "vi"})

    assert problem.json()["errors"][0]["reason"] == "Phải từ 1 trở lên."
