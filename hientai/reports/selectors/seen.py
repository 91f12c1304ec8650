"""Duties as a span sees them: how each belongs to it and in which state, told by the database.

The rules are `Span.part` and `duties.domain.state_of`; tests hold this against both.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, F, IntegerField, Q, QuerySet, Value, When

from hientai.bodies.models import Handover
from hientai.duties.domain import RANK, SOON_DAYS, DutyState
from hientai.duties.models import Duty
from hientai.kernel.timeframes import TimeKind
from hientai.plans.models import Task
from hientai.reports.domain.facts import Scope
from hientai.reports.domain.spans import Part, Span


class Moved(dict[int, int]):
    """Who held, on the day of a report, each duty that was handed over since."""

    def __init__(self, held: Mapping[int, int], at: date) -> None:
        super().__init__(held)
        self.at = at

    @property
    def query(self) -> QuerySet[Any, Any]:
        """The duties again as a question: there may be too many to name."""
        taken = Handover.objects.filter(what="duty", state=Handover.State.TAKEN)
        return taken.filter(event__on__gt=self.at).values("item")


NOTHING_MOVED = Moved({}, date.max)


def in_scope(scope: Scope, moved: Moved = NOTHING_MOVED) -> QuerySet[Duty]:
    """Return the duties of a scope, without those of tasks that are no longer the plan's.

    `moved` says who held, on the day of the report, what was handed over since.
    """
    gone = Task.objects.filter(Q(dropped=True) | Q(opens_duties=False), plan__in=scope.plans)
    rows = Duty.objects.filter(plan__in=scope.plans).exclude(task__in=gone.values("pk"))
    return rows if scope.bodies is None else held_by(rows, scope.bodies, moved)


def held_by(rows: QuerySet[Duty], bodies: Collection[int], moved: Moved) -> QuerySet[Duty]:
    """Keep what the bodies held on the day of the report."""
    if not moved:
        return rows.filter(body__in=bodies)
    theirs = [duty for duty, body in moved.items() if body in bodies]
    return rows.filter((Q(body__in=bodies) & ~Q(pk__in=moved.query)) | Q(pk__in=theirs))


def seen(duties: QuerySet[Duty], span: Span) -> QuerySet[Any]:
    """Keep what belongs to the span; annotate `part` (a Part) and `rank` (in WORST_FIRST)."""
    return duties.filter(_belongs(span)).annotate(part=_part(span), rank=_rank(span))


def _done(span: Span) -> Q:
    return Q(done_on__lte=span.at)


def _stopped(span: Span) -> Q:
    return Q(stopped_on__lte=span.at)


def _belongs(span: Span) -> Q:
    done, before = _done(span), Q(done_on__lt=span.start)
    within = Q(due_on__range=(span.start, span.end))
    open_or_done_since = ~before | Q(done_on=None)
    ahead = Q(due_on__gt=span.end)
    owed = (
        within
        | (Q(due_on=None) & open_or_done_since)
        | (Q(due_on__lt=span.start) & open_or_done_since)
        | (ahead & done & Q(done_on__gte=span.start))
        | (ahead & Q(due_on__lte=span.next.end) & (Q(done_on=None) | Q(done_on__gt=span.at)))
    )
    told = Q(stopped_on=None) | Q(stopped_on__gt=span.at)
    tracked = (Q(history=True) & within) | (Q(history=False) & owed)
    return (told & tracked) | Q(stopped_on__range=(span.start, span.at))


def _part(span: Span) -> Case:
    within = Q(due_on=None) | Q(due_on__range=(span.start, span.end))
    return Case(
        When(_stopped(span), then=Value(Part.STOPPED.value)),
        When(history=True, then=Value(Part.HISTORY.value)),
        When(within, then=Value(Part.OWED.value)),
        When(due_on__lt=span.start, then=Value(Part.CARRIED.value)),
        When(_done(span), then=Value(Part.EARLY.value)),
        default=Value(Part.NEXT.value),
        output_field=CharField(),
    )


def _rank(span: Span) -> Case:
    judged = span.judged_on
    soon = judged + timedelta(days=SOON_DAYS)
    states = (
        (_stopped(span), DutyState.STOPPED),
        (Q(history=True), DutyState.HISTORY),
        (_done(span) & Q(done_on__gt=F("due_on")), DutyState.DONE_LATE),
        (_done(span), DutyState.DONE_ON_TIME),
        (Q(due_on=None), DutyState.WAITING),
        (Q(due_on__lt=judged), DutyState.OVERDUE),
        (Q(due_on__lte=soon), DutyState.DUE_SOON),
        (Q(time_kind=TimeKind.CONTINUOUS), DutyState.CONTINUOUS),
    )
    return Case(
        *(When(condition, then=Value(RANK[state])) for condition, state in states),
        default=Value(RANK[DutyState.IN_TERM]),
        output_field=IntegerField(),
    )
