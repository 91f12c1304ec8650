"""Open series: only what somebody opened, only whole values, in two languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Max, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import get_language

from hientai.indicators.domain.computing import share
from hientai.indicators.domain.rounding import rounded
from hientai.indicators.models import Indicator, Observation

LICENCE = "CC BY 4.0"
FEWEST, STEP = 10, 5  # people: fewer of a register might be known one by one
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class OpenValue:
    """A value as it is published: counts of people in steps, once a year."""

    row: Observation
    value: Decimal

    @property
    def shown(self) -> Decimal:
        return rounded(self.value)


@dataclass(frozen=True)
class Series:
    """An open indicator with its values by day: parts may tell of single people and stay inside."""

    indicator: Indicator
    values: Sequence[OpenValue]

    @property
    def name(self) -> str:
        return self._said("name")

    @property
    def definition(self) -> str:
        return self._said("definition")

    @property
    def unit(self) -> str:
        return self._said("unit")

    def _said(self, field: str) -> str:
        own: str = getattr(self.indicator, field)
        english: str = getattr(self.indicator, f"{field}_en")
        return english if get_language() == "en" and english else own


def open_indicators() -> QuerySet[Indicator]:
    return Indicator.objects.exclude(open_since=None)


def open_series(pk: int | None = None, today: date | None = None) -> list[Series]:
    """Return the open series, or the one asked for if it is open."""
    today = today or localdate()
    rows = open_indicators().order_by("name", "pk")
    chosen = list(rows if pk is None else rows.filter(pk=pk))
    values = Observation.objects.filter(indicator__in=chosen, current=True, part="")
    values = values.select_related("indicator")
    of: dict[int, list[OpenValue]] = {one.pk: [] for one in chosen}
    for row in values.order_by("on", "id"):
        value = open_value(row, today)
        if value is not None:
            of[row.indicator_id].append(OpenValue(row, value))
    return [Series(one, of[one.pk]) for one in chosen]


def open_value(row: Observation, today: date) -> Decimal | None:
    """Return what may be published of a value, None if nothing.

    What was counted in the register is published for years that are over, so that nobody sees a
    profile come; to the nearest step, and not at all where few or made-up people are counted.
    """
    if row.kind != Observation.Kind.COMPUTED:
        return row.value
    count = int(row.value if row.count is None else row.count)
    if row.on.year >= today.year or count < FEWEST or row.computed.get("sample"):
        return None
    stepped = Decimal(STEP * ((count + STEP // 2) // STEP))
    return share(stepped, row.whole, row.indicator.unit) if row.whole else stepped


def last_change() -> datetime | None:
    """Return when anything open last changed, for whoever keeps a copy."""
    opened: datetime | None = open_indicators().aggregate(last=Max("open_since"))["last"]
    said: datetime | None = Observation.objects.filter(
        indicator__in=open_indicators(), current=True
    ).aggregate(last=Max("at"))["last"]
    return max((one for one in (opened, said) if one), default=None)


def as_data(series: Series) -> dict[str, Any]:
    """Return a series as plain values, with its definition and licence."""
    told = ("code", "name", "name_en", "definition", "definition_en", "unit", "unit_en")
    return {
        "id": series.indicator.pk,
        **{name: getattr(series.indicator, name) for name in (*told, "method", "source")},
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "values": [
            {
                "period": one.row.period,
                "date": one.row.on.isoformat(),
                "value": float(rounded(one.value)),
                "from": one.row.kind,
                "document": one.row.paper,
                "rounded_to": STEP if one.row.kind == Observation.Kind.COMPUTED else None,
            }
            for one in series.values
        ],
    }
