"""Figures of bodies of other days, counted with the bodies that hold their work today."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from hientai.bodies.selectors.today import AsToday, as_today
from hientai.duties.domain import Counted, DutyState, Figures
from hientai.duties.models import Duty
from hientai.duties.selectors.states import BoardFilter


@dataclass(frozen=True)
class Exactness:
    """How much of a count by today's bodies is sure."""

    total: int
    moved: int  # counted with one heir
    torn: int  # still under the old name: several heirs, or none known
    old_bodies: int
    torn_bodies: tuple[tuple[int, tuple[str, ...]], ...]  # (body, who holds parts of its work)


def in_units(
    duties: QuerySet[Duty], chosen: BoardFilter, today: date
) -> tuple[BoardFilter, AsToday | None]:
    """Return the filter with the bodies that its body stands for today, if it asks for today's."""
    if not chosen.as_today:
        return chosen, None
    ids = duties.order_by().values_list("body", flat=True).distinct()
    units = as_today(set(ids), today)
    if chosen.body is None:
        return chosen, units
    holder = units.holder.get(chosen.body, chosen.body)
    return replace(chosen, body=holder, members=units.members(holder) or (holder,)), units


def regrouped(by_body: Mapping[int, Figures], units: AsToday) -> dict[int, Figures]:
    """Return the figures by today's holders; the total is the same."""
    found: defaultdict[int, Counter[DutyState]] = defaultdict(Counter)
    for body, figures in by_body.items():
        found[units.holder.get(body, body)].update(figures.counts)
    return {body: Figures(Counted.DUTIES, counts) for body, counts in found.items()}


def exactness(by_body: Mapping[int, Figures], units: AsToday) -> Exactness:
    """Say how much of the figures went whole to one heir, and what could not be told apart."""
    moved = [body for body in by_body if units.holder.get(body, body) != body]
    torn = [body for body in by_body if body in units.torn]
    return Exactness(
        total=sum(figures.total for figures in by_body.values()),
        moved=sum(by_body[body].total for body in moved),
        torn=sum(by_body[body].total for body in torn),
        old_bodies=len(moved),
        torn_bodies=tuple((body, units.torn[body]) for body in torn),
    )
