"""Stopping one duty, or what another plan replaces."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.duties import selectors, services
from hientai.duties.domain import BadRequest
from hientai.duties.forms import ReasonForm, StopPlanForm, WithdrawConditionForm
from hientai.duties.views.one import duty_of
from hientai.kernel.errors import Conflict, NotFound, noop
from hientai.kernel.permissions import Permission


@require_http_methods(["GET", "POST"])
@requires(Permission.TASK_ASSIGN)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    duty, form = duty_of(request, pk), ReasonForm(request.POST or None)
    actor_of(request).require(Permission.TASK_ASSIGN, of=[duty.plan.steward_id])
    if request.method == "POST" and form.is_valid():
        try:
            services.stop_duty(duty=duty, why=form.cleaned_data["why"], by=actor_of(request))
        except BadRequest as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("Đã dừng việc này; đơn vị không phải báo cáo nữa."))
            return redirect("duties:detail", pk)
    context = {"duty": duty, "form": form}
    return render(request, "duties/stop.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@requires(Permission.TASK_ASSIGN)
def condition(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a condition that was noted wrongly."""
    duty, form = duty_of(request, pk), WithdrawConditionForm(request.POST or None)
    actor_of(request).require(Permission.TASK_ASSIGN, of=[duty.plan.steward_id])
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        try:
            n = services.withdraw_condition(task=duty.task, why=why, by=actor_of(request))
        except Conflict as refusal:
            form.add_error(None, sentence(refusal))
        else:
            said = ngettext("%(n)d việc lại chờ điều kiện.", "%(n)d việc lại chờ điều kiện.", n)
            messages.success(request, said % {"n": n})
            return redirect("duties:detail", pk)
    context = {"duty": duty, "form": form}
    status = 422 if form.errors else 200
    return render(request, "duties/withdraw_condition.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Permission.TASK_ASSIGN)
def whole_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose which tasks of a plan end, and what of the newer plan stands for each."""
    plan = selectors.plan_to_stop(actor_of(request), pk)
    if plan is None:
        raise NotFound(noop("Chưa thấy kế hoạch này trong phần việc của anh/chị."))
    successors = selectors.successors_of(plan)
    asked = request.GET.get("boi", "")
    newer = next((s for s in successors if str(s.plan.pk) == asked), None)
    newer = newer or next(iter(successors), None)
    rows = selectors.endings(plan, newer.plan if newer else None)
    form = StopPlanForm(request.POST or None, endings=rows, newer=newer)
    if request.method == "POST" and form.is_valid():
        stopped = services.stop_tasks(
            plan=plan,
            tasks=form.tasks(),
            instead=form.instead(),
            why=form.cleaned_data["why"],
            by=actor_of(request),
        )
        said = ngettext("Đã dừng %(n)d việc.", "Đã dừng %(n)d việc.", stopped)
        messages.success(request, said % {"n": stopped})
        return redirect("plans:detail", plan.pk)
    context = {"plan": plan, "form": form, "rows": form.rows(), "newer": newer}
    return render(request, "duties/stop_plan.html", context, status=422 if form.errors else 200)
