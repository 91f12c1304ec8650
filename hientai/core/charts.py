"""Charts drawn on the server: the same drawing for page and paper, no script.

Each function returns a `Chart`: a finding as title, a wide and a narrow drawing, and the table of
its figures. Bars start at 0, states keep their order and colour, what is missing is said and never
drawn as 0, an estimate is dashed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hientai.core.drawing import LETTER_WIDTH, Drawing
from hientai.core.states import BAR_ORDER, LABELS, PALE_FILLS, css_class
from hientai.kernel.errors import noop
from hientai.kernel.vietnamese import format_number

WIDE, NARROW = 690.0, 320.0
LABELS_WIDTH, AFTER_WIDTH = 190.0, 76.0
BAR, ROW = 21.0, 34.0
MISSING = noop("chưa có số liệu")


@dataclass(frozen=True)
class Key:
    label: str
    css: str = ""


@dataclass(frozen=True)
class TableRow:
    cells: tuple[str, ...]
    href: str = ""


@dataclass(frozen=True)
class Table:
    head: tuple[str, ...]
    rows: tuple[TableRow, ...]
    total: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart:
    title: str
    wide: str
    narrow: str
    table: Table
    legend: tuple[Key, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Group:
    """A bar of the stacked chart: how many things are in each state."""

    label: str
    counts: Mapping[str, int]
    href: str = ""

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class Bar:
    """A bar with its number; `whole` makes it a share that also says its count."""

    label: str
    value: float | None
    whole: float | None = None
    href: str = ""


@dataclass(frozen=True)
class Target:
    """Where an indicator started, is, and should be; numbers in one unit."""

    label: str
    start: float | None
    now: float | None
    goal: float
    unit: str = ""
    href: str = ""


@dataclass(frozen=True)
class Point:
    label: str
    value: float | None
    estimate: bool = False


@dataclass(frozen=True)
class _Frame:
    """Where a row's label and marks stand: beside each other, or above each other when narrow."""

    left: float
    right: float
    row: float
    above: float  # of a label over the marks; 0 when it stands beside them

    @property
    def span(self) -> float:
        return self.right - self.left


_WIDE = _Frame(LABELS_WIDTH + 6, WIDE - AFTER_WIDTH, ROW, 0)
_NARROW = _Frame(0, NARROW - AFTER_WIDTH, ROW + 20, 18)


@dataclass(frozen=True)
class _Plane:
    width: float
    frame: _Frame


_PLANES = (_Plane(WIDE, _WIDE), _Plane(NARROW, _NARROW))


def _top(frame: _Frame, index: int) -> float:
    return index * frame.row + 4


def _label(drawing: Drawing, frame: _Frame, y: float, words: str) -> None:
    if frame.above:
        drawing.label(0, y + 12, words, (NARROW, 1))
    else:
        drawing.label(0, y + 15, words, (LABELS_WIDTH, 2))


def _title(finding: str) -> str:
    return f"{finding}. {_('Bảng số liệu ở dưới.')}"


def stacked(title: str, groups: Sequence[Group], *, unit: str = "", source: str = "") -> Chart:
    """Draw the states of each group as shares of one bar, the counts inside it."""
    shown = [state for state in BAR_ORDER if any(group.counts.get(state) for group in groups)]
    wide, narrow = (_stacked(title, groups, shown, plane, unit) for plane in _PLANES)
    keys = tuple(Key(_(LABELS[state]), css_class(state)) for state in shown)
    return Chart(title, wide, narrow, _stacked_table(groups, shown), keys, source)


def _stacked(
    title: str,
    groups: Sequence[Group],
    shown: Sequence[str],
    plane: _Plane,
    unit: str,
) -> str:
    frame = plane.frame
    drawing = Drawing(plane.width, _title(title), height=len(groups) * frame.row + 2)
    for index, group in enumerate(groups):
        top = _top(frame, index)
        _label(drawing, frame, top, group.label)
        y = top + frame.above
        _segments(drawing, frame, y, [(state, group.counts.get(state, 0)) for state in shown])
        words = f"{format_number(group.total)} {unit}".strip()
        drawing.text(frame.right + 10, y + 15, words, "mute")
    return drawing.svg()


