"""Who went from one degree to another between two days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from hientai.kernel.permissions import Actor
from hientai.people.selectors.counting import Whom
from hientai.statistics.domain.asking import Asked
from hientai.statistics.domain.columns import Axis, tally
from hientai.statistics.selectors.axes import Axes
from hientai.statistics.selectors.cube import narrowing
from hientai.statistics.selectors.seen import bodies_of
from hientai.statistics.selectors.snapshots import snapshot


@dataclass(frozen=True)
class Move:
    """From one place among the labels to another; a start after them was not counted before."""

    start: int
    end: int
    count: int


@dataclass(frozen=True)
class Moves:
    before: dt.date
    on: dt.date
    labels: list[str]
    cells: list[Move]


def degree_moves(actor: Actor, asked: Asked, before: dt.date, on: dt.date) -> Moves:
    """Return what those who count now were before; who has left the register is not known."""
    register, whom = snapshot(), Whom(asked.whom)
    then, now = Axes(register, before), Axes(register, on)
    only = narrowing(now, asked.filters, whom, bodies_of(actor))
    axis_now, values = now.of("degree")
    axis_then, _values = then.of("degree")
    labels = [value.label for value in values]
    everything = slice(0, register.rows)
    was = np.where(
        then.counting(whom).part(everything) == 1, axis_then.part(everything), len(labels)
    )
    started = Axis(was.astype(np.uint8), None, len(labels) + 1)
    counts = tally([started, axis_now], only, register.rows)
    cells = [Move(int(a), int(b), int(counts[a, b])) for a, b in np.argwhere(counts)]
    return Moves(before, now.on, labels, cells)
