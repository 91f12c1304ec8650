"""Counts of duties and tasks by state, each in one query that reads every duty once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Count, Min, QuerySet

from hientai.duties.domain import WORST_FIRST, Counted, DutyState, Figures
from hientai.duties.models import Duty
from hientai.duties.selectors.states import BoardFilter, narrowed, with_state

EVERYTHING = BoardFilter()
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Tally:
    """Duties counted by body and by group.

    Groups are those of a chosen plan, else the tasks of a chosen programme, else the plans.
    """

    figures: Figures
    by_body: Mapping[int, Figures]
    by_group: Mapping[int | None, Figures]


def tally(
    duties: QuerySet[Duty], chosen: BoardFilter = EVERYTHING, today: date | None = None
) -> Tally:
    """Count duties in one pass.

    The filter's own state is left out of account: the strip shows what stands beside it.
    """
    group = "task__group" if chosen.plan else "task" if chosen.programme else "plan"
    rows = (
        with_state(narrowed(duties, chosen), today)
        .order_by()
        .values_list(group, "body", "rank")
        .annotate(n=Count("*"))
    )
    whole: Counter[DutyState] = Counter()
    bodies: defaultdict[int, Counter[DutyState]] = defaultdict(Counter)
    groups: defaultdict[int | None, Counter[DutyState]] = defaultdict(Counter)
    for of, body, rank, n in rows:
        state = WORST_FIRST[rank]
        whole[state] += n
        bodies[body][state] += n
        groups[of][state] += n
    return Tally(Figures(Counted.DUTIES, whole), _each(bodies), _each(groups))


def _each(counts: Mapping[Key, Counter[DutyState]]) -> dict[Key, Figures]:
    return {key: Figures(Counted.DUTIES, counted) for key, counted in counts.items()}


def duty_figures(
    duties: QuerySet[Duty], chosen: BoardFilter = EVERYTHING, today: date | None = None
) -> Figures:
    """Count duties by state; a filter's own state is left out of account."""
    rows = (
        with_state(narrowed(duties, chosen), today)
        .order_by()
        .values_list("rank")
        .annotate(n=Count("pk"))
    )
    return Figures(Counted.DUTIES, {WORST_FIRST[rank]: n for rank, n in rows})


def task_figures(
    duties: QuerySet[Duty], chosen: BoardFilter = EVERYTHING, today: date | None = None
) -> Figures:
    """Count tasks by the state that their duties give them: that of the worst."""
    stated = with_state(narrowed(duties, chosen), today)
    worst = stated.order_by().values("task").annotate(worst=Min("rank"))
    counted = Counter(worst.values_list("worst", flat=True))
    return Figures(Counted.TASKS, {WORST_FIRST[rank]: n for rank, n in counted.items()})