def _segments(drawing: Drawing, frame: _Frame, y: float, counts: list[tuple[str, int]]) -> None:
    some = [(state, count) for state, count in counts if count]
    total = sum(count for _state, count in some)
    x, gaps = frame.left, 1.5 * max(len(some) - 1, 0)
    for state, count in some:
        width = (frame.span - gaps) * count / total
        drawing.rect(f"f-{css_class(state)}", x, y, width, BAR)
        digits = format_number(count)
        if width > LETTER_WIDTH * len(digits) + 6:
            pale = " on-pale" if state in PALE_FILLS else ""
            drawing.text(x + width / 2, y + 15, digits, f"on{pale}")
        x += width + 1.5


def _stacked_table(groups: Sequence[Group], shown: Sequence[str]) -> Table:
    def cells(label: str, counts: Mapping[str, int], total: int) -> tuple[str, ...]:
        return (label, *(format_number(counts.get(s, 0)) for s in shown), format_number(total))

    sums = {state: sum(group.counts.get(state, 0) for group in groups) for state in shown}
    head = ("", *(_(LABELS[state]) for state in shown), _("Cộng"))
    rows = tuple(TableRow(cells(g.label, g.counts, g.total), g.href) for g in groups)
    return Table(head, rows, cells(_("Cộng"), sums, sum(sums.values())))


def strip(counts: Mapping[str, int]) -> str:
    """Draw all states as one thin bar, for the head of a board; the counts stand beside it."""
    shown = [(state, counts[state]) for state in BAR_ORDER if counts.get(state)]
    words = ", ".join(f"{_(LABELS[state])} {format_number(count)}" for state, count in shown)
    drawing = Drawing(1000, words or _(MISSING), height=10)
    total = sum(count for _state, count in shown)
    x = 0.0
    for state, count in shown:
        width = max(1000 * count / total - 2, 1)
        drawing.rect(f"f-{css_class(state)}", x, 0, width, 10)
        x += 1000 * count / total
    squeezed = 'class="strip" preserveAspectRatio="none"'
    return drawing.svg().replace('class="plot"', squeezed, 1)


def bars(title: str, values: Sequence[Bar], *, head: tuple[str, str], source: str = "") -> Chart:
    """Draw one number a row; with `whole` as its share, and the count is said too."""
    shares = any(bar.whole for bar in values)
    top = 1.0 if shares else max((bar.value or 0 for bar in values), default=0) or 1.0
    wide, narrow = (_bars(title, values, plane, top) for plane in _PLANES)
    rows = tuple(TableRow((bar.label, _bar_words(bar)), bar.href) for bar in values)
    return Chart(title, wide, narrow, Table(head, rows), (), source)


def _bars(title: str, values: Sequence[Bar], plane: _Plane, top: float) -> str:
    frame = plane.frame
    after = max((len(_bar_words(bar)) for bar in values), default=0) * LETTER_WIDTH + 12
    right = min(frame.right - 40, plane.width - after)
    room = _Frame(frame.left, right, frame.row, frame.above)
    drawing = Drawing(plane.width, _title(title), height=len(values) * frame.row + 2)
    for index, bar in enumerate(values):
        y = _top(frame, index)
        _label(drawing, frame, y, bar.label)
        y += frame.above
        length = room.span * _bar_size(bar) / top
        if length > 0:
            drawing.rect("f-accent", room.left, y, length, BAR)
        css = "mute" if bar.value is None else "b"
        drawing.text(room.left + length + (8 if length else 0), y + 15, _bar_words(bar), css)
    return drawing.svg()


def _bar_size(bar: Bar) -> float:
    if bar.value is None:
        return 0
    return bar.value / bar.whole if bar.whole else bar.value


def _bar_words(bar: Bar) -> str:
    if bar.value is None:
        return _(MISSING)
    if not bar.whole:
        return format_number(bar.value)
    share = format_number(round(100 * bar.value / bar.whole, 1))
    return f"{format_number(bar.value)}/{format_number(bar.whole)} ({share}%)"


