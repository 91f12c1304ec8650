"""Scenarios and wholes: made, changed, and who changed what."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.forecasts.forms import ScenarioForm, WholeForm, YearForm, values_of
from hientai.forecasts.models import Scenario, Whole
from hientai.forecasts.selectors import listing
from hientai.forecasts.services import assumptions
from hientai.kernel.errors import DomainError
from hientai.kernel.permissions import Permission


@requires(Permission.FORECAST_EDIT)
@require_http_methods(["GET", "POST"])
def scenario_add(request: HttpRequest) -> HttpResponse:
    return _scenario(request, None)


@requires(Permission.FORECAST_EDIT)
@require_http_methods(["GET", "POST"])
def scenario(request: HttpRequest, pk: int) -> HttpResponse:
    return _scenario(request, listing.scenario_of(pk))


def _scenario(request: HttpRequest, kept: Scenario | None) -> HttpResponse:
    form = ScenarioForm(request.POST or None, initial=values_of(kept))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            assumptions.save_scenario(
                scenario=kept,
                name=given["name"],
                note=given["note"],
                values=form.values,
                by=actor_of(request),
            )
        except DomainError as refusal:
            form.add_error("name", sentence(refusal))
        else:
            messages.success(request, _("Đã lưu kịch bản; dự báo đã tính giữ nguyên giả định cũ."))
            return redirect("forecasts:list")
    context = {"form": form, "kept": kept, "changes": listing.changes_of(kept) if kept else []}
    return render(request, "forecasts/scenario.html", context, status=422 if form.errors else 200)


@requires(Permission.FORECAST_EDIT)
@require_http_methods(["GET", "POST"])
def whole_add(request: HttpRequest) -> HttpResponse:
    return _whole(request, None)


@requires(Permission.FORECAST_EDIT)
@require_http_methods(["GET", "POST"])
def whole(request: HttpRequest, pk: int) -> HttpResponse:
    return _whole(request, listing.whole_of(pk))


def _whole(request: HttpRequest, kept: Whole | None, years: YearForm | None = None) -> HttpResponse:
    shown = kept or Whole()
    initial = {
        "name": shown.name,
        "growth": f"{shown.growth:g}".replace(".", ","),
        "unsure": f"{shown.unsure:g}".replace(".", ","),
        "reason": shown.reason,
        "indicator": shown.indicator,
    }
    form = WholeForm(
        request.POST if request.method == "POST" and not years else None, initial=initial
    )
    if form.is_bound and form.is_valid():
        try:
            saved = assumptions.save_whole(
                whole=kept,
                name=form.cleaned_data["name"],
                growth=form.growth_said,
                by=actor_of(request),
            )
        except DomainError as refusal:
            form.add_error("name", sentence(refusal))
        else:
            messages.success(request, _("Đã lưu mẫu số."))
            return redirect("forecasts:whole", saved.pk)
    context = {
        "form": form,
        "kept": kept,
        "year_form": years or YearForm(),
        "years": listing.years_of(kept) if kept else [],
        "changes": listing.changes_of(kept) if kept else [],
    }
    refused = form.errors or (years and years.errors)
    return render(request, "forecasts/whole.html", context, status=422 if refused else 200)


@require_POST
@requires(Permission.FORECAST_EDIT)
def whole_year(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a year of a whole, with its source."""
    kept, form = listing.whole_of(pk), YearForm(request.POST)
    if not form.is_valid():
        return _whole(request, kept, form)
    given = form.cleaned_data
    assumptions.save_year(
        whole=kept,
        year=given["year"],
        value=given["value"],
        source=given["source"],
        by=actor_of(request),
    )
    messages.success(request, _("Đã ghi số liệu năm %(year)s.") % {"year": given["year"]})
    return redirect("forecasts:whole", pk)
