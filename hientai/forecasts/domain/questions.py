"""One question computed: fans by scenario, the chance of a goal, what it takes, the back-test."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hientai.forecasts.domain.answering import Need, chance, needed
from hientai.forecasts.domain.assuming import STREAMS, Start, learned_from
from hientai.forecasts.domain.backtest import (
    LEVELS,
    Fan,
    Trial,
    fan_of,
    rehearsals,
    scales_of,
    trials,
)
from hientai.forecasts.domain.fitting import Learned
from hientai.forecasts.domain.measures import Measure, headlines, measured, past
from hientai.forecasts.domain.scenarios import AS_BEFORE, Scenario
from hientai.forecasts.domain.scoring import score
from hientai.forecasts.domain.simulating import Tally, simulate
from hientai.forecasts.domain.widths import AS_SIMULATED, Scale

Floats = NDArray[np.float64]

SOLVING_PATHS = 300
LEVERS: Mapping[str, tuple[str, ...]] = {
    "doctors": ("doctorates", "attracted"),
    "masters": ("masters",),
}
_SEED = 7


@dataclass(frozen=True)
class Whole:
    """What a share is a share of: its years, and how its growth is assumed."""

    years: Mapping[int, float]
    growth: float  # per cent a year
    unsure: float

    def ahead(self, year: int, years: int, paths: int) -> Floats:
        """Return paths of its size after a year: known years first, then growth with its doubt."""
        base = max((one for one in self.years if one <= year), default=min(self.years))
        rng = np.random.default_rng(_SEED)
        grown = rng.normal(self.growth, self.unsure, (paths, years)) / 100
        return np.asarray(self.years[base] * np.exp(np.cumsum(np.log1p(grown), axis=1))) * (
            (1 + self.growth / 100) ** (year - base)
        )


@dataclass(frozen=True)
class Question:
    """What is asked of a start: a figure until a year, perhaps a goal, under scenarios."""

    measure: Measure
    until: int
    scenarios: Mapping[str, Scenario]
    goal: float | None = None
    goal_year: int | None = None
    whole: Whole | None = None
    paths: int = 1000
    told: Callable[[], None] = field(default=lambda: None)


@dataclass(frozen=True)
class _Work:
    start: Start
    known: frozenset[str]
    learned: Learned
    scale: Scale
    question: Question

    @property
    def years(self) -> int:
        return self.question.until - self.start.year

    def samples(self, scenario: Scenario, paths: int) -> Floats:
        tally = simulate(self.learned, self.years, paths=paths, seed=_SEED, scenario=scenario)
        found = measured(self.question.measure, tally)
        if self.question.whole:
            found = 100 * found / self.question.whole.ahead(self.start.year, self.years, paths)
        return fan_of(found, self.scale).samples

    def at_goal(self, scenario: Scenario, paths: int) -> Floats:
        place = (self.question.goal_year or self.question.until) - self.start.year - 1
        return np.asarray(self.samples(scenario, paths)[:, place])


def steps_of(question: Question) -> int:
    """Return how often `told` is called."""
    levers = len(LEVERS.get(question.measure.what, ())) if question.goal is not None else 0
    return 2 + len(question.scenarios) + levers


def answer(start: Start, known: frozenset[str], question: Question) -> dict[str, Any]:
    """Compute a question; the answer is plain values, to be stored as they are."""
    whole_history = start.history is not None and known == frozenset(STREAMS)
    tested, scale = _tested(start, question.measure) if whole_history else ([], AS_SIMULATED)
    question.told()
    work = _Work(start, known, learned_from(start, known), scale, question)
    fans = []
    for name, scenario in question.scenarios.items():
        samples = work.samples(scenario, question.paths)
        fans.append(_fan(name, scenario, fan_of(samples), work))
        question.told()
    out = {
        "year": start.year,
        "assumed": sorted(frozenset(STREAMS) - known),
        "past": _past(start, question, whole=whole_history),
        "fans": fans,
        "needs": _needs(work),
        "tested": [_trial(one) for one in tested],
        "score": _score(tested),
    }
    question.told()
    return out


def _tested(start: Start, one: Measure) -> tuple[list[Trial], Scale]:
    """Return all past forecasts of a figure, and how much today's intervals are widened by them."""
    history = start.history
    if history is None:
        return [], AS_SIMULATED
    group = [each for each in headlines(history.fields) if each.group == one.group]
    group = [*group, *([] if one in group else [one])]
    rehearsed = rehearsals(history, group, paths=SOLVING_PATHS)
    out: list[Trial] = []
    for each in rehearsed:
        scales = scales_of(history.until(each.origin), group, rehearsed)
        out += trials(each, history, [one], scales)
    return out, scales_of(history, group, rehearsed)[one.group]


def _past(start: Start, question: Question, *, whole: bool) -> list[list[float]]:
    """Return year and value of what was; where departures are not known, of the last year only."""
    retired = question.measure.what == "retired"
    if start.history is not None and whole:
        values = measured(question.measure, past(start.history))[0].tolist()
        seen = list(zip(start.history.years, values, strict=True))[1 if retired else 0 :]
    elif retired:
        seen = []
    else:
        stock = start.stock.sum(axis=0)[None, None]
        seen = [(start.year, float(measured(question.measure, Tally(stock, stock))[0, 0]))]
    if question.whole is None:
        return [[year, value] for year, value in seen]
    sizes = question.whole.years
    return [[year, 100 * value / sizes[year]] for year, value in seen if year in sizes]


def _fan(name: str, scenario: Scenario, fan: Fan, work: _Work) -> dict[str, Any]:
    goal = work.question.goal
    place = (work.question.goal_year or work.question.until) - work.start.year - 1
    return {
        "name": name,
        "scenario": vars(scenario),
        "years": list(range(work.start.year + 1, work.question.until + 1)),
        "middle": fan.middle.tolist(),
        "low": {str(level): fan.low[level].tolist() for level in LEVELS},
        "high": {str(level): fan.high[level].tolist() for level in LEVELS},
        "chance": None if goal is None else chance(fan.samples[:, place], goal),
    }


def _needs(work: _Work) -> list[dict[str, Any]]:
    """Return what more of each lever it takes, on top of the first scenario."""
    question = work.question
    if question.goal is None:
        return []
    base = next(iter(question.scenarios.values()), AS_BEFORE)
    most = max(20.0, float(round(work.start.stock[:, :, 0:2].sum() * 0.02)))
    out = []
    for lever in LEVERS.get(question.measure.what, ()):
        need: Need = needed(
            lambda amount, lever=lever: work.at_goal(  # type: ignore[misc]  # bound per lever
                replace(base, **{lever: getattr(base, lever) + amount}), SOLVING_PATHS
            ),
            question.goal,
            most,
        )
        out.append({"lever": lever, **vars(need)})
        question.told()
    return out


def _trial(one: Trial) -> dict[str, Any]:
    return {
        "origin": one.origin,
        "ahead": one.ahead,
        "actual": one.actual,
        "middle": one.middle,
        "low": one.low[80],
        "high": one.high[80],
        "last_value": one.last_value,
        "trend": one.trend,
    }


def _score(tested: Sequence[Trial]) -> dict[str, Any] | None:
    if not tested:
        return None
    found = score(tested)
    return {
        **vars(found),
        "coverage": {str(level): share for level, share in found.coverage.items()},
    }
