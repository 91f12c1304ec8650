"""How wrong the same method was: forecasts from years past, beside naive ones, and what follows.

Intervals are as wide as is usual for a figure (`widths`), then widened or narrowed by how far past
forecasts of the same figure and history fell from what came, never by the years being scored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hientai.forecasts.domain.fitting import learn
from hientai.forecasts.domain.lives import History
from hientai.forecasts.domain.measures import Measure, measured, past
from hientai.forecasts.domain.simulating import simulate
from hientai.forecasts.domain.widths import AS_SIMULATED, Scale, usual

Floats = NDArray[np.float64]

LEVELS = (50, 80, 95)
TREND_YEARS = 10
LEAST = 3  # years of flows from which a past forecast is made
SURE = 0.8  # of the paths go one way: then a direction is said
PRIOR_ORIGINS = 20.0  # origins of one history overlap and are few
NEAR = 2  # years ahead that are near
CORRECTIONS = (0.75, 2.0)
ROUGH_PATHS = 160


@dataclass(frozen=True)
class Fan:
    """A figure's forecast by year: the middle, and lower and upper ends by level."""

    middle: Floats
    low: Mapping[int, Floats]
    high: Mapping[int, Floats]
    samples: Floats  # paths x years, after correction


@dataclass(frozen=True)
class Trial:
    """One past forecast of one figure, years after its origin, and what came."""

    measure: Measure
    origin: int
    ahead: int
    before: float
    actual: float
    middle: float
    low: Mapping[int, float]
    high: Mapping[int, float]
    last_value: float
    trend: float
    rising: float  # share of the paths that end above where they began

    def covered(self, level: int) -> bool:
        return self.low[level] <= self.actual <= self.high[level]

    @property
    def direction(self) -> bool | None:
        """Return whether it went where it was said to go; of what did not move, nothing."""
        moved, said = self.actual - self.before, self.middle - self.before
        return None if moved == 0 else moved * said > 0

    @property
    def sure(self) -> bool:
        """Return whether enough paths go one way for a direction to be said at all."""
        return not 1 - SURE < self.rising < SURE


def naive_trend(values: Floats, ahead: int) -> float:
    """Return the line through at most ten past years, so many years on."""
    seen = values[-TREND_YEARS:]
    if len(seen) < 2:  # noqa: PLR2004 -- a line needs two points
        return float(seen[-1])
    slope, start = np.polyfit(np.arange(len(seen)), seen, 1)
    return float(start + slope * (len(seen) - 1 + ahead))


def fan_of(samples: Floats, scale: Scale = AS_SIMULATED) -> Fan:
    """Return the fan of simulated paths (paths x years), spread about their median by `scale`."""
    middle = np.median(samples, axis=0)
    spread = np.maximum(middle + (samples - middle) * scale.at(len(middle)), 0)
    ends = {
        level: np.quantile(spread, [0.5 - level / 200, 0.5 + level / 200], axis=0)
        for level in LEVELS
    }
    inner = np.maximum(middle + (ends[LEVELS[0]] - middle) * scale.inner, 0)
    ends[LEVELS[0]] = np.clip(inner, *ends[LEVELS[1]])
    return Fan(
        middle,
        {level: pair[0] for level, pair in ends.items()},
        {level: pair[1] for level, pair in ends.items()},
        spread,
    )


@dataclass(frozen=True)
class Rehearsal:
    """What was simulated from a past year on, by the code of each figure: paths x years."""

    origin: int
    samples: Mapping[str, Floats]


def rehearse(
    history: History,
    measures: Sequence[Measure],
    origin: int,
    *,
    paths: int = ROUGH_PATHS,
    most: int = 5,
) -> Rehearsal:
    """Forecast from a past year with what was known then."""
    ahead = min(most, history.last - origin)
    tally = simulate(learn(history.until(origin)), ahead, paths=paths, seed=origin)
    return Rehearsal(origin, {one.code: measured(one, tally) for one in measures})


def rehearsals(
    history: History, measures: Sequence[Measure], *, paths: int = ROUGH_PATHS
) -> list[Rehearsal]:
    """Forecast from every past year that has enough years before it."""
    origins = range(history.first + LEAST, history.last)
    return [rehearse(history, measures, origin, paths=paths) for origin in origins]


def trials(
    rehearsal: Rehearsal,
    history: History,
    measures: Sequence[Measure],
    scales: Mapping[str, Scale],
) -> list[Trial]:
    """Set beside a rehearsal what came until the end of a history."""
    origin = rehearsal.origin
    all_years, known_years = past(history), past(history.until(origin))
    out = []
    for one in measures:
        samples = rehearsal.samples[one.code][:, : history.last - origin]
        fan = fan_of(samples, scales.get(one.group, AS_SIMULATED))
        came, before = measured(one, all_years)[0], measured(one, known_years)[0]
        out += [
            _trial(one, origin, h, fan, (before, float(came[origin - history.first + h])))
            for h in range(1, samples.shape[1] + 1)
        ]
    return out


def _trial(one: Measure, origin: int, ahead: int, fan: Fan, seen: tuple[Floats, float]) -> Trial:
    before, actual = seen
    known = before[1:] if one.what == "retired" and len(before) > 1 else before
    return Trial(
        measure=one,
        origin=origin,
        ahead=ahead,
        before=float(before[-1]),
        actual=actual,
        middle=float(fan.middle[ahead - 1]),
        low={level: float(ends[ahead - 1]) for level, ends in fan.low.items()},
        high={level: float(ends[ahead - 1]) for level, ends in fan.high.items()},
        last_value=float(before[-1]),
        trend=naive_trend(known, ahead),
        rising=float((fan.samples[:, ahead - 1] > before[-1]).mean()),
    )


def scales_of(
    history: History, measures: Sequence[Measure], rehearsed: Sequence[Rehearsal]
) -> dict[str, Scale]:
    """Return by group of figures how much wider (or narrower) intervals should be.

    Only rehearsals from before the history's end count, and what came until then: how many of its
    usual spreads each was off is pulled toward 1 as if PRIOR_ORIGINS had been as usual.
    """
    near: dict[str, dict[int, list[float]]] = {one.group: {} for one in measures}
    far: dict[str, dict[int, list[float]]] = {one.group: {} for one in measures}
    for rehearsal in rehearsed:
        if rehearsal.origin >= history.last:
            continue
        known = _usual(measures, rehearsal.origin - history.first)
        for one in trials(rehearsal, history, measures, known):
            by_origin = (near if one.ahead <= NEAR else far)[one.measure.group]
            by_origin.setdefault(one.origin, []).append(_off(one))
    now = _usual(measures, len(history.years) - 1)
    return {
        group: scale.times(_correction(near[group]), _correction(far[group]))
        for group, scale in now.items()
    }


def _usual(measures: Sequence[Measure], known: int) -> dict[str, Scale]:
    return {one.group: usual(one.group, known) for one in measures}


def _off(one: Trial) -> float:
    """Return how many standard deviations the forecast was off, at most 3."""
    spread = max((one.high[80] - one.low[80]) / 2.563, 1e-9)
    return min(abs(one.actual - one.middle) / spread, 3.0)


def _correction(by_origin: Mapping[int, Sequence[float]]) -> float:
    squares = [float(np.mean(np.square(values))) for values in by_origin.values()]
    raw = (PRIOR_ORIGINS + sum(squares)) / (PRIOR_ORIGINS + len(squares))
    return float(np.clip(raw**0.5, *CORRECTIONS))
