"""The page of balance: what is thin, what is missing, who retires and leaves a gap."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hientai.core.access import actor_of, requires
from hientai.core.charts import Chart
from hientai.core.plots import Pair, compared
from hientai.kernel.permissions import Permission
from hientai.kernel.vietnamese import format_date, format_number
from hientai.statistics.domain.dimensions import DIMENSIONS
from hientai.statistics.selectors.balancing import (
    BY,
    LEVEL_NAMES,
    Balance,
    balance,
    balance_asked,
)
from hientai.statistics.tables import balance_workbook
from hientai.statistics.views.exploring import workbook_answer

MOST_DRAWN = 20
MOST_ROWS = 200


@require_GET
@requires(Permission.STATISTICS_SEE)
def show(request: HttpRequest) -> HttpResponse:
    found = balance(actor_of(request), balance_asked(request.GET))
    context = {
        "found": found,
        "answer": answer(found),
        "chart": drawn(found),
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
    return workbook_answer(balance_workbook(found, answer(found)), "can-doi-tri-thuc.xlsx")


def answer(found: Balance) -> str:
    """Say in a sentence what is missing, or that nothing is."""
    said = {
        "n": format_number(len(found.below)),
        "all": format_number(len(found.rows)),
        "by": found.by.lower(),
        "least": format_number(found.asked.least),
        "level": found.level,
        "missing": format_number(found.missing),
    }
    if not found.below:
        return _("Cả %(all)s %(by)s đều có từ %(least)s %(level)s trở lên") % said
    return _("%(n)s/%(all)s %(by)s chưa đủ %(least)s %(level)s, còn thiếu %(missing)s người") % said


def drawn(found: Balance) -> Chart:
    """Draw today beside five years on, if nobody is added."""
    rows = [
        Pair(one.judged.row.label, one.judged.row.held, max(0, one.judged.row.left))
        for one in found.rows[:MOST_DRAWN]
    ]
    title = _("%(due)s %(level)s đến tuổi nghỉ hưu trước %(day)s; %(n)s %(by)s không còn ai") % {
        "due": format_number(found.due),
        "level": found.level,
        "day": format_date(found.until),
        "n": format_number(len(found.emptied)),
        "by": found.by.lower(),
    }
    head = (found.by, _("Nay"), _("Sau 5 năm, nếu không bổ sung"))
    return compared(title, rows, head=head, source=_("Tuổi nghỉ hưu theo Nghị định 135/2020."))
