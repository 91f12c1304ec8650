"""Rows as columns of numbers: equal values have equal codes, so that many pairs are compared at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hientai.people.domain.matching.features import Row, Written

Codes = NDArray[np.int32]
Weights = NDArray[np.float64]

VALUES: Final = ("sex", "degree", "speciality", "workplace", "place", "email", "phone", "identity")
PARTS: Final = ("family", "middle", "given")


class Coded:
    """One column: a code a row, and what each code stands for. Code 0 is the empty value."""

    def __init__(self, values: Iterable[str], size: int) -> None:
        known: dict[str, int] = {"": 0}
        self.codes: Codes = np.fromiter(
            (known.setdefault(value, len(known)) for value in values), np.int32, size
        )
        self.texts = list(known)

    def __getitem__(self, rows: Codes) -> Codes:
        return self.codes[rows]


class Columns:
    """All that is compared of a register's rows.

    Names are read once however many bear them: `name` is a code a row, all else of names is a
    column over these codes.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self.size = len(rows)
        known: dict[Written, int] = {}
        self.name: Codes = np.fromiter(
            (known.setdefault(row.name, len(known)) for row in rows), np.int32, self.size
        )
        self.names = list(known)
        days, months, years = zip(*(row.birth for row in rows), strict=True) if rows else ((),) * 3
        self.day, self.month, self.year = (
            np.array(each, np.int32) for each in (days, months, years)
        )
        self.values = {
            column: Coded((getattr(row, column) for row in rows), self.size) for column in VALUES
        }
        self._names()

    def _names(self) -> None:
        names, n = self.names, len(self.names)
        self.joined = Coded((name.joined for name in names), n)
        self.letters = Coded(("".join(sorted(name.joined)) for name in names), n)
        self.order = Coded((" ".join(sorted(name.words)) for name in names), n)
        self.full_marked = Coded((name.full_marked for name in names), n)
        self.plain = [Coded((name.name[at] for name in names), n) for at in range(len(PARTS))]
        self.marked = [Coded((name.marked[at] for name in names), n) for at in range(len(PARTS))]
        self.family_letter = Coded((name.name.family[:1] for name in names), n)
        self.family_letters = Coded((name.name.family[:2] for name in names), n)
        self.given_letter = Coded((name.name.given[:1] for name in names), n)
        self.bare = np.fromiter((name.bare for name in names), np.bool_, n)
        # equal where one name is the other without its family name
        whole = [" ".join(name.words) for name in names]
        self.whole = np.fromiter(map(hash, whole), np.int64, n)
        tails = (" ".join(name.words[1:]) for name in names)
        self.tail = np.fromiter((hash(tail) if " " in tail else 0 for tail in tails), np.int64, n)
        self.length = np.fromiter((len(name.joined) for name in names), np.int32, n)
