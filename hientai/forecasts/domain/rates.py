"""How often what happens to whom: rates of a history, small groups pulled toward all.

A rate is that of its band of years left, times a factor for sex, degree and field. A group's own
experience counts as far as its events go; `PRIOR_EVENTS` say how much the pooled rate weighs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hientai.forecasts.domain.lives import LATE, SPAN, History

Floats = NDArray[np.float64]

PRIOR_EVENTS = 12.0
HALF_LIFE = 6.0  # years after which a year's experience counts half
EARLY = 5  # years before legal retirement in which people may go early
_YEARS_LEFT = np.arange(SPAN) - LATE
_ROUNDS = 4
# In a wave of reorganisation more than so many times the usual go early; such years say nothing of others.
WAVE_FROM = 2.0
WAVES = frozenset({"early"})


@dataclass(frozen=True)
class Rates:
    """Yearly chances by years left, sex, degree, field; `mix` says who comes, and sums to 1."""

    stays: Floats  # past legal retirement; 0 elsewhere
    early: Floats  # leaves within EARLY years before it
    quits: Floats  # leaves before that
    masters: Floats  # from below master; one value for the degree axis
    doctors: Floats  # from master
    mix: Floats
    level: float  # how many come in a year


@dataclass(frozen=True)
class Stream:
    """What happened and could have happened, by year and cell."""

    events: Floats
    exposure: Floats


def _only(where: NDArray[np.bool_], array: NDArray[np.integer]) -> Floats:
    return np.where(where[:, None, None, None], array, 0).astype(float)


def streams_of(history: History) -> dict[str, Stream]:
    """Part a history into its streams."""
    start = history.stocks[:-1]
    left = start - history.gone
    past = _YEARS_LEFT <= 0
    soon = (_YEARS_LEFT > 0) & (_YEARS_LEFT <= EARLY)
    far = _YEARS_LEFT > EARLY
    return {
        "stays": Stream(_only(past, left), _only(past, start)),
        "early": Stream(_only(soon, history.gone), _only(soon, start)),
        "quits": Stream(_only(far, history.gone), _only(far, start)),
        "masters": Stream(
            history.rose[:, :, :, 0:1].astype(float), left[:, :, :, 0:1].astype(float)
        ),
        "doctors": Stream(
            history.rose[:, :, :, 1:2].astype(float), left[:, :, :, 1:2].astype(float)
        ),
    }


def weights(years: int) -> Floats:
    """Return how much each year's experience counts, the last year most."""
    raw = 0.5 ** (np.arange(years)[::-1] / HALF_LIFE)
    return np.asarray(raw / raw.mean())


def bands(name: str) -> NDArray[np.int64]:
    """Return the band of each number of years left: single years where things turn, else wider."""
    if name in {"masters", "doctors"}:
        return np.clip(_YEARS_LEFT, -1, 40) // 3 + 1
    if name == "quits":
        return np.clip(_YEARS_LEFT, EARLY, 40) // 5
    return np.clip(_YEARS_LEFT, -5, EARLY + 1) + 5


def surges(stream: Stream) -> Floats:
    """Return how many times the usual happened in each year."""
    events, exposure = stream.events.sum(axis=(1, 2, 3, 4)), stream.exposure.sum(axis=(1, 2, 3, 4))
    yearly = (events + 1) / (exposure + 1)
    return np.asarray(yearly / np.median(yearly))


def calm(name: str, stream: Stream) -> NDArray[np.bool_]:
    """Return which years are like others: all of a stream that knows no waves."""
    return surges(stream) <= WAVE_FROM if name in WAVES else np.ones(len(stream.events), np.bool_)


def table(
    stream: Stream, band: NDArray[np.int64], counted: NDArray[np.bool_], prior: float = PRIOR_EVENTS
) -> Floats:
    """Return the rate of every cell: its band's, times shrunk factors of sex, degree and field."""
    weight = weights(len(stream.events)) * counted
    events = np.tensordot(weight, stream.events, axes=1)
    exposure = np.tensordot(weight, stream.exposure, axes=1)
    pooled = max(events.sum(), 0.5) / max(exposure.sum(), 1.0)
    rate = np.full(events.shape, pooled)
    marks = np.eye(band.max() + 1)[band]  # years left x band
    for _round in range(_ROUNDS):
        seen, expected = _sum(events, 0), _sum(exposure * rate, 0)
        of_band = marks @ _factors(marks.T @ seen, marks.T @ expected, prior)
        rate = rate * of_band[:, None, None, None]
        for axis in (1, 2, 3):
            shape = [1, 1, 1, 1]
            shape[axis] = -1
            factor = _factors(_sum(events, axis), _sum(exposure * rate, axis), prior)
            rate = rate * factor.reshape(shape)
    return np.asarray(np.minimum(rate, 0.97))


def typical(stream: Stream, rates: Floats) -> float:
    """Return what a usual year has of the mean one: years of a shock raise the mean."""
    events = stream.events.sum(axis=(1, 2, 3, 4))
    expected = (stream.exposure * rates).sum(axis=(1, 2, 3, 4))
    return float(np.exp(np.log((events + 1) / (expected + 1)).mean()))


def _sum(array: Floats, keep: int) -> Floats:
    return np.asarray(array.sum(axis=tuple(axis for axis in range(4) if axis != keep)))


def _factors(events: Floats, expected: Floats, prior: float) -> Floats:
    return np.asarray((events + prior) / (expected + prior))


def rates_of(history: History) -> Rates:
    """Estimate all rates of a history."""
    streams = streams_of(history)
    tables = {name: table(one, bands(name), calm(name, one)) for name, one in streams.items()}
    tables["quits"] *= typical(streams["quits"], tables["quits"])
    past, soon = _YEARS_LEFT <= 0, (_YEARS_LEFT > 0) & (_YEARS_LEFT <= EARLY)
    learning = (_YEARS_LEFT > 0)[:, None, None, None]
    return Rates(
        stays=np.where(past[:, None, None, None], tables["stays"], 0),
        early=np.where(soon[:, None, None, None], tables["early"], 0),
        quits=np.where((~past & ~soon)[:, None, None, None], tables["quits"], 0),
        masters=np.where(learning, tables["masters"], 0),
        doctors=np.where(learning, tables["doctors"], 0),
        mix=_mix(history),
        level=max(float(weights(len(history.came)) @ _total(history.came)) / len(history.came), 1),
    )


def _total(flows: NDArray[np.integer]) -> Floats:
    return np.asarray(flows.sum(axis=(1, 2, 3, 4)), dtype=float)


def _mix(history: History) -> Floats:
    came = np.tensordot(weights(len(history.came)), history.came, axes=1)
    return np.asarray(came / came.sum()) if came.sum() else np.full(came.shape, 1 / came.size)
