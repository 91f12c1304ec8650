"""A visit that was held, and the people around it."""

from datetime import date

import pytest

from hientai.kernel.permissions import Role
from hientai.plans.models import Plan
from hientai.supervision import services
from hientai.supervision.services import FindingSaid, Held, Scope
from tests.factories import make_actor, make_body, make_duty, make_plan, make_task, make_user

SPAN = Scope(date(2026, 3, 2), date(2026, 3, 6))
HELD_ON = date(2026, 3, 4)
GAP = FindingSaid("gap", "Chưa ban hành quy chế.", "Ban hành quy chế trong quý II.")
GOOD = FindingSaid("good", "Giao ban hằng tuần với chuyên gia.")


@pytest.fixture
def front():
    return make_body("Mặt trận Tổ quốc", kind="front")


@pytest.fixture
def supervisor(front):
    return make_actor(Role.SUPERVISOR, front)


@pytest.fixture
def plan():
    return make_plan(state=Plan.State.CONFIRMED)


@pytest.fixture
def duty(plan):
    return make_duty(make_task(plan))


@pytest.fixture
def body(duty):
    return duty.body


@pytest.fixture
def officer(body):
    return make_actor(Role.BODY_OFFICER, body)


@pytest.fixture
def year_plan(front, supervisor):
    return services.plan_year(body=front, year=2026, by=supervisor)


@pytest.fixture
def visit(year_plan, plan, body, supervisor):
    made = services.plan_visits(
        year_plan=year_plan, plan=plan, bodies=[body], scope=SPAN, by=supervisor
    )
    return made[0]


@pytest.fixture
def held(visit, supervisor):
    return services.record_visit(
        visit=visit, held=Held(HELD_ON, "Bà Mẫu, trưởng đoàn"), by=supervisor, today=HELD_ON
    )


@pytest.fixture
def finding(held, supervisor):
    """Return a gap that was sent to its body."""
    found = services.add_finding(visit=held, said=GAP, by=supervisor)
    services.conclude(visit=held, by=supervisor, on=date(2026, 3, 9))
    found.refresh_from_db()
    return found.opinion


@pytest.fixture
def as_supervisor(client, front):
    client.force_login(make_user(Role.SUPERVISOR, front))
    return client
