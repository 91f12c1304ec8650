"""Where the boxes of a line of descent stand: a column a generation, or a row where it is narrow."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

BOX: Final = 58.0  # height of a box
WIDE: Final = 690.0
NARROW: Final = 320.0
_GAP: Final = 46.0
_ROW: Final = BOX + 14
_MARGIN: Final = 18.0  # beside the boxes of a narrow drawing, for its lines


@dataclass(frozen=True)
class Layout:
    width: float
    height: float
    box_width: float
    boxes: Mapping[int, tuple[float, float]]
    lines: Sequence[tuple[float, float, float, float]]


def generations(lines: Collection[tuple[int, int]], bodies: Collection[int]) -> dict[int, int]:
    """Return how many steps each body is from the first of its line, along the longest way."""
    depth = dict.fromkeys(bodies, 0)
    for _round in bodies:  # a line has no circle, so as many rounds as bodies are enough
        late = [(old, heir) for old, heir in lines if depth[heir] <= depth[old]]
        if not late:
            break
        for old, heir in late:
            depth[heir] = max(depth[heir], depth[old] + 1)
    return depth


def lay_out(lines: Sequence[tuple[int, int]], names: Mapping[int, str], *, across: bool) -> Layout:
    depth = generations(lines, names)
    columns: dict[int, list[int]] = {}
    for body in sorted(names, key=lambda body: (names[body], body)):
        columns.setdefault(depth[body], []).append(body)
    return _across(lines, columns) if across else _down(lines, columns)


def _across(lines: Sequence[tuple[int, int]], columns: Mapping[int, list[int]]) -> Layout:
    count, tallest = len(columns), max(map(len, columns.values()))
    width = min((WIDE - _GAP * (count - 1)) / count, 250.0)
    height = tallest * _ROW
    boxes = {
        body: (1 + column * (width + _GAP), (height - len(bodies) * _ROW) / 2 + row * _ROW + 7)
        for column, bodies in columns.items()
        for row, body in enumerate(bodies)
    }
    drawn = [
        (boxes[old][0] + width, boxes[old][1] + BOX / 2, boxes[heir][0], boxes[heir][1] + BOX / 2)
        for old, heir in lines
    ]
    return Layout(count * width + (count - 1) * _GAP + 2, height, width, boxes, drawn)


def _down(lines: Sequence[tuple[int, int]], columns: Mapping[int, list[int]]) -> Layout:
    """Put all boxes below each other, each generation further in, so that lines run beside them."""
    order = [(depth, body) for depth in sorted(columns) for body in columns[depth]]
    width = NARROW - _MARGIN * len(columns) - 1
    boxes = {
        body: (_MARGIN * (depth + 1), row * _ROW + 7) for row, (depth, body) in enumerate(order)
    }
    drawn: list[tuple[float, float, float, float]] = []
    for old, heir in lines:
        (x, y), (to, end) = boxes[old], boxes[heir]
        rail = x - _MARGIN / 2
        drawn += [
            (x, y + BOX / 2, rail, y + BOX / 2),
            (rail, y + BOX / 2, rail, end + BOX / 2),
            (rail, end + BOX / 2, to, end + BOX / 2),
        ]
    return Layout(NARROW, len(order) * _ROW, width, boxes, drawn)
