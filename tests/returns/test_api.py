"""Returns over the API."""

import pytest
import time_machine

from hientai.kernel.permissions import Role
from hientai.returns.models import Return, ReturnLine
from tests.factories import make_user
from tests.returns.conftest import fill

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_officer(client, body):
    client.force_login(make_user(Role.BODY_OFFICER, body))
    with time_machine.travel("2026-05-10 09:42 +0700", tick=False):
        yield client


def put(client, report, duty, **values):
    address = f"/api/v1/returns/{report.pk}/lines/{duty.pk}"
    return client.put(address, values, content_type="application/json")


def test_reports_are_listed_by_state(as_officer, report):
    found = as_officer.get("/api/v1/returns", {"state": "draft"}).json()

    assert [(one["title"], one["due_on"]) for one in found["items"]] == [
        ("Tháng 5/2026", "2026-05-18")
    ]


def test_a_report_comes_with_its_lines(as_officer, report, dated, officer):
    fill(report, dated, officer, result="Đã họp.")

    lines = as_officer.get(f"/api/v1/returns/{report.pk}").json()["lines"]
    assert [(one["said"]["result"], one["saved"]) for one in lines] == [
        ("Đã họp.", True),
        ("", False),
    ]


def test_a_line_is_saved(as_officer, report, dated):
    answer = put(as_officer, report, dated, result="Đã họp.", percent=30, seen=0)

    assert (answer.status_code, answer.json()["revision"]) == (200, 1)
    assert ReturnLine.objects.get().percent == 30


def test_a_line_that_somebody_else_changed_is_a_conflict(as_officer, report, dated, officer):
    fill(report, dated, officer)

    assert put(as_officer, report, dated, result="Khác", seen=0).status_code == 409


def test_a_report_is_sent(as_officer, report):
    address = f"/api/v1/returns/{report.pk}/send"
    refused = as_officer.post(address, {}, content_type="application/json")
    sent = as_officer.post(address, {"unfilled": True}, content_type="application/json")

    assert (refused.status_code, sent.json()["state"]) == (422, "sent")
    assert Return.objects.get().state == Return.State.SENT


def test_a_draft_is_read_by_those_who_write_it(client, report, dated, officer):
    fill(report, dated, officer)
    client.force_login(make_user(Role.LEADER))

    assert client.get(f"/api/v1/returns/{report.pk}").json()["lines"] == []
