"""«Shall we reach it by then, and what would it take?»: how likely, and the policy that makes it so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LIKELY = 0.8  # when a province may count on it
_ROUNDS = 9


@dataclass(frozen=True)
class Need:
    """What it takes: so many a year make it even, and so many make it likely; None if nothing does."""

    even: float | None
    likely: float | None
    most: float  # what was tried at most


def chance(samples: Floats, goal: float, *, at_most: bool = False) -> float:
    """Return the share of paths that reach a goal."""
    reached = samples <= goal if at_most else samples >= goal
    return float(reached.mean())


def needed(
    run: Callable[[float], Floats], goal: float, most: float, *, at_most: bool = False
) -> Need:
    """Find how much of a policy a year reaches a goal with even chance, and with LIKELY.

    `run` simulates with so much of it and returns the goal year's samples; the chance must not
    fall as it grows, and the same seed makes it the same function each time.
    """
    tried: dict[float, float] = {}

    def likely(amount: float) -> float:
        if amount not in tried:
            tried[amount] = chance(run(amount), goal, at_most=at_most)
        return tried[amount]

    return Need(_least(likely, 0.5, most), _least(likely, LIKELY, most), most)


def _least(likely: Callable[[float], float], wanted: float, most: float) -> float | None:
    if likely(0.0) >= wanted:
        return 0.0
    if likely(most) < wanted:
        return None
    low, high = 0.0, most
    for _round in range(_ROUNDS):
        middle = float(round((low + high) / 2))
        if middle in (low, high):
            break
        if likely(middle) >= wanted:
            high = middle
        else:
            low = middle
    return high
