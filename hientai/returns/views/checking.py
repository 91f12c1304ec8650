"""The steward's side: a period's reports in one table, one confirmed or returned, many confirmed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hientai.core.access import actor_of, requires
from hientai.kernel.permissions import Permission
from hientai.returns import selectors, services
from hientai.returns.forms import ReasonForm, day, ids
from hientai.returns.models import Return
from hientai.returns.views.finding import found, plan_of
from hientai.returns.views.writing import sent_page


@requires(Permission.DUTY_SEE)
def overview(request: HttpRequest, plan: int) -> HttpResponse:
    """Show who has sent, not sent, been returned, been confirmed for a period."""
    chosen_plan, today = plan_of(request, plan), localdate()
    periods = selectors.periods_of(chosen_plan)
    period = selectors.chosen_period(periods, day(request.GET.get("ky", "")), today)
    actor = actor_of(request)
    rows = list(selectors.of_period(actor, chosen_plan, period)) if period else []
    state, counts = request.GET.get("tt", ""), selectors.state_counts(rows)
    context: dict[str, Any] = {
        "plan": chosen_plan,
        "periods": periods,
        "period": period,
        "rows": selectors.in_order(rows, state),
        "counts": counts,
        "sent": sum(one.sent_at is not None for one in rows),
        "total": len(rows),
        "states": [(value, label, counts[value]) for value, label in Return.State.choices],
        "state": state,
        "asks": selectors.asks_of(chosen_plan),
        "today": today,
        "may_check": actor.may(Permission.RETURN_CHECK, of=[chosen_plan.steward_id]),
        "may_ask": actor.may(Permission.RETURN_ASK, of=[chosen_plan.steward_id]),
    }
    return render(request, "returns/overview.html", context)


@requires(Permission.RETURN_CHECK)
@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a report, or return it with a reason."""
    report, actor = found(request, pk), actor_of(request)
    if request.POST.get("do") == "confirm":
        services.confirm(report=report, by=actor)
        messages.success(request, _("Đã duyệt báo cáo của %(body)s.") % {"body": report.body})
        return redirect("returns:detail", pk)
    form = ReasonForm(request.POST)
    actor.require(Permission.RETURN_CHECK, of=[report.plan.steward_id])
    if not form.is_valid():
        return sent_page(request, report, form)
    services.send_back(report=report, reason=form.cleaned_data["reason"], by=actor)
    messages.success(request, _("Đã trả lại báo cáo của %(body)s.") % {"body": report.body})
    return redirect("returns:detail", pk)


@requires(Permission.RETURN_CHECK)
@require_POST
def confirm_many(request: HttpRequest, plan: int) -> HttpResponse:
    """Confirm the ticked reports of a plan."""
    chosen_plan = plan_of(request, plan)
    ticked = selectors.visible_returns(actor_of(request)).filter(
        plan=chosen_plan, pk__in=ids(request.POST.getlist("return"))
    )
    actor_of(request).require(Permission.RETURN_CHECK, of=[chosen_plan.steward_id])
    n = services.confirm_many(reports=ticked, by=actor_of(request))
    said = ngettext("Đã duyệt %(n)d báo cáo.", "Đã duyệt %(n)d báo cáo.", n)
    messages.success(request, said % {"n": n})
    if asked := ids([request.POST.get("ask", "")]):
        return redirect("returns:asked", asked[0])
    address = reverse("returns:overview", args=[plan])
    period = day(request.POST.get("ky", ""))
    return redirect(f"{address}?ky={period}" if period else address)
