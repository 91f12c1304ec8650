"""The page of balance: what is thin, what is missing, who retires and leaves a gap."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hientai.core.access import actor_of, requires
from hientai.kernel.permissions import Permission
from hientai.statistics.domain.dimensions import DIMENSIONS
from hientai.statistics.selectors.balancing import (
    BY,
    LEVEL_NAMES,
    balance,
    balance_asked,
)
from hientai.statistics.selectors.figures import balance_answer, balance_chart
from hientai.statistics.tables import balance_workbook
from hientai.statistics.views.exploring import workbook_answer

MOST_ROWS = 200


@require_GET
@requires(Permission.STATISTICS_SEE)
def show(request: HttpRequest) -> HttpResponse:
    found = balance(actor_of(request), balance_asked(request.GET))
    context = {
        "found": found,
        "answer": balance_answer(found),
        "chart": balance_chart(found),
        "rows": found.rows[:MOST_ROWS],
        "hidden": max(0, len(found.rows) - MOST_ROWS),
        "by": [(name, _(DIMENSIONS[name].label)) for name in BY],
        "levels": [(name, _(label)) for name, label in LEVEL_NAMES.items()],
        "may_see": actor_of(request).holds(Permission.PEOPLE_SEE),
    }
    return render(request, "statistics/balance.html", context)


@require_GET
@requires(Permission.STATISTICS_SEE)
def export(request: HttpRequest) -> HttpResponse:
    found = balance(actor_of(request), balance_asked(request.GET))
    return workbook_answer(balance_workbook(found, balance_answer(found)), "can-doi-tri-thuc.xlsx")
