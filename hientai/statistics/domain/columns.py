"""A register as columns of small codes, and how they are counted: plain arrays, no database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[Any]
Mask = NDArray[np.bool_]
Counts = NDArray[np.int64]

CHUNK: Final = 1 << 16  # rows at a time: what is combined stays in the processor's cache
_WIDTHS: Final = (np.uint8, np.uint16, np.uint32)


@dataclass(frozen=True)
class Column:
    """Each row's code, and what each code stands for."""

    codes: Codes
    values: tuple[Any, ...]

    def through(self, turn: Mapping[Any, int] | Sequence[int], size: int) -> Axis:
        """Return these codes as those of another list: a degree's level, a body's kind."""
        if isinstance(turn, Mapping):
            turn = [turn[value] for value in self.values]
        return Axis(self.codes, np.asarray(turn, dtype=width(size)), size)


@dataclass(frozen=True)
class Axis:
    """A dimension to count by: codes, turned through a table if there is one, below `size`."""

    codes: Codes
    turn: Codes | None
    size: int

    def part(self, rows: slice) -> Codes:
        codes = self.codes[rows]
        return codes if self.turn is None else self.turn.take(codes)

    def picked(self, wanted: Iterable[int]) -> Axis:
        """Return a yes-or-no dimension: whether a row's code is among those wanted."""
        chosen = np.zeros(self.size, dtype=np.uint8)
        chosen[list(wanted)] = 1
        return Axis(self.codes, chosen if self.turn is None else chosen[self.turn], 2)


class Book(dict[Any, int]):
    """Codes given to values as they come."""

    def __missing__(self, value: Any) -> int:
        code = self[value] = len(self)
        return code


def width(size: int) -> Any:
    """Return the smallest type that holds codes below `size`."""
    return next(each for each in _WIDTHS if size <= np.iinfo(each).max + 1)


def tally(axes: Sequence[Axis], only: Sequence[Axis] = (), rows: int | None = None) -> Counts:
    """Return how many rows have each combination of codes, of those that every `only` lets through."""
    shape = tuple(axis.size for axis in axes)
    cells = int(np.prod(shape, dtype=np.int64))
    found = np.zeros(cells, dtype=np.int64)
    total = rows if rows is not None else len(axes[0].codes)
    kind = width(cells)
    for start in range(0, total, CHUNK):
        part = slice(start, min(start + CHUNK, total))
        flat = _combined(axes, part, kind)
        if only:
            flat = flat[_let_through(only, part)]
        found += np.bincount(flat, minlength=cells)
    return found.reshape(shape)


def _combined(axes: Sequence[Axis], part: slice, kind: Any) -> Codes:
    flat = axes[0].part(part).astype(kind)
    for axis in axes[1:]:
        flat *= kind(axis.size)
        flat += axis.part(part).astype(kind, copy=False)
    return flat


def _let_through(only: Sequence[Axis], part: slice) -> Mask:
    kept = only[0].part(part)
    for axis in only[1:]:
        kept = kept & axis.part(part)
    return kept.view(np.bool_) if kept.dtype == np.uint8 else kept.astype(np.bool_)


def rows_of(only: Sequence[Axis], rows: int) -> NDArray[np.int64]:
    """Return the positions of the rows that every `only` lets through."""
    return np.flatnonzero(_let_through(only, slice(0, rows)))
