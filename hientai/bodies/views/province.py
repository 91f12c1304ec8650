"""What happened to a province's bodies day by day, and the reorganisation of 2025 in one go."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hientai.bodies import services
from hientai.bodies.domain import province_of
from hientai.bodies.domain.provinces import Province
from hientai.bodies.selectors import drawn, reforms
from hientai.bodies.selectors import events as reads
from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError
from hientai.kernel.permissions import Permission


@requires(Permission.BODY_SEE)
@require_GET
def timeline(request: HttpRequest) -> HttpResponse:
    provinces, province = _chosen(request)
    days = reads.timeline(reforms.lands_named(province)) if province else []
    context = {
        "provinces": provinces,
        "province": province,
        "days": days,
        "chart": drawn.days_chart(days, province.new_name) if province and days else None,
    }
    return render(request, "bodies/timeline.html", context)


@requires(Permission.EVENT_EDIT)
@require_http_methods(["GET", "POST"])
def reform(request: HttpRequest) -> HttpResponse:
    provinces, province = _chosen(request)
    if request.method == "POST" and province:
        try:
            return _do(request, province)
        except DomainError as refusal:
            return _reform(request, provinces, province, sentence(refusal))
    return _reform(request, provinces, province)


def _reform(
    request: HttpRequest,
    provinces: list[Province],
    province: Province | None,
    refusal: str = "",
) -> HttpResponse:
    context = {
        "provinces": provinces,
        "province": province,
        "reform": reforms.reform_page(province) if province else None,
        "refusal": refusal,
    }
    return render(request, "bodies/reform.html", context, status=422 if refusal else 200)


def _do(request: HttpRequest, province: Province) -> HttpResponse:
    by = actor_of(request)
    if request.POST.get("do") == "undo":
        n = services.undo_reform(province=province.new_name, by=by)
        messages.success(request, _("Đã hoàn tác %(n)d sự kiện của đợt sắp xếp.") % {"n": n})
    else:
        services.apply_reform(province=province.new_name, by=by)
        messages.success(request, _("Đang lập bàn giao của đợt sắp xếp."))
    return redirect(f"{reverse('bodies:reform')}?province={province.new_name}")


def _chosen(request: HttpRequest) -> tuple[list[Province], Province | None]:
    """Return the provinces to choose from, and the one asked for, else the only one."""
    provinces = reforms.reformed_provinces()
    asked = province_of(request.POST.get("province") or request.GET.get("province", ""))
    names = {one.new_name: one for one in provinces}
    chosen = names.get(asked.new_name) if asked else None
    return provinces, chosen or (provinces[0] if len(provinces) == 1 else None)
