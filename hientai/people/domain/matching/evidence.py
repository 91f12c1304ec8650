"""How strongly two rows speak for one person: sums of logarithms of likelihood ratios.

Each ratio is the chance of what is seen when both rows are one person, over the chance when they
are two (Fellegi and Sunter, «A theory for record linkage», 1969). The second comes from how common
the values are: a shared `Nguyễn` says nearly nothing, a shared rare given name much. The first are
estimates of how offices type, and stay the same for every register.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Final

from rapidfuzz.distance import OSA

from hientai.people.domain.matching.features import MONTHS, Row
from hientai.people.domain.matching.shares import (
    FAMILY_NAMES,
    GENERAL,
    MIDDLE_NAMES,
    Shares,
)

TYPO: Final = 0.06  # a letter wrong, missing or too many in one part of a name
LETTERS: Final = 20  # in how many ways a letter may be wrong
OTHER_MARKS: Final = 0.04  # both have marks, and other ones
LEFT_OUT: Final = 0.12  # a middle name that one office left out
OTHER_PART: Final = 0.004  # a part of a name that is another name altogether
INITIAL: Final = 2  # letters: `N.`, `Ng.`
OTHER_ORDER: Final = 0.003  # the given name first
DAYS: Final = 365
SAME_DATE, SWAPPED, NEAR_DATE, OTHER_DAY, OTHER_YEAR = 0.85, 0.04, 0.01, 0.004, 0.002
SAME_YEAR, OTHER_BARE_YEAR = 0.95, 0.015
# column: chance that one person's rows agree, and that they differ (over the chance for two people)
AGREE: Final = {"degree": 0.9, "workplace": 0.8, "place": 0.85, "speciality": 0.92}
DIFFER: Final = {"degree": 0.2, "workplace": 0.17, "place": 0.16, "speciality": 0.08}
CONTACTS: Final = {"email": 0.1, "phone": 0.1, "identity": 0.01}
OTHER_SEX: Final = 0.02
NEAR_IDENTITY: Final = 0.3  # one digit mistyped, or the old number of nine digits


class Evidence:
    """What values weigh in one register."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = len(rows)
        self._full = Shares((row.joined for row in rows), general=0.0)
        self._full_marked = Shares((row.full_marked for row in rows), general=0.0)
        self._names = [_name_shares(rows, marked=False), _name_shares(rows, marked=True)]
        self._years = Shares((str(row.birth[2]) for row in rows if row.birth[2]), general=1 / 45)
        self._days = Shares((str(row.birth[:2]) for row in rows if row.birth[0]), general=1 / DAYS)
        self._values = {
            column: Shares((getattr(row, column) for row in rows), general=general)
            for column, general in (
                ("degree", 0.1),
                ("workplace", 0.02),
                ("place", 0.03),
                ("speciality", 0.02),
            )
        }

    def between(self, a: Row, b: Row) -> float:
        """Return the weight, in natural logarithms, of all that two rows say."""
        return self.name(a, b) + self.birth(a, b) + self.rest(a, b)

    def name(self, a: Row, b: Row) -> float:
        if a.joined == b.joined:
            return self._same_letters(a, b)
        if sorted(_words(a)) == sorted(_words(b)):
            return log(OTHER_ORDER / self._together(a, marked=False))
        parts = self._part("family", a, b) + self._middle(a, b) + self._part("given", a, b)
        if OSA.distance(a.joined, b.joined, score_cutoff=1) > 1:
            return parts
        rarer = max(self._full.rarer(a.joined, b.joined), 0.1 / self._rows)
        return max(parts, log(TYPO / (5 * LETTERS) / rarer / 3))

    def _same_letters(self, a: Row, b: Row) -> float:
        if a.marked == b.marked or a.full_marked == b.full_marked:
            common = max(self._together(a, marked=True), self._full_marked[a.full_marked])
            return log(0.7 / common)
        common = max(self._together(a, marked=False), self._full[a.joined])
        if a.bare or b.bare:
            return log(0.5 / common)
        differing = sum(getattr(a.marked, part) != getattr(b.marked, part) for part in GENERAL)
        return log(OTHER_MARKS ** max(differing, 1) / common)

    def _together(self, row: Row, *, marked: bool) -> float:
        name, shares = (row.marked if marked else row.name), self._names[marked]
        return (
            shares["family"][name.family]
            * shares["middle"][name.middle]
            * shares["given"][name.given]
        )

    def _middle(self, a: Row, b: Row) -> float:
        one, other = set(a.name.middle.split()), set(b.name.middle.split())
        if a.name.middle == b.name.middle or not (one <= other or other <= one):
            return self._part("middle", a, b)
        return log(LEFT_OUT * 2 if one and other else LEFT_OUT)

    def _part(self, part: str, a: Row, b: Row) -> float:
        one, other = getattr(a.name, part), getattr(b.name, part)
        shares = self._names[False][part]
        if one == other:
            marks = a.bare or b.bare or getattr(a.marked, part) == getattr(b.marked, part)
            return log((1 if marks else OTHER_MARKS) / shares[one])
        if not one or not other:
            return log(OTHER_PART * 10)
        if OSA.distance(one, other, score_cutoff=1) <= 1 and len(one) > 1 < len(other):
            return log(TYPO / (len(one) * LETTERS) / shares.rarer(one, other))
        short, long = sorted((one, other), key=len)
        if _shortens(short, long):
            return log(1 / shares.of_initial(short[0]))
        return log(OTHER_PART)

    def birth(self, a: Row, b: Row) -> float:
        (day, month, year), (other_day, other_month, other_year) = a.birth, b.birth
        if not year or not other_year:
            return 0.0
        if not day or not other_day:
            same = log(SAME_YEAR / self._years[str(year)])
            return same if year == other_year else log(OTHER_BARE_YEAR)
        date = self._days[str((day, month))]
        if year != other_year:
            near = _one_digit(year, other_year)
            if (day, month) == (other_day, other_month):
                return log((NEAR_DATE * 10 if near else OTHER_DAY) / date)
            return log(OTHER_YEAR)
        return self._same_year(a, b, date) - log(self._years[str(year)])

    def _same_year(self, a: Row, b: Row, date: float) -> float:
        (day, month, _year), (other_day, other_month, _) = a.birth, b.birth
        if (day, month) == (other_day, other_month):
            return log(SAME_DATE / date)
        if (day, month) == (other_month, other_day):
            return log(SWAPPED / date)
        if day == other_day or month == other_month:
            return log(NEAR_DATE * MONTHS)
        return log(OTHER_DAY)

    def rest(self, a: Row, b: Row) -> float:
        weight = self.of("sex", a, b)
        for column in (*self._values, *CONTACTS):
            weight += self.of(column, a, b)
        return weight

    def of(self, column: str, a: Row, b: Row) -> float:
        """Return what one column weighs; nothing where a row leaves it empty."""
        if column in {"name", "birth"}:
            return self.name(a, b) if column == "name" else self.birth(a, b)
        one, other = getattr(a, column), getattr(b, column)
        if not one or not other:
            return 0.0
        if column == "sex":
            return log(OTHER_SEX) if one != other else 0.0
        if column in CONTACTS:
            return self._contact(column, one, other, CONTACTS[column])
        shares = self._values[column]
        return log(AGREE[column] / shares[one] if one == other else DIFFER[column])

    def _contact(self, column: str, one: str, other: str, differ: float) -> float:
        if one == other:
            return log(0.9 * max(self._rows, 1000))
        near = len(one) != len(other) or OSA.distance(one, other, score_cutoff=1) <= 1
        return log(NEAR_IDENTITY if column == "identity" and near else differ)


def _name_shares(rows: Sequence[Row], *, marked: bool) -> dict[str, Shares]:
    names = [row.marked if marked else row.name for row in rows]
    known = {"family": FAMILY_NAMES, "middle": MIDDLE_NAMES, "given": {}}
    return {
        part: Shares(
            (getattr(name, part) for name in names),
            general=general,
            known={} if marked else known[part],
            keep_empty=True,
        )
        for part, general in GENERAL.items()
    }


def _shortens(short: str, long: str) -> bool:
    """Whether one part of a name is the other's initials: `v` of `van`, `t h` of `thi hong`."""
    ones, others = short.split(), long.split()
    return len(ones) == len(others) and all(
        len(one) <= INITIAL and other.startswith(one)
        for one, other in zip(ones, others, strict=True)
    )


def _words(row: Row) -> list[str]:
    return [row.name.family, *row.name.middle.split(), row.name.given]


def _one_digit(year: int, other: int) -> bool:
    return sum(x != y for x, y in zip(str(year), str(other), strict=False)) == 1
