"""The board."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from hientai.core.access import actor_of, requires
from hientai.dashboard import tables
from hientai.dashboard.views import board_page as boards
from hientai.dashboard.views.board_filter import filter_of
from hientai.dashboard.views.board_units import holders
from hientai.duties import selectors as duty_selectors
from hientai.kernel.permissions import Permission


@requires(Permission.DUTY_SEE)
def board(request: HttpRequest) -> HttpResponse:
    """Show what each body owes: a row a duty."""
    return _board(request, by_task=False)


@requires(Permission.DUTY_SEE)
def board_of_tasks(request: HttpRequest) -> HttpResponse:
    """Show the tasks of plans: a row a task, its state computed from its duties."""
    return _board(request, by_task=True)


def _board(request: HttpRequest, *, by_task: bool) -> HttpResponse:
    actor, today = actor_of(request), localdate()
    context = {
        "board": boards.build(actor, request.GET, today, by_task=by_task),
        "today": today,
        "may_open": actor.holds(Permission.FIGURES_OPEN),
        "may_remind": actor.holds(Permission.DUTY_REMIND),
    }
    return render(request, "dashboard/board.html", context)


@requires(Permission.DUTY_SEE)
def export(request: HttpRequest) -> HttpResponse:
    """Send the filtered list as an Excel file."""
    actor, today = actor_of(request), localdate()
    duties = duty_selectors.visible_duties(actor)
    chosen, units = duty_selectors.in_units(duties, filter_of(actor, request.GET), today)
    rows = duty_selectors.board(duties, chosen, today)
    holding = None if units is None else holders(units)
    response = HttpResponse(tables.workbook(rows, holding), content_type=tables.MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="theo-doi-{today:%Y-%m-%d}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response
