"""Which opinions somebody sees, narrowed and in order; what waits for somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.utils.timezone import localdate, make_aware

from hientai.bodies.models import Body
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import fold
from hientai.opinions.domain import IN_WORK, TIMED, UNANSWERED, Kind, Side, State, rules_of
from hientai.opinions.models import Opinion
from hientai.plans.models import Plan

OPEN, LATE = "open", "late"
LONGEST_ID: Final = 9  # digits
AGES: Final = (10, 30, 60, 90)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= LONGEST_ID else None


@dataclass(frozen=True)
class OpinionFilter:
    """What somebody looks for; an empty field asks for nothing, `age` is in days since it was said."""

    kind: str = Kind.DIFFICULTY.value
    category: str = ""
    plan: int | None = None
    body: int | None = None
    state: str = ""
    age: int | None = None
    text: str = ""

    @classmethod
    def read(cls, query: Mapping[str, Any], kind: Kind) -> OpinionFilter:
        """Return what an address asks for; what makes no sense asks for nothing."""
        return cls(
            kind=kind.value,
            category=query.get("category", ""),
            plan=_number(query.get("plan", "")),
            body=_number(query.get("body", "")),
            state=query.get("state", ""),
            age=_number(query.get("age", "")),
            text=query.get("q", "").strip()[:200],
        )

    @property
    def is_empty(self) -> bool:
        return self == OpinionFilter(kind=self.kind)


def visible_opinions(actor: Actor) -> QuerySet[Opinion]:
    """Return the opinions that the person may see: all, or those their bodies raise, answer or keep."""
    opinions = Opinion.objects.select_related(
        "body", "collector", "plan__document", "duty__task", "task"
    )
    if actor.reaches_all(Permission.OPINION_SEE):
        return opinions
    own = actor.own_bodies(Permission.OPINION_SEE)
    keeps = Q(plan__difficulty_collector__in=own) & Q(kind=Kind.DIFFICULTY)
    return opinions.filter(Q(body__in=own) | Q(collector__in=own) | keeps)


def narrowed(
    opinions: QuerySet[Opinion], wanted: OpinionFilter, today: date | None = None
) -> QuerySet[Opinion]:
    """Return those that a filter asks for."""
    asked = Q(kind=wanted.kind)
    for name in ("category", "plan"):
        if value := getattr(wanted, name):
            asked &= Q(**{name: value})
    if wanted.body:
        asked &= Q(body=wanted.body) | Q(collector=wanted.body)
    for word in fold(wanted.text).split():
        asked &= Q(text_key__contains=word)
    today = today or localdate()
    if wanted.age:
        asked &= Q(raised_at__lt=make_aware(datetime.combine(_ago(today, wanted.age), time.min)))
    return opinions.filter(asked & _in_state(wanted.state, today))


def _ago(today: date, days: int) -> date:
    return today - timedelta(days=days)


def _in_state(state: str, today: date) -> Q:
    if state == OPEN:
        return Q(state__in=UNANSWERED)
    if state == LATE:
        return late(today)
    return Q(state=state) if state in set(State) else Q()


def late(today: date) -> Q:
    """Be true of what the province should have answered."""
    return Q(state__in=TIMED, due_on__lt=today)


def waiting_first(opinions: QuerySet[Opinion]) -> QuerySet[Opinion]:
    """Order by what still waits, the longest first; then the rest, the newest first."""
    place = Case(
        When(state__in=UNANSWERED, then=Value(0)),
        When(state=State.ANSWERED, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    waiting_since = Case(When(state__in=UNANSWERED, then="raised_at"))
    return opinions.annotate(place=place).order_by("place", waiting_since, "-id")


def waiting(actor: Actor, kind: Kind = Kind.DIFFICULTY) -> QuerySet[Opinion]:
    """Return what waits for a step of the person, what is due first first."""
    permissions = rules_of(kind).permissions
    mine = Q(state__in=IN_WORK, collector__in=actor.own_bodies(permissions[Side.HOLDER]))
    leads = permissions.get(Side.LEADER)
    if leads and actor.reaches_all(leads):
        mine |= Q(state=State.PROPOSED)
    found = visible_opinions(actor).filter(mine, kind=kind)
    return found.order_by(F("due_on").asc(nulls_last=True), "raised_at", "id")


def count_waiting(actor: Actor, kind: Kind = Kind.DIFFICULTY) -> int:
    return waiting(actor, kind).order_by().count()


def visible_opinion(actor: Actor, pk: int) -> Opinion | None:
    found = visible_opinions(actor).filter(pk=pk)
    return found.select_related(
        "body", "collector", "plan__document", "plan__steward", "plan__difficulty_collector",
        "duty__task", "task", "lead__body",
    ).first()  # fmt: skip


@dataclass(frozen=True)
class Choices:
    """What the lists of a filter offer."""

    plans: list[Plan]
    bodies: list[Body]


def choices(opinions: QuerySet[Opinion]) -> Choices:
    """Return the plans and bodies of the opinions of a board."""
    bare = opinions.order_by()
    plans = Plan.objects.filter(pk__in=bare.values("plan")).select_related("document")
    bodies = Body.objects.filter(Q(pk__in=bare.values("body")) | Q(pk__in=bare.values("collector")))
    return Choices(list(plans), list(bodies.order_by("sort_key", "id")))
