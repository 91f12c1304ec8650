"""Reports asked for out of turn: asking, and who has answered."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError, NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.plans.models import Plan
from hientai.returns import selectors, services
from hientai.returns.forms import AskForm
from hientai.returns.models import Ask


@requires(Permission.RETURN_ASK)
def ask(request: HttpRequest, plan: int) -> HttpResponse:
    chosen = selectors.plan_to_ask(actor_of(request), plan)
    if chosen is None:
        raise NotFound(noop("Chưa thấy kế hoạch này hoặc kế hoạch chưa được duyệt."))
    form = AskForm(
        request.POST or None,
        bodies=selectors.bodies_of(chosen),
        tasks=selectors.tasks_of(chosen),
    )
    if request.method == "POST" and form.is_valid():
        made = _asked(request, chosen, form)
        if made:
            said = _("Đã gửi yêu cầu tới %(n)d đơn vị.")
            messages.success(request, said % {"n": len(form.cleaned_data["bodies"])})
            return redirect("returns:asked", made.pk)
    context = {"plan": chosen, "form": form}
    return render(request, "returns/ask.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest, plan: Plan, form: AskForm) -> Ask | None:
    """Ask, or put the refusal into the form."""
    try:
        return services.ask(plan=plan, by=actor_of(request), **form.cleaned_data)
    except DomainError as error:
        form.add_error(None, sentence(error))
        return None


@requires(Permission.DUTY_SEE)
def asked(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who has answered a request."""
    found = selectors.visible_ask(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Chưa thấy yêu cầu báo cáo này."))
    rows = list(selectors.of_ask(found))
    context = {
        "ask": found,
        "rows": selectors.in_order(rows, ""),
        "counts": selectors.state_counts(rows),
        "today": localdate(),
        "may_check": actor_of(request).may(Permission.RETURN_CHECK, of=[found.plan.steward_id]),
    }
    return render(request, "returns/asked.html", context)
