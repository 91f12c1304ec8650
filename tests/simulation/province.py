"""A province that does not exist: forty bodies, three plans, a hundred and fifty tasks of every kind."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from hientai.accounts.selectors import actor_for
from hientai.bodies.models import Body
from hientai.duties.services import open_duties
from hientai.kernel.permissions import SYSTEM, Actor, Role
from hientai.plans.models import Party, Plan, Task
from tests.factories import make_body, make_plan, make_task, make_user

BODIES: Final = 40
TASKS: Final = 50  # in each of the three plans
BEGIN: Final = date(2024, 7, 1)
END: Final = date(2026, 6, 30)
MERGER: Final = date(2025, 7, 1)
# How offices say when: the commonest is not at all. Of 50 tasks, so many of each.
TIMES: Final[tuple[tuple[int, str, dict[str, Any]], ...]] = (
    (20, "", {}),
    (6, "Hằng năm", {"recurrence": "yearly"}),
    (3, "Trước 15/11 hằng năm", {"recurrence": "yearly", "end": "--11-15"}),
    (3, "6 tháng một lần", {"recurrence": "half-yearly"}),
    (3, "Hằng quý", {"recurrence": "quarterly"}),
    (2, "Hằng tháng", {"recurrence": "monthly"}),
    (4, "Thường xuyên", {"recurrence": "continuous"}),
    (2, "Định kỳ", {"recurrence": "periodic"}),
    (2, "Quý I/2025", {"end": "2025-03-31"}),
    (1, "Năm 2024", {"end": "2024-12-31"}),
    (2, "Từ 2025 đến quý I/2026", {"start": "2025-01-01", "end": "2026-03-31"}),
    (1, "Từ năm 2025", {"start": "2025-01-01"}),
    (1, "Sau khi có hướng dẫn", {"condition": "sau khi có hướng dẫn của Trung ương"}),
)


class Habit(StrEnum):
    """How a body does what it owes."""

    EARLY = "early"
    PUNCTUAL = "punctual"
    LATE = "late"
    SILENT = "silent"


HABITS: Final = (
    (Habit.EARLY,) * 8 + (Habit.PUNCTUAL,) * 18 + (Habit.LATE,) * 9 + (Habit.SILENT,) * 5
)
CALENDARS: Final[tuple[dict[str, Any], ...]] = (
    {"report_period": "year", "report_day": 15, "contributor_days": 10},
    {"report_period": "half_year", "report_day": 20, "contributor_days": 7},
    {"report_period": "quarter", "report_day": 25, "contributor_days": 5},
)


@dataclass
class Province:
    """All that the story needs to know of who is there; `habits` and `officers` go by body."""

    steward: Actor
    leader: Actor
    plans: list[Plan]
    bodies: list[Body]
    habits: dict[int, Habit]
    officers: dict[int, Actor] = field(default_factory=dict)

    def join(self, body: Body, habit: Habit) -> None:
        """Give a body its habit and an officer."""
        user = make_user(Role.BODY_OFFICER, body, email=f"don-vi-{body.pk}@example.org")
        self.habits[body.pk], self.officers[body.pk] = habit, actor_for(user)


def make_province(seed: int) -> Province:
    rnd = random.Random(seed)
    union = make_body("Liên hiệp hội Mẫu", kind="association", email="lien-hiep-hoi@example.org")
    bodies = [make_body(f"Sở Mẫu số {n:02}", key=f"so mau so {n:02}") for n in range(1, BODIES)]
    province = Province(
        steward=actor_for(make_user(Role.STEWARD, union, email="dau-moi@example.org")),
        leader=actor_for(make_user(Role.LEADER, email="lanh-dao@example.org")),
        plans=[_plan(union, calendar) for calendar in CALENDARS],
        bodies=[union, *bodies],
        habits={},
    )
    for body, habit in zip(province.bodies, rnd.sample(HABITS, BODIES), strict=True):
        province.join(body, habit)
    for plan in province.plans:
        _give_tasks(plan, bodies, rnd)
        open_duties(plan=plan, by=SYSTEM)
    return province


def _plan(steward: Body, calendar: dict[str, Any]) -> Plan:
    return make_plan(steward, state=Plan.State.CONFIRMED, tracked_from=BEGIN, **calendar)


def _give_tasks(plan: Plan, bodies: list[Body], rnd: random.Random) -> None:
    for count, said, time in TIMES:
        for _ in range(count):
            task = make_task(plan, time_text=said, **time)
            leads = rnd.choices([1, 2, 3], [14, 5, 1])[0]
            chosen = rnd.sample(bodies, leads + rnd.choice([0, 0, 0, 1]))
            _name(task, Party.Role.LEAD, chosen[:leads])
            _name(task, Party.Role.COORDINATOR, chosen[leads:])


def _name(task: Task, role: Party.Role, bodies: list[Body]) -> None:
    for place, body in enumerate(bodies):
        party = Party.objects.create(
            task=task, role=role, name=body.name, position=place, state=Party.State.EXACT
        )
        party.bodies.add(body)
