"""What is taken where a register's history says nothing: plain numbers, marked as assumptions.

They are no statistics of anybody: orders of size that people who plan staff in provinces use, wide
enough to say so. A province replaces them by entering dates, or by a scenario of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hientai.forecasts.domain.effects import Unrest
from hientai.forecasts.domain.fitting import Learned, learn
from hientai.forecasts.domain.lives import DEGREES, LATE, SEXES, SPAN, History
from hientai.forecasts.domain.rates import EARLY, Rates
from hientai.kernel.errors import noop

Floats = NDArray[np.float64]

LEAVING, MASTERS, DOCTORS, COMING = "leaving", "masters", "doctors", "came"
STREAMS: Mapping[str, tuple[str, ...]] = {
    LEAVING: ("stays", "early", "quits"),
    MASTERS: ("masters",),
    DOCTORS: ("doctors",),
    COMING: ("came",),
}
STAYS, DOCTORS_STAY = 0.05, 0.25
GOES_EARLY, QUITS = 0.012, 0.015
TO_MASTER, TO_DOCTOR = 0.010, 0.008
COMES = 0.035  # of all, a year
_COMES_WITH = (0.90, 0.09, 0.01)
# a rate that nobody measured may well be half or twice as large
_UNSURE = Unrest(np.zeros(1), np.full(1, 0.6**2), 0.12, 0.15, 4.0)
WORDS: Mapping[str, str] = {
    LEAVING: noop("Nghỉ việc trước tuổi 1,5% một năm (2,7% trong 5 năm cuối); 95% nghỉ đúng tuổi, riêng tiến sĩ 75%."),
    MASTERS: noop("1% số người dưới thạc sĩ, còn 10 đến 35 năm công tác, có bằng thạc sĩ mỗi năm."),
    DOCTORS: noop("0,8% số thạc sĩ, còn 10 đến 35 năm công tác, có bằng tiến sĩ mỗi năm."),
    COMING: noop("Mỗi năm tuyển mới bằng 3,5% tổng số, phần lớn 22-30 tuổi, 9% thạc sĩ, 1% tiến sĩ."),
}  # fmt: skip


@dataclass(frozen=True)
class Start:
    """The people at a year's end, where there may be no history before it."""

    stock: NDArray[np.int64]
    year: int
    history: History | None = None


def learned_from(start: Start, known: frozenset[str]) -> Learned:
    """Learn what the history knows; assume the rest."""
    assumed = _assumed(start.stock, start.year)
    if start.history is None or not known:
        return assumed
    found = learn(start.history)
    taken = [name for group in known for name in STREAMS[group]]
    rates = {name: getattr(found.rates, name) for name in taken if name != COMING}
    if COMING in known:
        rates |= {"mix": found.rates.mix, "level": found.rates.level}
    return replace(
        assumed,
        rates=replace(assumed.rates, **rates),
        common={**assumed.common, **{name: found.common[name] for name in taken}},
        of_field={**assumed.of_field, **{name: found.of_field[name] for name in taken}},
        of_degree=found.of_degree if COMING in known else assumed.of_degree,
    )


def _assumed(stock: NDArray[np.int64], year: int) -> Learned:
    fields = int(stock.shape[-1])
    names = [name for group in STREAMS.values() for name in group]
    calm = replace(_UNSURE, error=np.full(1, 0.1**2), wander=0.05, noise=0.05)
    of_field = replace(calm, level=np.zeros(fields), error=np.full(fields, 0.1**2))
    return Learned(
        start=stock,
        year=year,
        rates=_rates(stock),
        common=dict.fromkeys(names, _UNSURE),
        of_field=dict.fromkeys(names, of_field),
        of_degree=replace(calm, level=np.zeros(DEGREES), error=np.full(DEGREES, 0.3**2)),
    )


def _rates(stock: NDArray[np.int64]) -> Rates:
    fields = stock.shape[-1]
    years_left = (np.arange(SPAN) - LATE)[:, None, None, None]
    whole, one = (SPAN, SEXES, DEGREES, fields), (SPAN, SEXES, 1, fields)
    stays = np.broadcast_to(
        np.array([STAYS, STAYS, DOCTORS_STAY])[None, None, :, None], whole
    ) * (years_left <= 0)  # fmt: skip
    learning = (years_left >= 10) & (years_left <= 35)  # noqa: PLR2004 -- said in WORDS
    return Rates(
        stays=stays,
        early=np.where(
            (years_left > 0) & (years_left <= EARLY), np.full(whole, GOES_EARLY + QUITS), 0
        ),
        quits=np.where(years_left > EARLY, np.full(whole, QUITS), 0),
        masters=np.where(learning, np.full(one, TO_MASTER), 0),
        doctors=np.where(learning, np.full(one, TO_DOCTOR), 0),
        mix=_mix(stock),
        level=max(COMES * float(stock.sum()), 1.0),
    )


def _mix(stock: NDArray[np.int64]) -> Floats:
    """Return who comes: young, by sex and field as those who are there."""
    age = np.zeros(SPAN)
    age[LATE + 31 : LATE + 40] = 1 / 9
    group = stock.sum(axis=(0, 2)).astype(float) + 1e-6
    group /= group.sum()
    return np.asarray(
        age[:, None, None, None]
        * np.array(_COMES_WITH)[None, None, :, None]
        * group[None, :, None, :]
    )
