"""The statistics page: rows, columns, conditions, days; a chart, its table, the people behind."""

from __future__ import annotations

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hientai.core.access import actor_of, requires
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission
from hientai.statistics import jobs
from hientai.statistics.domain.asking import YEARS, Asked, asked_of
from hientai.statistics.domain.dimensions import DIMENSIONS
from hientai.statistics.selectors import people, snapshots
from hientai.statistics.selectors.breakdowns import breakdown, choices
from hientai.statistics.selectors.drawing import drawn, flow_of
from hientai.statistics.selectors.moves import degree_moves
from hientai.statistics.selectors.seen import may_ask
from hientai.statistics.tables import breakdown_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE_SIZE = 50
MOST_ROWS = 200
NARROWING: Final = ("degree", "field", "sector", "sex", "age", "body_kind", "group")
WHOM: Final = (
    ("all", noop("Tất cả trí thức")),
    ("working", noop("Đang công tác")),
    ("retired", noop("Đã nghỉ hưu")),
)
READY: Final = (  # questions that are often asked, each as rows and columns
    (noop("Tháp tuổi"), "age5", "sex"),
    (noop("Lĩnh vực × địa bàn"), "place", "field"),
    (noop("Ngành × học vị"), "sector", "degree"),
    (noop("Đơn vị nhiều tiến sĩ"), "body", "degree"),
    (noop("Đến tuổi nghỉ hưu"), "retires", "degree"),
)


@require_GET
@requires(Permission.STATISTICS_SEE)
def explore(request: HttpRequest) -> HttpResponse:
    actor, asked = actor_of(request), asked_of(request.GET)
    found = breakdown(actor, asked)
    if snapshots.may_be_behind() and snapshots.asked_to_renew():
        jobs.renew.enqueue()
    moves = None
    if found.before_on and asked.rows == "degree":
        moves = flow_of(degree_moves(actor, asked, found.before_on, found.on))
    context = {
        "found": found,
        "asked": asked,
        "chart": drawn(found),
        "moves": moves,
        "lines": found.lines[:MOST_ROWS],
        "hidden": max(0, len(found.lines) - MOST_ROWS),
        "dimensions": _dimensions(actor),
        "narrowing": _narrowing(actor, asked),
        "whom": [(key, _(label)) for key, label in WHOM],
        "years": [str(localdate().year - back) for back in range(1, YEARS)],
        "ready": [(_(label), asked_of({"rows": r, "columns": c})) for label, r, c in READY],
        "may_see": actor.holds(Permission.PEOPLE_SEE),
        "may_open": actor.holds(Permission.FIGURES_OPEN),
    }
    return render(request, "statistics/explore.html", context)


@require_GET
@requires(Permission.STATISTICS_SEE)
def export(request: HttpRequest) -> HttpResponse:
    found = breakdown(actor_of(request), asked_of(request.GET))
    return workbook_answer(breakdown_workbook(found, drawn(found).title), "thong-ke-tri-thuc.xlsx")


@require_GET
@requires(Permission.PEOPLE_SEE)
def behind(request: HttpRequest) -> HttpResponse:
    """List the people whom a cell counts."""
    asked = asked_of(request.GET)
    found = people.behind(actor_of(request), asked)
    page = Paginator(found.pks, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "people": people.named(list(page.object_list)),
        "conditions": found.conditions,
        "asked": asked,
        "on": found.on,
    }
    return render(request, "statistics/people.html", context)


def workbook_answer(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _dimensions(actor: Actor) -> list[tuple[str, str]]:
    return [(name, _(each.label)) for name, each in DIMENSIONS.items() if may_ask(actor, name)]


def _narrowing(actor: Actor, asked: Asked) -> list[dict[str, object]]:
    return [
        {
            "name": name,
            "label": _(DIMENSIONS[name].label),
            "chosen": getattr(asked, name),
            "values": choices(actor, name),
        }
        for name in NARROWING
    ]
