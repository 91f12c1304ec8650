"""Open data: a page, each series as CSV and JSON; cacheable, without a sign-in."""

from __future__ import annotations

import csv
import io
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from hientai.core.access import public
from hientai.indicators.selectors import opened as selectors
from hientai.indicators.selectors.opened import LICENCE, LICENCE_URL, Series, as_data
from hientai.kernel.errors import NotFound, noop

KEPT_FOR: Final = 300  # seconds
HEAD: Final = ("period", "date", "value", "unit", "from", "document")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@public
def page(request: HttpRequest) -> HttpResponse:
    context = {
        "series": selectors.open_series(),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
    }
    return render(request, "indicators/open.html", context)


@require_safe
@public
def index(request: HttpRequest) -> HttpResponse:
    data = [as_data(one) for one in selectors.open_series()]
    return _kept(_json({"licence": LICENCE, "licence_url": LICENCE_URL, "series": data}))


@require_safe
@public
def as_json(request: HttpRequest, pk: int) -> HttpResponse:
    return _kept(_json(as_data(_series(pk))))


@require_safe
@public
def as_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a series as CSV: what it is and the licence stand in the first lines, behind #."""
    series = _series(pk)
    out = io.StringIO()
    for line in (
        series.indicator.name,
        series.indicator.name_en,
        series.indicator.definition,
        f"{LICENCE} {LICENCE_URL}",
    ):
        if line:
            out.write("# " + " ".join(line.split()) + "\r\n")
    table = csv.writer(out)
    table.writerow(HEAD)
    for row in as_data(series)["values"]:
        cells = (row["period"], row["date"], row["value"], series.indicator.unit, row["from"])
        table.writerow([*cells, _plain(row["document"])])
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="chi-tieu-{pk}.csv"'
    return _kept(answer)


def _plain(text: str) -> str:
    """Return a text that no table program takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _series(pk: int) -> Series:
    found = selectors.open_series(pk)
    if not found:
        raise NotFound(noop("Chưa công khai số liệu này."))
    return found[0]


def _json(data: object) -> HttpResponse:
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _kept(answer: HttpResponse) -> HttpResponse:
    """Let copies be kept for a while; what is closed is gone soon."""
    patch_cache_control(answer, public=True, max_age=KEPT_FOR)
    changed = selectors.last_change()
    if changed:
        answer["Last-Modified"] = http_date(changed.timestamp())
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
