"""Charts of people: pyramids of ages, two days side by side, heat maps, flows between two days.

As in `core.charts`: a finding as title, a wide and a narrow drawing, the table of the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from hientai.core.charts import NARROW, WIDE, Chart, Key, Table, TableRow
from hientai.core.drawing import Drawing
from hientai.kernel.vietnamese import format_number

BAND: Final = 22.0
MIDDLE: Final = 64.0  # between the sides of a pyramid, for the ages
NUMBERS: Final = 52.0
LABELS: Final = 190.0
HEAD: Final = 46.0
CELL: Final = 30.0
DEPTHS: Final = 5
PALE_DEPTHS: Final = 3
NARROW_KEY: Final = "narrow"  # a key that only the narrow drawing needs
POST: Final = 14.0  # width of a side's posts in a flow
FLOW_HEIGHT: Final = 300.0
GAP: Final = 10.0


@dataclass(frozen=True)
class Pair:
    """A row with two numbers: of men and women, of then and now."""

    label: str
    first: int
    second: int
    href: str = ""


@dataclass(frozen=True)
class Cells:
    """A row of a heat map; `hrefs` open its cells."""

    label: str
    counts: tuple[int, ...]
    hrefs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Flow:
    """How many went from one place among the left labels to one among the right."""

    start: int
    end: int
    count: int


def _spoken(title: str) -> str:
    return f"{title}. {_('Bảng số liệu ở dưới.')}"


def _pairs_table(rows: Sequence[Pair], head: tuple[str, str, str]) -> Table:
    sums = (sum(row.first for row in rows), sum(row.second for row in rows))
    return Table(
        (head[0], head[1], head[2]),
        tuple(
            TableRow((row.label, format_number(row.first), format_number(row.second)), row.href)
            for row in rows
        ),
        (_("Cộng"), *(format_number(each) for each in sums)),
    )


def pyramid(
    title: str, rows: Sequence[Pair], *, head: tuple[str, str, str], source: str = ""
) -> Chart:
    """Draw ages from the bottom up, the first number to the left, the second to the right."""
    wide, narrow = (_pyramid(title, rows, head, width) for width in (WIDE, NARROW))
    keys = (Key(head[1], "accent"), Key(head[2], "second"))
    return Chart(title, wide, narrow, _pairs_table(rows, head), keys, source)


def _pyramid(title: str, rows: Sequence[Pair], head: tuple[str, str, str], width: float) -> str:
    drawing = Drawing(width, _spoken(title), height=len(rows) * BAND + 24)
    top = max((max(row.first, row.second) for row in rows), default=0) or 1
    side = (width - MIDDLE) / 2
    room, left, right = side - NUMBERS, side, side + MIDDLE
    drawing.text(left - 4, 14, head[1], "end b")
    drawing.text(right + 4, 14, head[2], "b")
    for place, row in enumerate(reversed(rows)):
        y = 24 + place * BAND
        drawing.text(width / 2, y + 14, row.label, "mid mute")
        first, second = room * row.first / top, room * row.second / top
        if row.first:
            drawing.rect("f-accent", left - first, y, first, BAND - 4)
        if row.second:
            drawing.rect("f-second", right, y, second, BAND - 4)
        drawing.text(left - first - 5, y + 14, format_number(row.first), "end")
        drawing.text(right + second + 5, y + 14, format_number(row.second))
    return drawing.svg()


def compared(
    title: str, rows: Sequence[Pair], *, head: tuple[str, str, str], source: str = ""
) -> Chart:
    """Draw two days of each row, one bar below the other: the former hollow, the later full."""
    wide, narrow = (_compared(title, rows, width) for width in (WIDE, NARROW))
    keys = (Key(head[1], "start"), Key(head[2], "accent"))
    return Chart(title, wide, narrow, _pairs_table(rows, head), keys, source)


def _compared(title: str, rows: Sequence[Pair], width: float) -> str:
    beside = width > NARROW
    left = LABELS + 6 if beside else 0.0
    step = 46.0 if beside else 62.0
    drawing = Drawing(width, _spoken(title), height=len(rows) * step + 2)
    top = max((max(row.first, row.second) for row in rows), default=0) or 1
    room = width - left - NUMBERS - 60
    for place, row in enumerate(rows):
        y = place * step + 4
        drawing.label(
            0,
            y + (22 if beside else 12),
            row.label,
            (LABELS if beside else width, 2 if beside else 1),
        )
        y += 0 if beside else 18
        for at, (css, count) in enumerate((("f-start", row.first), ("f-accent", row.second))):
            length = room * count / top
            if count:
                drawing.rect(css, left + 1, y + at * 18 + 1, max(length - 2, 1), 14)
            words = format_number(count)
            if at:
                words += _change(row)
            drawing.text(left + length + 7, y + at * 18 + 12, words, "b" if at else "mute")
    return drawing.svg()


def _change(row: Pair) -> str:
    change = row.second - row.first
    return f" ({'+' if change > 0 else '−'}{format_number(abs(change))})" if change else ""


def heat(
    title: str,
    columns: Sequence[str],
    rows: Sequence[Cells],
    *,
    head: str,
    source: str = "",
) -> Chart:
    """Draw a row by column table, the more the deeper; narrow, columns are numbered in the legend."""
    keys = tuple(Key(f"{at}. {label}", NARROW_KEY) for at, label in enumerate(columns, 1))
    table = Table(
        (head, *columns, _("Cộng")),
        tuple(
            TableRow((r.label, *map(format_number, r.counts), format_number(sum(r.counts))))
            for r in rows
        ),
        _sums(rows, len(columns)),
    )
    wide = _heat(title, columns, rows, WIDE)
    narrow = _heat(title, [str(at) for at in range(1, len(columns) + 1)], rows, NARROW)
    return Chart(title, wide, narrow, table, keys, source)


def _sums(rows: Sequence[Cells], columns: int) -> tuple[str, ...]:
    sums = [sum(row.counts[at] for row in rows) for at in range(columns)]
    return (_("Cộng"), *map(format_number, sums), format_number(sum(sums)))


def _heat(title: str, columns: Sequence[str], rows: Sequence[Cells], width: float) -> str:
    beside = width > NARROW
    left, step = (LABELS + 6, CELL) if beside else (0.0, CELL + 18)
    head = HEAD if beside else 18.0
    drawing = Drawing(width, _spoken(title), height=head + len(rows) * step + 2)
    cell = (width - left) / max(len(columns), 1)
    for at, label in enumerate(columns):
        if beside:
            drawing.label(left + at * cell + 2, 24, label, (cell - 4, 3))
        else:
            drawing.text(at * cell + cell / 2, 13, label, "mid mute")
    top = max((max(row.counts, default=0) for row in rows), default=0) or 1
    for place, row in enumerate(rows):
        y = head + place * step
        drawing.label(
            0,
            y + (18 if beside else 12),
            row.label,
            (LABELS if beside else width, 2 if beside else 1),
        )
        y += 0 if beside else 17
        for at, count in enumerate(row.counts):
            _cell(drawing, (left + at * cell, y, cell), count, top)
    return drawing.svg()


def _cell(drawing: Drawing, place: tuple[float, float, float], count: int, top: int) -> None:
    x, y, width = place
    depth = depth_of(count, top)
    drawing.rect(f"f-heat-{depth}", x + 1, y + 1, width - 2, CELL - 3)
    css = "mid" if depth <= PALE_DEPTHS else "on"
    drawing.text(x + width / 2, y + 18, format_number(count), f"{css} mute" if not count else css)


def depth_of(count: int, top: int) -> int:
    """Return how deep a cell is, 0 for none; by roots, so that small numbers differ too."""
    if not count:
        return 0
    return min(DEPTHS, 1 + int(DEPTHS * (count / top) ** 0.5 - 1e-9))


def flows(
    title: str,
    ends: tuple[Sequence[str], Sequence[str]],
    those: Sequence[Flow],
    *,
    head: tuple[str, str, str],
    source: str = "",
) -> Chart:
    """Draw how people went from what they were, on the left, to what they are, on the right."""
    wide, narrow = (_flows(title, ends, those, width) for width in (WIDE, NARROW))
    rows = tuple(
        TableRow((ends[0][flow.start], ends[1][flow.end], format_number(flow.count)))
        for flow in those
        if flow.count
    )
    return Chart(title, wide, narrow, Table(head, rows), (), source)


def _flows(
    title: str, ends: tuple[Sequence[str], Sequence[str]], those: Sequence[Flow], width: float
) -> str:
    drawing = Drawing(width, _spoken(title))
    beside = 150.0 if width > NARROW else 78.0
    total = sum(flow.count for flow in those) or 1
    scale = (FLOW_HEIGHT - 60) / total
    tops = [_tops(len(ends[0]), those, 0, scale), _tops(len(ends[1]), those, 1, scale)]
    left, right = beside + POST, width - beside - POST
    used = [list(tops[0]), list(tops[1])]
    for flow in sorted(those, key=lambda each: (each.start, each.end)):
        thick = flow.count * scale
        a, b = used[0][flow.start], used[1][flow.end]
        if flow.count:
            drawing.area("f-flow", [(left, a), (right, b), (right, b + thick), (left, a + thick)])
        used[0][flow.start] += thick
        used[1][flow.end] += thick
    drawing.height = max(max(used[0], default=0), max(used[1], default=0), 40.0) + 34
    for side, labels in enumerate(ends):
        _posts(drawing, side, labels, those, (tops[side], used[side], beside))
    return drawing.svg()


def _tops(size: int, those: Sequence[Flow], side: int, scale: float) -> list[float]:
    """Return where each post of a side begins; small ones keep room for their label."""
    found, y = [], 4.0
    for at in range(size):
        found.append(y)
        count = sum(flow.count for flow in those if (flow.start, flow.end)[side] == at)
        y += max(count * scale, 32.0) + GAP
    return found


def _posts(
    drawing: Drawing,
    side: int,
    labels: Sequence[str],
    those: Sequence[Flow],
    laid: tuple[list[float], list[float], float],
) -> None:
    tops, bottoms, beside = laid
    x = beside if side == 0 else drawing.width - beside - POST
    text = 0.0 if side == 0 else x + POST + 6
    for at, label in enumerate(labels):
        count = sum(flow.count for flow in those if (flow.start, flow.end)[side] == at)
        height = max(bottoms[at] - tops[at], 1.0)
        drawing.rect("f-accent", x, tops[at], POST, height)
        drawing.label(text, tops[at] + 11, label, (beside - 8, 1))
        drawing.text(text, tops[at] + 26, format_number(count), "b")
