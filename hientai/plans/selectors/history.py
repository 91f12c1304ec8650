"""What was done with a plan, by whom and when, as its audit lines tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from hientai.core.audit import action_labels
from hientai.core.models import AuditLine
from hientai.plans.models import Plan, Task

LINES = 30


@dataclass(frozen=True)
class Step:
    """One thing done with a plan; what was done to several tasks is one step, without a name."""

    at: datetime
    what: str
    who: str = ""
    times: int = 1


def history_of(plan: Plan) -> list[Step]:
    """Return what was done with a plan and its tasks, newest first."""
    return sorted([*_with_plan(plan), *_with_tasks(plan)], key=lambda step: step.at, reverse=True)


def _with_plan(plan: Plan) -> Iterator[Step]:
    lines = AuditLine.objects.filter(target_type=Plan._meta.label_lower, target_id=plan.pk)
    for line in lines[:LINES]:
        yield Step(line.at, _label(line.action), line.actor)


def _with_tasks(plan: Plan) -> Iterator[Step]:
    lines = AuditLine.objects.filter(
        target_type=Task._meta.label_lower, target_id__in=plan.tasks.values("pk")
    )
    told = lines.order_by().values("action").annotate(times=Count("pk"), last=Max("at"))
    for line in told:
        yield Step(line["last"], _label(line["action"]), times=line["times"])


def _label(action: str) -> str:
    return action_labels().get(action, action)
