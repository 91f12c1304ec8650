"""Opening the board with 20 plans and 20,000 duties, against the bare SQL of its rows and counts."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test import Client
from django.utils.timezone import localdate

from bench.measure import Line, best
from hientai.accounts.models import Membership, User
from hientai.bodies.models import Body, BodyKind
from hientai.documents.models import Document
from hientai.duties.models import Duty
from hientai.kernel.permissions import Role
from hientai.kernel.timeframes import TimeKind
from hientai.plans.models import Plan, Task

PLANS, TASKS, BODIES = 20, 50, 20
BAR = 8.0
FLOOR = (
    """SELECT d.id, d.due_on, d.percent, t.text, t.label, b.name, p.id FROM duties_duty d
       JOIN plans_task t ON t.id = d.task_id JOIN bodies_body b ON b.id = d.body_id
       JOIN plans_plan p ON p.id = d.plan_id WHERE d.done_on IS NULL ORDER BY d.due_on LIMIT 50""",
    "SELECT count(*), sum(CASE WHEN done_on IS NULL THEN 1 ELSE 0 END) FROM duties_duty",
    "SELECT body_id, count(*) FROM duties_duty GROUP BY body_id",
    "SELECT plan_id, count(*) FROM duties_duty GROUP BY plan_id",
    "SELECT task_id, count(*), min(due_on), max(done_on) FROM duties_duty GROUP BY task_id",
)


def fill() -> User:
    """Make 20 plans of 50 tasks, each owed by 20 bodies; return a leader who may see them all."""
    bodies = [
        Body(name=f"Sở {n}", kind=BodyKind.DEPARTMENT, key=f"so {n}", sort_key=f"so {n:03}")
        for n in range(BODIES)
    ]
    Body.objects.bulk_create(bodies)
    today = localdate()
    for number in range(PLANS):
        document = Document.objects.create(kind="Kế hoạch", number=f"{number}/KH-UBND")
        state = Plan.State.CONFIRMED
        plan = Plan.objects.create(document=document, steward=bodies[0], state=state)
        tasks = [
            Task(plan=plan, position=n, path=["II", str(n)], label=f"II / {n}", text=f"Việc {n}")
            for n in range(TASKS)
        ]
        Task.objects.bulk_create(tasks)
        Duty.objects.bulk_create(
            Duty(
                plan=plan,
                task=task,
                body=body,
                named_as=body.name,
                time_kind=TimeKind.DATED,
                due_on=today + timedelta(days=(task.position * 7 + place * 3) % 200 - 60),
                done_on=today if (task.position + place) % 3 == 0 else None,
            )
            for task in tasks
            for place, body in enumerate(bodies)
        )
    leader = User.objects.create_user(username="do", password=None, full_name="Người Mẫu Đo")
    Membership.objects.create(user=leader, role=Role.LEADER)
    return leader


def lines() -> list[Line]:
    client = Client(SERVER_NAME="localhost")
    client.force_login(fill(), backend="django.contrib.auth.backends.ModelBackend")

    def open_board() -> None:
        response = client.get("/theo-doi/")
        if response.status_code != 200:  # noqa: PLR2004 -- a page that is no page is no measure
            raise RuntimeError(response.status_code)

    def bare_sql() -> None:
        with connection.cursor() as cursor:
            for statement in FLOOR:
                cursor.execute(statement)
                cursor.fetchall()

    return [
        Line(
            name=f"open the board, 20 plans, 20,000 duties ({connection.vendor})",
            seconds=best(open_board),
            against="bare SQL: its 50 rows, counts, and groups by body, plan and task",
            against_seconds=best(bare_sql),
            bar=BAR,
        )
    ]
