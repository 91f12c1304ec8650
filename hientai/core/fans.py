"""A forecast as a fan: what was, the middle of what may come, and how sure it is.

Three bands say where half, four fifths and nineteen twentieths of all simulated futures lie. The
scale may start above 0, and then its lowest mark says so.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from hientai.core.charts import NARROW, WIDE, Chart, Key, Table, TableRow
from hientai.core.drawing import Drawing
from hientai.kernel.vietnamese import format_number

BANDS = ((95, "heat-1"), (80, "heat-2"), (50, "heat-3"))
_TOP, _BOTTOM, _LEFT, _RIGHT = 14.0, 190.0, 56.0, 10.0
_TICKS = 4


@dataclass(frozen=True)
class Goal:
    year: int
    value: float


@dataclass(frozen=True)
class Fan:
    """Years to come: the middle, and lower and upper ends by level in per cent."""

    years: Sequence[int]
    middle: Sequence[float]
    low: Mapping[int, Sequence[float]]
    high: Mapping[int, Sequence[float]]


@dataclass(frozen=True)
class Series:
    """What was, year by year, and what may come; `digits` after the comma, `unit` behind numbers."""

    past: Sequence[tuple[int, float]]
    fan: Fan
    goal: Goal | None = None
    unit: str = ""
    digits: int = 0

    def words(self, value: float) -> str:
        return f"{format_number(round(value, self.digits), self.digits)}{self.unit}"

    @property
    def ends(self) -> tuple[float, float]:
        values = [value for _year, value in self.past]
        values += [*self.fan.low[95], *self.fan.high[95], *([self.goal.value] if self.goal else [])]
        return min(values), max(values)


@dataclass(frozen=True)
class Scale:
    low: float
    high: float
    step: float

    @property
    def ticks(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [self.low + self.step * place for place in range(count + 1)]


def scale_of(all_series: Sequence[Series]) -> Scale:
    """Return one scale of round numbers that holds all of them, so that fans can be compared."""
    low = min(one.ends[0] for one in all_series)
    high = max(one.ends[1] for one in all_series)
    if low < 0.5 * high:  # near enough to 0 to show it
        low = 0.0
    rough = (high - low) / _TICKS or max(abs(high), 1.0) / _TICKS
    size = 10.0 ** math.floor(math.log10(rough))
    step = size * next(times for times in (1, 2, 2.5, 5, 10) if times * size >= rough * 0.999)
    least = math.floor(low / step) * step
    return Scale(least, max(math.ceil(high / step) * step, least + step), step)


def fan(title: str, series: Series, *, scale: Scale | None = None, source: str = "") -> Chart:
    """Draw a fan; several on one `scale` can be read beside each other."""
    marks = scale or scale_of([series])
    wide, narrow = (_drawn(title, series, marks, width) for width in (WIDE, NARROW))
    keys = (
        *([Key(_("đã có"), "accent")] if series.past else ()),
        Key(_("giữa dự báo (nét đứt)")),
        *(Key(_("%(level)s%% khả năng") % {"level": level}, css) for level, css in reversed(BANDS)),
    )
    return Chart(title, wide, narrow, _table(series), keys, source)


def _table(series: Series) -> Table:
    fan_of, words = series.fan, series.words
    head = (
        _("Năm"),
        _("Giá trị"),
        *(_("%(level)s%% khả năng") % {"level": k} for k in (50, 80, 95)),
    )
    before = [TableRow((str(year), words(value), "", "", "")) for year, value in series.past]
    after = [
        TableRow(
            (
                _("%(year)s (dự báo)") % {"year": year},
                words(fan_of.middle[i]),
                *(f"{words(fan_of.low[k][i])} - {words(fan_of.high[k][i])}" for k in (50, 80, 95)),
            )
        )
        for i, year in enumerate(fan_of.years)
    ]
    return Table(head, (*before, *after))


class _Plane:
    def __init__(self, series: Series, scale: Scale, width: float) -> None:
        years = [year for year, _value in series.past] + list(series.fan.years)
        self.first, self.last = min(years), max(years)
        self.width, self.scale = width, scale

    def x(self, year: float) -> float:
        span = self.width - _LEFT - _RIGHT - 30
        return _LEFT + 14 + span * (year - self.first) / max(self.last - self.first, 1)

    def y(self, value: float) -> float:
        share = (value - self.scale.low) / (self.scale.high - self.scale.low)
        return _BOTTOM - (_BOTTOM - _TOP) * share


def _drawn(title: str, series: Series, scale: Scale, width: float) -> str:
    plane = _Plane(series, scale, width)
    drawing = Drawing(width, f"{title}. {_('Bảng số liệu ở dưới.')}", height=_BOTTOM + 26)
    _grid(drawing, plane, series)
    _bands(drawing, plane, series)
    _goal(drawing, plane, series)
    _lines(drawing, plane, series)
    return drawing.svg()


def _grid(drawing: Drawing, plane: _Plane, series: Series) -> None:
    digits = max(series.digits if plane.scale.step < 1 else 0, 0)
    for tick in plane.scale.ticks:
        drawing.stroke("s-grid", _LEFT, plane.y(tick), plane.width, plane.y(tick))
        words = f"{format_number(round(tick, digits), digits)}{series.unit}"
        drawing.text(_LEFT - 6, plane.y(tick) + 4, words, "end mute")
    room = 34 if plane.width == WIDE else 40
    every = max(1, math.ceil((plane.last - plane.first + 1) * room / (plane.width - _LEFT)))
    for year in range(plane.last, plane.first - 1, -every):
        drawing.text(plane.x(year), _BOTTOM + 18, str(year), "mid mute")


def _bands(drawing: Drawing, plane: _Plane, series: Series) -> None:
    fan_of = series.fan
    start = [series.past[-1]] if series.past and series.past[-1][0] == fan_of.years[0] - 1 else []
    for level, css in BANDS:
        upper = [*start, *zip(fan_of.years, fan_of.high[level], strict=True)]
        lower = [*start, *zip(fan_of.years, fan_of.low[level], strict=True)]
        corners = [(plane.x(year), plane.y(value)) for year, value in [*upper, *reversed(lower)]]
        drawing.area(f"f-{css}", corners)


def _lines(drawing: Drawing, plane: _Plane, series: Series) -> None:
    ahead = list(zip(series.fan.years, series.fan.middle, strict=True))
    joined = [*series.past[-1:], *ahead]
    for points, css in ((series.past, "s-accent"), (joined, "s-estimate")):
        for (year, value), (after, then) in pairwise(points):
            drawing.stroke(css, plane.x(year), plane.y(value), plane.x(after), plane.y(then))
    for year, value in series.past:
        drawing.dot("f-accent", plane.x(year), plane.y(value), 3)
    year, value = ahead[-1]
    drawing.dot("f-start", plane.x(year), plane.y(value), 4)
    drawing.text(plane.x(year), plane.y(value) - 10, series.words(value), "end b halo")


def _goal(drawing: Drawing, plane: _Plane, series: Series) -> None:
    if series.goal is None:
        return
    y, x = plane.y(series.goal.value), plane.x(series.goal.year)
    drawing.stroke("s-edge", x - 22, y, min(x + 22, plane.width), y)
    words = _("mục tiêu %(year)s: %(value)s") % {
        "year": series.goal.year,
        "value": f"{format_number(series.goal.value)}{series.unit}",
    }
    # beside the short mark, where the fan has not opened yet, and above what was
    drawing.stroke("s-line", _LEFT, y, x - 22, y)
    drawing.text(_LEFT + 6, y - 6, words, "b halo")
