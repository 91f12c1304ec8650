"""Asking for a forecast, and computing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from hientai.core import audit
from hientai.core.middleware import sentence
from hientai.forecasts.domain.asking import BadQuestion, check_years
from hientai.forecasts.domain.questions import Question, answer, steps_of
from hientai.forecasts.domain.questions import Whole as Size
from hientai.forecasts.domain.scenarios import AS_BEFORE
from hientai.forecasts.models import Forecast, Scenario, Whole
from hientai.forecasts.selectors.listing import years_of
from hientai.forecasts.selectors.register import read_register
from hientai.indicators.models import Target
from hientai.kernel.errors import DomainError, noop
from hientai.kernel.permissions import Actor, Permission

BASE = noop("Như hiện nay")
PATHS = 1000  # futures that are simulated for each scenario


@dataclass(frozen=True)
class Asked:
    """What somebody wants to know."""

    what: str
    of: str
    until: int
    field: str = ""
    whole: Whole | None = None
    goal: float | None = None
    goal_year: int | None = None
    target: Target | None = None
    scenarios: Sequence[Scenario] = ()


def ask(*, asked: Asked, by: Actor, today_year: int) -> Forecast:
    """Keep a question; it is computed by `run`."""
    by.require(Permission.FORECAST_EDIT)
    check_years(asked.until, asked.goal_year, today_year)
    if asked.of == Forecast.Of.WHOLE and (asked.whole is None or not years_of(asked.whole)):
        raise BadQuestion(noop("Chọn mẫu số đã có ít nhất một năm số liệu."))
    with transaction.atomic():
        made = Forecast.objects.create(
            what=asked.what,
            of=asked.of,
            field=asked.field,
            whole=asked.whole if asked.of == Forecast.Of.WHOLE else None,
            until=asked.until,
            goal=asked.goal,
            goal_year=asked.goal_year if asked.goal is not None else None,
            target=asked.target,
            paths=PATHS,
            asked_by=by.label[:200],
        )
        made.scenarios.set(asked.scenarios)
        audit.record(
            by=by, action="forecast.asked", target=made, until=asked.until, goal=asked.goal
        )
    return made


def run(*, forecast: Forecast, last: int) -> None:
    """Compute a forecast from the register as it was at the end of a year; a refusal is its result."""
    question = _question(forecast)
    Forecast.objects.filter(pk=forecast.pk).update(
        state=Forecast.State.RUNNING, done=0, steps=steps_of(question) + 1
    )
    try:
        result = _answered(question, last)
    except DomainError as refusal:
        _finish(forecast, Forecast.State.FAILED, refusal=sentence(refusal))
        return
    except Exception:
        # whoever waits for it is told; the log keeps what happened
        _finish(forecast, Forecast.State.FAILED, refusal=_("Lỗi khi tính; quản trị xem nhật ký."))
        raise
    _finish(forecast, Forecast.State.DONE, result=result)


def _answered(question: Question, last: int) -> dict[str, Any]:
    """Return the answer with what the register knows."""
    reading = read_register(last)
    if not reading.known.people:
        raise BadQuestion(noop("Chưa có hồ sơ nào đang công tác để dự báo."))
    question.told()
    known = {name: value for name, value in vars(reading.known).items() if name != "departures"}
    known["departures_since"] = reading.known.leaving_since(last)
    return {**answer(reading.start, reading.groups, question), "known": known}


def _finish(forecast: Forecast, state: str, **values: object) -> None:
    Forecast.objects.filter(pk=forecast.pk).update(state=state, done_at=timezone.now(), **values)


def _question(forecast: Forecast) -> Question:
    def told() -> None:
        Forecast.objects.filter(pk=forecast.pk).update(done=F("done") + 1)

    named = {one.name: one.policy for one in forecast.scenarios.all()}
    return Question(
        measure=forecast.measure,
        until=forecast.until,
        scenarios={BASE: AS_BEFORE, **named},
        goal=forecast.goal,
        goal_year=forecast.goal_year,
        whole=_size(forecast.whole) if forecast.whole else None,
        paths=forecast.paths,
        told=told,
    )


def _size(whole: Whole) -> Size:
    return Size({one.year: one.value for one in years_of(whole)}, whole.growth, whole.unsure)
