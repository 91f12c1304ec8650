"""Lists that the morning page leads to: bodies that never report, tasks that nobody owes."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from hientai.core.access import actor_of, requires
from hientai.dashboard import selectors
from hientai.duties import selectors as duty_selectors
from hientai.kernel.permissions import Permission

PAGE_SIZE = 50


@requires(Permission.DUTY_SEE)
def silent(request: HttpRequest) -> HttpResponse:
    """List the bodies with overdue work that never said anything."""
    today, duties = localdate(), duty_selectors.visible_duties(actor_of(request))
    tally = duty_selectors.tally(duties, today=today)
    rows = selectors.silent_rows(duties, tally.by_body, today)
    context = {
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "may_remind": actor_of(request).holds(Permission.DUTY_REMIND),
    }
    return render(request, "dashboard/silent.html", context)


@requires(Permission.DUTY_SEE)
def unowned(request: HttpRequest) -> HttpResponse:
    """List the tasks of confirmed plans that no body owes."""
    actor = actor_of(request)
    tasks = selectors.tasks_without_body(actor)
    context = {
        "page": Paginator(tasks, PAGE_SIZE).get_page(request.GET.get("page")),
        "may_assign": actor.holds(Permission.TASK_ASSIGN),
    }
    return render(request, "dashboard/unowned.html", context)
