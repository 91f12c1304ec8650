"""One visit: its minutes, its findings, its conclusion as page and paper."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.files import download
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.supervision import selectors, services
from hientai.supervision.forms import ConcludeForm, FindingForm, HeldForm, said_of
from hientai.supervision.models import Finding, Visit
from hientai.supervision.papers import DOCX_TYPE, conclusion_docx
from hientai.supervision.views.planning import own_visit, shown_visit


@require_GET
@requires(Permission.SUPERVISION_SEE)
def visit(request: HttpRequest, pk: int) -> HttpResponse:
    found, actor = shown_visit(request, pk), actor_of(request)
    context = {
        "visit": found,
        "may_write": actor.may(Permission.SUPERVISE, of=[found.year_plan.body_id]),
    }
    return render(request, "supervision/visit.html", context)


@requires(Permission.SUPERVISE)
def visit_record(request: HttpRequest, pk: int) -> HttpResponse:
    found = own_visit(request, pk)
    initial = {
        "held_on": found.held_on or localdate(),
        "place": found.place,
        "members": found.members,
        "summary": found.summary,
    }
    form = HeldForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        services.record_visit(visit=found, held=form.held, by=actor_of(request))
        messages.success(request, _("Đã ghi cuộc giám sát."))
        return redirect(found)
    return _asked(request, "visit_record", found, form)


@requires(Permission.SUPERVISE)
def finding_add(request: HttpRequest, pk: int) -> HttpResponse:
    found = own_visit(request, pk)
    form = FindingForm(request.POST or None, visit=found)
    if form.is_valid():
        services.add_finding(visit=found, said=form.said, by=actor_of(request))
        messages.success(request, _("Đã ghi phát hiện; đơn vị thấy khi có kết luận."))
        return redirect(found)
    return _asked(request, "finding", found, form)


@requires(Permission.SUPERVISE)
def finding_edit(request: HttpRequest, pk: int) -> HttpResponse:
    finding = _own_finding(request, pk)
    form = FindingForm(request.POST or None, visit=finding.visit, initial=said_of(finding))
    if form.is_valid():
        services.change_finding(finding=finding, said=form.said, by=actor_of(request))
        messages.success(request, _("Đã sửa phát hiện."))
        return redirect(finding.visit)
    return _asked(request, "finding", finding.visit, form, finding=finding)


@requires(Permission.SUPERVISE)
@require_POST
def finding_drop(request: HttpRequest, pk: int) -> HttpResponse:
    finding = _own_finding(request, pk)
    services.drop_finding(finding=finding, by=actor_of(request))
    messages.success(request, _("Đã bỏ phát hiện."))
    return redirect(finding.visit)


@requires(Permission.SUPERVISE)
def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    found = own_visit(request, pk)
    form = ConcludeForm(request.POST or None, initial={"on": localdate()})
    if form.is_valid():
        done = services.conclude(visit=found, by=actor_of(request), **form.cleaned_data)
        messages.success(request, _("Đã gửi kết luận tới %(body)s.") % {"body": done.body})
        return redirect(found)
    return _asked(request, "conclude", found, form)


def _own_finding(request: HttpRequest, pk: int) -> Finding:
    finding = selectors.visible_finding(actor_of(request), pk)
    if finding is None:
        raise NotFound(noop("Không có phát hiện này."))
    actor_of(request).require(Permission.SUPERVISE, of=[finding.visit.year_plan.body_id])
    return finding


def _asked(
    request: HttpRequest, page: str, found: Visit, form: object, **more: object
) -> HttpResponse:
    status = 422 if getattr(form, "errors", None) else 200
    context = {"visit": found, "form": form, **more}
    return render(request, f"supervision/{page}.html", context, status=status)


@require_GET
@requires(Permission.SUPERVISION_SEE)
def minutes(request: HttpRequest, pk: int) -> FileResponse:
    found = shown_visit(request, pk)
    if found.minutes is None:
        raise NotFound(noop("Cuộc giám sát này chưa có biên bản."))
    return download(found.minutes)


@require_GET
@requires(Permission.SUPERVISION_SEE)
def docx(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the conclusion as an official paper: a draft until it has its number."""
    found = shown_visit(request, pk)
    answer = HttpResponse(conclusion_docx(found), content_type=DOCX_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="ket-luan-giam-sat-{found.pk}.docx"'
    return answer
