"""Finds what is printed side by side, a letterhead or a signature, and takes it column by column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from hientai.reading import patterns
from hientai.reading.files.geometry import Line, Run
from hientai.reading.files.places import Printed
from hientai.reading.source import plain

_FAR: Final = 9.0  # sizes of blank that end a block; a signature's stamp needs some room
_STEP: Final = 4.0
_MOST_STEPS: Final = 150
_ANNEX: Final = re.compile(r"phu luc\b(?!\s*;)")
_CENTRED: Final = 5.0
_BLANK: Final = 0.55  # of the size: less than this parts words only


@dataclass(frozen=True, slots=True)
class Columns:
    """Lines that stand side by side, each column from top to bottom."""

    left: tuple[Printed, ...]
    right: tuple[Printed, ...]


def part_columns(lines: Sequence[Line], middle: float = 0.0) -> list[Line | Columns]:
    """Return the lines of a page with every block of two columns taken together.

    `middle` is that of the text: what is centred on it stands under a block, not in a column.
    """
    parts: list[Line | Columns] = []
    i = 0
    while i < len(lines):
        if len(lines[i].runs) == 1:
            parts.append(lines[i])
            i += 1
            continue
        split, end = _block(lines, i, middle)
        while parts and isinstance(before := parts[-1], Line) and _joins(before, split):
            parts.pop()
            i -= 1
        parts.append(_columns(lines[i:end], split))
        i = end
    return parts


def whole_names(lines: Iterable[Printed]) -> list[Printed]:
    """Return a letterhead's left column with names whole that its width had wrapped."""
    names: list[Printed] = []
    for line in lines:
        last = names[-1] if names else None
        if last and last.isupper() and line.isupper() and not _begins_name(line):
            box = last.box._replace(right=max(last.box.right, line.box.right))
            names[-1] = Printed(f"{last} {line}", box._replace(bottom=line.box.bottom))
        else:
            names.append(line)
    return names


def _begins_name(line: str) -> bool:
    """Tell whether a line of capitals begins a name or a number, not the rest of a name."""
    words = plain(line)
    alone = " " not in words.strip()
    head = patterns.NAMED.match(words) or patterns.HEAD.match(words)
    return bool(head and not alone) or not words[:1].isalpha() or words.startswith("so")


def _joins(line: Line, split: float) -> bool:
    """Tell whether the line before a block is of it: in its right column, or in capitals in both."""
    if line.x0 > split:
        return True
    sides = _sides(line, split) if line.text.isupper() else None
    return bool(sides and all(sides))


def _block(lines: Sequence[Line], start: int, middle: float) -> tuple[float, int]:
    """Return the border between the columns that keeps the most lines, and where they end."""
    ends = {split: _block_end(lines, start, split, middle) for split in _candidates(lines[start])}
    split = max(ends, key=lambda each: ends[each])
    return split, ends[split]


def _candidates(line: Line) -> Iterator[float]:
    """Return where the border may be: in the widest gap, its middle first."""
    left, right = max(pairwise(line.runs), key=lambda pair: pair[1].x0 - pair[0].x1)
    yield (left.x1 + right.x0) / 2
    place = right.x0 - 1
    step = max(_STEP, (right.x0 - left.x1) / _MOST_STEPS)
    while place > left.x1:
        yield place
        place -= step


def _block_end(lines: Sequence[Line], start: int, split: float, middle: float) -> int:
    end = start
    while end < len(lines) and _sides(lines[end], split) is not None:
        if end > start and lines[end].y - lines[end - 1].y > _FAR * lines[end].size:
            break
        if end > start and _is_heading(lines[end], middle):
            break
        end += 1
    return max(end, start + 1)


def _is_heading(line: Line, middle: float) -> bool:
    """Tell whether the line is centred on the text as a whole, or begins an annex."""
    if len(line.runs) > 1:
        return False
    is_centred = abs((line.x0 + line.x1) / 2 - middle) < _CENTRED
    return is_centred or bool(_ANNEX.match(plain(line.text)))


def _sides(line: Line, split: float) -> tuple[list[Run], list[Run]] | None:
    """Return what stands left and right of the border; nothing if a run lies across it."""
    sides: tuple[list[Run], list[Run]] = ([], [])
    for run in line.runs:
        if run.x1 <= split or run.x0 >= split:
            sides[run.x0 >= split].append(run)
            continue
        parted = run.parted(split, _BLANK * line.size)
        if parted is None:
            return None
        sides[0].append(parted[0])
        sides[1].append(parted[1])
    return sides


def _columns(lines: Sequence[Line], split: float) -> Columns:
    left: list[Printed] = []
    right: list[Printed] = []
    for line in lines:
        sides = _sides(line, split) or (list(line.runs), [])
        for runs, column in zip(sides, (left, right), strict=True):
            if runs:
                column.append(line.printed(runs))
    return Columns(tuple(left), tuple(right))
