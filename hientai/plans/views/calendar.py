"""Changing a confirmed plan's reporting calendar."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hientai.core.access import actor_of, requires
from hientai.kernel.permissions import Permission
from hientai.plans import selectors, services
from hientai.plans.forms import CalendarForm, initial_of_calendar
from hientai.plans.views.lists import visible


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN_CONFIRM)
def change(request: HttpRequest, plan_id: int) -> HttpResponse:
    plan, actor = visible(request, plan_id), actor_of(request)
    actor.require(Permission.PLAN_CONFIRM, of=[plan.steward_id])
    form = CalendarForm(
        request.POST or None,
        initial=initial_of_calendar(plan),
        bodies=selectors.choosable_bodies(plan),
    )
    if request.method == "POST" and form.is_valid():
        services.change_calendar(
            plan=plan, calendar=form.calendar(), addressed=form.addressed(), by=actor
        )
        messages.success(request, _("Đã đổi lịch báo cáo; việc báo cáo theo kỳ đã có hạn mới."))
        return redirect("plans:detail", plan.pk)
    context = {"plan": plan, "form": form, "next": selectors.next_report(plan, localdate())}
    return render(request, "plans/calendar.html", context, status=422 if form.errors else 200)
