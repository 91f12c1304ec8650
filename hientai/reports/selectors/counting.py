"""The counts of a report, made by the database: as many rows come back as there are figures."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.db.models.functions import ExtractQuarter

from hientai.bodies.selectors.handing import held_then
from hientai.duties.domain import WORST_FIRST, DutyRole, DutyState
from hientai.duties.models import Duty
from hientai.reports.domain.facts import Scope
from hientai.reports.domain.spans import Part, Span
from hientai.reports.domain.tallies import Tallies
from hientai.reports.selectors.seen import Moved, in_scope, seen

Keyed = dict[tuple[Part, int], Counter[str]]


def tallies_of(scope: Scope, span: Span, moved: Moved) -> Tallies:
    """Count the duties of a scope in four questions, however many there are."""
    rows = seen(in_scope(scope, moved), span).order_by()
    leading = rows.filter(role=DutyRole.LEAD)
    tasks, oldest = _by_task(leading)
    return Tallies(
        tasks=tasks,
        bodies=_by_body(leading, moved),
        quarters=_by_quarter(leading),
        oldest=oldest,
        coordinated=_owed(rows.filter(role=DutyRole.COORDINATOR)),
    )


def _by_task(rows: QuerySet[Any]) -> tuple[Keyed, dict[int, date]]:
    found: Keyed = {}
    oldest: dict[int, date] = {}
    counted = rows.values_list("task_id", "part", "rank").annotate(
        n=Count("pk"), first=Min("due_on")
    )
    for task, part, rank, count, first in counted:
        state = WORST_FIRST[rank]
        found.setdefault((Part(part), task), Counter())[state.value] += count
        if state is DutyState.OVERDUE:
            oldest[task] = min(first, oldest.get(task, first))
    return found, oldest


def _by_body(rows: QuerySet[Any], moved: Moved) -> Keyed:
    found: Keyed = {}
    for body, part, rank, count in rows.values_list("body_id", "part", "rank").annotate(
        n=Count("pk")
    ):
        found.setdefault((Part(part), body), Counter())[WORST_FIRST[rank].value] += count
    if moved:
        _put_back(found, rows, moved)
    return {key: +counts for key, counts in found.items() if any(counts.values())}


def _put_back(found: Keyed, rows: QuerySet[Any], moved: Moved) -> None:
    """Count what was handed over since with the body that held it then."""
    for pk, body, part, rank in rows.filter(pk__in=moved.query).values_list(
        "pk", "body_id", "part", "rank"
    ):
        if pk not in moved:
            continue
        state = WORST_FIRST[rank].value
        found[Part(part), body][state] -= 1
        found.setdefault((Part(part), moved[pk]), Counter())[state] += 1


def _by_quarter(rows: QuerySet[Any]) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = {}
    ahead = rows.filter(part=Part.NEXT.value).annotate(quarter=ExtractQuarter("due_on"))
    for quarter, rank, count in ahead.values_list("quarter", "rank").annotate(n=Count("pk")):
        found.setdefault(quarter, Counter())[WORST_FIRST[rank].value] += count
    return found


def _owed(rows: QuerySet[Any]) -> Counter[str]:
    owed = rows.filter(part__in=(Part.OWED.value, Part.CARRIED.value))
    counted = owed.values_list("rank").annotate(n=Count("pk"))
    return Counter({WORST_FIRST[rank].value: count for rank, count in counted})


def moved_since(scope: Scope, span: Span) -> Moved:
    """Return, of what was handed over after the day of the report, who held it then."""
    duties = Duty.objects.filter(plan__in=scope.plans).values("pk")
    return Moved(held_then("duty", duties, span.at), span.at)
