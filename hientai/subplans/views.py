"""Bodies' own plans: who has one, handing one in, and clause by clause what it takes up."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.duties.models import Duty
from hientai.duties.selectors import visible_duties
from hientai.kernel.errors import DomainError, NotAllowed
from hientai.kernel.permissions import Permission
from hientai.plans.models import Plan, Task
from hientai.plans.selectors import visible_plans
from hientai.subplans import selectors, services
from hientai.subplans.forms import HandInForm, OrderForm, ReturnForm
from hientai.subplans.tables import workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@requires(Permission.PLAN_SEE)
def plans(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "overviews": selectors.overviews(actor),
        "to_hand_in": list(selectors.to_hand_in(actor)),
        "proposed": selectors.proposals(actor).count(),
    }
    return render(request, "subplans/list.html", context)


@require_GET
@requires(Permission.PLAN_SEE)
def plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    return _plan(request, _seen(request, plan_id))


@require_GET
@requires(Permission.PLAN_SEE)
def table(request: HttpRequest, plan_id: int) -> HttpResponse:
    found = _seen(request, plan_id)
    data = workbook(selectors.overview(actor_of(request), found), selectors.nobody_took_up(found))
    response = HttpResponse(data, content_type=XLSX)
    name = f"ke-hoach-don-vi-{found.pk}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
@requires(Permission.TASK_ASSIGN)
def propose(request: HttpRequest, plan_id: int) -> HttpResponse:
    found = _seen(request, plan_id)
    n = services.propose_orders(plan=found, by=actor_of(request))
    if n:
        messages.success(request, _("Thấy %(n)d câu giao lập kế hoạch.") % {"n": n})
    else:
        messages.warning(request, _("Không thấy thêm câu nào giao lập kế hoạch riêng."))
    return redirect("subplans:plan", found.pk)


@require_POST
@requires(Permission.TASK_ASSIGN)
def point_out(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Order plans by a task that the rules did not find."""
    found = _seen(request, plan_id)
    number = request.POST.get("task", "")
    task = found.tasks.filter(pk=int(number) if number.isdecimal() else 0, dropped=False).first()
    if task is None:
        messages.error(request, _("Chọn nhiệm vụ giao các đơn vị lập kế hoạch."))
        return redirect("subplans:plan", found.pk)
    return _order(request, task)


@require_http_methods(["GET", "POST"])
@requires(Permission.TASK_ASSIGN)
def decide(request: HttpRequest, task_id: int) -> HttpResponse:
    """Say whether a task orders plans; the question itself stands on the page of its plan."""
    seen = visible_plans(actor_of(request))
    task = get_object_or_404(Task.objects.select_related("plan"), pk=task_id, plan__in=seen)
    if request.method == "GET":
        return redirect("subplans:plan", task.plan_id)
    if "refuse" not in request.POST:
        return _order(request, task)
    services.refuse_order(task=task, by=actor_of(request))
    messages.success(request, _("Đã ghi nhận: không phải lập kế hoạch riêng."))
    return redirect("subplans:plan", task.plan_id)


def _order(request: HttpRequest, task: Task) -> HttpResponse:
    form = OrderForm(request.POST)
    if not form.is_valid():
        return _plan(request, task.plan, form)
    try:
        services.order_plans(task=task, by=actor_of(request), **form.cleaned_data)
    except NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, sentence(refusal))
    else:
        messages.success(request, _("Đã giao: mỗi đơn vị nộp kế hoạch của mình."))
    return redirect("subplans:plan", task.plan_id)


@require_http_methods(["GET", "POST"])
@requires(Permission.DUTY_REPORT)
def hand_in(request: HttpRequest, duty_id: int) -> HttpResponse:
    actor = actor_of(request)
    rows = visible_duties(actor).select_related("body", "plan__document", "task")
    duty = get_object_or_404(rows, pk=duty_id, task__plan_orders_owed__state="confirmed")
    actor.require(Permission.DUTY_REPORT, of=[duty.body_id, duty.plan.steward_id])
    known = selectors.known_plans(actor, duty)
    asked = request.method == "POST"
    form = HandInForm(*((request.POST, request.FILES) if asked else ()), known=known)
    if asked and form.is_valid() and _handed_in(request, duty, form):
        messages.success(request, _("Đã nộp kế hoạch. Kiểm tra nội dung vừa đọc rồi duyệt."))
        return redirect("plans:detail", selectors.current(duty).plan_id)
    context = {
        "duty": duty,
        "form": form,
        "own": selectors.last_handed_in(duty),
        "order": duty.task.plan_orders_owed.first(),
        "on_behalf": not actor.may(Permission.DUTY_REPORT, of=[duty.body_id]),
    }
    return render(request, "subplans/hand_in.html", context, status=422 if form.errors else 200)


