"""What the addresses name, as far as the reader may see it."""

from __future__ import annotations

from django.http import HttpRequest

from hientai.core.access import actor_of
from hientai.kernel.errors import NotFound, noop
from hientai.plans.models import Plan
from hientai.returns import selectors
from hientai.returns.models import Return
from hientai.returns.selectors import Entry


def found(request: HttpRequest, pk: int) -> Return:
    report = selectors.visible_return(actor_of(request), pk)
    if report is None:
        raise NotFound(noop("Chưa thấy báo cáo này trong phần việc của anh/chị."))
    return report


def entry_of(report: Return, duty: int) -> Entry:
    entry = selectors.entry_of(report, duty)
    if entry is None:
        raise NotFound(noop("Việc này không có trong báo cáo."))
    return entry


def may_write(request: HttpRequest, report: Return) -> bool:
    return selectors.may_write(actor_of(request), report)


def plan_of(request: HttpRequest, pk: int) -> Plan:
    """Return a plan whose reports the reader may look over."""
    found = selectors.plans_reported(actor_of(request)).filter(pk=pk).first()
    if found is None:
        raise NotFound(noop("Chưa thấy kế hoạch này hoặc kế hoạch chưa có kỳ báo cáo."))
    return found
