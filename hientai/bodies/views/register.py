"""The list of bodies, one body, adding bodies."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hientai.bodies import selectors, services
from hientai.bodies.forms import AddBodyForm, ChangeBodyForm, ProvinceForm
from hientai.bodies.models import Body, BodyKind
from hientai.bodies.selectors import drawn, events, lists
from hientai.bodies.tables import bodies_workbook
from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.kernel.errors import Conflict
from hientai.kernel.permissions import Actor, Permission

PAGE_SIZE = 50
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@requires(Permission.BODY_SEE)
@require_GET
def list_bodies(request: HttpRequest) -> HttpResponse:
    wanted = _filter(request)
    found = selectors.with_heirs(selectors.bodies(wanted))
    context = {
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "wanted": wanted,
        "kinds": BodyKind.choices,
        "provinces": selectors.provinces(),
        "may_edit": actor_of(request).holds(Permission.BODY_EDIT),
        "province_form": ProvinceForm(),
    }
    return render(request, "bodies/list.html", context)


@requires(Permission.BODY_SEE)
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """Return all pages of the list as it is filtered."""
    found = selectors.with_heirs(selectors.bodies(_filter(request)))
    response = HttpResponse(bodies_workbook(found), content_type=EXCEL)
    response["Content-Disposition"] = 'attachment; filename="co-quan-don-vi.xlsx"'
    return response


@requires(Permission.BODY_SEE)
@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    body, actor = selectors.body_of(pk), actor_of(request)
    steps = selectors.descent(body)
    context = {
        "body": body,
        "steps": steps,
        "drawn": drawn.descent_drawing(body, steps),
        "names": selectors.names_over_time(body, steps),
        "events": events.events_of(body),
        "open_work": events.touched([body.pk]) if _may_see_work(actor, body) else [],
        "details": body.details.select_related("other"),
        "may_edit": actor.holds(Permission.BODY_EDIT),
        "may_see_people": actor.may(Permission.PEOPLE_SEE, of=[body.pk]),
        "may_enter": actor.holds(Permission.EVENT_EDIT),
    }
    return render(request, "bodies/detail.html", context)


def _may_see_work(actor: Actor, body: Body) -> bool:
    return actor.may(Permission.DUTY_SEE, of=[body.pk])


@requires(Permission.BODY_EDIT)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    form = AddBodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            body = services.add_body(**form.cleaned_data, by=actor_of(request))
        except Conflict as refusal:
            form.add_error("name", sentence(refusal))
        else:
            messages.success(request, _("Đã thêm %(name)s.") % {"name": body.name})
            return redirect("bodies:detail", pk=body.pk)
    status = 422 if form.errors else 200
    return render(request, "bodies/add.html", {"form": form}, status=status)


@requires(Permission.BODY_EDIT)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    body = selectors.body_of(pk)
    form = ChangeBodyForm(request.POST or None, initial={"email": body.email})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        values = {"email": given["email"], "alias": form.other_name, "fact": form.fact}
        services.change_body(body=body, **values, by=actor_of(request))
        messages.success(request, _("Đã lưu thông tin của %(name)s.") % {"name": body.name})
        return redirect("bodies:detail", pk=pk)
    context = {"form": form, "body": body, "names": lists.names_at(localdate())}
    return render(request, "bodies/edit.html", context, status=422 if form.errors else 200)


@requires(Permission.BODY_EDIT)
@require_POST
def make_province(request: HttpRequest) -> HttpResponse:
    form = ProvinceForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Chọn tỉnh, thành phố trước khi lập danh mục."))
        return redirect("bodies:list")
    province = form.cleaned_data["province"]
    made = services.ensure_province(province=province, by=actor_of(request))
    said = (
        _("Đã lập %(n)d cơ quan, đơn vị của %(province)s.")
        if made
        else _("Danh mục của %(province)s đã đủ.")
    )
    messages.success(request, said % {"n": made, "province": province})
    return redirect("bodies:list")


def _filter(request: HttpRequest) -> selectors.BodyFilter:
    asked = {name: request.GET.get(name, "").strip() for name in ("kind", "province", "state")}
    return selectors.BodyFilter(query=request.GET.get("q", "").strip()[:200], **asked)
