"""Lives as columns, and what they make: stocks at each year's end and the flows between them.

A cohort is everybody of one sex whose legal retirement falls into one year: that year is fixed at
birth, while the age of retirement moves (Nghị định 135/2020/NĐ-CP). Cohorts are counted by how many
years are left to it, by sex, degree and field.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hientai.kernel.errors import DomainError, noop
from hientai.kernel.retirement import FEMALE, MALE, retirement_month

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

NEVER = 9999
LATE = 6  # years past legal retirement that are told apart
SPAN = LATE + 44  # years left: from -6 to 43
SEXES, DEGREES = 2, 3  # men, women; below master, master, doctor
_OLDEST, _YOUNGEST = 1920, 2020


class TooShort(DomainError):
    """A history from which nothing can be learned."""


@dataclass(frozen=True)
class Lives:
    """One entry per person; years are NEVER where something has not happened.

    `month` of birth counts from year 0; `master` and `doctor` are the years of the degrees.
    """

    month: Ints
    sex: Ints
    field: Ints
    came: Ints
    left: Ints
    master: Ints
    doctor: Ints


@dataclass(frozen=True)
class History:
    """Stocks at the end of `first` and each year after; flows of each year after the first.

    All are indexed by years left in the year that follows (stocks) or in the year itself (flows),
    then sex, degree, field; `rose[..., 0, :]` became masters, `[..., 1, :]` doctors.
    """

    first: int
    stocks: Ints  # years + 1
    gone: Ints
    rose: Ints
    came: Ints

    @property
    def last(self) -> int:
        return self.first + len(self.stocks) - 1

    @property
    def years(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def fields(self) -> int:
        return int(self.stocks.shape[-1])

    def until(self, year: int) -> History:
        """Return what was known at the end of a year."""
        keep = year - self.first
        if not 0 < keep < len(self.stocks):
            raise TooShort(noop("Lịch sử không có năm %(year)s."), year=year)
        return History(
            self.first,
            self.stocks[: keep + 1],
            self.gone[:keep],
            self.rose[:keep],
            self.came[:keep],
        )


@cache
def _legal_table() -> Ints:
    months = range(_OLDEST * 12, _YOUNGEST * 12)
    ways = (MALE, FEMALE)
    return np.array(
        [[retirement_month(m // 12, m % 12 + 1, way)[0] for m in months] for way in ways]
    )


def legal_years(month: Ints, sex: Ints) -> Ints:
    """Return the year into which each person's legal retirement falls."""
    place = np.clip(month - _OLDEST * 12, 0, (_YOUNGEST - _OLDEST) * 12 - 1)
    return np.asarray(_legal_table()[sex, place])


def shifted(stock: Ints) -> Ints:
    """Return a stock a year later: everybody has one year less; the last ones stay the last."""
    moved = np.zeros_like(stock)
    moved[..., :-1, :, :, :] = stock[..., 1:, :, :, :]
    moved[..., 0, :, :, :] += stock[..., 0, :, :, :]
    return moved


def history_of(lives: Lives, first: int, last: int, fields: int) -> History:
    """Count stocks and flows of the years; who came and went within one year leaves no trace."""
    if last <= first:
        raise TooShort(noop("Cần ít nhất hai năm liền nhau để tính biến động."))
    legal = legal_years(lives.month, lives.sex)
    books = _Books(lives, legal, fields)
    years = range(first + 1, last + 1)
    return History(
        first,
        np.stack([books.stock(year) for year in range(first, last + 1)]),
        np.stack([books.gone(year) for year in years]),
        np.stack([books.rose(year) for year in years]),
        np.stack([books.came(year) for year in years]),
    )


@dataclass(frozen=True)
class _Books:
    lives: Lives
    legal: Ints
    fields: int

    def here(self, year: int) -> NDArray[np.bool_]:
        return (self.lives.came <= year) & (self.lives.left > year)

    def degree(self, year: int) -> Ints:
        doctor = self.lives.doctor <= year
        return np.where(doctor, 2, np.where(self.lives.master <= year, 1, 0))

    def count(self, who: NDArray[np.bool_], degree: Ints, left_in: int) -> Ints:
        some = np.flatnonzero(who)
        place = np.clip(self.legal[some] - left_in + LATE, 0, SPAN - 1)
        flat = ((place * SEXES + self.lives.sex[some]) * DEGREES + degree[some]) * self.fields
        size = SPAN * SEXES * DEGREES * self.fields
        counted = np.bincount(flat + self.lives.field[some], minlength=size)
        return counted.reshape(SPAN, SEXES, DEGREES, self.fields)

    def stock(self, year: int) -> Ints:
        return self.count(self.here(year), self.degree(year), year + 1)

    def gone(self, year: int) -> Ints:
        return self.count(self.here(year - 1) & ~self.here(year), self.degree(year - 1), year)

    def came(self, year: int) -> Ints:
        return self.count(~self.here(year - 1) & self.here(year), self.degree(year), year)

    def rose(self, year: int) -> Ints:
        stayed = self.here(year - 1) & self.here(year)
        before, after = self.degree(year - 1), self.degree(year)
        steps = [
            self.count(stayed & (before <= step) & (after > step), np.full_like(before, step), year)
            for step in (0, 1)
        ]
        return np.stack([counted[:, :, step] for step, counted in enumerate(steps)], axis=2)
