"""Which tasks say one thing, as the reader finds it: in one plan, and in a plan and the one above."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q, QuerySet

from hientai.plans import domain
from hientai.plans.models import Plan, Task, Twin
from hientai.plans.selectors import contents_of_row, plans_above, plans_below
from hientai.reading.after import twins as read
from hientai.reading.contract import Task as ReadTask

Pair = tuple[int, int]


def take_twins(plan: Plan) -> None:
    """Find the tasks of a plan that its other parts, and the plans above and below, say again.

    What people decided stays; a pair that is no longer alike is forgotten.
    """
    tasks = list(_tasks(plan))
    found = read.twins([_said(task) for task in tasks])
    _keep(Q(first__plan=plan, second__plan=plan), _pairs(found, tasks, tasks))
    for above in plans_above(plan):
        _take_across(above, plan)
    for below in plans_below(plan):
        _take_across(plan, below)


def _take_across(above: Plan, below: Plan) -> None:
    first, second = list(_work(above)), list(_work(below))
    found = read.twins([_said(task) for task in first], [_said(task) for task in second])
    _keep(Q(first__plan=above, second__plan=below), _pairs(found, first, second))


def _tasks(plan: Plan) -> QuerySet[Task]:
    return plan.tasks.filter(dropped=False).prefetch_related("parties")


def _work(plan: Plan) -> QuerySet[Task]:
    """Return what can be taken up: not the reports, the money and the watching, which all plans order."""
    return _tasks(plan).filter(kind=Task.Kind.TASK, opens_duties=True)


def _said(task: Task) -> ReadTask:
    return domain.said_task(task.path, contents_of_row(task))


def _pairs(
    found: Iterable[read.Twin], first: Sequence[Task], second: Sequence[Task]
) -> dict[Pair, read.Twin]:
    return {(first[twin.first].pk, second[twin.second].pk): twin for twin in found}


def _keep(where: Q, found: Mapping[Pair, read.Twin]) -> None:
    known = {(twin.first_id, twin.second_id): twin for twin in Twin.objects.filter(where)}
    gone = [
        twin.pk
        for pair, twin in known.items()
        if pair not in found and twin.state == Twin.State.READ
    ]
    Twin.objects.filter(pk__in=gone).delete()
    Twin.objects.bulk_create(
        Twin(first_id=one, second_id=two, likeness=twin.likeness, why=list(twin.why))
        for (one, two), twin in found.items()
        if (one, two) not in known
    )
