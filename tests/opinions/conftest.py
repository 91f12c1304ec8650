"""A difficulty on its way: who raised it, who is to answer, and who listens."""

from datetime import date

import pytest

from hientai.core.notices import notice_told
from hientai.kernel.permissions import Role
from hientai.opinions.services import raise_difficulty
from tests.factories import make_actor, make_body, make_duty, make_plan, make_task

MONDAY = date(2026, 3, 2)


@pytest.fixture
def collector():
    return make_body("Sở Khoa học và Công nghệ")


@pytest.fixture
def plan(collector):
    return make_plan(difficulty_collector=collector)


@pytest.fixture
def duty(plan):
    return make_duty(make_task(plan))


@pytest.fixture
def officer(duty):
    return make_actor(Role.BODY_OFFICER, duty.body)


@pytest.fixture
def answerer(collector):
    return make_actor(Role.BODY_OFFICER, collector)


@pytest.fixture
def leader():
    return make_actor(Role.LEADER)


@pytest.fixture
def say(plan):
    """Return a function that raises a difficulty by a body of its own."""

    def said(text="Chưa có hướng dẫn về mức thù lao.", body="Sở Nội vụ", on=MONDAY):
        duty = make_duty(make_task(plan), make_body(body))
        by = make_actor(Role.BODY_OFFICER, duty.body)
        return raise_difficulty(
            plan=plan, duty=duty, body=duty.body, text=text, proposal="", by=by, on=on
        )

    return said


@pytest.fixture
def told():
    """Collect what people are told."""
    heard = []

    def listen(sender, notice, **_more):
        heard.append(notice)

    notice_told.connect(listen)
    yield heard
    notice_told.disconnect(listen)
