"""Lists of forecasts, scenarios and wholes; who changed an assumption and how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hientai.core.models import AuditLine
from hientai.forecasts.models import Forecast, Scenario, Whole
from hientai.indicators.models import Indicator, Observation, Target
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import format_number

NAMES = {
    "doctorates": noop("đào tạo thêm tiến sĩ mỗi năm"),
    "masters": noop("đào tạo thêm thạc sĩ mỗi năm"),
    "attracted": noop("thu hút tiến sĩ mỗi năm"),
    "deferral": noop("phần tiến sĩ kéo dài công tác"),
    "quits": noop("nghỉ việc so với hiện nay"),
    "recruits": noop("tuyển mới so với hiện nay"),
    "delay": noop("bắt đầu sau (năm)"),
    "growth": noop("tăng mỗi năm (%)"),
    "unsure": noop("sai lệch (%)"),
    "reason": noop("lý do"),
    "value": noop("số người"),
    "source": noop("nguồn"),
    "indicator": noop("lấy số liệu của chỉ tiêu"),
}
# what may be the whole of a share, among the common indicators
WHOLES = ("population", "staff_political", "intellectuals")
# what the common indicators of plans are, asked as forecasts
QUESTIONS = {
    "doctors": ("doctors", "count"),
    "masters": ("masters", "count"),
    "intellectuals": ("people", "count"),
    "doctors_share": ("doctors", "share"),
    "masters_share": ("masters", "share"),
    "doctors_political_share": ("doctors", "whole"),
    "masters_political_share": ("masters", "whole"),
}


def visible_forecasts(actor: Actor) -> QuerySet[Forecast]:
    """Return all that somebody may see: forecasts speak of the province and of nobody in it."""
    if not actor.holds(Permission.FORECAST_SEE):
        return Forecast.objects.none()
    return Forecast.objects.select_related("whole", "target").prefetch_related("scenarios")


def forecast_of(actor: Actor, pk: int) -> Forecast:
    found = visible_forecasts(actor).filter(pk=pk).first()
    if found is None:
        raise NotFound(noop("Không có dự báo này."))
    return found


def scenario_of(pk: int) -> Scenario:
    found = Scenario.objects.filter(pk=pk).first()
    if found is None:
        raise NotFound(noop("Không có kịch bản này."))
    return found


def whole_of(pk: int) -> Whole:
    found = Whole.objects.filter(pk=pk).first()
    if found is None:
        raise NotFound(noop("Không có mẫu số này."))
    return found


def scenarios() -> QuerySet[Scenario]:
    return Scenario.objects.all()


def wholes() -> QuerySet[Whole]:
    return Whole.objects.prefetch_related("years")


@dataclass(frozen=True)
class Year:
    """How large a whole was, and who says so."""

    year: int
    value: float
    source: str
    by: str


def years_of(whole: Whole) -> list[Year]:
    """Return the years of a whole: those of its indicator, and above them what was entered here."""
    kept = {} if whole.indicator_id is None else _observed(whole.indicator_id)
    for one in whole.years.all():
        kept[one.year] = Year(one.year, float(one.value), one.source, one.by)
    return [kept[year] for year in sorted(kept)]


def _observed(indicator_id: int) -> dict[int, Year]:
    found = Observation.objects.filter(
        indicator=indicator_id, current=True, part="", period__regex=r"^[0-9]{4}$", value__gt=0
    ).select_related("document")
    return {
        int(one.period): Year(
            int(one.period),
            float(one.value),
            one.paper or str(one.document or one.get_kind_display()),
            one.by,
        )
        for one in found
    }


def whole_indicators() -> QuerySet[Indicator]:
    return Indicator.objects.filter(code__in=WHOLES)


@dataclass(frozen=True)
class Change:
    """Who changed an assumption when, and what from what to what."""

    by: str
    at: datetime
    words: list[str]


def changes_of(thing: Scenario | Whole) -> list[Change]:
    """Return who changed it, newest first."""
    kind = thing._meta.label_lower
    lines = AuditLine.objects.filter(target_type=kind, target_id=thing.pk).order_by("-id")
    return [Change(line.actor, line.at, list(_changed(line.details))) for line in lines]


def _changed(details: Mapping[str, Any]) -> Iterator[str]:
    if "changed" in details:
        pairs = details["changed"].items()
    else:
        before, after = details.get("before", {}), details.get("after", {})
        pairs = ((key, (before.get(key), value)) for key, value in after.items())
    year = f"{details['year']}, " if "year" in details else ""
    for key, (was, now) in pairs:
        if was != now:
            arrow = _written(now) if was in {None, ""} else f"{_written(was)} → {_written(now)}"
            yield f"{year}{_(NAMES[key])}: {arrow}"


def _written(value: object) -> str:
    return format_number(round(value, 3)) if isinstance(value, int | float) else str(value or "…")


def again(actor: Actor, pk: str) -> dict[str, object]:
    """Return what a form asks when a forecast is to be computed anew."""
    found = visible_forecasts(actor).filter(pk=pk).first() if pk.isdigit() else None
    if found is None:
        return {}
    goal = "" if found.goal is None else f"{found.goal:g}".replace(".", ",")
    names = ("what", "of", "field", "until", "goal_year", "whole", "target")
    kept = {name: getattr(found, name) for name in names}
    return {**kept, "goal": goal, "scenarios": found.scenarios.all()}


def question_of(pk: str) -> dict[str, object]:
    """Return what a form asks for an indicator and its farthest target, if the register can answer."""
    found = Indicator.objects.filter(pk=pk, code__in=QUESTIONS).first() if pk.isdigit() else None
    if found is None:
        return {}
    what, of = QUESTIONS[found.code]
    asked: dict[str, object] = {"what": what, "of": of}
    aims = Target.objects.filter(indicator=found, stage=Target.Stage.CONFIRMED, value__isnull=False)
    target = aims.exclude(by=None).order_by("-by", "pk").first()
    if target is None or target.value is None:
        return asked
    goal = f"{target.value.normalize():f}".replace(".", ",")
    return asked | {"target": target.pk, "until": target.by, "goal_year": target.by, "goal": goal}
