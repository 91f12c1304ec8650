"""How much wider simulated intervals have to be, by figure: the usual, before a history speaks.

A simulation leaves out some of what happens and counts other things twice, each figure in its own
way. How much was learned once on made-up provinces (`tools/forecasts.py` says on which), with few
known years and with many, one year ahead and five; a history's own past forecasts correct it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FEW, MANY = 6, 11  # known years of change
FAR = 5  # years ahead


@dataclass(frozen=True)
class Scale:
    """By how much intervals are widened one year ahead and five; between, in between."""

    near: float = 1.0
    far: float = 1.0

    def at(self, years: int) -> Floats:
        way = np.minimum(np.arange(years), FAR - 1) / (FAR - 1)
        return np.asarray(self.near + (self.far - self.near) * way)

    def times(self, near: float, far: float) -> Scale:
        return Scale(self.near * near, self.far * far)


AS_SIMULATED = Scale()
LEARNED: Mapping[str, tuple[Scale, Scale]] = {
    "people": (Scale(0.80, 0.97), Scale(0.82, 0.97)),
    "masters": (Scale(0.75, 0.96), Scale(0.87, 1.04)),
    "doctors": (Scale(0.68, 0.79), Scale(0.70, 0.79)),
    "masters-share": (Scale(0.60, 0.82), Scale(0.66, 0.94)),
    "doctors-share": (Scale(0.76, 0.94), Scale(0.82, 1.00)),
    "doctors-women": (Scale(1.04, 1.10), Scale(1.06, 1.12)),
    "retired": (Scale(0.82, 0.95), Scale(0.80, 0.97)),
    "doctors-field": (Scale(0.88, 0.90), Scale(0.90, 0.88)),
    "retired-field": (Scale(0.95, 1.00), Scale(0.92, 1.00)),
}


def usual(group: str, known: int) -> Scale:
    """Return the usual width of a figure's intervals with so many known years of change."""
    few, many = LEARNED.get(group, (AS_SIMULATED, AS_SIMULATED))
    way = float(np.clip((known - FEW) / (MANY - FEW), 0, 1))
    return Scale(few.near + way * (many.near - few.near), few.far + way * (many.far - few.far))
