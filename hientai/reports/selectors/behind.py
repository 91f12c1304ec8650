"""The lists behind the figures of a report: a part is chosen by the database, then read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from hientai.duties.domain import RANK, DutyState
from hientai.duties.models import Duty
from hientai.reports.domain.facts import Query
from hientai.reports.domain.gathered import OWED, Report
from hientai.reports.domain.listing import Item, duty_item
from hientai.reports.domain.spans import Part
from hientai.reports.selectors.gathering import Gathered, facts_of
from hientai.reports.selectors.seen import held_by, in_scope, seen


@dataclass(frozen=True)
class DutyItems:
    """The duties that a query counts, for a paginator."""

    rows: QuerySet[Any]
    found: Gathered

    def __len__(self) -> int:
        return self.rows.count()

    def __getitem__(self, part: slice) -> Sequence[Item]:
        report = self.found.report
        held = report.holders
        rows = list(facts_of(self.rows[part], self.found.moved))
        return [duty_item(report, duty, held.get(duty.body, duty.body)) for duty in rows]


def duties_behind(found: Gathered, query: Query) -> DutyItems:
    """Return the duties that a query counts, the earliest due first."""
    if query.before and found.before:
        found = found.before
    report = found.report
    rows = seen(in_scope(found.scope, found.moved), report.span).filter(role=query.role)
    return DutyItems(_narrowed(rows, report, found, query).order_by("due_on", "pk"), found)


def _narrowed(rows: QuerySet[Any], report: Report, found: Gathered, query: Query) -> QuerySet[Any]:
    parts = OWED if query.part is Part.OWED else (query.part,)
    rows = rows.filter(part__in=[part.value for part in parts])
    if query.group is not None or query.task is not None:
        rows = rows.filter(task__in=_tasks(report, query))
    if query.states:
        ranks = [RANK[DutyState(state)] for state in query.states if state in set(DutyState)]
        rows = rows.filter(rank__in=ranks)
    if query.body is not None:
        members = {old for old, by in report.holders.items() if by == query.body} | {query.body}
        rows = held_by(rows, members, found.moved)
    if query.quarter is not None:
        rows = rows.filter(due_on__quarter=query.quarter)
    return rows


def _tasks(report: Report, query: Query) -> list[int]:
    return [
        task.id
        for task in report.tasks
        if query.group in {None, task.group} and query.task in {None, task.id}
    ]


def rows_of(found: Gathered) -> QuerySet[Duty]:
    return seen(in_scope(found.scope, found.moved), found.report.span)
