"""How strongly two rows speak for one person: sums of logarithms of likelihood ratios.

Each ratio is the chance of what is seen when both rows are one person, over the chance when they
are two (Fellegi and Sunter, «A theory for record linkage», 1969). The second comes from how common
the values are: a shared `Nguyễn` says nearly nothing, a shared rare given name much. The first are
estimates of how offices type, and stay the same for every register.
"""

from __future__ import annotations

from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from hientai.people.domain.matching.columns import Coded, Codes, Columns, Weights
from hientai.people.domain.matching.features import MONTHS
from hientai.people.domain.matching.naming import Naming
from hientai.people.domain.matching.shares import WEIGHT, shares

DAYS: Final = 365
DECADES: Final = 10
SAME_DATE, SWAPPED, NEAR_DATE, OTHER_DAY, OTHER_YEAR = 0.85, 0.04, 0.01, 0.004, 0.002
OTHER_DIGITS: Final = 0.0004  # the same day of a year that differs in several digits
SAME_YEAR, OTHER_BARE_YEAR = 0.95, 0.015
# column: chance that one person's rows agree, and that they differ (over the chance for two people)
AGREE: Final = {"degree": 0.9, "workplace": 0.8, "place": 0.85, "speciality": 0.92}
DIFFER: Final = {"degree": 0.2, "workplace": 0.17, "place": 0.16, "speciality": 0.08}
COMMON: Final = {"degree": 0.1, "workplace": 0.02, "place": 0.03, "speciality": 0.02}
MOVED: Final = 0.55  # of what another place weighs, where the body is another too: one move
CONTACTS: Final = {"email": 0.1, "phone": 0.1, "identity": 0.01}
OTHER_SEX: Final = 0.02
NEAR_IDENTITY: Final = 0.3  # one digit mistyped, or the old number of nine digits

Flags = NDArray[np.bool_]


class Evidence:
    """What values weigh in one register."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._naming = Naming(columns)
        years = np.bincount(columns.year[columns.year > 0], minlength=1).astype(np.float64)
        self._years = _smoothed(years, 1 / 45)
        dated = columns.day > 0
        self._date = columns.month * np.int32(DAYS) + columns.day
        dates = np.bincount(self._date[dated], minlength=1).astype(np.float64)
        self._dates = _smoothed(dates, 1 / DAYS)
        self._values = {
            name: shares(columns.values[name], columns.values[name].codes, general=general)
            for name, general in COMMON.items()
        }

    def weigh(self, first: Codes, second: Codes) -> dict[str, Weights]:
        """Return by column what pairs of rows weigh, in natural logarithms; 0 says nothing."""
        found = {
            "name": self._naming.weigh(first, second),
            "birth": self._birth(first, second),
        }
        for name, column in self._columns.values.items():
            found[name] = self._value(name, column, first, second)
        moved = (found["workplace"] < 0) & (found["place"] < 0)
        found["place"] = np.where(moved, found["place"] * MOVED, found["place"])
        return found

    def total(self, first: Codes, second: Codes) -> Weights:
        """Return what all columns weigh together."""
        found: Weights = np.sum(list(self.weigh(first, second).values()), axis=0)
        return found

    def _birth(self, a: Codes, b: Codes) -> Weights:
        columns = self._columns
        year, other_year = columns.year[a], columns.year[b]
        day, other_day = columns.day[a], columns.day[b]
        month, other_month = columns.month[a], columns.month[b]
        same_year = year == other_year
        both = (day > 0) & (other_day > 0)
        chance_of_year = self._years[year]
        date = self._dates[np.where(both, self._date[a], 0)]
        same_day = (day == other_day) & (month == other_month)
        swapped = (day == other_month) & (month == other_day)
        near = (day == other_day) | (month == other_month)
        inside = np.select(
            [same_day, swapped, near],
            [SAME_DATE / date, SWAPPED / date, NEAR_DATE * MONTHS],
            OTHER_DAY,
        )
        slip = np.where(_one_digit(year, other_year), NEAR_DATE * 10, OTHER_DIGITS)
        outside = np.where(same_day, slip / date, OTHER_YEAR)
        dated = np.where(same_year, inside / chance_of_year, outside)
        bare = np.where(same_year, SAME_YEAR / chance_of_year, OTHER_BARE_YEAR)
        ratio = np.where(both, dated, bare)
        return np.where((year > 0) & (other_year > 0), np.log(ratio), 0.0)

    def _value(self, name: str, column: Coded, first: Codes, second: Codes) -> Weights:
        one, other = column[first], column[second]
        both, same = (one > 0) & (other > 0), one == other
        if name == "sex":
            found = np.where(same, 0.0, log(OTHER_SEX))
        elif name in CONTACTS:
            found = self._contact(name, column, one, other)
        else:
            agree = np.log(AGREE[name]) - np.log(self._values[name][one])
            found = np.where(same, agree, log(DIFFER[name]))
        return np.where(both, found, 0.0)

    def _contact(self, name: str, column: Coded, one: Codes, other: Codes) -> Weights:
        """Weigh what nobody shares, or few: an office's telephone says less the more have it."""
        bearers = np.bincount(column.codes, minlength=len(column.texts))
        share = np.maximum(bearers[one] - 1, 1) / max(self._columns.size, 1000)
        found = np.where(one == other, log(0.9) - np.log(share), log(CONTACTS[name]))
        if name == "identity":
            found[_near(column, one, other)] = log(NEAR_IDENTITY)
        return found


def _smoothed(counts: Weights, general: float) -> Weights:
    found: Weights = (np.maximum(counts - 1, 0) + WEIGHT * general) / (counts.sum() + WEIGHT)
    return found


def _near(column: Coded, one: Codes, other: Codes) -> Codes:
    """Return where two numbers differ by a digit, or are not of one length."""
    both = np.flatnonzero((one > 0) & (other > 0) & (one != other))
    texts = np.array(column.texts, object)
    ones, others = texts[one[both]].tolist(), texts[other[both]].tolist()
    distance = cpdist(ones, others, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8)
    lengths = np.array([len(text) for text in column.texts], np.int32)
    near = (distance <= 1) | (lengths[one[both]] != lengths[other[both]])
    found: Codes = both[near].astype(np.int32)
    return found


def _one_digit(year: Codes, other: Codes) -> Flags:
    """Tell where two years differ by one digit."""
    differing = sum(
        ((year // power) % DECADES != (other // power) % DECADES).astype(np.int32)
        for power in (1, 10, 100, 1000)
    )
    return np.asarray(differing == 1)
