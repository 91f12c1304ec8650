"""Many futures at once: every path has its own rates, good and bad years, and chance.

A path keeps whole people: whoever is there at a year's end was there before or came, and is counted
once. Paths are rows of arrays, so a thousand futures of a large province take about two seconds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hientai.forecasts.domain.effects import futures
from hientai.forecasts.domain.fitting import PLACES, STEPS, Learned
from hientai.forecasts.domain.lives import DEGREES, LATE, SEXES, SPAN, shifted
from hientai.forecasts.domain.scenarios import AS_BEFORE, Scenario

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

CHUNK = 250
MOST = 0.95
# A wave of reorganisation sends off many at once, once in ten years, and some in the year after: an
# assumption (NĐ 178/2024 too paid most in the first twelve months).
WAVE_CHANCE, WAVE_LOW, WAVE_HIGH, WAVE_LATER = 0.10, 1.7, 2.2, 0.4


@dataclass(frozen=True)
class Tally:
    """Paths x years x sex x degree x field: people at each year's end, and who retired in it."""

    stocks: Ints
    retired: Ints


def simulate(
    learned: Learned,
    years: int,
    *,
    paths: int = 1000,
    seed: int = 1,
    scenario: Scenario = AS_BEFORE,
) -> Tally:
    """Return the tallies of so many paths; the same for the same seed."""
    sizes = [min(CHUNK, paths - done) for done in range(0, paths, CHUNK)]
    parts = [
        _Run(learned, scenario, np.random.default_rng([seed, place]), (size, years)).run()
        for place, size in enumerate(sizes)
    ]
    return Tally(
        np.concatenate([part.stocks for part in parts]),
        np.concatenate([part.retired for part in parts]),
    )


def _waves(shape: tuple[int, int], rng: np.random.Generator, last: float) -> Floats:
    """Return how many times the usual go early, paths x years x 1; `last` is the known last year's."""
    paths, years = shape
    begins = rng.random((paths, years)) < WAVE_CHANCE
    more = np.where(begins, np.expm1(rng.uniform(WAVE_LOW, WAVE_HIGH, (paths, years))), 0)
    before = np.concatenate([np.full((paths, 1), last - 1), more[:, :-1]], axis=1)
    return np.asarray(1 + np.maximum(more, WAVE_LATER * before))[..., None]


class _Run:
    def __init__(
        self,
        learned: Learned,
        scenario: Scenario,
        rng: np.random.Generator,
        shape: tuple[int, int],
    ) -> None:
        self.learned, self.scenario, self.rng, self.shape = learned, scenario, rng, shape
        self.effects = {
            name: futures(learned.common[name], shape, rng)
            * futures(learned.of_field[name], shape, rng)
            for name in learned.common
        }
        jump = _waves(shape, rng, learned.wave)
        self.effects["early"] = self.effects["early"] * jump
        self.effects["quits"] = self.effects["quits"] * jump**0.35
        self.usual: dict[str, Floats] = {}  # who would rise in the first year, by path
        self.sexes = {name: self._sexes(learned.of_sex.get(name, 0)) for name in STEPS}
        self.degrees = futures(learned.of_degree, shape, rng)

    def _sexes(self, doubt: float) -> Floats:
        """Return factors of men and women that a path takes for true."""
        apart = self.rng.standard_normal((self.shape[0], 1)) * doubt / 2
        return np.asarray(np.exp(np.concatenate([-apart, apart], axis=1)))[:, None, :, None]

    def run(self) -> Tally:
        paths, years = self.shape
        fields = self.learned.fields
        stocks = np.empty((paths, years, SEXES, DEGREES, fields), np.int64)
        retired = np.empty_like(stocks)
        people = np.broadcast_to(self.learned.start, (paths, *self.learned.start.shape)).copy()
        for year in range(years):
            people, gone = self._year(people, year)
            stocks[:, year] = people.sum(axis=1)
            retired[:, year] = gone[:, : LATE + 1].sum(axis=1)
        return Tally(stocks, retired)

    def _year(self, people: Ints, year: int) -> tuple[Ints, Ints]:
        gone = self.rng.binomial(people, self._leaving(year))
        people = people - gone
        risen = [self._rising(people, year, step) for step in (0, 1)]
        for step, rose in enumerate(risen):
            people[:, :, :, step] -= rose
            people[:, :, :, step + 1] += rose
        people += self._coming(year)
        return shifted(people), gone

    def _effect(self, name: str, year: int) -> Floats:
        """Return the year's factors, shaped for paths x years left x sex x degree x field."""
        return self.effects[name][:, year][:, None, None, None, :]

    def _begun(self, year: int) -> Scenario:
        return self.scenario if year >= self.scenario.delay else AS_BEFORE

    def _leaving(self, year: int) -> Floats:
        rates, now = self.learned.rates, self._begun(year)
        past, far = slice(0, LATE + 1), slice(LATE + 1, SPAN)
        out = np.empty((self.shape[0], *rates.quits.shape))
        stays = np.minimum(rates.stays[past] * self._effect("stays", year), MOST)
        stays[:, 1:, :, 2] += (1 - stays[:, 1:, :, 2]) * now.deferral
        out[:, past] = 1 - stays
        goes = rates.early[far] * self._effect("early", year)
        goes += rates.quits[far] * self._effect("quits", year)
        out[:, far] = np.minimum(goes * now.quits, MOST)
        return out

    def _rising(self, people: Ints, year: int, step: int) -> Ints:
        name = STEPS[step]
        now = self._begun(year)
        base = getattr(self.learned.rates, name)[:, :, 0]
        candidates = people[:, :, :, step]
        usual = np.maximum((candidates * base).sum(axis=(1, 2, 3), keepdims=True), 1e-9)
        if year == 0:
            self.usual[name] = usual
        chance = base * self.effects[name][:, year][:, None, None, :] * self.sexes[name]
        chance = chance * (self.usual[name] / usual) ** PLACES
        if extra := (now.masters, now.doctorates)[step]:
            chance = chance + base * extra / usual
        return self.rng.binomial(candidates, np.minimum(chance, MOST))

    def _coming(self, year: int) -> Ints:
        rates, now = self.learned.rates, self._begun(year)
        expected = rates.level * rates.mix * self._effect("came", year) * now.recruits
        expected = expected * self.degrees[:, year][:, None, None, :, None]
        if now.attracted:
            mix = rates.mix[:, :, 2] / max(rates.mix[:, :, 2].sum(), 1e-9)
            expected[:, :, :, 2] += now.attracted * mix
        return self.rng.poisson(expected)
