"""The papers around one, drawn in columns from what they rest on to what follows."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hientai.core import charts
from hientai.core.drawing import Drawing, number
from hientai.documents.models import Document, Relation
from hientai.documents.selectors import DOES, Neighbourhood
from hientai.kernel.errors import noop

WIDE, NARROW = 690.0, 320.0
GAP, WIDEST, BOX, STEP = 34.0, 190.0, 54.0, 66.0
INDENT = 18.0
ENDS = {"replaces", "annuls"}
UNDERGONE = {
    "implements": noop("được thực hiện"),
    "basis": noop("được căn cứ"),
    "replaces": noop("bị thay thế"),
    "annuls": noop("bị bãi bỏ"),
    "amends": noop("được sửa đổi"),
    "annexed": noop("có văn bản kèm theo"),
}
BOTTOM, ARC = 7.0, 26.0

Place = tuple[float, float, float]  # left, top, width
Places = Mapping[int, Place]


def draw(around: Neighbourhood) -> charts.Chart:
    """Return the drawing of a neighbourhood, with its table for who can't see it."""
    count = sum(len(papers) for papers in around.layers.values()) - 1
    title = ngettext("%(n)d văn bản liên quan", "%(n)d văn bản liên quan", count) % {"n": count}
    head = (_("Văn bản"), _("Quan hệ"), _("Với văn bản"))
    known = {paper.pk: paper for papers in around.layers.values() for paper in papers}
    rows = tuple(
        charts.TableRow(
            (
                known[edge.source].short_name,
                str(DOES[Relation.Kind(edge.kind)]),
                known[edge.target].short_name,
            ),
            _href(known[edge.source]),
        )
        for edge in around.edges
    )
    said = f"{title}. {_('Bảng số liệu ở dưới.')}"
    drawn = (_wide(around, said), _narrow(around, said))
    # an image may hold no links; a group of them may
    wide, narrow = (svg.replace('role="img"', 'role="group"', 1) for svg in drawn)
    return charts.Chart(title, wide, narrow, charts.Table(head, rows))


def _href(paper: Document) -> str:
    return reverse("documents:detail", args=[paper.pk])


def _wide(around: Neighbourhood, title: str) -> str:
    columns = len(around.layers)
    width = min(WIDEST, (WIDE - GAP * (columns - 1)) / columns)
    height = max(len(papers) for papers in around.layers.values()) * STEP + ARC
    drawing = Drawing(columns * (width + GAP) - GAP, title, height=height)
    places: dict[int, Place] = {}
    for column, papers in enumerate(around.layers.values()):
        top = ARC + (height - ARC - len(papers) * STEP) / 2 + (STEP - BOX) / 2
        for row, paper in enumerate(papers):
            places[paper.pk] = (column * (width + GAP), top + row * STEP, width)
    _lines(drawing, around, places)
    _boxes(drawing, around, places)
    return drawing.svg()


def _lines(drawing: Drawing, around: Neighbourhood, places: Places) -> None:
    """Draw what leads from a paper to what it rests on, which stands on its left."""
    for edge in around.edges:
        one, two = places[edge.source], places[edge.target]
        left, right = (two, one) if two[0] <= one[0] else (one, two)
        css = "s-ends" if edge.kind in ENDS else "s-link"
        start, end = left[0] + left[2], right[0]
        far = right[0] - left[0] > left[2] + 2 * GAP
        if far and left[1] == right[1]:  # over the head of what stands between
            _arc(drawing, css, left, right)
            continue
        if left[0] == right[0]:  # neighbours in one column: from foot to head
            upper, lower = sorted((left, right), key=lambda place: place[1])
            middle = left[0] + left[2] / 2
            drawing.stroke(css, middle, upper[1] + BOX, middle, lower[1])
            continue
        drawing.stroke(css, start, left[1] + BOX / 2, end, right[1] + BOX / 2)


def _arc(drawing: Drawing, css: str, left: Place, right: Place) -> None:
    start, end, top = left[0] + left[2] * 0.75, right[0] + right[2] * 0.25, left[1]
    path = f"M{number(start)} {number(top)}C{number(start)} {number(top - ARC)} {number(end)} {number(top - ARC)} {number(end)} {number(top)}"
    drawing.marks.append(f'<path class="{css}" d="{path}"/>')


def _narrow(around: Neighbourhood, title: str) -> str:
    papers = [paper for papers in around.layers.values() for paper in papers]
    drawing = Drawing(NARROW, title, height=len(papers) * STEP)
    places = {
        paper.pk: (INDENT, row * STEP + (STEP - BOX) / 2, NARROW - INDENT)
        for row, paper in enumerate(papers)
    }
    tops = [places[pk][1] + BOX / 2 for edge in around.edges for pk in (edge.source, edge.target)]
    if tops:
        drawing.stroke("s-link", INDENT / 2, min(tops), INDENT / 2, max(tops))
    for _left, top, _width in places.values():
        drawing.stroke("s-link", INDENT / 2, top + BOX / 2, INDENT, top + BOX / 2)
    _boxes(drawing, around, places)
    return drawing.svg()


def _boxes(drawing: Drawing, around: Neighbourhood, places: Places) -> None:
    for papers in around.layers.values():
        for paper in papers:
            left, top, width = places[paper.pk]
            own = paper.pk == around.centre.pk
            css = "node self" if own else "node mention" if paper.mention else "node"
            if not own:
                drawing.marks.append(f"<a href={quoteattr(_href(paper))}>")
            drawing.rect(css, left + 1, top, width - 2, BOX)
            drawing.label(left + 8, top + 20, paper.short_name, (width - 14, 2))
            words = _("văn bản này") if own else _how(around, paper)
            drawing.text(left + 8, top + BOX - BOTTOM, words, "mute")
            if not own:
                drawing.marks.append("</a>")


def _how(around: Neighbourhood, paper: Document) -> str:
    """Say what leads to a paper, or from it, in one step; empty for those a step further."""
    own = around.centre.pk
    for edge in around.edges:
        if (edge.source, edge.target) == (own, paper.pk):
            return _(UNDERGONE[edge.kind])
        if (edge.source, edge.target) == (paper.pk, own):
            return str(DOES[Relation.Kind(edge.kind)]).lower()
    return ""
