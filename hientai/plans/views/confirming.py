"""Confirming a checked plan, and giving what nobody leads to bodies."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError, NotAllowed
from hientai.kernel.permissions import Permission
from hientai.plans import selectors, services
from hientai.plans.domain.proposals import Proposal
from hientai.plans.forms import AssignForm, ConfirmForm
from hientai.plans.models import Plan
from hientai.plans.views.lists import visible

PAGE_SIZE = 20


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN_CONFIRM)
def confirm(request: HttpRequest, plan_id: int) -> HttpResponse:
    plan = visible(request, plan_id)
    actor_of(request).require(Permission.PLAN_CONFIRM, of=[plan.steward_id])
    if plan.state != Plan.State.CHECKING:
        return redirect("plans:detail", plan.pk)
    items = selectors.check_items(plan)
    proposal = selectors.proposal_of(plan)
    form = ConfirmForm(
        request.POST or None,
        initial=_initial(plan, proposal),
        bodies=selectors.choosable_bodies(plan),
        left=items.left,
    )
    if request.method == "POST" and form.is_valid() and _confirm(request, plan, form, proposal):
        messages.success(request, _("Đã duyệt kế hoạch. Việc của các đơn vị đã được mở."))
        return redirect("plans:detail", plan.pk)
    context = {
        "plan": plan,
        "form": form,
        "items": items,
        "proposal": proposal,
        "same": selectors.same_plans(plan),
        "unassigned": sum(bool(item.lacks) for item in items.items),
        "configuring": [item for item in items.items if not item.task.opens_duties],
    }
    return render(request, "plans/confirm.html", context, status=422 if form.errors else 200)


def _initial(plan: Plan, proposal: Proposal) -> dict[str, Any]:
    today = timezone.localdate()
    calendar = proposal.calendar
    return {
        "tracked_from": dt.date(today.year, 1, 1).isoformat(),
        "report_period": calendar.period.value,
        "report_day": calendar.day,
        "report_next_month": calendar.next_month,
        "contributor_days": calendar.contributor_days,
        "report_to": proposal.addressees
        or ([plan.document.issuer] if plan.document.issuer else []),
        "report_through": selectors.proposed_body(plan, proposal.through),
        "coordinators": plan.coordinators,
        "steward": selectors.proposed_body(plan, proposal.steward) or plan.steward,
        "collector": selectors.proposed_body(plan, proposal.collector) or plan.steward,
        "consolidator": selectors.proposed_body(plan, proposal.consolidator),
    }


def _confirm(request: HttpRequest, plan: Plan, form: ConfirmForm, proposal: Proposal) -> bool:
    said, calendar = form.cleaned_data, form.calendar()
    try:
        if said.get("accept_rest"):
            services.accept_rest(plan=plan, by=actor_of(request))
        services.confirm_plan(
            plan=plan,
            tracked_from=said["tracked_from"],
            calendar=calendar,
            addressed=form.addressed(),
            said_in=proposal.calendar_from if calendar == proposal.calendar else "",
            steward=said["steward"],
            collector=said["collector"],
            consolidator=said["consolidator"],
            by=actor_of(request),
        )
    except NotAllowed:
        raise
    except DomainError as refusal:
        form.add_error(None, sentence(refusal))
        return False
    return True


@require_GET
@requires(Permission.TASK_ASSIGN)
def to_assign(request: HttpRequest) -> HttpResponse:
    """List what nobody leads yet, each with those who might be meant."""
    return _assign_page(request)


def _assign_page(request: HttpRequest, refused: dict[int, str] | None = None) -> HttpResponse:
    actor = actor_of(request)
    tasks = selectors.unassigned_tasks(actor)
    plan_id = request.GET.get("ke-hoach", "")
    if plan_id.isdecimal():
        tasks = tasks.filter(plan=int(plan_id))
    page = Paginator(tasks, PAGE_SIZE).get_page(request.GET.get("page"))
    rows = selectors.to_assign(actor, list(page.object_list))
    bodies = {b for row in rows for b in selectors.choosable_bodies(row.task.plan)} if rows else ()
    context = {
        "page": page,
        "rows": rows,
        "bodies": sorted(bodies, key=lambda body: body.sort_key),
        "refused": refused or {},
    }
    return render(request, "plans/to_assign.html", context, status=422 if refused else 200)


@require_POST
@requires(Permission.TASK_ASSIGN)
def assign(request: HttpRequest, task_id: int) -> HttpResponse:
    actor = actor_of(request)
    task = get_object_or_404(selectors.unassigned_tasks(actor), pk=task_id)
    row = selectors.to_assign(actor, [task])[0]
    bodies = selectors.choosable_bodies(task.plan)
    form = AssignForm(request.POST, bodies=bodies, members=row.members)
    if not form.is_valid():
        return _assign_page(request, {task.pk: str(form.non_field_errors()[0])})
    ids = form.cleaned_data["ids"]
    if row.party and form.cleaned_data["everywhere"]:
        count = services.assign_name(plan=task.plan, name=row.party.name, body_ids=ids, by=actor)
        messages.success(request, _("Đã giao %(n)d nhiệm vụ.") % {"n": count})
    else:
        services.assign_task(task=task, body_ids=ids, party=row.party, by=actor)
        messages.success(request, _("Đã giao mục %(label)s.") % {"label": task.label})
    query = request.GET.urlencode()
    return redirect(reverse("plans:to-assign") + (f"?{query}" if query else ""))
