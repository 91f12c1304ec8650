"""What reports tell of a plan's targets at a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hientai.indicators.domain.judging import State
from hientai.indicators.models import Target
from hientai.indicators.selectors.standing import standings
from hientai.plans.models import Plan


@dataclass(frozen=True)
class Figure:
    """A followed target or objective of a plan: what it wants, how much there is, how it stands."""

    read: int | None  # the plan's target as it was read; none of an objective in words
    text: str
    goal: str
    value: str  # empty where nothing is known
    state: State
    why: str

    @property
    def in_words(self) -> bool:
        return not self.goal


def figures_of(plans: Iterable[Plan], on: date) -> list[Figure]:
    """Return the followed targets of plans as they stood on a day, in the order of the plans."""
    rows = Target.objects.filter(plan__in=list(plans), stage=Target.Stage.CONFIRMED)
    related = rows.select_related("plan__document", "indicator")
    return [
        Figure(
            read=one.target.read_id,
            text=one.target.indicator.name if one.target.indicator else one.target.clause,
            goal=one.goal,
            value=one.today if any(part.held for part in one.parts) else "",
            state=one.state,
            why=one.why if one.verdict or any(part.held for part in one.parts) else "",
        )
        for one in standings(related, today=on)
    ]
