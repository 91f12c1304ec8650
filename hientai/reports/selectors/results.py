"""What the annexes of a report say of each task: how many bodies owe it and what they last said."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from hientai.duties.domain import DONE, RANK, DutyRole, DutyState
from hientai.duties.models import Progress
from hientai.reports.domain.gathered import OWED, TaskResult
from hientai.reports.selectors.gathering import Gathered, moments
from hientai.reports.selectors.seen import in_scope, seen

SAID = 3
_DONE = [RANK[state] for state in DONE]


def with_results(found: Gathered, *, by_body: bool = False) -> Gathered:
    """Add what the annexes need; `by_body` also what each body owed of each task."""
    rows = _owed(found)
    said, said_by = _said(found, rows)
    counted = (
        rows.order_by()
        .values_list("task_id")
        .annotate(
            n=Count("body_id", distinct=True),
            owing=Count("body_id", distinct=True, filter=~Q(rank__in=_DONE)),
        )
    )
    results = {
        task: TaskResult(bodies, owing, tuple(said.get(task, ())), said_by[task])
        for task, bodies, owing in counted
    }
    report = replace(found.report, results=results)
    if by_body:
        report = replace(report, owed_by_body=_by_body(found, rows))
    return replace(found, report=report)


def _owed(found: Gathered) -> QuerySet[Any]:
    rows = seen(in_scope(found.scope, found.moved), found.report.span)
    return rows.filter(role=DutyRole.LEAD, part__in=[part.value for part in OWED])


def _said(
    found: Gathered, rows: QuerySet[Any]
) -> tuple[dict[int, list[tuple[int, str]]], Counter[int]]:
    """Return the first few of what was last said within the span, and how many said something."""
    within = Progress.objects.filter(
        duty__in=rows.order_by().values("pk"), at__range=moments(found.report.span)
    )
    latest = within.order_by().values("duty").annotate(last=Max("pk")).values("last")
    last = Progress.objects.filter(pk__in=latest).exclude(summary="")
    said_by = Counter(dict(last.order_by().values_list("duty__task_id").annotate(n=Count("pk"))))
    place = Window(RowNumber(), partition_by=F("duty__task_id"), order_by=F("duty_id").asc())
    first = last.order_by().annotate(place=place).filter(place__lte=SAID)
    said: dict[int, list[tuple[int, str]]] = {}
    fields = ("duty__task_id", "duty_id", "duty__body_id", "summary")
    for task, duty, body, summary in sorted(first.values_list(*fields)):
        held = found.moved.get(duty, body)
        said.setdefault(task, []).append((found.report.holders.get(held, held), summary))
    return said, said_by


def _by_body(found: Gathered, rows: QuerySet[Any]) -> dict[tuple[int, int], tuple[int, int, int]]:
    counted = (
        rows.order_by()
        .values_list("body_id", "task_id")
        .annotate(
            n=Count("pk"),
            done=Count("pk", filter=Q(rank__in=_DONE)),
            late=Count("pk", filter=Q(rank=RANK[DutyState.OVERDUE])),
        )
    )
    sums = {(body, task): (n, done, late) for body, task, n, done, late in counted}
    for pk, task, body, rank in rows.filter(pk__in=found.moved.query).values_list(
        "pk", "task_id", "body_id", "rank"
    ):
        if pk not in found.moved:
            continue
        one = (1, int(rank in _DONE), int(rank == RANK[DutyState.OVERDUE]))
        then = (found.moved[pk], task)
        sums[body, task] = _minus(sums[body, task], one)
        sums[then] = _plus(sums.get(then, (0, 0, 0)), one)
    return _held(found, {key: counts for key, counts in sums.items() if counts[0]})


Three = tuple[int, int, int]


def _held(found: Gathered, sums: dict[tuple[int, int], Three]) -> dict[tuple[int, int], Three]:
    held = found.report.holders
    if not held:
        return sums
    added: dict[tuple[int, int], Three] = {}
    for (body, task), counts in sums.items():
        key = (held.get(body, body), task)
        added[key] = _plus(added.get(key, (0, 0, 0)), counts)
    return added


def _plus(one: Three, other: Three) -> Three:
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2])


def _minus(one: Three, other: Three) -> Three:
    return (one[0] - other[0], one[1] - other[1], one[2] - other[2])
