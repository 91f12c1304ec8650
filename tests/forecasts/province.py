"""Made-up provinces: hundred thousand lives with their years, to score forecasts on.

Written before the forecast; it knows what the forecast is not told: bodies of
six kinds, people more or less restless or ambitious, study that takes years before it shows,
hiring in waves and freezes, mergers that send people off, policies that come and go, a pandemic,
fields drifting apart, doctors who leave after their degree, and departures written down late.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hientai.forecasts.domain.lives import NEVER, Lives, legal_years

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

BURN_IN = 9
COMMUNE, DEPARTMENT, SCHOOL, UNIVERSITY, HOSPITAL, FIRM = range(6)
_KINDS = np.array([0.15, 0.13, 0.36, 0.05, 0.16, 0.15])
_FIELDS = np.array([  # of a kind of body: six fields of science
    [0.03, 0.12, 0.03, 0.20, 0.52, 0.10],
    [0.05, 0.20, 0.02, 0.13, 0.50, 0.10],
    [0.30, 0.05, 0.01, 0.02, 0.27, 0.35],
    [0.18, 0.25, 0.08, 0.12, 0.25, 0.12],
    [0.03, 0.03, 0.86, 0.00, 0.06, 0.02],
    [0.06, 0.55, 0.03, 0.14, 0.20, 0.02],
])  # fmt: skip
_WOMEN = np.array([0.42, 0.45, 0.70, 0.50, 0.62, 0.38])
_QUITS = np.array([0.012, 0.013, 0.009, 0.016, 0.017, 0.045])
_MASTERS = np.array([0.006, 0.016, 0.011, 0.070, 0.013, 0.006])
_DOCTORS = np.array([0.0008, 0.005, 0.002, 0.075, 0.011, 0.001])


@dataclass
class Regime:
    """What happens to a province, year by year from `first`; nobody tells the forecast."""

    first: int
    hiring: Floats
    quitting: Floats  # year x kind
    studying: Floats  # year x degree
    attracted: Ints
    merger: int


@dataclass
class _Folk:
    """All people ever, as columns."""

    month: Ints  # of birth, counted from year 0
    sex: Ints
    kind: Ints
    field: Ints
    came: Ints
    left: Ints
    degree: Ints
    master: Ints
    doctor: Ints
    done: Ints  # the year in which the study under way ends
    legal: Ints
    restless: Floats
    ambition: Floats


def _spells(rng: np.random.Generator, years: int, low: float, high: float) -> Floats:
    """Return a level that jumps now and then and stays for some years."""
    level, out = 1.0, []
    for _year in range(years):
        if rng.random() < 0.16:
            level = float(np.exp(rng.uniform(np.log(low), np.log(high))))
        out.append(level)
    return np.array(out)


def _wander(rng: np.random.Generator, years: int, keep: float, size: float) -> Floats:
    value, out = 0.0, []
    for _year in range(years):
        value = keep * value + rng.normal(0, size)
        out.append(value)
    return np.asarray(np.exp(np.array(out)))


def make_regime(rng: np.random.Generator, years: int) -> Regime:
    first = int(rng.integers(2010, 2022))
    span = years + BURN_IN
    calendar = np.arange(first - BURN_IN, first + years)
    hiring = _spells(rng, span, 0.65, 1.45) * _wander(rng, span, 0.6, 0.13)
    freeze = int(rng.integers(0, span))
    hiring[freeze : freeze + int(rng.integers(2, 4))] *= 0.6
    quitting = np.stack([_wander(rng, span, 0.5, 0.12) for _kind in range(6)], axis=1)
    drift = rng.normal(0, 0.02, 6)
    quitting *= np.exp(drift * (np.arange(span) - BURN_IN)[:, None])
    quitting[np.isin(calendar, (2021, 2022)), HOSPITAL] *= rng.uniform(1.4, 2.2)
    quitting *= _wander(rng, span, 0.3, 0.08)[:, None]
    studying = np.stack(
        [_spells(rng, span, 0.65, 1.7) * _wander(rng, span, 0.4, 0.1) for _degree in range(2)],
        axis=1,
    )
    attracted = np.where(_spells(rng, span, 0.5, 2.5) > 1.3, rng.integers(5, 25), 0)
    return Regime(first, hiring, quitting, studying, attracted, merger=2025)


def _born(rng: np.random.Generator, year: int, count: int, waves: Ints) -> Ints:
    """Return months of birth of those who already work: hired evenly and in waves."""
    even = rng.integers(year - 58, year - 23, count)
    centre = rng.choice(waves, count)
    wave = np.clip(np.rint(rng.normal(centre, 2.6, count)), year - 59, year - 23)
    born = np.where(rng.random(count) < 0.45, wave, even).astype(np.int64)
    return born * 12 + rng.integers(0, 12, count)


def _people(rng: np.random.Generator, month: Ints, came: Ints, trend: float) -> _Folk:
    count = month.size
    kind = rng.choice(6, count, p=_KINDS)
    cumulated = _FIELDS.cumsum(axis=1)[kind]
    field = np.minimum((rng.random(count)[:, None] > cumulated).sum(axis=1), 5)
    share = np.array([0.05, 0.11, 0.07, 0.48, 0.08, 0.05])[kind] * trend
    degree = (rng.random(count) < share).astype(np.int64)
    learned = (degree == 1) & (rng.random(count) < np.where(kind == UNIVERSITY, 0.17, 0.045))
    sex = (rng.random(count) < _WOMEN[kind] - 0.12 * learned).astype(np.int64)
    return _Folk(
        month, sex, kind, field, came, np.full(count, NEVER), degree + learned,
        np.where(degree == 1, came, NEVER), np.where(learned, came, NEVER),
        np.full(count, NEVER), legal_years(month, sex),
        rng.gamma(2.0, 0.5, count), rng.lognormal(-0.32, 0.8, count),
    )  # fmt: skip


def _joined(one: _Folk, other: _Folk) -> _Folk:
    names = one.__dataclass_fields__
    return _Folk(*(np.concatenate([getattr(one, n), getattr(other, n)]) for n in names))


def _leaves(rng: np.random.Generator, folk: _Folk, here: Ints, year: int, now: Regime) -> Ints:
    """Return who goes this year, for whatever reason."""
    place = year - now.first + BURN_IN
    kind, age = folk.kind[here], year - folk.month[here] // 12
    tenure = year - folk.came[here]
    chance = _QUITS[kind] * now.quitting[place][kind] * folk.restless[here]
    chance = chance * (0.55 + 1.3 * np.exp(-tenure / 5)) + 0.0004 * np.exp((age - 40) / 12)
    chance += np.where((folk.doctor[here] == year - 1) & (kind != FIRM), 0.05, 0)
    public = kind != FIRM
    close = folk.legal[here] - year
    soon = (close > 0) & (close <= 5)
    chance += np.where(soon & public, 0.009, 0)
    if year in (now.merger, now.merger + 1):
        size = 1.0 if year == now.merger else 0.4
        chance += np.where(soon & public, 0.13 * size, np.where(public & (kind < 2), 0.02, 0))
    stays_on = (folk.degree[here] == 2) & np.isin(kind, (UNIVERSITY, HOSPITAL))
    due = close <= 0
    lets_go = np.where(stays_on & (close > -5), 0.35, np.where(kind == FIRM, 0.8, 0.97))
    return here[rng.random(here.size) < np.where(due, lets_go, np.minimum(chance, 0.9))]


def _study(rng: np.random.Generator, folk: _Folk, here: Ints, year: int, now: Regime) -> None:
    """Let studies end, and others begin that will show in years."""
    ends = here[folk.done[here] == year]
    ends = ends[rng.random(ends.size) < 0.88]
    to_master, to_doctor = ends[folk.degree[ends] == 0], ends[folk.degree[ends] == 1]
    folk.master[to_master], folk.doctor[to_doctor] = year, year
    folk.degree[ends] += 1
    place = year - now.first + BURN_IN
    free = here[(folk.done[here] <= year) | (folk.done[here] == NEVER)]
    age, kind, woman = year - folk.month[free] // 12, folk.kind[free], folk.sex[free] == 1
    for degree, rates, best in ((0, _MASTERS, 30.0), (1, _DOCTORS, 35.0)):
        at = best + 2.5 * woman
        chance = rates[kind] * 1.9 * np.exp(-(((age - at) / 9.0) ** 2)) * folk.ambition[free]
        chance = np.where(folk.legal[free] - year > 8, chance, 0) * now.studying[place, degree]
        begin = free[(folk.degree[free] == degree) & (rng.random(free.size) < chance)]
        lasts = rng.integers(2, 4, begin.size) if degree == 0 else rng.integers(3, 7, begin.size)
        folk.done[begin] = year + lasts


def _arrivals(rng: np.random.Generator, year: int, count: int, now: Regime) -> _Folk:
    place = year - now.first + BURN_IN
    young = rng.random(count) < 0.78
    age = np.where(young, 22 + rng.gamma(2.2, 1.3, count), rng.uniform(28, 46, count))
    month = (year - age.astype(np.int64)) * 12 + rng.integers(0, 12, count)
    trend = 1.0 + 0.03 * place
    new = _people(rng, month, np.full(count, year), trend)
    called = rng.permutation(count)[: now.attracted[place]]
    new.degree[called] = 2
    new.master[called] = new.doctor[called] = year
    return new


def make_lives(seed: int, *, count: int = 100_000, years: int = 12) -> tuple[Lives, int]:
    """Return the lives of a province and the first of its years; the same for the same seed."""
    rng = np.random.default_rng([seed, 20261121])
    now = make_regime(rng, years)
    start = now.first - BURN_IN
    waves = np.array([start - 50, start - 36, start - 27]) + rng.integers(-4, 5, 3)
    born = _born(rng, start, int(count * 0.95), waves)
    came = np.maximum(born // 12 + 24, start - 30)
    folk = _people(rng, born, came, 0.75)
    base = count * rng.uniform(0.038, 0.048)
    for year in range(start, now.first + years):
        here = np.flatnonzero(folk.left == NEVER)
        gone = _leaves(rng, folk, here, year, now)
        folk.left[gone] = year
        _study(rng, folk, np.setdiff1d(here, gone, assume_unique=True), year, now)
        hired = int(rng.poisson(base * now.hiring[year - start]))
        folk = _joined(folk, _arrivals(rng, year, hired, now))
    return _recorded(rng, folk, now.first + years - 1), now.first


def _recorded(rng: np.random.Generator, folk: _Folk, last: int) -> Lives:
    """Return what the register knows: a few departures stand a year late."""
    late = (folk.left <= last) & (rng.random(folk.left.size) < 0.03)
    lives = Lives(folk.month, folk.sex, folk.field, folk.came, folk.left, folk.master, folk.doctor)
    return replace(lives, left=np.where(late, folk.left + 1, folk.left))
