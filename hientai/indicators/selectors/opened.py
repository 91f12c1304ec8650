"""Open series: only what somebody opened, only whole values, in two languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet
from django.utils.translation import get_language

from hientai.indicators.domain.rounding import rounded
from hientai.indicators.models import Indicator, Observation

LICENCE = "CC BY 4.0"
FEWEST = 10  # people: fewer of a register might be known one by one
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Series:
    """An open indicator with its values by day: parts may tell of single people and stay inside."""

    indicator: Indicator
    values: Sequence[Observation]

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


def open_series(pk: int | None = None) -> list[Series]:
    """Return the open series, or the one asked for if it is open."""
    rows = open_indicators().order_by("name", "pk")
    chosen = list(rows if pk is None else rows.filter(pk=pk))
    values = Observation.objects.filter(indicator__in=chosen, current=True, part="")
    of: dict[int, list[Observation]] = {one.pk: [] for one in chosen}
    for row in values.order_by("on", "id"):
        if not _is_few(row):
            of[row.indicator_id].append(row)
    return [Series(one, of[one.pk]) for one in chosen]


def _is_few(row: Observation) -> bool:
    """Return whether a count of the register is so small that single people might be known by it."""
    count = row.value if row.count is None else row.count
    return row.kind == Observation.Kind.COMPUTED and count < FEWEST


def last_change() -> datetime | None:
    """Return when anything open last changed, for whoever keeps a copy."""
    opened: datetime | None = open_indicators().aggregate(last=Max("open_since"))["last"]
    said: datetime | None = Observation.objects.filter(
        indicator__in=open_indicators(), current=True
    ).aggregate(last=Max("at"))["last"]
    return max((one for one in (opened, said) if one), default=None)


def as_data(series: Series) -> dict[str, Any]:
    """Return a series as plain values, with its definition and licence."""
    one = series.indicator
    return {
        "id": one.pk,
        "code": one.code,
        "name": one.name,
        "name_en": one.name_en,
        "definition": one.definition,
        "definition_en": one.definition_en,
        "unit": one.unit,
        "unit_en": one.unit_en,
        "method": one.method,
        "source": one.source,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "values": [
            {
                "period": row.period,
                "date": row.on.isoformat(),
                "value": float(rounded(row.value)),
                "from": row.kind,
                "document": row.paper,
            }
            for row in series.values
        ],
    }
