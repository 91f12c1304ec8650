"""What duties do when plans speak."""

from __future__ import annotations

from typing import Any

from hientai.duties.services import open_duties
from hientai.kernel.permissions import Actor
from hientai.plans.models import Plan, Task


def on_plan_confirmed(*, plan: Plan, by: Actor, **_: Any) -> None:
    open_duties(plan=plan, by=by)


def on_task_assigned(*, task: Task, by: Actor, **_: Any) -> None:
    open_duties(plan=task.plan, by=by, tasks=[task])
