"""Plans: listed, uploaded, being read, as they stand; their file and their table."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hientai.bodies.selectors import handing
from hientai.core.access import actor_of, requires
from hientai.core.files import download
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError, NotAllowed, NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.plans import selectors, services
from hientai.plans.domain.source import blocks
from hientai.plans.forms import UploadForm
from hientai.plans.models import Plan, Target
from hientai.plans.tables import plan_workbook
from hientai.plans.views.source_pane import marks_of_targets, marks_of_tasks

PAGE_SIZE = 25
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def visible(request: HttpRequest, plan_id: int) -> Plan:
    """Return the plan if this person may see it; what they may not see is not there."""
    return get_object_or_404(selectors.visible_plans(actor_of(request)), pk=plan_id)


def number(text: str | None) -> int:
    """Return the number that a field of a page holds; 0, which is nothing's, if it is none."""
    return int(text) if text and text.isdecimal() else 0


@require_GET
@requires(Permission.PLAN_SEE)
def plan_list(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    plans = selectors.listed_plans(actor)
    context = {
        "page": Paginator(plans, PAGE_SIZE).get_page(request.GET.get("page")),
        "to_check": plans.filter(state=Plan.State.CHECKING).count(),
        "may_upload": actor.holds(Permission.PLAN_UPLOAD),
        "waiting": selectors.unassigned_tasks(actor).count()
        if actor.holds(Permission.TASK_ASSIGN)
        else 0,
    }
    return render(request, "plans/list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.PLAN_UPLOAD)
def upload(request: HttpRequest) -> HttpResponse:
    asked = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if asked else UploadForm()
    if asked and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            plan = services.upload_plan(name=file.name, data=file.read(), by=actor_of(request))
        except NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error("file", sentence(refusal))
        else:
            return redirect("plans:progress", plan.pk)
    status = 422 if form.errors else 200
    return render(request, "plans/upload.html", {"form": form}, status=status)


@require_GET
@requires(Permission.PLAN_SEE)
def progress(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Say how far the reading is; a page that asks by itself is sent on when it is done."""
    plan = visible(request, plan_id)
    if plan.state not in {Plan.State.READING, Plan.State.FAILED}:
        there = reverse("plans:detail", args=[plan.pk])
        return _sent_on(request, there)
    if plan.state == Plan.State.FAILED and request.headers.get("HX-Request"):
        return _sent_on(request, request.path)
    context = {
        "plan": plan,
        "reading": selectors.last_reading(plan),
        "failed": plan.state == Plan.State.FAILED,
        "may_check": actor_of(request).may(Permission.PLAN_CHECK, of=[plan.steward_id]),
    }
    return render(request, "plans/progress.html", context)


def _sent_on(request: HttpRequest, there: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": there})
    return redirect(there)


@require_GET
@requires(Permission.PLAN_SEE)
def detail(request: HttpRequest, plan_id: int) -> HttpResponse:
    plan = visible(request, plan_id)
    actor = actor_of(request)
    if plan.state in {Plan.State.READING, Plan.State.FAILED}:
        return redirect("plans:progress", plan.pk)
    may_check = actor.may(Permission.PLAN_CHECK, of=[plan.steward_id])
    if plan.state == Plan.State.CHECKING and may_check:
        return redirect("plans:check", plan.pk)
    groups = selectors.groups_of(plan, selectors.states_of_tasks(plan, actor))
    items = [item for group in groups for item in group.items]
    above = selectors.work_from_above(plan, selectors.visible_plans(actor))
    selectors.mark_taken_up(items, above)
    targets = [t for t in plan.targets.all() if not t.dropped]
    chosen = request.GET.get("task", "")
    marks = [*marks_of_tasks(items, chosen), *marks_of_targets(targets, chosen)]
    context = {
        "plan": plan,
        "groups": groups,
        "count": len(items),
        "unassigned": sum(bool(item.lacks) for item in items),
        "targets": [t for t in targets if t.kind == Target.Kind.TARGET],
        "baselines": [t for t in targets if t.kind == Target.Kind.BASELINE],
        "blocks": blocks(selectors.source_text(plan), marks),
        "chosen": chosen,
        "calendar": selectors.next_report(plan, localdate()) if plan.confirmed_at else None,
        "may_change_calendar": actor.may(Permission.PLAN_CONFIRM, of=[plan.steward_id]),
        "may_assign": actor.may(Permission.TASK_ASSIGN, of=[plan.steward_id]),
        "above": above,
        "history": selectors.history_of(plan) if may_check else [],
        "fates": handing.taken_of("fate", plan.pk),
    }
    return render(request, "plans/detail.html", context)


@require_POST
@requires(Permission.PLAN_CHECK)
def read_again(request: HttpRequest, plan_id: int) -> HttpResponse:
    plan = visible(request, plan_id)
    services.read_again(plan=plan, by=actor_of(request))
    messages.success(request, _("Đang đọc lại tệp. Mọi sửa đổi của anh/chị giữ nguyên."))
    return redirect("plans:progress", plan.pk)


@require_POST
@requires(Permission.PLAN_CHECK)
def discard(request: HttpRequest, plan_id: int) -> HttpResponse:
    services.discard_plan(plan=visible(request, plan_id), by=actor_of(request))
    messages.success(request, _("Đã xóa tệp không đọc được."))
    return redirect("plans:list")


@require_GET
@requires(Permission.PLAN_SEE)
def original(request: HttpRequest, plan_id: int) -> FileResponse:
    """Send the file as it was uploaded."""
    plan = visible(request, plan_id)
    if plan.document.file is None:
        raise NotFound(noop("Kế hoạch này không có tệp gốc."))
    return download(plan.document.file)


@require_GET
@requires(Permission.PLAN_SEE)
def table(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Send the plan's tasks as an Excel table."""
    plan = visible(request, plan_id)
    response = HttpResponse(plan_workbook(plan), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="ke-hoach-{plan.pk}.xlsx"'
    return response
