"""What a body asks about a duty, what the steward answers; steps; who answers for a task."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.duties import selectors, services
from hientai.duties.domain import BadRequest, RequestKind
from hientai.duties.forms import AnswerableForm, AnswerForm, StepForm, WishForm
from hientai.duties.models import DutyRequest
from hientai.duties.views.one import duty_of, show
from hientai.kernel.permissions import Permission
from hientai.plans.selectors import choosable_bodies

PAGE_SIZE = 50


@require_GET
@requires(Permission.TASK_ASSIGN)
def requests(request: HttpRequest) -> HttpResponse:
    """List what waits for the person's answer."""
    found = selectors.waiting(actor_of(request))
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "duties/requests.html", {"page": page})


@require_http_methods(["GET", "POST"])
@requires(Permission.DUTY_REPORT)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    duty, actor = duty_of(request, pk), actor_of(request)
    actor.require(Permission.DUTY_REPORT, of=[duty.body_id, duty.plan.steward_id])
    initial = {"kind": request.GET.get("loai") or RequestKind.EXTEND.value}
    bodies = choosable_bodies(duty.plan).exclude(pk=duty.body_id)
    form = WishForm(request.POST or None, initial=initial, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        try:
            services.ask(duty=duty, wish=form.wish(), by=actor)
        except BadRequest as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("Đã gửi đề nghị tới đầu mối theo dõi."))
            return redirect("duties:detail", pk)
    context = {"duty": duty, "form": form}
    return render(request, "duties/ask_form.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Permission.TASK_ASSIGN)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(selectors.waiting(actor_of(request)), pk=pk)
    form, duty = AnswerForm(request.POST), duty_of(request, found.duty_id)
    if form.is_valid():
        said = form.cleaned_data
        try:
            services.answer(
                request=found,
                grant=said["grant"] == "yes",
                reason=said["reason"],
                day=said["day"],
                by=actor_of(request),
            )
        except BadRequest as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("Đã trả lời đề nghị của đơn vị."))
            return redirect("duties:detail", duty.pk)
    return show(request, duty, answer=form)


@require_POST
@requires(Permission.DUTY_REPORT)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    visible = selectors.visible_requests(actor_of(request))
    found: DutyRequest = get_object_or_404(visible, pk=pk)
    services.withdraw(request=found, by=actor_of(request))
    messages.success(request, _("Đã rút đề nghị."))
    return redirect("duties:detail", found.duty_id)


@require_POST
@requires(Permission.DUTY_REPORT)
def add_step(request: HttpRequest, pk: int) -> HttpResponse:
    duty, form = duty_of(request, pk), StepForm(request.POST)
    if not form.is_valid():
        return show(request, duty, step=form)
    said = form.cleaned_data
    services.add_step(duty=duty, text=said["text"], due_on=said["due_on"], by=actor_of(request))
    return redirect("duties:detail", pk)


@require_POST
@requires(Permission.DUTY_REPORT)
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick a step, take the tick back, or drop it."""
    found = get_object_or_404(selectors.visible_steps(actor_of(request)), pk=pk)
    if request.POST.get("do") == "drop":
        services.drop_step(step=found, by=actor_of(request))
    else:
        services.tick_step(step=found, done=not found.done_on, by=actor_of(request))
    return redirect("duties:detail", found.duty_id)


@require_http_methods(["GET", "POST"])
@requires(Permission.TASK_ASSIGN)
def answerable(request: HttpRequest, pk: int) -> HttpResponse:
    """Name which of several leads answers for a task."""
    task = get_object_or_404(selectors.tasks_assigned_by(actor_of(request)), pk=pk)
    form = AnswerableForm(
        request.POST or None,
        initial={"body": task.answerable_id},
        bodies=selectors.leads_of(task),
    )
    if request.method == "POST" and form.is_valid():
        body = form.cleaned_data["body"]
        services.name_answerable(task=task, body=body, by=actor_of(request))
        messages.success(request, _("Đã ghi đơn vị chịu trách nhiệm chính."))
        return redirect("plans:detail", task.plan_id)
    context = {"task": task, "form": form}
    return render(request, "duties/answerable.html", context, status=422 if form.errors else 200)
