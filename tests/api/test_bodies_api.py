from datetime import date

import pytest

from hientai.bodies import services
from hientai.bodies.domain.events import Head
from hientai.kernel.permissions import SYSTEM, Role
from tests.factories import make_body, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    client.force_login(make_user(Role.LEADER))
    return client


@pytest.fixture
def merged():
    old, heir = make_body("Sở Kế hoạch và Đầu tư"), make_body("Sở Tài chính")
    event = services.draft_event(head=Head("absorbed", date(2025, 3, 1), "Nghị định 45"), by=SYSTEM)
    services.set_sides(event=event, before=[old], after=[heir], by=SYSTEM)
    services.confirm_event(event=event, by=SYSTEM)
    return old, heir


def test_a_body_tells_its_line_of_descent(reader, merged):
    old, heir = merged
    [step] = reader.get(f"/api/v1/bodies/{old.pk}").json()["descent"]

    assert (step["kind"], step["on"], step["successor"]["id"]) == (
        "absorbed",
        "2025-03-01",
        heir.pk,
    )


def test_ended_bodies_can_be_left_out(reader, merged):
    found = reader.get("/api/v1/bodies?state=now").json()["items"]

    assert [body["name"] for body in found] == ["Sở Tài chính"]


def test_an_event_names_both_sides(reader, merged):
    [event] = reader.get("/api/v1/events").json()["items"]

    assert [event[side][0]["name"] for side in ("before", "after")] == [
        "Sở Kế hoạch và Đầu tư",
        "Sở Tài chính",
    ]
