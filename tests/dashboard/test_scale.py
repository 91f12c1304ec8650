"""Twenty plans with twenty thousand duties cost the board as many questions as one."""

from datetime import date, timedelta
from itertools import product

import pytest
import time_machine
from django.urls import reverse

from hientai.bodies.models import Body
from hientai.duties.models import Duty
from hientai.kernel.permissions import Role
from hientai.kernel.timeframes import TimeKind
from hientai.plans.models import Plan, Task
from tests.factories import make_body, make_plan, make_user

pytestmark = pytest.mark.django_db
PLANS, TASKS, BODIES = 20, 20, 50
MOST_QUERIES = 22  # some of them count what waits, for the rail


@pytest.fixture
def as_steward(client):
    steward = make_body()
    plans = [make_plan(steward, state=Plan.State.CONFIRMED) for _ in range(PLANS)]
    bodies = Body.objects.bulk_create(
        Body(name=f"Sở {n}", kind="department", key=f"so {n}", sort_key=f"so {n:03}")
        for n in range(BODIES)
    )
    tasks = Task.objects.bulk_create(
        Task(plan=plan, position=n, label=f"II / {n}", text=f"Việc {n}", text_key=f"viec {n}")
        for plan, n in product(plans, range(TASKS))
    )
    Duty.objects.bulk_create(
        Duty(plan_id=task.plan_id, task=task, body=body, named_as=body.name,
             time_kind=TimeKind.DATED, period_start=date(2026, 1, 1),
             due_on=date(2026, 1, 1) + timedelta(days=(n * 7) % 600),
             done_on=date(2026, 6, 1) if n % 3 == 0 else None)
        for n, (task, body) in enumerate(product(tasks, bodies))
    )  # fmt: skip
    client.force_login(make_user(Role.STEWARD, steward))
    return client


@time_machine.travel("2026-11-21 08:00 +0700", tick=False)
def test_the_board_of_twenty_thousand_duties(as_steward, django_assert_max_num_queries):
    assert Duty.objects.count() == 20_000
    with django_assert_max_num_queries(MOST_QUERIES):
        board = as_steward.get(reverse("dashboard:board"), {"q": "viec 1"}).context["board"]
    assert len(board.page) == 50
    assert board.page.paginator.count == 11 * PLANS * BODIES


@time_machine.travel("2026-11-21 08:00 +0700", tick=False)
def test_the_board_of_four_hundred_tasks(as_steward, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        board = as_steward.get(reverse("dashboard:tasks")).context["board"]
    assert board.page.paginator.count == PLANS * TASKS
