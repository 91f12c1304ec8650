"""The open pages, and the page on which the province chooses what they show."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hientai.core.access import actor_of, public, requires
from hientai.core.charts import strip
from hientai.dashboard import selectors, services
from hientai.dashboard.forms import OpenForm
from hientai.dashboard.selectors import Choice
from hientai.dashboard.views.board_charts import tracked
from hientai.dashboard.views.board_page import counts_of
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission


@public
def public_home(request: HttpRequest) -> HttpResponse:
    figures = selectors.public_figures(localdate())
    context = {
        "figures": figures,
        "counts": counts_of(figures.duties),
        "strip": strip(tracked(figures.duties)),
        "may_choose": actor_of(request).holds(Permission.FIGURES_OPEN),
    }
    return render(request, "dashboard/public.html", context)


@public
def public_plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    shown = selectors.open_plan(plan_id)
    figures = selectors.figures_of(shown, localdate())
    context = {
        "shown": shown,
        "plan": shown.plan,
        "figures": figures,
        "counts": counts_of(figures.duties),
        "strip": strip(tracked(figures.duties)),
    }
    return render(request, "dashboard/public_plan.html", context)


@requires(Permission.FIGURES_OPEN)
def choose(request: HttpRequest) -> HttpResponse:
    """Show each plan of the person with what is open of it."""
    choices = selectors.open_choices(actor_of(request))
    context = {
        "choices": [(choice, _form(choice)) for choice in choices],
        "open_count": sum(1 for choice in choices if choice.opened),
    }
    return render(request, "dashboard/open.html", context)


@requires(Permission.FIGURES_OPEN)
@require_POST
def choose_plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    actor = actor_of(request)
    found = [one for one in selectors.open_choices(actor) if one.plan.pk == plan_id]
    if not found:
        raise NotFound(noop("Chưa có kế hoạch này, hoặc kế hoạch chưa được duyệt."))
    form, plan = OpenForm(request.POST, prefix=str(plan_id)), found[0].plan
    if form.is_valid() and form.cleaned_data["shown"]:
        services.open_figures(plan=plan, shown=form.figures, by=actor)
        messages.success(request, _("Đã công khai số liệu của %(plan)s.") % {"plan": plan})
    else:
        services.close_figures(plan=plan, by=actor)
        messages.success(request, _("Không công khai số liệu của %(plan)s.") % {"plan": plan})
    return redirect("dashboard:open")


def _form(choice: Choice) -> OpenForm:
    opened = choice.opened
    initial = {
        "shown": opened is not None,
        "by_group": bool(opened and opened.by_group),
        "by_body": bool(opened and opened.by_body),
        "title_en": opened.title_en if opened else "",
    }
    return OpenForm(initial=initial, prefix=str(choice.plan.pk))
