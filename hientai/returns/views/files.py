"""Files of returns: evidence, a body's own paper, the Excel form out and in."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hientai.core.access import actor_of, requires
from hientai.core.files import download
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError, NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.returns import selectors, services
from hientai.returns.domain.form import CellError, WrongCells
from hientai.returns.forms import FormFileForm
from hientai.returns.tables import MEDIA_TYPE, file_name, form_of
from hientai.returns.views.finding import found


@requires(Permission.DUTY_SEE)
def evidence(request: HttpRequest, pk: int) -> FileResponse:
    kept = selectors.visible_evidence(actor_of(request)).filter(pk=pk).first()
    if kept is None:
        raise NotFound(noop("Chưa thấy tệp này trong phần việc của anh/chị."))
    return download(kept.file)


@requires(Permission.DUTY_SEE)
def paper(request: HttpRequest, pk: int) -> FileResponse:
    report = found(request, pk)
    if report.paper is None:
        raise NotFound(noop("Báo cáo này không kèm bản giấy."))
    return download(report.paper)


@requires(Permission.DUTY_SEE)
def form(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the report as an Excel form, filled as far as it is."""
    report = found(request, pk)
    if report.is_draft:
        services.may_write(report, actor_of(request))
    made = form_of(report, selectors.entries(report))
    disposition = f'attachment; filename="{file_name(report)}"'
    return HttpResponse(made, content_type=MEDIA_TYPE, headers={"Content-Disposition": disposition})


@requires(Permission.DUTY_REPORT)
def form_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a filled form, or name its wrong cells."""
    report = found(request, pk)
    services.may_write(report, actor_of(request))
    sheet = FormFileForm(request.POST or None, request.FILES or None)
    wrong: list[CellError] = []
    if request.method == "POST" and sheet.is_valid():
        name, data = sheet.cleaned_data["file"]
        try:
            n = services.take_form(report=report, data=data, name=name, by=actor_of(request))
        except WrongCells as errors:
            wrong = list(errors.errors)
            sheet.add_error(None, sentence(errors))
        except DomainError as error:
            sheet.add_error("file", sentence(error))
        else:
            said = ngettext("Đã nhận biểu: %(n)d việc.", "Đã nhận biểu: %(n)d việc.", n)
            messages.success(request, said % {"n": n} if n else _("Biểu không có gì mới."))
            return redirect("returns:detail", pk)
    context = {"report": report, "form": sheet, "wrong": [_told(one) for one in wrong]}
    return render(request, "returns/form_in.html", context, status=422 if sheet.errors else 200)


def _told(wrong: CellError) -> dict[str, str]:
    words = _(wrong.sentence)
    return {
        "sheet": wrong.sheet,
        "cell": wrong.cell,
        "value": wrong.value,
        "sentence": words % wrong.values if wrong.values else words,
    }
