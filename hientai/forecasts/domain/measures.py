"""The figures that are forecast: counts and shares of tallies, in all or of one field."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hientai.forecasts.domain.lives import LATE, History
from hientai.forecasts.domain.simulating import Tally

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Measure:
    """`what` is people, masters, doctors or retired; `of` is count, share or women's share.

    A share is a percentage of all people; women's share is one of the same group.
    """

    what: str
    of: str = "count"
    field: int | None = None

    @property
    def code(self) -> str:
        parts = (self.what, self.of, "" if self.field is None else str(self.field))
        return "-".join(part for part in parts if part and part != "count")

    @property
    def group(self) -> str:
        """Return what its errors are likely to be like."""
        whole = replace(self, field=None).code
        return whole if self.field is None else f"{whole}-field"


DEGREE_OF = {"masters": slice(1, 2), "doctors": slice(2, 3)}


def headlines(fields: int) -> list[Measure]:
    """Return the figures that every forecast shows and every score counts."""
    whole = [
        Measure("people"),
        Measure("masters"),
        Measure("doctors"),
        Measure("masters", "share"),
        Measure("doctors", "share"),
        Measure("doctors", "women"),
        Measure("retired"),
    ]
    each = [Measure(what, field=f) for what in ("doctors", "retired") for f in range(fields)]
    return whole + each


def measured(one: Measure, tally: Tally) -> Floats:
    """Return the figure of every path and year; of what has no people, 0."""
    source = tally.retired if one.what == "retired" else tally.stocks
    group = source[..., DEGREE_OF.get(one.what, slice(None)), :]
    if one.field is not None:
        group = group[..., one.field : one.field + 1]
    count = group.sum(axis=(-3, -2, -1)).astype(float)
    if one.of == "count":
        return np.asarray(count)
    part = group[..., 1, :, :].sum(axis=(-2, -1)) if one.of == "women" else count
    whole = tally.stocks.sum(axis=(-3, -2, -1)) if one.of == "share" else count
    return np.asarray(100 * part / np.maximum(whole, 1))


def past(history: History) -> Tally:
    """Return what was, as a tally of one path, the history's first year included."""
    retired = history.gone[:, : LATE + 1].sum(axis=1)
    before = retired[:1]  # the first year's are not known: the next year's stand in for them
    return Tally(history.stocks.sum(axis=1)[None], np.concatenate([before, retired])[None])
