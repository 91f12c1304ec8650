"""Logistic regression with a ridge, by Newton's method, in plain Python: enough for small signs."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

Signs = Mapping[str, float]
Rows = dict[tuple[tuple[int, float], ...], list[float]]

STEPS: Final = 25
STEEPEST: Final = 30.0
LEAST_WEIGHT: Final = 0.005


@dataclass(frozen=True, slots=True)
class Example:
    """Signs, whether the value was right, and how much it counts."""

    signs: Signs
    right: bool
    weight: float = 1.0


def fit(
    examples: Sequence[Example], ridge: Mapping[str, float], free: tuple[str, ...]
) -> dict[str, float]:
    """Return weights by sign; a sign that is not free is one of doubt and never gets above zero.

    `ridge` holds the strength by sign, "" for all others; `bias` is hardly held at all.
    """
    names = sorted({name for each in examples for name in each.signs})
    place = {name: i for i, name in enumerate(names)}
    rows: Rows = defaultdict(lambda: [0.0, 0.0])
    for each in examples:
        row = tuple((place[name], round(x, 2)) for name, x in each.signs.items() if x)
        sums = rows[row]
        sums[0] += each.weight
        sums[1] += each.weight * each.right
    strength = [0.01 if name == "bias" else ridge.get(name, ridge[""]) for name in names]
    loose = [name == "bias" or name.startswith(free) for name in names]
    weights = [0.0] * len(names)
    for _ in range(STEPS):
        step = newton_step(rows, weights, strength)
        moved = [w + s for w, s in zip(weights, step, strict=True)]
        weights = [w if f else min(w, 0.0) for w, f in zip(moved, loose, strict=True)]
        if max(map(abs, step), default=0.0) < LEAST_WEIGHT / 5:
            break
    return {n: round(weights[i], 3) for n, i in place.items() if abs(weights[i]) >= LEAST_WEIGHT}


def fit_line(scored: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Return slope and shift that make totals true of what they are told of."""
    rows: Rows = defaultdict(lambda: [0.0, 0.0])
    for total, right in scored:
        sums = rows[((0, round(total, 2)), (1, 1.0))]
        sums[0] += 1.0
        sums[1] += right
    weights = [1.0, 0.0]
    for _ in range(STEPS if rows else 0):
        step = newton_step(rows, weights, [0.1, 0.1])
        weights = [w + s for w, s in zip(weights, step, strict=True)]
    return weights[0], weights[1]


def fit_shift(scored: Sequence[tuple[float, bool]], ridge: float) -> float:
    """Return what is added to totals so that they are right as often as they say."""
    shift = 0.0
    for _ in range(STEPS):
        said = [1 / (1 + math.exp(-total - shift)) for total, _ in scored]
        slope = sum(right - p for (_, right), p in zip(scored, said, strict=True)) - ridge * shift
        shift += slope / (sum(p * (1 - p) for p in said) + ridge)
    return shift


def newton_step(rows: Rows, weights: list[float], ridge: list[float]) -> list[float]:
    size = len(weights)
    slope = [-r * w for r, w in zip(ridge, weights, strict=True)]
    curve = [[ridge[i] * (i == j) for j in range(size)] for i in range(size)]
    for row, (count, right) in rows.items():
        total = sum(weights[i] * x for i, x in row)
        p = 1 / (1 + math.exp(-max(-STEEPEST, min(STEEPEST, total))))
        for i, x in row:
            slope[i] += (right - count * p) * x
            line, bend = curve[i], count * p * (1 - p) * x
            for j, y in row:
                line[j] += bend * y
    step = solve(curve, slope)
    longest = max(map(abs, step), default=0.0)
    return [s * min(1.0, 3.0 / longest) if longest else 0.0 for s in step]


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a small linear system by elimination."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, size):
            factor = rows[r][i] / rows[i][i]
            if factor:
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i], strict=True)]
    answer = [0.0] * size
    for i in reversed(range(size)):
        rest = sum(rows[i][j] * answer[j] for j in range(i + 1, size))
        answer[i] = (rows[i][size] - rest) / rows[i][i]
    return answer
