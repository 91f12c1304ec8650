"""One task said twice, what the plan above asked for, and the papers that tasks ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError, NotAllowed
from hientai.kernel.permissions import Permission
from hientai.plans import selectors, services
from hientai.plans.forms import IssueForm, WantedForm
from hientai.plans.models import Plan, Task, Twin, WantedPaper
from hientai.plans.views.lists import visible


@require_POST
@requires(Permission.PLAN_CHECK)
def decide_twin(request: HttpRequest, twin_id: int) -> HttpResponse:
    """Say whether two places say one task; of one plan on its check page, else where it was asked."""
    actor = actor_of(request)
    seen = selectors.visible_plans(actor)
    twin = get_object_or_404(
        Twin.objects.select_related("first__plan", "second__plan"),
        pk=twin_id,
        first__plan__in=seen,
        second__plan__in=seen,
    )
    actor.require(Permission.PLAN_CHECK, of=[twin.second.plan.steward_id])
    same = request.POST.get("answer") == "same"
    _try(
        request,
        lambda: services.decide_twin(twin=twin, same=same, by=actor),
        _("Đã ghi nhận: một việc.") if same else _("Đã ghi nhận: hai việc."),
    )
    if twin.first.plan_id != twin.second.plan_id:
        return redirect("plans:above", twin.second.plan_id)
    return redirect(reverse("plans:check", args=[twin.first.plan_id]) + "#cac-cap")


@require_GET
@requires(Permission.PLAN_SEE)
def above(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show which tasks of the plans above are taken up here, and which nobody took up."""
    actor, plan = actor_of(request), visible(request, plan_id)
    context = {
        "plan": plan,
        "above": selectors.work_from_above(plan, selectors.visible_plans(actor)),
        "may_check": actor.may(Permission.PLAN_CHECK, of=[plan.steward_id]),
    }
    return render(request, "plans/above.html", context)


def _wanted(request: HttpRequest, wanted_id: int) -> WantedPaper:
    seen = selectors.visible_plans(actor_of(request))
    found = WantedPaper.objects.select_related("task__plan", "document")
    return get_object_or_404(found, pk=wanted_id, task__plan__in=seen)


@require_POST
@requires(Permission.PLAN_CHECK)
def decide_wanted(request: HttpRequest, wanted_id: int) -> HttpResponse:
    """Accept, correct or refuse a paper that a task asks for."""
    actor, wanted = actor_of(request), _wanted(request, wanted_id)
    actor.require(Permission.PLAN_CHECK, of=[wanted.task.plan.steward_id])
    refused = "refuse" in request.POST
    changes = None if refused else _changes(request, WantedForm(request.POST))
    if changes is None and not refused:
        return _back(wanted.task)
    _try(
        request,
        lambda: services.decide_wanted(wanted=wanted, changes=changes, by=actor),
        _("Đã ghi nhận: không phải ban hành.") if refused else _("Đã lưu văn bản phải ban hành."),
    )
    return _back(wanted.task)


@require_POST
@requires(Permission.PLAN_CHECK)
def add_wanted(request: HttpRequest, task_id: int) -> HttpResponse:
    actor = actor_of(request)
    seen = selectors.visible_plans(actor)
    task = get_object_or_404(Task.objects.select_related("plan"), pk=task_id, plan__in=seen)
    actor.require(Permission.PLAN_CHECK, of=[task.plan.steward_id])
    values = _changes(request, WantedForm(request.POST))
    if values is not None:
        _try(
            request,
            lambda: services.add_wanted(task=task, values=values, by=actor),
            _("Đã thêm văn bản phải ban hành."),
        )
    return _back(task)


@require_POST
@requires(Permission.DUTY_REPORT)
def issue_wanted(request: HttpRequest, wanted_id: int) -> HttpResponse:
    """Note number and day of a paper that was issued; show its record."""
    wanted, form = _wanted(request, wanted_id), IssueForm(request.POST)
    values = _changes(request, form)
    if values is None:
        return _to_paper(wanted)
    try:
        document = services.record_issue(wanted=wanted, by=actor_of(request), **values)
    except NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, sentence(refusal))
        return _to_paper(wanted)
    messages.success(request, _("Đã ghi nhận văn bản ban hành."))
    return redirect("documents:detail", document.pk)


def _changes(request: HttpRequest, form: WantedForm | IssueForm) -> dict[str, Any] | None:
    """Return what was typed, or say on the page what is wrong with it."""
    if form.is_valid():
        return form.cleaned_data
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        messages.error(request, f"{label}: {' '.join(map(str, errors))}")
    return None


def _try(request: HttpRequest, do: Callable[[], object], said: str) -> None:
    try:
        do()
    except NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, sentence(refusal))
    else:
        messages.success(request, said)


def _to_paper(wanted: WantedPaper) -> HttpResponse:
    if wanted.document_id is None:
        return _back(wanted.task)
    return redirect("documents:detail", wanted.document_id)


def _back(task: Task) -> HttpResponse:
    page = "check" if task.plan.state == Plan.State.CHECKING else "detail"
    there = reverse(f"plans:{page}", args=[task.plan_id])
    return redirect(f"{there}?task={task.pk}#muc-{task.pk}")
