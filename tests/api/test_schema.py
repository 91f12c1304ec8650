import json
from pathlib import Path

import pytest
from django.urls import reverse

from config.api import api
from config.api_page import told
from hientai.kernel.permissions import Role
from tests.factories import make_body, make_user

SCHEMA = Path(__file__).parents[2] / "docs" / "openapi.json"
HOW = "manage.py export_openapi_schema --api config.api.api --indent 2 --output docs/openapi.json"


def test_the_schema_in_the_documents_is_the_one_that_is_served():
    served = json.loads(json.dumps(api.get_openapi_schema()))

    assert json.loads(SCHEMA.read_text("utf-8")) == served, HOW


def test_every_operation_says_in_a_line_what_it_is_for():
    assert [one.path for one in told(api.get_openapi_schema()) if not one.summary] == []


@pytest.mark.django_db
def test_the_schema_is_open_to_whoever_is_signed_in(client):
    client.force_login(make_user())

    assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "Hiền Tài"


@pytest.mark.django_db
def test_the_schema_is_closed_to_others(client):
    assert client.get("/api/v1/openapi.json").status_code == 401


@pytest.mark.django_db
def test_the_page_of_the_api_lists_each_operation(client):
    client.force_login(make_user())

    response = client.get(reverse("api-1:openapi-view"))

    described = json.loads(client.get(reverse("api-1:openapi-json")).content)["paths"]
    told = [one.path for one in response.context["operations"]]
    assert sorted(told) == sorted(path for path, ways in described.items() for _ in ways)
    assert "/api/v1/tasks/{task_id}/assignment" in told


@pytest.mark.django_db
def test_me_tells_the_posts_of_whoever_asks(client):
    body = make_body()
    client.force_login(make_user(Role.STEWARD, body))

    assert client.get("/api/v1/me").json()["posts"] == [{"role": "steward", "body_id": body.pk}]


@pytest.mark.django_db
def test_me_tells_what_whoever_asks_may_do(client):
    client.force_login(make_user(Role.AUDITOR))

    assert client.get("/api/v1/me").json()["permissions"] == [
        "body_see",
        "audit_read",
        "policy_read",
    ]
