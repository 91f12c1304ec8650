"""Reports: choosing one, reading it with the list behind any figure, taking it as a file."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from hientai.core.access import actor_of, requires
from hientai.core.papers import pdf
from hientai.kernel.permissions import Permission
from hientai.reports import papers, selectors
from hientai.reports.domain.composing import DRAWN, YEARLY, YEARLY_ANNEXES, composed
from hientai.reports.domain.listing import opened, task_rows
from hientai.reports.domain.paper import file_name, head_of
from hientai.reports.domain.phrases import plan_name
from hientai.reports.forms import FigureForm

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
PAGE_SIZE = 20


@requires(Permission.REPORT_SEE)
def choose(request: HttpRequest) -> HttpResponse:
    """List the plans with the years on which each can be reported."""
    plans = selectors.with_first_due(selectors.reported_plans(actor_of(request)))
    choices = selectors.report_choices(plans, localdate())
    return render(request, "reports/list.html", {"choices": choices})


@requires(Permission.REPORT_SEE)
def annual(
    request: HttpRequest, plan_id: int, year: int, *, as_today: bool = False
) -> HttpResponse:
    """Show a year, by the bodies of that year or by those that hold their work today."""
    found = selectors.annual(actor_of(request), plan_id, year, as_today=as_today)
    found = selectors.with_results(found)
    report = found.report
    content = composed(report, YEARLY, ())
    asked = FigureForm(request.GET).query() or selectors.FIRST_OPENED
    figure = opened(report, asked, partial(selectors.duties_behind, found))
    rows: Any = figure.items  # a paginator asks for slices and the length alone
    context = {
        "report": report,
        "content": content,
        "plan_name": plan_name(report.plan),
        "sections": papers.shown(content),
        "bodies_table": DRAWN["table:bodies"](report),
        "rows": task_rows(report),
        "as_today": as_today,
        "may_make": actor_of(request).holds(Permission.REVIEW_EDIT),
        "has_office": pdf.has_office(),
        "switches": as_today or selectors.has_former_bodies(report),
        "opened": figure,
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return render(request, "reports/annual.html", context)


@requires(Permission.REPORT_SEE)
def annual_docx(
    request: HttpRequest, plan_id: int, year: int, *, as_today: bool = False
) -> HttpResponse:
    name, data = _paper(request, plan_id, year, as_today=as_today)
    return _download(data, name, DOCX)


@requires(Permission.REPORT_SEE)
def annual_pdf(
    request: HttpRequest, plan_id: int, year: int, *, as_today: bool = False
) -> HttpResponse:
    name, data = _paper(request, plan_id, year, as_today=as_today)
    return _download(pdf.to_pdf(data), name.replace(".docx", ".pdf"), PDF)


def _paper(request: HttpRequest, plan_id: int, year: int, *, as_today: bool) -> tuple[str, bytes]:
    found = selectors.annual(actor_of(request), plan_id, year, as_today=as_today)
    report = selectors.with_results(found).report
    content = composed(report, YEARLY, YEARLY_ANNEXES)
    return file_name(report), papers.as_docx(content, head_of(report))


def _download(data: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
