"""How supervision stands: findings for everybody whom they concern, visits for those who watch."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hientai.core.access import actor_of, requires
from hientai.kernel.permissions import Permission
from hientai.opinions import selectors as opinions
from hientai.opinions.domain import KINDS, Kind
from hientai.supervision import selectors
from hientai.supervision.tables import MEDIA_TYPE, supervision_workbook

PAGE_SIZE = 50


def _filter(request: HttpRequest) -> opinions.OpinionFilter:
    return opinions.OpinionFilter.read(request.GET, Kind.FINDING)


def _year(request: HttpRequest, years: list[int]) -> int:
    """Return the year asked for, else this one, else the newest that has a plan."""
    asked, this = request.GET.get("year", ""), localdate().year
    if asked.isdecimal() and int(asked) in years:
        return int(asked)
    return this if this in years or not years else years[0]


@require_GET
@requires(Permission.SUPERVISION_SEE)
def overview(request: HttpRequest) -> HttpResponse:
    actor, wanted = actor_of(request), _filter(request)
    years = selectors.years(actor)
    year = _year(request, years)
    every = selectors.visible_findings(actor)
    found = opinions.narrowed(every, wanted)
    rows = Paginator(opinions.waiting_first(found), PAGE_SIZE)
    context = {
        "year": year,
        "years": years,
        "stands": selectors.overview(actor, year),
        "visits": selectors.visible_visits(actor).filter(year_plan__year=year),
        "year_plans": selectors.visible_year_plans(actor).filter(year=year),
        "page": rows.get_page(request.GET.get("page")),
        "wanted": wanted,
        "choices": opinions.choices(every),
        "categories": [(key, _(word)) for key, word in KINDS[Kind.FINDING].categories.items()],
        "waiting": selectors.count_waiting(actor),
        "sees_all": actor.reaches_all(Permission.SUPERVISION_SEE),
        "may_write": actor.holds(Permission.SUPERVISE),
    }
    return render(request, "supervision/list.html", context)


@require_GET
@requires(Permission.SUPERVISION_SEE)
def export(request: HttpRequest) -> HttpResponse:
    """Send the findings as they are filtered, and the year's visits to whom may see them."""
    actor = actor_of(request)
    found = opinions.narrowed(selectors.visible_findings(actor), _filter(request))
    year = _year(request, selectors.years(actor))
    visits = selectors.visible_visits(actor).filter(year_plan__year=year)
    content = supervision_workbook(opinions.rows_of(found), visits)
    answer = HttpResponse(content, content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = 'attachment; filename="giam-sat.xlsx"'
    return answer