def _handed_in(request: HttpRequest, duty: Duty, form: HandInForm) -> bool:
    said, actor = form.cleaned_data, actor_of(request)
    try:
        if said.get("file"):
            file = said["file"]
            services.hand_in(duty=duty, name=file.name, data=file.read(), by=actor)
        else:
            services.hand_in_known(duty=duty, plan=said["known"], by=actor)
    except NotAllowed:
        raise
    except DomainError as refusal:
        form.add_error("file", sentence(refusal))
        return False
    return True


@require_http_methods(["GET", "POST"])
@requires(Permission.TASK_ASSIGN)
def return_plan(request: HttpRequest, own_id: int) -> HttpResponse:
    actor = actor_of(request)
    own = get_object_or_404(selectors.handed_in(visible_plans(actor)), pk=own_id)
    actor.require(Permission.TASK_ASSIGN, of=[own.duty.plan.steward_id])
    asked = request.method == "POST"
    form = ReturnForm(request.POST if asked else None)
    if asked and form.is_valid():
        services.return_plan(own=own, by=actor, **form.cleaned_data)
        messages.success(request, _("Đã trả lại %(body)s.") % {"body": own.duty.body})
        return redirect("subplans:plan", own.duty.plan_id)
    context = {"own": own, "form": form}
    return render(request, "subplans/return.html", context, status=422 if form.errors else 200)


@require_GET
@requires(Permission.PLAN_SEE)
def clauses(request: HttpRequest, plan_id: int, below_id: int) -> HttpResponse:
    actor = actor_of(request)
    below = _seen(request, below_id)
    above = get_object_or_404(selectors.levels_above(below, actor), pk=plan_id)
    context = {
        "page": selectors.clause_page(above, below, localdate()),
        "own": selectors.handed_in([below.pk]).filter(duty__plan=above).first(),
        "may_hang": actor.may(Permission.PLAN_CHECK, of=[below.steward_id, above.steward_id]),
        "may_return": actor.may(Permission.TASK_ASSIGN, of=[above.steward_id]),
    }
    return render(request, "subplans/clauses.html", context)


@require_POST
@requires(Permission.PLAN_CHECK)
def hang(request: HttpRequest, task_id: int, above_id: int) -> HttpResponse:
    """Say that a task carries out one above, or that it does not."""
    task, above = _task(request, task_id), _task(request, above_id)
    do = services.part if "part" in request.POST else services.hang
    do(task=task, above=above, by=actor_of(request))
    return _to_clauses(task, above)


@require_POST
@requires(Permission.PLAN_CHECK)
def hang_chosen(request: HttpRequest, task_id: int) -> HttpResponse:
    number = request.POST.get("above", "")
    task = _task(request, task_id)
    above = _task(request, int(number) if number.isdecimal() else 0)
    services.hang(task=task, above=above, by=actor_of(request))
    return _to_clauses(task, above)


def _to_clauses(task: Task, above: Task) -> HttpResponse:
    there = redirect("subplans:clauses", above.plan_id, task.plan_id)
    there["Location"] += f"#muc-{task.pk}"
    return there


def _task(request: HttpRequest, pk: int) -> Task:
    rows = Task.objects.select_related("plan").filter(dropped=False)
    return get_object_or_404(rows, pk=pk, plan__in=visible_plans(actor_of(request)))


def _seen(request: HttpRequest, plan_id: int) -> Plan:
    return get_object_or_404(visible_plans(actor_of(request)), pk=plan_id)


def _plan(request: HttpRequest, found: Plan, form: OrderForm | None = None) -> HttpResponse:
    actor = actor_of(request)
    orders = list(selectors.orders_of([found.pk]))
    context: dict[str, Any] = {
        "plan": found,
        "form": form,
        "overview": selectors.overview(actor, found),
        "proposed": [one for one in orders if one.state == one.State.READ],
        "confirmed": [one for one in orders if one.state == one.State.CONFIRMED],
        "rolled": selectors.rolled_up(found, visible_plans(actor), localdate()),
        "nobody": selectors.nobody_took_up(found),
        "above": selectors.levels_above(found, actor),
        "may_order": found.state == Plan.State.CONFIRMED
        and actor.may(Permission.TASK_ASSIGN, of=[found.steward_id]),
        "own": actor.own_bodies(Permission.DUTY_REPORT),
        "tasks": selectors.tasks_that_may_order(found),
        "today": localdate(),
    }
    return render(request, "subplans/plan.html", context, status=422 if form else 200)
