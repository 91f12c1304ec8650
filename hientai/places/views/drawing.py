"""A place's line drawn: what it came from at the left, what became of it at the right."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from hientai.core.drawing import LETTER_WIDTH, Drawing, shorten
from hientai.kernel.vietnamese import format_date
from hientai.places.domain import Place
from hientai.places.selectors import Story

WIDTH: Final = 690.0
ROW: Final = 40.0
TOP: Final = 26.0
MOST_ROWS: Final = 16


def draw(story: Story) -> str:
    """Return the drawing; nothing if there is nothing to draw, or too much for one look."""
    columns: dict[date, list[Place]] = defaultdict(list)
    for turn in story.turns:
        for place in (*turn.before, *turn.after):
            column = columns[place.since or date.min]
            if place not in column:
                column.append(place)
    deepest = max(map(len, columns.values()), default=0)
    if not 0 < deepest <= MOST_ROWS:
        return ""
    drawing = Drawing(WIDTH, _title(story), height=deepest * ROW + TOP)
    room = WIDTH / len(columns)
    spots: dict[str, tuple[float, float]] = {}
    for at, since in enumerate(sorted(columns)):
        since_words = _("từ %(day)s") % {"day": format_date(since)} if since > date.min else ""
        drawing.text(at * room + 12, 12, since_words or _("trước đó"), "mute")
        column = sorted(columns[since], key=lambda place: place.code)
        gap = (deepest - len(column)) * ROW / 2
        for row, place in enumerate(column):
            spots[place.id] = (at * room + 12, TOP + gap + row * ROW + 16)
    _lines(drawing, story, spots, room)
    _names(drawing, story, columns, spots, room)
    return drawing.svg()


def _title(story: Story) -> str:
    return _("%(place)s: nguồn gốc và kế thừa. Danh sách ở dưới.") % {"place": story.place.title}


def _lines(
    drawing: Drawing, story: Story, spots: dict[str, tuple[float, float]], room: float
) -> None:
    for turn in story.turns:
        for step in turn.steps:
            (x1, y1), (x2, y2) = spots[step.old.id], spots[step.new.id]
            width = min(len(step.old.full_name) * LETTER_WIDTH, room - 40)
            css = "s-accent" if step.whole else "s-estimate"
            drawing.stroke(css, x1 + width + 6, y1 - 4, x2 - 9, y2 - 4)


def _names(
    drawing: Drawing,
    story: Story,
    columns: dict[date, list[Place]],
    spots: dict[str, tuple[float, float]],
    room: float,
) -> None:
    for column in columns.values():
        for place in column:
            x, y = spots[place.id]
            drawing.dot("f-accent" if place == story.place else "f-start", x - 6, y - 4, 3)
            name = shorten(place.title, room - 30)
            drawing.text(x, y, name, "b" if place == story.place else "")
            drawing.text(x, y + 14, place.code, "mute")
