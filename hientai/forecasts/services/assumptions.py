"""Scenarios and wholes: made and changed by name, each change with before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from hientai.core import audit
from hientai.forecasts.domain.asking import BadQuestion
from hientai.forecasts.models import Scenario, Whole, WholeYear
from hientai.indicators.models import Indicator
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission


def save_scenario(
    *, scenario: Scenario | None, name: str, note: str, values: Mapping[str, float], by: Actor
) -> Scenario:
    """Make or change a scenario; forecasts that were run keep what it was then."""
    by.require(Permission.FORECAST_EDIT)
    kept = scenario or Scenario(made_by=by.label[:200])
    if Scenario.objects.filter(name=name).exclude(pk=kept.pk).exists():
        raise BadQuestion(noop("Đã có kịch bản “%(name)s”."), name=name)
    before = kept.values if scenario else {}
    kept.name, kept.note = name, note
    for key, value in values.items():
        setattr(kept, key, value)
    after = kept.values
    changed = {
        key: [before.get(key), value] for key, value in after.items() if before.get(key) != value
    }
    with transaction.atomic():
        kept.save()
        action = "scenario.changed" if scenario else "scenario.made"
        audit.record(by=by, action=action, target=kept, changed=changed)
    return kept


@dataclass(frozen=True)
class Growth:
    """How a whole is assumed to grow, in per cent a year, and why."""

    growth: float
    unsure: float
    reason: str
    indicator: Indicator | None = None  # whose values are taken

    @property
    def said(self) -> dict[str, object]:
        return {**vars(self), "indicator": str(self.indicator or "")}


def save_whole(*, whole: Whole | None, name: str, growth: Growth, by: Actor) -> Whole:
    """Make or change what shares are shares of."""
    by.require(Permission.FORECAST_EDIT)
    kept = whole or Whole()
    if Whole.objects.filter(name=name).exclude(pk=kept.pk).exists():
        raise BadQuestion(noop("Đã có mẫu số “%(name)s”."), name=name)
    before = Growth(kept.growth, kept.unsure, kept.reason, kept.indicator).said if whole else {}
    kept.name = name
    for key, value in vars(growth).items():
        setattr(kept, key, value)
    with transaction.atomic():
        kept.save()
        audit.record(by=by, action="whole.saved", target=kept, before=before, after=growth.said)
    return kept


def save_year(*, whole: Whole, year: int, value: int, source: str, by: Actor) -> WholeYear:
    """Enter how large a whole was in a year, with its source; the value before stays in the log."""
    by.require(Permission.FORECAST_EDIT)
    if value <= 0 or not source.strip():
        raise BadQuestion(noop("Cần số lớn hơn 0 và nguồn của số liệu."))
    with transaction.atomic():
        known = WholeYear.objects.filter(whole=whole, year=year).first()
        before = {"value": known.value, "source": known.source} if known else {}
        kept, _made = WholeYear.objects.update_or_create(
            whole=whole,
            year=year,
            defaults={"value": value, "source": source.strip(), "by": by.label[:200]},
        )
        after = {"value": value, "source": kept.source}
        audit.record(
            by=by, action="whole.year", target=whole, year=year, before=before, after=after
        )
    return kept
