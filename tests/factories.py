"""Small things that tests stand on; each returns a saved record, all fields by keyword."""

from datetime import date
from itertools import count
from typing import Any

from hientai.accounts.models import Membership, User
from hientai.accounts.selectors import actor_for
from hientai.bodies.models import Body, BodyKind
from hientai.documents.models import Document
from hientai.duties.models import Duty
from hientai.kernel.permissions import Actor, Role
from hientai.kernel.timeframes import TimeKind
from hientai.plans.models import Party, Plan, Task

_numbers = count(1)


def make_body(name: str = "Sở Nội vụ", **fields: Any) -> Body:
    values = {
        "name": name,
        "kind": BodyKind.DEPARTMENT,
        "province": "Bắc Ninh",
        "key": name.casefold(),
        "sort_key": name.casefold(),
    }
    return Body.objects.create(**{**values, **fields})


def make_user(role: Role | None = None, body: Body | None = None, **fields: Any) -> User:
    number = next(_numbers)
    values = {"username": f"nguoi{number}", "full_name": f"Nguyễn Mẫu {number}"}
    user = User.objects.create_user(password="mat-khau-mau", **{**values, **fields})
    if role is not None:
        Membership.objects.create(user=user, role=role, body=body)
    return user


def make_actor(role: Role | None = None, body: Body | None = None) -> Actor:
    return actor_for(make_user(role, body))


def make_plan(steward: Body | None = None, **fields: Any) -> Plan:
    title = fields.pop("title", "Thực hiện Nghị quyết số 45-NQ/TW")
    document = Document.objects.create(
        kind="Kế hoạch", number=f"{next(_numbers)}/KH-UBND", issued="2024-06-10", title=title
    )
    values = {"steward": steward or make_body("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh")}
    return Plan.objects.create(document=document, **{**values, **fields})


def make_task(plan: Plan | None = None, *, lead: Body | None = None, **fields: Any) -> Task:
    number = next(_numbers)
    values = {
        "plan": plan or make_plan(),
        "position": number,
        "path": ["II", str(number)],
        "label": f"II / {number}",
        "text": f"Xây dựng cơ sở dữ liệu trí thức {number}",
    }
    task = Task.objects.create(**{**values, **fields})
    if lead is not None:
        party = Party.objects.create(
            task=task, role=Party.Role.LEAD, name=lead.name, state=Party.State.EXACT
        )
        party.bodies.add(lead)
    return task


def make_duty(task: Task | None = None, body: Body | None = None, **fields: Any) -> Duty:
    task = task or make_task()
    body = body or make_body()
    values = {
        "plan": task.plan,
        "task": task,
        "body": body,
        "named_as": body.name,
        "time_kind": TimeKind.DATED,
        "period_start": date(2026, 1, 1),
        "period_end": date(2026, 12, 31),
        "due_on": date(2026, 12, 31),
    }
    return Duty.objects.create(**{**values, **fields})
