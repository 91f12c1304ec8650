"""Counting an indicator in the register, through the cube of statistics, and keeping what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from hientai.core import audit
from hientai.indicators.models import Indicator, Observation
from hientai.indicators.selectors.computing import Counted, count_now, has_samples
from hientai.indicators.selectors.keeping import keepers
from hientai.indicators.services.observing import Basis, Value, observe
from hientai.kernel.permissions import SYSTEM, Actor, Permission


@dataclass(frozen=True)
class Computed:
    """What was kept, and what could not be counted with the reason."""

    kept: Sequence[Observation]
    lacking: Sequence[Counted]


def recompute(*, indicator: Indicator, by: Actor, today: date | None = None) -> Computed:
    """Count an indicator again because somebody asks."""
    by.require(Permission.INDICATOR_EDIT, of=keepers(indicator))
    with transaction.atomic():
        found = compute(indicator=indicator, by=by, today=today)
        audit.record(by=by, action="indicator.computed", target=indicator, kept=len(found.kept))
    return found


def compute(*, indicator: Indicator, by: Actor = SYSTEM, today: date | None = None) -> Computed:
    """Count an indicator and its parts today; what did not change is not written again."""
    today = today or localdate()
    counted = count_now(indicator, today)
    sample = has_samples()
    with transaction.atomic():
        kept = [
            _keep(indicator, one, by, (today, sample)) for one in counted if one.value is not None
        ]
    return Computed(kept, [one for one in counted if one.value is None])


def _keep(indicator: Indicator, one: Counted, by: Actor, at: tuple[date, bool]) -> Observation:
    today, sample = at
    value = Value(
        period=str(today.year),
        value=one.value or Decimal(0),
        dim=one.dim,
        part=one.part,
        on=today,
        count=Decimal(one.count),
        whole=one.whole,
    )
    basis = Basis(
        kind=Observation.Kind.COMPUTED,
        computed={
            "computation": indicator.computation,
            "filters": {name: list(keys) for name, keys in one.filters.items()},
            "taken_at": one.taken_at,
            "whole_from": one.whole_from,
            **({"sample": True} if sample else {}),
        },
    )
    return observe(indicator=indicator, value=value, basis=basis, by=by)
