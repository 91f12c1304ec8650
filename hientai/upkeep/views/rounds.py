"""Rounds for the province: opened, how they stand, who has not confirmed, as an Excel file."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError, NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.upkeep.forms import RoundForm
from hientai.upkeep.models import Round
from hientai.upkeep.selectors import lines as tables
from hientai.upkeep.selectors import rounds as selectors
from hientai.upkeep.services import rounds as services
from hientai.upkeep.tables import round_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@requires(Permission.PEOPLE_SEE)
def rounds(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    sees_all = actor.reaches_all(Permission.PEOPLE_SEE)
    context = {
        "rounds": selectors.visible_rounds(actor) if sees_all else (),
        "answers": () if sees_all else selectors.visible_answers(actor).order_by("-pk"),
        "waiting": selectors.count_waiting(actor),
        "may_open": actor.holds(Permission.PEOPLE_ROUND),
        "today": localdate(),
    }
    return render(request, "upkeep/list.html", context)


@requires(Permission.PEOPLE_ROUND)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), localdate()
    title = _("Rà soát danh sách trí thức năm %(year)s") % {"year": today.year}
    form = RoundForm(
        request.POST or None,
        initial={"title": title},
        tasks=selectors.tasks_to_tie(actor),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = services.open_round(
                **form.cleaned_data, steward=selectors.steward_of(actor), by=actor
            )
        except DomainError as refusal:
            form.add_error("due_on", sentence(refusal))
        else:
            return redirect("upkeep:round", made.pk)
    return render(request, "upkeep/add.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
@requires(Permission.PEOPLE_SEE)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show which bodies confirmed, how complete and how old what they hold is."""
    actor, found, today = actor_of(request), _round(request, pk), localdate()
    wanted = request.GET.get("xem", "")
    lines = tables.lines(actor, found, today, wanted)
    context = {
        "round": found,
        "lines": lines,
        "whole": tables.whole(tables.lines(actor, found, today, ""))
        if wanted
        else tables.whole(lines),
        "fields": tables.field_labels(),
        "shown": wanted,
        "today": today,
        "may_close": found.closed_on is None and actor.holds(Permission.PEOPLE_ROUND),
    }
    return render(request, "upkeep/round.html", context)


@require_GET
@requires(Permission.PEOPLE_SEE)
def export(request: HttpRequest, pk: int) -> HttpResponse:
    found, today = _round(request, pk), localdate()
    content = round_workbook(tables.lines(actor_of(request), found, today, ""))
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="ra-soat-tri-thuc-{found.pk}.xlsx"'
    return response


@require_POST
@requires(Permission.PEOPLE_ROUND)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    services.close_round(round_=_round(request, pk), by=actor_of(request))
    messages.success(request, _("Đã đóng đợt rà soát."))
    return redirect("upkeep:round", pk)


def _round(request: HttpRequest, pk: int) -> Round:
    found = selectors.round_of(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Chưa thấy đợt rà soát này trong phần việc của anh/chị."))
    return found
