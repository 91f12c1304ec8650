"""A history learned: rates, the unrest of its streams, and the people of today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from hientai.forecasts.domain.effects import KEEP, Unrest, deviations, unrest
from hientai.forecasts.domain.lives import History
from hientai.forecasts.domain.rates import Rates, Stream, calm, rates_of, streams_of, surges

Floats = NDArray[np.float64]

# How much a stream's log level usually differs from one year to the next, before any history.
USUAL: Mapping[str, float] = {
    "stays": 0.06, "early": 0.06, "quits": 0.15, "masters": 0.19, "doctors": 0.20, "came": 0.30,
}  # fmt: skip
# Recruitment and study go back to what they were sooner than the chance of leaving.
KEPT: Mapping[str, float] = {"stays": 0.5, "came": 0.65, "masters": 0.9, "doctors": 0.9}
# Places to study grow slower than those who could take them: with the square root.
PLACES = 0.5
STEPS = ("masters", "doctors")
USUAL_OF_FIELD = 0.08
USUAL_OF_DEGREE = 0.12


@dataclass(frozen=True)
class Learned:
    """All that a simulation needs."""

    start: NDArray[np.int64]
    year: int
    rates: Rates
    common: Mapping[str, Unrest]
    of_field: Mapping[str, Unrest]
    of_degree: Unrest
    of_sex: Mapping[str, float] = field(default_factory=dict)  # doubt of women beside men, as log
    wave: float = 1.0  # how many times the usual went early in the last year, if a wave began in it

    @property
    def fields(self) -> int:
        return int(self.start.shape[-1])


def learn(history: History) -> Learned:
    """Learn from a history of at least one year of change."""
    rates = rates_of(history)
    common, of_field = {}, {}
    for name, stream in {**streams_of(history), "came": _arrivals(history)}.items():
        table = getattr(rates, name) if name != "came" else rates.level * rates.mix
        common[name], of_field[name] = _unrests(name, stream, table)
    return Learned(
        start=history.stocks[-1],
        year=history.last,
        rates=rates,
        common=common,
        of_field=of_field,
        of_degree=_degrees(history, rates),
        of_sex={name: _doubt(streams_of(history)[name]) for name in STEPS},
        wave=_wave(streams_of(history)["early"]),
    )


def _doubt(stream: Stream) -> float:
    """Return how unsure it is by how much women differ from men: it was counted on so many events."""
    events = stream.events.sum(axis=(0, 1, 3, 4))
    return float(np.sqrt((1 / (events + 1)).sum()))


def _wave(stream: Stream) -> float:
    """Return the size of a wave that began in the last year; of one that goes on or of none, 1."""
    like = calm("early", stream)
    return 1.0 if like[-1] or not like[-2:-1].all() else float(surges(stream)[-1])


def _between(logs: Floats, like: NDArray[np.bool_]) -> Floats:
    """Return logs in which years of a wave lie between their neighbours."""
    years = np.arange(len(logs))
    return np.stack([np.interp(years, years[like], one[like]) for one in logs.T], axis=1)


def _arrivals(history: History) -> Stream:
    return Stream(history.came.astype(float), np.ones(history.came.shape))


def _unrests(name: str, stream: Stream, table: Floats) -> tuple[Unrest, Unrest]:
    events = stream.events.sum(axis=(1, 2, 3))
    expected = (stream.exposure * table).sum(axis=(1, 2, 3))
    if name in {"masters", "doctors"}:
        whole = np.maximum(expected.sum(axis=1, keepdims=True), 1e-9)
        expected = expected * (whole[-1] / whole) ** PLACES
    logs, sampling = deviations(
        events.sum(axis=1, keepdims=True), expected.sum(axis=1, keepdims=True)
    )
    own, own_sampling = deviations(events, expected)
    like = calm(name, stream)
    logs, own = _between(logs, like), _between(own, like)
    return unrest(logs, sampling, USUAL[name], KEPT.get(name, KEEP)), unrest(
        own - logs, own_sampling, USUAL_OF_FIELD
    )


def _degrees(history: History, rates: Rates) -> Unrest:
    """Return how the shares of degrees among those who come move."""
    came = history.came.sum(axis=(1, 2, 4)).astype(float)
    expected = np.broadcast_to(rates.level * rates.mix.sum(axis=(0, 1, 3)), came.shape)
    logs, sampling = deviations(came, expected)
    total = np.log(
        (came.sum(axis=1, keepdims=True) + 1) / (expected.sum(axis=1, keepdims=True) + 1)
    )
    return unrest(logs - total, sampling, USUAL_OF_DEGREE)
