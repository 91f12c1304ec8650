"""Drawings about bodies: a line of descent, and the days on which a province changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hientai.bodies.domain.layout import BOX, Layout, lay_out
from hientai.bodies.models import Body, Succession
from hientai.bodies.selectors.events import Day
from hientai.core.charts import Bar, Chart, bars
from hientai.core.drawing import Drawing, in_lines
from hientai.kernel.vietnamese import format_date

TALLEST = 60  # bodies; more are listed only


@dataclass(frozen=True)
class Drawn:
    """A line of descent, wide and narrow."""

    title: str
    wide: str
    narrow: str


def days_chart(days: Sequence[Day], province: str) -> Chart:
    """Draw how many events each day had, the latest first."""
    title = _("Số sự kiện sắp xếp của %(province)s theo ngày có hiệu lực") % {"province": province}
    shown = [
        Bar(format_date(day.on), float(len(day.events)), href=f"#n{day.on:%Y%m%d}") for day in days
    ]
    return bars(title, shown, head=(_("Ngày"), _("Số sự kiện")))


def descent_drawing(body: Body, steps: Sequence[Succession]) -> Drawn | None:
    """Draw a body among those that it came from and that came of it, the oldest first."""
    bodies = {one.pk: one for step in steps for one in (step.predecessor, step.successor)}
    if not bodies or len(bodies) > TALLEST:
        return None
    lines = [(step.predecessor_id, step.successor_id) for step in steps]
    title = _("Quá trình kế thừa của %(body)s") % {"body": body.full_name}
    keys = {pk: one.sort_key for pk, one in bodies.items()}
    return Drawn(
        title,
        _draw(title, lay_out(lines, keys, across=True), bodies, body),
        _draw(title, lay_out(lines, keys, across=False), bodies, body),
    )


def _draw(title: str, layout: Layout, bodies: dict[int, Body], here: Body) -> str:
    drawing = Drawing(layout.width, f"{title}. {_('Bảng ở dưới.')}", height=layout.height)
    for line in layout.lines:
        drawing.stroke("join", *line)
    for pk, (x, y) in layout.boxes.items():
        body = bodies[pk]
        drawing.rect("box here" if pk == here.pk else "box", x, y, layout.box_width, BOX)
        css = "b" if pk == here.pk else ""
        for n, words in enumerate(in_lines(body.full_name, layout.box_width - 14, 2)):
            drawing.text(x + 8, y + 17 + 14 * n, words, css)
        drawing.text(x + 8, y + BOX - 7, _life(body), "mute")
    return drawing.svg()


def _life(body: Body) -> str:
    if body.valid_to:
        return _("đến %(day)s") % {"day": format_date(body.valid_to)}
    if body.valid_from:
        return _("từ %(day)s") % {"day": format_date(body.valid_from)}
    return _("đang hoạt động")
