"""Good and bad years: how far each stream's years lay from its rates, and how far they may lie.

A stream's log deviation is a level that wanders back to its mean, and noise of the year; fields
deviate from their stream in the same way. Sizes are estimated from the history together with a
prior that says what is usual, since ten years say little about their own unrest.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

KEEP = 0.96  # of a level from one year to the next
SHARE = 0.5  # of unrest that is the level's
PRIOR_YEARS = 12.0
OUTLIER = 2.5  # standard deviations after which a year is a shock, not a level


@dataclass(frozen=True)
class Unrest:
    """Where the levels of some series stand (one a column), and how they move."""

    level: Floats
    error: Floats
    wander: float
    noise: float
    freedom: float
    keep: float = KEEP


def deviations(events: Floats, expected: Floats) -> tuple[Floats, Floats]:
    """Return log deviations and their sampling variances."""
    return np.log((events + 1) / (expected + 1)), 1 / (events + 2)


def unrest(logs: Floats, sampling: Floats, usual: float, keep: float = KEEP) -> Unrest:
    """Estimate the unrest of series (years x series) that share their sizes."""
    steps = np.diff(logs, axis=0) ** 2 - sampling[1:] - sampling[:-1]
    size = usual**2
    cut = np.clip(steps, -size, (OUTLIER**2) * 2 * size)
    count = float(cut.size) ** 0.5 * float(len(cut)) ** 0.5
    variance = max((PRIOR_YEARS * size + cut.mean() * count) / (PRIOR_YEARS + count), size / 8)
    wander, noise = SHARE * variance, (1 - SHARE) * variance / 2
    level, error = _filtered(logs, sampling + noise, wander, keep)
    return Unrest(level, error, wander**0.5, noise**0.5, PRIOR_YEARS + count, keep)


def _filtered(logs: Floats, variance: Floats, wander: float, keep: float) -> tuple[Floats, Floats]:
    """Return level and its variance after the last year; a shock moves the level as a limit does."""
    start = wander / (1 - keep**2)
    level, error = np.zeros(logs.shape[1]), np.full(logs.shape[1], start)
    for seen, unsure in zip(logs, variance, strict=True):
        level, error = level * keep, error * keep**2 + wander
        spread = np.sqrt(error + unsure)
        surprise = np.clip(seen - level, -OUTLIER * spread, OUTLIER * spread)
        gain = error / (error + unsure)
        level, error = level + gain * surprise, error * (1 - gain)
    return level, error


def futures(one: Unrest, shape: tuple[int, int], rng: np.random.Generator) -> Floats:
    """Return factors for so many paths and years, one a series; their median path is the level's."""
    paths, years = shape
    series = one.level.size
    fat = np.sqrt(one.freedom / rng.chisquare(one.freedom, (paths, 1)))
    level = one.level + rng.standard_normal((paths, series)) * np.sqrt(one.error) * fat
    out = np.empty((paths, years, series))
    for year in range(years):
        level = one.keep * level + one.wander * fat * rng.standard_normal((paths, series))
        out[:, year] = level + one.noise * fat * rng.standard_normal((paths, series))
    return np.exp(np.clip(out, -3, 3))
