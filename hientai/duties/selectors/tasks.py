"""Tasks by the state that their duties give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Min, Q, QuerySet

from hientai.duties.domain import OPEN, RANK, DutyFact, DutyRole, DutyState, TaskState, task_state
from hientai.duties.models import Duty
from hientai.duties.selectors.states import (
    LONG_FIELDS,
    OPEN_STATES,
    BoardFilter,
    narrowed,
    visible_duties,
    with_state,
)
from hientai.kernel.permissions import Actor
from hientai.plans.models import Plan, Task

_OPEN_RANKS = [RANK[state] for state in OPEN]
_LONG = [name.removeprefix("task__") for name in LONG_FIELDS if name.startswith("task__")]


@dataclass(frozen=True)
class TaskRow:
    """A task on the board: its state, how many of its bodies have delivered, what comes next."""

    task: Task
    state: TaskState
    next_due: date | None


@dataclass(frozen=True)
class TaskRows:
    """The rows of the board of tasks for a paginator; a part is chosen first, then read whole."""

    groups: QuerySet[Any, Any]  # task, worst, next_due
    duties: QuerySet[Duty]
    today: date

    def __len__(self) -> int:
        return self.groups.count()

    def __getitem__(self, part: slice) -> list[TaskRow]:
        chosen = {row["task"]: row["next_due"] for row in self.groups[part]}
        tasks = Task.objects.select_related("plan__document").defer(*_LONG).in_bulk(list(chosen))
        states = task_states(tasks.values(), self.today, duties=self.duties)
        return [TaskRow(tasks[pk], states[pk], due) for pk, due in chosen.items()]


def board_of_tasks(actor: Actor, chosen: BoardFilter, today: date) -> TaskRows:
    """Return the tasks whose duties the filter leaves, the worst state first."""
    duties = narrowed(visible_duties(actor), chosen)
    groups = (
        with_state(duties, today)
        .order_by()
        .values("task")
        .annotate(worst=Min("rank"), next_due=Min("due_on", filter=Q(rank__in=_OPEN_RANKS)))
        .order_by("worst", F("next_due").asc(nulls_last=True), "task")
    )
    if chosen.state == OPEN_STATES:
        groups = groups.filter(worst__in=_OPEN_RANKS)
    elif chosen.state:
        groups = groups.filter(worst=RANK[DutyState(chosen.state)])
    return TaskRows(groups, duties, today)


def label_of_task(duties: QuerySet[Duty], task_id: int) -> str:
    """Return where the paper has a task, if the duties are of it."""
    named = duties.filter(task=task_id).order_by().values_list("task__label", flat=True)
    return named.first() or ""


def on_task_states_asked(*, plan: Plan, actor: Actor, **_signal: object) -> Mapping[int, TaskState]:
    """Tell a plan's page how its tasks stand, by the duties that the person may see."""
    return task_states(plan.tasks.all(), duties=visible_duties(actor))


def task_states(
    tasks: Iterable[Task], today: date | None = None, *, duties: QuerySet[Duty] | None = None
) -> dict[int, TaskState]:
    """Return the state of each task that anybody owes, in one query; `duties` narrows by whom."""
    tasks = list(tasks)
    if not tasks:
        return {}
    owed = Duty.objects.all() if duties is None else duties
    rows = with_state(owed.filter(task__in=tasks), today)
    facts: dict[int, list[DutyFact]] = {}
    columns = ("task_id", "body_id", "state", "due_on", "role", "first_due_on")
    for task_id, body_id, state, due_on, role, first in rows.values_list(*columns):
        fact = DutyFact(body_id, DutyState(state), due_on, DutyRole(role), first)
        facts.setdefault(task_id, []).append(fact)
    states = {task_id: task_state(found) for task_id, found in facts.items()}
    return {task_id: state for task_id, state in states.items() if state}
