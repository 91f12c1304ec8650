"""Findings as opinions: who sees them, what waits for somebody, how they stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from hientai.kernel.permissions import Actor, Permission
from hientai.opinions import selectors as opinions
from hientai.opinions.domain import IN_WORK, UNANSWERED, Kind, State
from hientai.opinions.models import Opinion
from hientai.supervision.models import Visit
from hientai.supervision.selectors.visits import visible_visits


def visible_findings(actor: Actor) -> QuerySet[Opinion]:
    """Return the findings that were sent: all, or those on the person's bodies."""
    return opinions.visible_opinions(actor).filter(kind=Kind.FINDING)


def waiting(actor: Actor) -> QuerySet[Opinion]:
    """Return what waits for the person: findings to answer, answers to look at."""
    mine = Q(state__in=IN_WORK, collector__in=actor.own_bodies(Permission.OPINION_ANSWER))
    found = visible_findings(actor).filter(mine | _to_follow(actor))
    return found.order_by("due_on", "raised_at", "id")


def count_waiting(actor: Actor) -> int:
    return waiting(actor).order_by().count()


def to_follow(actor: Actor) -> QuerySet[Opinion]:
    """Return the answers that the supervisor is to look at, settled or not."""
    return visible_findings(actor).filter(_to_follow(actor))


def _to_follow(actor: Actor) -> Q:
    return Q(state=State.ANSWERED, body__in=actor.own_bodies(Permission.SUPERVISE))


@dataclass(frozen=True)
class Overview:
    """How a year of supervision stands."""

    visits: int
    held: int
    overdue: int  # planned days are over
    findings: int
    open: int
    late: int
    to_follow: int
    settled: int
    drafts: int


def overview(actor: Actor, year: int, today: date | None = None) -> Overview:
    """Count a year's visits and what was found at them; three queries."""
    today = today or localdate()
    visits = visible_visits(actor).filter(year_plan__year=year).exclude(state=Visit.State.DROPPED)
    found = visible_findings(actor).filter(finding__visit__year_plan__year=year)
    rows = list(visits.prefetch_related(None).values_list("state", "planned_to"))
    states = Counter(found.order_by().values_list("state", flat=True))
    return Overview(
        visits=len(rows),
        held=sum(state != Visit.State.PLANNED for state, _end in rows),
        overdue=sum(state == Visit.State.PLANNED and end < today for state, end in rows),
        findings=sum(states.values()),
        open=sum(states[state] for state in UNANSWERED),
        late=found.filter(opinions.late(today)).count(),
        to_follow=states[State.ANSWERED],
        settled=states[State.CLOSED],
        drafts=visits.filter(state=Visit.State.HELD).count(),
    )
