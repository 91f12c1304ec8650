"""How much wider simulated intervals have to be, by figure: the usual, before a history speaks.

A simulation leaves out some of what happens and counts other things twice, each figure in its own
way. How much was learned once on made-up provinces (`tools/forecasts.py` says on which), with few
known years and with many, one year ahead and five; a history's own past forecasts correct it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FEW, MANY = 6, 11  # known years of change
FAR = 5  # years ahead


@dataclass(frozen=True)
class Scale:
    """By how much intervals are widened one year ahead and five; between, in between.

    `inner` widens the innermost interval beside the others: futures that come in two heaps, with a
    wave of departures and without, leave too little between their middle quarters.
    """

    near: float = 1.0
    far: float = 1.0
    inner: float = 1.0

    def at(self, years: int) -> Floats:
        way = np.minimum(np.arange(years), FAR - 1) / (FAR - 1)
        return np.asarray(self.near + (self.far - self.near) * way)

    def times(self, near: float, far: float) -> Scale:
        return Scale(self.near * near, self.far * far, self.inner)


AS_SIMULATED = Scale()
LEARNED: Mapping[str, tuple[Scale, Scale]] = {
    "people": (Scale(0.80, 0.98), Scale(0.82, 0.93)),
    "masters": (Scale(0.75, 0.99), Scale(0.85, 1.04)),
    "doctors": (Scale(0.70, 0.79), Scale(0.68, 0.80)),
    "masters-share": (Scale(0.62, 0.81), Scale(0.64, 0.94)),
    "doctors-share": (Scale(0.75, 0.91), Scale(0.81, 1.00)),
    "doctors-women": (Scale(1.04, 1.14), Scale(1.04, 1.11)),
    "retired": (Scale(0.82, 0.91, 1.12), Scale(0.75, 0.94, 1.16)),
    "doctors-field": (Scale(0.86, 0.87), Scale(0.85, 0.85)),
    "retired-field": (Scale(0.95, 0.92), Scale(0.93, 0.96)),
}


def usual(group: str, known: int) -> Scale:
    """Return the usual width of a figure's intervals with so many known years of change."""
    few, many = LEARNED.get(group, (AS_SIMULATED, AS_SIMULATED))
    way = float(np.clip((known - FEW) / (MANY - FEW), 0, 1))
    pairs = zip(astuple(few), astuple(many), strict=True)
    return Scale(*(low + way * (high - low) for low, high in pairs))
