"""Finds what is printed side by side, a letterhead or a signature, and takes it column by column."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from hientai.reading.files.geometry import Line

_FAR: Final = 9.0  # sizes of blank that end a block; a signature's stamp needs some room


@dataclass(frozen=True, slots=True)
class Columns:
    """Lines that stand side by side, each column from top to bottom."""

    left: tuple[str, ...]
    right: tuple[str, ...]


def part_columns(lines: Sequence[Line]) -> list[Line | Columns]:
    """Return the lines of a page with every block of two columns taken together."""
    parts: list[Line | Columns] = []
    i = 0
    while i < len(lines):
        end = _block_end(lines, i)
        if end == i:
            parts.append(lines[i])
            i += 1
            continue
        split = _split(lines[i:end])
        while parts and isinstance(before := parts[-1], Line) and before.x0 > split:
            parts.pop()
            i -= 1
        parts.append(_columns(lines[i:end], split))
        i = end
    return parts


def _block_end(lines: Sequence[Line], start: int) -> int:
    """Return where the block of columns that starts here ends; the same place where none does."""
    if len(lines[start].runs) == 1:
        return start
    split = _split(lines[start : start + 1])
    end = start + 1
    while end < len(lines) and not _crosses(lines[end], split):
        if lines[end].y - lines[end - 1].y > _FAR * lines[end].size:
            break
        end += 1
    return end


def _split(lines: Sequence[Line]) -> float:
    """Return the middle of the widest gap in the first line that has one."""
    runs = next(line.runs for line in lines if len(line.runs) > 1)
    gaps = [(b.x0 - a.x1, (a.x1 + b.x0) / 2) for a, b in itertools.pairwise(runs)]
    return max(gaps)[1]


def _crosses(line: Line, split: float) -> bool:
    return any(run.x0 < split < run.x1 for run in line.runs)


def _columns(lines: Sequence[Line], split: float) -> Columns:
    sides: tuple[list[str], list[str]] = ([], [])
    for line in lines:
        for right in (False, True):
            runs = tuple(run for run in line.runs if ((run.x0 + run.x1) / 2 > split) == right)
            if runs:
                sides[right].append(replace(line, runs=runs).text)
    return Columns(tuple(sides[0]), tuple(sides[1]))
