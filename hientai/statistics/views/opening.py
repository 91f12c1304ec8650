"""The open page of statistics with its files, and the page on which the province chooses."""

from __future__ import annotations

import csv
import io
import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hientai.core.access import actor_of, public, requires
from hientai.kernel.permissions import Permission
from hientai.statistics.domain.asking import YEARS, end_of
from hientai.statistics.domain.dimensions import DIMENSIONS
from hientai.statistics.domain.publishing import PUBLIC
from hientai.statistics.domain.rounding import BASE
from hientai.statistics.models import Publication
from hientai.statistics.selectors import publications
from hientai.statistics.selectors.figures import open_chart
from hientai.statistics.services import publishing

FIELDS = ("day", "dimension", "value", "degree", "people")


@require_GET
@public
def open_page(request: HttpRequest) -> HttpResponse:
    """Show what is open of the newest day, and the files of every day."""
    days = list(publications.open_publications())
    newest = days[0] if days else None
    context = {
        "days": days,
        "newest": newest,
        "charts": [open_chart(newest, table) for table in publications.tables_of(newest)]
        if newest
        else [],
        "base": BASE,
        "may_choose": publishing.may_publish(actor_of(request)),
    }
    return render(request, "statistics/open.html", context)


@require_GET
@public
def open_csv(request: HttpRequest, pk: int) -> HttpResponse:
    publication = publications.open_publication(pk)
    out = io.StringIO()
    writer = csv.DictWriter(out, FIELDS)
    writer.writeheader()
    writer.writerows(publications.records(publication))
    return _file("\ufeff" + out.getvalue(), "text/csv; charset=utf-8", publication, "csv")


@require_GET
@public
def open_json(request: HttpRequest, pk: int) -> HttpResponse:
    publication = publications.open_publication(pk)
    said = {
        "day": publication.on.isoformat(),
        "published_at": publication.published_at.isoformat(),
        "rounded_to": BASE,
        "total": publication.figures["total"],
        "notes": publication.notes,
        "figures": list(publications.records(publication)),
    }
    text = json.dumps(said, ensure_ascii=False, indent=1)
    return _file(text, "application/json; charset=utf-8", publication, "json")


def _file(text: str, media_type: str, publication: Publication, suffix: str) -> HttpResponse:
    response = HttpResponse(text, content_type=media_type)
    name = f"tri-thuc-{publication.on.isoformat()}.{suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_GET
@requires(Permission.FIGURES_OPEN)
def choose(request: HttpRequest) -> HttpResponse:
    today = localdate()
    context = {
        "may_choose": publishing.may_publish(actor_of(request)),
        "tables": [(name, _(DIMENSIONS[name].label)) for name in PUBLIC],
        "published": publications.publications(),
        "years": [str(today.year - back) for back in range(1, YEARS)],
        "base": BASE,
    }
    return render(request, "statistics/choose.html", context)


@require_POST
@requires(Permission.FIGURES_OPEN)
def publish(request: HttpRequest) -> HttpResponse:
    """Publish a day, or open other tables of a published one."""
    actor, shown, today = actor_of(request), request.POST.getlist("shown"), localdate()
    pk = request.POST.get("pk", "")
    if pk.isdigit():
        known = publications.publication(int(pk))
        publishing.choose(publication=known, shown=shown, by=actor)
        messages.success(request, _("Đã đổi các bảng công khai ngày %(day)s.") % {"day": known})
        return redirect("statistics:choose")
    day = end_of(request.POST.get("year", ""), today) or today
    made = publishing.publish(on=day, shown=shown, by=actor, today=today)
    messages.success(request, _("Đã công khai số liệu ngày %(day)s.") % {"day": made})
    return redirect("statistics:choose")
