"""What a board says in numbers: how many wait, how long each step takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from statistics import median

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.opinions.domain import (
    UNANSWERED,
    Kind,
    State,
    Stay,
    is_late,
    medians,
    rules_of,
    stays,
    working_days_between,
)
from hientai.opinions.models import Opinion, Step
from hientai.opinions.selectors.lists import waiting_first


@dataclass(frozen=True)
class Share:
    """How many of a class were said, and how many of them wait."""

    label: str
    count: int
    waiting: int


@dataclass(frozen=True)
class Figures:
    """Days are working days; None where nothing is over yet."""

    count: int
    waiting: int
    late: int
    answered: int
    answer_days: float | None
    steps: list[tuple[str, float]]
    categories: list[Share]


def figures(opinions: QuerySet[Opinion], kind: Kind, today: date | None = None) -> Figures:
    """Count opinions of one kind; two queries, however many there are."""
    today = today or localdate()
    names = ("category", "state", "due_on", "raised_at", "answered_at")
    rows = list(opinions.order_by().values_list(*names))
    waits = [row for row in rows if row[1] in UNANSWERED]
    days = [_days(said, answered) for *_head, said, answered in rows if answered]
    taken = medians(stay for each in stays_of(opinions, today).values() for stay in each)
    return Figures(
        count=len(rows),
        waiting=len(waits),
        late=sum(is_late(State(state), due, today) for _c, state, due, *_rest in rows),
        answered=len(days),
        answer_days=median(days) if days else None,
        steps=[(str(Opinion.State(state).label), value) for state, value in taken.items()],
        categories=_shares(kind, [row[0] for row in rows], [row[0] for row in waits]),
    )


@dataclass(frozen=True)
class Row:
    """An opinion and how many working days it took, or has waited."""

    opinion: Opinion
    days: int


def rows_of(opinions: QuerySet[Opinion], today: date | None = None) -> list[Row]:
    """Return the rows of a table, what waits longest first."""
    last = today or localdate()
    return [
        Row(one, _days(one.raised_at, one.answered_at) if one.answered_at else _since(one, last))
        for one in waiting_first(opinions)
    ]


def _since(opinion: Opinion, today: date) -> int:
    return working_days_between(localdate(opinion.raised_at), today)


def _days(said: datetime, answered: datetime) -> int:
    return working_days_between(localdate(said), localdate(answered))


def _shares(kind: Kind, said: list[str], waits: list[str]) -> list[Share]:
    labels = {**rules_of(kind).categories, "": _("Chưa phân loại")}
    count, waiting = Counter(said), Counter(waits)
    return [Share(_(labels[one]), count[one], waiting[one]) for one in labels if count[one]]


def stays_of(opinions: QuerySet[Opinion], today: date) -> Mapping[int, list[Stay]]:
    """Return how long each opinion was in each state."""
    steps = Step.objects.filter(opinion__in=opinions.order_by().values("pk"))
    rows = steps.order_by("opinion", "id").values_list("opinion", "state", "at")
    return {
        pk: stays([(State(state), localdate(at)) for _pk, state, at in group], today)
        for pk, group in groupby(rows, key=lambda row: row[0])
    }
