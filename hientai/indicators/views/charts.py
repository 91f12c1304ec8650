"""The way of a target against what was observed: a chart, and a small one for lists."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hientai.core.charts import Bar, Chart, Key, Table, TableRow, bars
from hientai.core.drawing import Drawing
from hientai.indicators.domain.goals import Point, Rhythm, waypoints, year_end
from hientai.indicators.domain.rounding import rounded
from hientai.indicators.models import Indicator, Observation, Target
from hientai.indicators.selectors.standing import Stands
from hientai.indicators.selectors.wording import amount
from hientai.kernel.vietnamese import format_number

WIDE, NARROW = 690.0, 320.0
HIGH, FLOOR, CEILING = 200.0, 160.0, 26.0
SPARK_WIDTH, SPARK_HIGH = 120.0, 32.0
EDGE = 34.0


@dataclass(frozen=True)
class _Plane:
    """Where days and values stand."""

    x: Callable[[date], float]
    y: Callable[[float], float]


def way_chart(stands: Stands, observed: Sequence[Observation]) -> Chart | None:
    """Draw what was observed of a target's one value and the way to it; None if there is nothing."""
    target = stands.target
    points = [Point(row.on, row.value) for row in observed]
    way = _way(target)
    if not points and len(way) < 2:  # noqa: PLR2004 -- a line has two ends
        return None
    unit = target.indicator.unit if target.indicator else ""
    title = f"{stands.label}: {stands.today}. {_('Mục tiêu')}: {stands.goal}"
    drawn = tuple(_drawn(title, way, points, width) for width in (WIDE, NARROW))
    keys = (Key(_("● đã ghi nhận")), Key(_("- - lộ trình")))
    return Chart(title, drawn[0], drawn[1], _table(way, observed, unit), keys, _source(observed))


def _way(target: Target) -> list[Point]:
    goal = target.goal
    if goal.rhythm == Rhythm.BY:
        return waypoints(goal)
    if goal.rhythm == Rhythm.EACH_YEAR and goal.since and goal.by:
        return [Point(year_end(goal.since), goal.mark), Point(year_end(goal.by), goal.mark)]
    return []


def _drawn(title: str, way: Sequence[Point], points: Sequence[Point], width: float) -> str:
    drawing = Drawing(width, title, height=HIGH)
    plane = _plane([*way, *points], width, EDGE, (FLOOR, CEILING))
    drawing.stroke("s-grid", 0, FLOOR, width, FLOOR)
    for before, after in itertools.pairwise(way):
        _line(drawing, plane, before, after, "s-estimate")
    for before, after in itertools.pairwise(points):
        _line(drawing, plane, before, after, "s-accent")
    for point in way:
        drawing.dot("f-start", plane.x(point.on), plane.y(float(point.value)), 4)
    if way:
        _named(drawing, plane, way[-1], "mid mute halo")
    for point in points:
        drawing.dot("f-accent", plane.x(point.on), plane.y(float(point.value)), 5)
    if points:
        _named(drawing, plane, points[-1], "mid b halo")
    _years(drawing, plane, [*way, *points], width)
    return drawing.svg()


def _named(drawing: Drawing, plane: _Plane, point: Point, css: str) -> None:
    words = format_number(rounded(point.value))
    drawing.text(plane.x(point.on), plane.y(float(point.value)) - 10, words, css)


def _years(drawing: Drawing, plane: _Plane, points: Sequence[Point], width: float) -> None:
    years = sorted({point.on.year for point in points})
    room = max(1, int((width - 2 * EDGE) / 44))
    every = max(1, -(-len(years) // room))
    for year in years[::-1][::every]:
        day = max(point.on for point in points if point.on.year == year)
        drawing.text(plane.x(day), FLOOR + 20, str(year), "mid mute")


def _plane(
    points: Sequence[Point], width: float, edge: float, heights: tuple[float, float]
) -> _Plane:
    first = min(point.on for point in points)
    days = max((max(point.on for point in points) - first).days, 1)
    top = max(*(float(point.value) for point in points), 0.0) or 1.0
    floor, ceiling = heights
    return _Plane(
        lambda day: edge + (width - 2 * edge) * (day - first).days / days,
        lambda value: floor - (floor - ceiling) * max(value, 0.0) / top,
    )


def _line(drawing: Drawing, plane: _Plane, before: Point, after: Point, css: str) -> None:
    drawing.stroke(
        css,
        plane.x(before.on),
        plane.y(float(before.value)),
        plane.x(after.on),
        plane.y(float(after.value)),
    )


def _table(way: Sequence[Point], observed: Sequence[Observation], unit: str) -> Table:
    asked = {point.on.year: point.value for point in way}
    found = {row.on.year: row for row in observed}
    rows = []
    for year in sorted({*asked, *found}):
        row = found.get(year)
        said = amount(row.value, unit) if row else _("chưa có số liệu")
        wanted = amount(asked[year], unit) if year in asked else ""
        rows.append(TableRow((str(year), said, wanted)))
    return Table((_("Năm"), _("Ghi nhận"), _("Lộ trình")), tuple(rows))


def _source(observed: Sequence[Observation]) -> str:
    if not observed:
        return ""
    last = observed[-1]
    said = {"kind": last.get_kind_display(), "paper": last.paper or last.by}
    return _("Số mới nhất: %(kind)s, %(paper)s.") % said


def spark(stands: Stands, observed: Sequence[Observation]) -> str:
    """Draw a target's way and values small, for a row of a list; empty where there is no line."""
    points, way = [Point(row.on, row.value) for row in observed], _way(stands.target)
    if len({point.on for point in (*points, *way)}) < 2:  # noqa: PLR2004 -- a line has two ends
        return ""
    title = _("Lộ trình và số đã ghi nhận: %(today)s") % {"today": stands.today}
    drawing = Drawing(SPARK_WIDTH, title, height=SPARK_HIGH)
    plane = _plane([*way, *points], SPARK_WIDTH, 6, (SPARK_HIGH - 5, 6))
    for before, after in itertools.pairwise(way):
        _line(drawing, plane, before, after, "s-estimate")
    for before, after in itertools.pairwise(points):
        _line(drawing, plane, before, after, "s-accent")
    for point in points:
        drawing.dot("f-accent", plane.x(point.on), plane.y(float(point.value)), 3.5)
    return drawing.svg().replace('class="plot"', 'class="spark"', 1)  # of its own size


def parts_chart(stands: Stands) -> Chart:
    """Draw one bar for each part of a target; a part without a value says so."""
    unit = stands.target.indicator.unit if stands.target.indicator else ""
    met = sum(part.state.value == "met" for part in stands.parts)
    said = {"met": met, "all": len(stands.parts), "goal": stands.goal}
    title = _("%(met)s/%(all)s ngành đạt mức %(goal)s") % said
    found = [
        Bar(part.part, float(rounded(part.held.value)) if part.held else None)
        for part in stands.parts
    ]
    return bars(title, found, head=(_("Ngành"), unit or _("Giá trị")))


def breakdown_chart(indicator: Indicator, label: str, rows: Sequence[tuple[str, int]]) -> Chart:
    total = sum(n for _name, n in rows)
    said = {"name": rows[0][0], "n": format_number(rows[0][1]), "all": format_number(total)}
    title = _("Nhiều nhất: %(name)s, %(n)s trong %(all)s") % said
    found = [Bar(name, float(n)) for name, n in rows]
    return bars(title, found, head=(label, indicator.unit), source=_("Đếm từ hồ sơ hiện có."))
