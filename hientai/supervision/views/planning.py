"""The yearly plan of supervision, and planning its visits."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from hientai.core.access import actor_of, requires
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.plans.models import Plan
from hientai.supervision import selectors, services
from hientai.supervision.forms import DropForm, ScopeForm, VisitsForm, YearForm, scope_of
from hientai.supervision.models import Visit, YearPlan


def shown_visit(request: HttpRequest, pk: int) -> Visit:
    found = selectors.visible_visit(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Không có cuộc giám sát này."))
    return found


def own_visit(request: HttpRequest, pk: int) -> Visit:
    """Return a visit that the person may write of: asked before what they sent is looked at."""
    visit = shown_visit(request, pk)
    actor_of(request).require(Permission.SUPERVISE, of=[visit.year_plan.body_id])
    return visit


def _year_plan(request: HttpRequest, pk: int) -> YearPlan:
    found = selectors.visible_year_plan(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Không có kế hoạch giám sát này."))
    return found


@requires(Permission.SUPERVISE)
def year_add(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = YearForm(request.POST or None, actor=actor)
    if form.is_valid():
        made = services.plan_year(by=actor, **form.cleaned_data)
        messages.success(request, _("Đã lập kế hoạch giám sát năm %(year)s.") % {"year": made.year})
        return redirect(made)
    context = {"form": form}
    return render(request, "supervision/year_add.html", context, status=422 if form.errors else 200)


@require_GET
@requires(Permission.SUPERVISION_SEE)
def year(request: HttpRequest, pk: int) -> HttpResponse:
    found, actor = _year_plan(request, pk), actor_of(request)
    context = {
        "year_plan": found,
        "visits": selectors.visible_visits(actor).filter(year_plan=found),
        "may_write": actor.may(Permission.SUPERVISE, of=[found.body_id]),
    }
    return render(request, "supervision/year.html", context)


@requires(Permission.SUPERVISE)
def visit_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the plan first; its bodies and clauses are offered then."""
    found, actor = _year_plan(request, pk), actor_of(request)
    actor.require(Permission.SUPERVISE, of=[found.body_id])
    plans = selectors.plans_to_supervise(actor)
    plan = _plan(request, plans)
    context = {"year_plan": found, "plans": plans, "plan": plan}
    if plan is None:
        return render(request, "supervision/visit_plan.html", context)
    form = VisitsForm(request.POST or None, plan=plan)
    if form.is_valid():
        bodies = list(form.cleaned_data["bodies"])
        made = services.plan_visits(
            year_plan=found, plan=plan, bodies=bodies, scope=form.scope, by=actor
        )
        words = ngettext("Đã lên lịch %(n)d cuộc.", "Đã lên lịch %(n)d cuộc.", len(made))
        messages.success(request, words % {"n": len(made)})
        return redirect(found)
    context["form"] = form
    return render(
        request, "supervision/visit_add.html", context, status=422 if form.errors else 200
    )


def _plan(request: HttpRequest, plans: list[Plan]) -> Plan | None:
    asked = request.GET.get("plan", "")
    chosen = [plan for plan in plans if str(plan.pk) == asked]
    return chosen[0] if chosen else (plans[0] if len(plans) == 1 else None)


@requires(Permission.SUPERVISE)
def visit_edit(request: HttpRequest, pk: int) -> HttpResponse:
    visit = own_visit(request, pk)
    form = ScopeForm(request.POST or None, plan=visit.plan, initial=scope_of(visit))
    if form.is_valid():
        services.change_visit(visit=visit, scope=form.scope, by=actor_of(request))
        messages.success(request, _("Đã sửa cuộc giám sát."))
        return redirect(visit)
    context = {"visit": visit, "form": form}
    return render(
        request, "supervision/visit_edit.html", context, status=422 if form.errors else 200
    )


@requires(Permission.SUPERVISE)
def visit_drop(request: HttpRequest, pk: int) -> HttpResponse:
    visit = own_visit(request, pk)
    form = DropForm(request.POST or None)
    if form.is_valid():
        services.drop_visit(visit=visit, why=form.cleaned_data["why"], by=actor_of(request))
        messages.success(request, _("Đã thôi cuộc giám sát."))
        return redirect(visit)
    context = {"visit": visit, "form": form}
    return render(
        request, "supervision/visit_drop.html", context, status=422 if form.errors else 200
    )
