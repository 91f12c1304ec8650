"""Reports: choosing one, reading it with the list behind any figure, taking it as a file."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from hientai.core.access import actor_of, requires
from hientai.core.papers import write_docx
from hientai.kernel.permissions import Permission
from hientai.reports import selectors
from hientai.reports.domain.listing import opened, task_rows
from hientai.reports.domain.paper import annual_paper, file_name
from hientai.reports.domain.phrases import plan_name
from hientai.reports.domain.wording import opening, sections, title
from hientai.reports.forms import FigureForm
from hientai.reports.views.charting import group_chart

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGE_SIZE = 20


@requires(Permission.REPORT_SEE)
def choose(request: HttpRequest) -> HttpResponse:
    """List the plans with the years on which each can be reported."""
    plans = selectors.reported_plans(actor_of(request))
    choices = selectors.report_choices(plans, localdate())
    return render(request, "reports/list.html", {"choices": choices})


@requires(Permission.REPORT_SEE)
def annual(
    request: HttpRequest, plan_id: int, year: int, *, as_today: bool = False
) -> HttpResponse:
    """Show a year, by the bodies of that year or by those that hold their work today."""
    report = selectors.annual_report(actor_of(request), plan_id, year, as_today=as_today)
    figure = opened(report, FigureForm(request.GET).query() or selectors.FIRST_OPENED)
    context = {
        "report": report,
        "heading": title(report),
        "plan_name": plan_name(report.plan),
        "opening": opening(report),
        "sections": sections(report),
        "chart": group_chart(report),
        "rows": task_rows(report),
        "as_today": as_today,
        "switches": as_today or selectors.has_former_bodies(report),
        "opened": figure,
        "page": Paginator(figure.items, PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return render(request, "reports/annual.html", context)


@requires(Permission.REPORT_SEE)
def annual_docx(
    request: HttpRequest, plan_id: int, year: int, *, as_today: bool = False
) -> HttpResponse:
    report = selectors.annual_report(actor_of(request), plan_id, year, as_today=as_today)
    response = HttpResponse(write_docx(annual_paper(report)), content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="{file_name(report)}"'
    response["Cache-Control"] = "private, no-store"
    return response
