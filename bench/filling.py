"""A province's duties by the hundred thousand, made by the database itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.utils import timezone
from django.utils.timezone import localdate

from hientai.accounts.models import Membership, User
from hientai.bodies.models import Body, BodyKind
from hientai.documents.models import Document
from hientai.duties.models import Duty, Progress
from hientai.kernel.permissions import Role
from hientai.kernel.timeframes import TimeKind
from hientai.plans.models import Heading, Plan, Task

PLANS, TASKS, HEADINGS = 20, 200, 10
ALL_TASKS = PLANS * TASKS
TWIST = "(task_row.position * 7 + body_row.id * 3)"  # spreads days over rows


@dataclass(frozen=True)
class Province:
    """Who looks, and at what."""

    leader: User
    officer: User
    body: Body
    plan: Plan
    duties: int


def fill(duties: int) -> Province:
    """Make 20 plans of 200 tasks, each owed by as many bodies as it takes, most of them reported."""
    bodies = Body.objects.bulk_create(_body(n) for n in range(duties // ALL_TASKS))
    plans = [_plan(number, bodies[0]) for number in range(PLANS)]
    copy(Duty, _duty(), "plans_task task_row CROSS JOIN bodies_body body_row")
    copy(Progress, _progress(), "duties_duty duty_row WHERE duty_row.percent > 0")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Province(
        leader=_person("lanh-dao", Role.LEADER),
        officer=_person("can-bo", Role.BODY_OFFICER, bodies[1]),
        body=bodies[1],
        plan=plans[0],
        duties=Duty.objects.count(),
    )


def copy(model: type[models.Model], given: dict[str, str], source: str) -> None:
    """Insert a row of the model for each row of the source; fields not given take their defaults."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    words, values = [], []
    for field in fields:
        if field.attname in given:
            words.append(given[field.attname])
        else:
            words.append("%s")
            values.append(_default(field))
    columns = ", ".join(connection.ops.quote_name(field.attname) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({columns}) SELECT {', '.join(words)} FROM {source}", values
        )


def _default(field: models.Field[Any, Any]) -> Any:
    if getattr(field, "auto_now_add", False):
        return timezone.now()
    return field.get_db_prep_save(field.get_default(), connection)


def _duty() -> dict[str, str]:
    due = _day(f"{TWIST} %% 400 - 200")
    done = _day(f"{TWIST} %% 400 - 200 + {TWIST} %% 23 - 18")
    is_done = f"{TWIST} %% 400 < 250 AND {TWIST} %% 5 > 0"
    return {
        "plan_id": "task_row.plan_id",
        "task_id": "task_row.id",
        "body_id": "body_row.id",
        "named_as": "body_row.name",
        "time_kind": f"'{TimeKind.DATED.value}'",
        "due_on": due,
        "first_due_on": due,
        "history": f"{TWIST} %% 400 < 30",
        "percent": f"CASE WHEN {is_done} THEN 100 ELSE 0 END",
        "done_on": f"CASE WHEN {is_done} THEN {done} END",
    }


def _progress() -> dict[str, str]:
    return {
        "duty_id": "duty_row.id",
        "percent": "duty_row.percent",
        "summary": "'Đã tổ chức thực hiện theo kế hoạch, kết quả đạt yêu cầu.'",
        "done": _truth(value=True),
    }


def _day(days: str) -> str:
    """Return the SQL of today and so many days."""
    today = localdate().isoformat()
    if connection.vendor == "postgresql":
        return f"(DATE '{today}' + ({days})::int)"
    return f"date('{today}', ({days}) || ' days')"


def _truth(*, value: bool) -> str:
    return str(value).upper() if connection.vendor == "postgresql" else str(int(value))


def _body(number: int) -> Body:
    name = f"Sở {number}"
    kind = BodyKind.DEPARTMENT
    return Body(name=name, kind=kind, key=name.lower(), sort_key=f"so {number:03}")


def _plan(number: int, steward: Body) -> Plan:
    document = Document.objects.create(
        kind="Kế hoạch", number=f"{number}/KH-UBND", issued="2024-01-10", issuer="UBND tỉnh"
    )
    plan = Plan.objects.create(document=document, steward=steward, state=Plan.State.CONFIRMED)
    headings = Heading.objects.bulk_create(
        Heading(plan=plan, path=[str(n)], label=str(n), text=f"Nhóm {n}", position=n)
        for n in range(HEADINGS)
    )
    Task.objects.bulk_create(
        Task(
            plan=plan,
            position=n,
            path=["II", str(n)],
            label=f"II / {n}",
            text=f"Việc {n}",
            text_key=f"viec {n}",
            group=headings[n % HEADINGS],
        )
        for n in range(TASKS)
    )
    return plan


def _person(username: str, role: Role, body: Body | None = None) -> User:
    person = User.objects.create_user(username=username, password=None, full_name="Người Mẫu Đo")
    Membership.objects.create(user=person, role=role, body=body)
    return person
