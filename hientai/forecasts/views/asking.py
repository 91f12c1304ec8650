"""Forecasts: asked, computed behind the page, read, taken away as files."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods

from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.forecasts import jobs
from hientai.forecasts.forms import AskForm
from hientai.forecasts.models import Forecast
from hientai.forecasts.papers import DOCX_TYPE, forecast_docx
from hientai.forecasts.selectors import listing
from hientai.forecasts.selectors.showing import show, title_of
from hientai.forecasts.services.running import ask
from hientai.forecasts.tables import MEDIA_TYPE, forecast_workbook
from hientai.kernel.errors import DomainError, NotFound, noop
from hientai.kernel.permissions import Permission

PAGE_SIZE = 20
AHEAD = 5


@require_GET
@requires(Permission.FORECAST_SEE)
def listed(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    page = Paginator(listing.visible_forecasts(actor), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(one, title_of(one)) for one in page.object_list],
        "scenarios": listing.scenarios(),
        "wholes": [(one, listing.years_of(one)[-1:]) for one in listing.wholes()],
        "may_edit": actor.holds(Permission.FORECAST_EDIT),
    }
    return render(request, "forecasts/list.html", context)


@requires(Permission.FORECAST_EDIT)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    asked = {
        "until": localdate().year + AHEAD,
        **listing.question_of(request.GET.get("indicator", "")),
        **listing.again(actor_of(request), request.GET.get("again", "")),
    }
    form = AskForm(request.POST or None, initial=asked)
    if request.method == "POST" and form.is_valid():
        try:
            made = ask(asked=form.asked, by=actor_of(request), today_year=localdate().year)
        except DomainError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            jobs.run_forecast.enqueue(made.pk)
            return redirect("forecasts:detail", made.pk)
    return render(request, "forecasts/add.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
@requires(Permission.FORECAST_SEE)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    forecast = listing.forecast_of(actor_of(request), pk)
    htmx = request.headers.get("HX-Request")
    if htmx and not forecast.working:
        return HttpResponse(headers={"HX-Refresh": "true"})
    done = forecast.state == Forecast.State.DONE
    context = {
        "forecast": forecast,
        "title": title_of(forecast),
        "shown": show(forecast) if done else None,
        "may_edit": actor_of(request).holds(Permission.FORECAST_EDIT),
    }
    template = "forecasts/_progress.html" if htmx else "forecasts/detail.html"
    return render(request, template, context)


@require_GET
@requires(Permission.FORECAST_SEE)
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    data = forecast_workbook(_computed(request, pk))
    return _file(data, MEDIA_TYPE, f"du-bao-{pk}.xlsx")


@require_GET
@requires(Permission.FORECAST_SEE)
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    data = forecast_docx(_computed(request, pk), by=actor_of(request))
    return _file(data, DOCX_TYPE, f"du-bao-{pk}.docx")


def _computed(request: HttpRequest, pk: int) -> Forecast:
    forecast = listing.forecast_of(actor_of(request), pk)
    if forecast.state != Forecast.State.DONE:
        raise NotFound(noop("Dự báo này chưa có kết quả."))
    return forecast


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=kind, headers=headers)