def targets(title: str, rows: Sequence[Target], *, goal: str, source: str = "") -> Chart:
    """Draw the way of each indicator from its start over now to its goal; `goal` names the year."""
    wide, narrow = (_targets(title, rows, plane, goal) for plane in _PLANES)
    table = Table(
        (_("Chỉ tiêu"), _("Ban đầu"), _("Hiện nay"), goal),
        tuple(
            TableRow((r.label, *(_amount(v, r.unit) for v in (r.start, r.now, r.goal))), r.href)
            for r in rows
        ),
    )
    keys = (Key(_("○ ban đầu")), Key(_("● hiện nay")), Key(_("| mục tiêu")))
    return Chart(title, wide, narrow, table, keys, source)


def _targets(title: str, rows: Sequence[Target], plane: _Plane, goal: str) -> str:
    above = plane.frame.above and plane.frame.above + 12
    frame = _Frame(plane.frame.left, plane.frame.right - 40, ROW + 6 + above, above)
    drawing = Drawing(plane.width, _title(title), height=len(rows) * frame.row + 4)
    for index, row in enumerate(rows):
        y = _top(frame, index)
        _label(drawing, frame, y if above else y + 5, row.label)
        _way(drawing, frame, y + above + 16, row)
        words = f"{goal}: {_amount(row.goal, row.unit)}"
        drawing.text(frame.right + 8, y + above + 20, words, "mute")
    return drawing.svg()


def _way(drawing: Drawing, frame: _Frame, y: float, row: Target) -> None:
    largest = max(row.goal, row.now or 0, row.start or 0) or 1

    def place(value: float) -> float:
        return frame.left + 6 + (frame.span - 6) * value / largest

    drawing.stroke("s-line", frame.left, y, frame.right, y)
    drawing.stroke("s-edge", place(row.goal), y - 9, place(row.goal), y + 9)
    if row.start is not None and row.now is not None:
        drawing.stroke("s-accent", place(row.start), y, place(row.now), y)
    if row.start is not None:
        drawing.dot("f-start", place(row.start), y, 5)
        drawing.text(place(row.start) - 10, y + 4, _amount(row.start, row.unit), "end mute halo")
    if row.now is None:
        drawing.text(frame.left + 8, y + 4, _(MISSING), "mute halo")
        return
    drawing.dot("f-accent", place(row.now), y, 6)
    drawing.text(place(row.now), y - 9, _amount(row.now, row.unit), "mid b")


def _amount(value: float | None, unit: str) -> str:
    if value is None:
        return _(MISSING)
    return f"{format_number(value)}{unit if unit in ('', '%') else f' {unit}'}"


def line(title: str, points: Sequence[Point], *, head: tuple[str, str], source: str = "") -> Chart:
    """Draw a number over time: a missing one leaves a gap, an estimated one is dashed."""
    wide, narrow = (_line(title, points, width, every) for width, every in ((WIDE, 1), (NARROW, 2)))
    rows = tuple(
        TableRow((p.label, _amount(p.value, _("(ước)") if p.estimate else ""))) for p in points
    )
    return Chart(title, wide, narrow, Table(head, rows), (), source)


def _line(title: str, points: Sequence[Point], width: float, every: int) -> str:
    drawing = Drawing(width, _title(title), height=190)
    top = max((point.value or 0 for point in points), default=0) or 1
    step = (width - 60) / max(len(points) - 1, 1)
    places = [(30 + i * step, 150 - 120 * (p.value or 0) / top) for i, p in enumerate(points)]
    drawing.stroke("s-grid", 0, 150, width, 150)
    for (x1, y1), (x2, y2), before, after in zip(
        places, places[1:], points, points[1:], strict=False
    ):
        if before.value is not None and after.value is not None:
            dashed = before.estimate or after.estimate
            drawing.stroke("s-estimate" if dashed else "s-accent", x1, y1, x2, y2)
    for index, ((x, y), point) in enumerate(zip(places, points, strict=True)):
        named = (len(points) - 1 - index) % every == 0
        _point(drawing, x, y, point, named=named)
    return drawing.svg()


def _point(drawing: Drawing, x: float, y: float, point: Point, *, named: bool) -> None:
    if named:
        drawing.text(x, 170, point.label, "mid mute")
    if point.value is None:
        return
    drawing.dot("f-start" if point.estimate else "f-accent", x, y, 4)
    if named:
        drawing.text(x, y - 9, format_number(point.value), "mid b halo")
