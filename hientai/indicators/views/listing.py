"""The list of targets, a plan's confirmation, the tables in and out."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.indicators.domain.judging import WORST_FIRST, State
from hientai.indicators.domain.refusals import BadObservation, BadTarget
from hientai.indicators.forms import ConfirmForm, ListFilter, UploadForm
from hientai.indicators.jobs import compute_all
from hientai.indicators.models import STATE_LABELS
from hientai.indicators.selectors import proposals, standing
from hientai.indicators.selectors.asking import count_waiting
from hientai.indicators.selectors.keeping import kept_by
from hientai.indicators.selectors.listing import narrowed, observed_for, plans_of
from hientai.indicators.selectors.standing import Stands
from hientai.indicators.services import confirming, importing
from hientai.indicators.tables import MEDIA_TYPE, observations_workbook, targets_workbook
from hientai.indicators.views.charts import spark
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.plans.models import Plan
from hientai.plans.selectors import visible_plans


@require_GET
@requires(Permission.INDICATOR_SEE)
def overview(request: HttpRequest) -> HttpResponse:
    actor, wanted = actor_of(request), ListFilter.read(request.GET)
    every = standing.standings(standing.followed(actor))
    shown = narrowed(every, q=wanted.q, plan=wanted.plan, state=wanted.state)
    measured = [one for one in shown if not one.target.in_words]
    history = observed_for(measured)
    context = {
        "measured": [(one, spark(one, history.get(one.target.pk, []))) for one in measured],
        "objectives": [one for one in shown if one.target.in_words],
        "counts": counts_of(every),
        "states": [(state.value, label) for state, label in STATE_LABELS.items()],
        "plans": plans_of(every),
        "wanted": wanted,
        "every": len(every),
        "figures": sum(not one.target.in_words and not one.has_ended for one in every),
        "met": sum(one.state == State.MET and not one.target.in_words for one in every),
        "waiting_plans": proposals.waiting_plans(actor),
        "waiting": count_waiting(actor),
        "may_edit": actor.holds(Permission.INDICATOR_EDIT),
    }
    return render(request, "indicators/list.html", context)


def counts_of(stands: Sequence[Stands]) -> list[tuple[State, str, int]]:
    """Return how many targets are in each state, those that need somebody first."""
    found = [one for one in stands if one.is_judged]
    counts = ((state, sum(one.state == state for one in found)) for state in WORST_FIRST)
    return [(state, str(STATE_LABELS[state]), n) for state, n in counts if n]


@require_http_methods(["GET", "POST"])
@requires(Permission.INDICATOR_EDIT)
def confirm(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show what a plan wants, as it was matched; take the steward's word on all of it at once."""
    actor = actor_of(request)
    plan = _plan(request, plan_id)
    actor.require(Permission.INDICATOR_EDIT, of=[plan.steward_id])
    found, facts = proposals.proposals_of(plan), proposals.facts_of(plan)
    form = ConfirmForm(request.POST or None, proposals=found, facts=facts)
    if request.method == "POST" and form.is_valid():
        try:
            n = confirming.confirm_targets(
                plan=plan, choices=form.choices, facts=form.chosen_facts, by=actor
            )
        except BadTarget as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(
                request, _("Đang theo dõi %(n)s mục tiêu của %(plan)s.") % {"n": n, "plan": plan}
            )
            compute_all.enqueue()
            return redirect(f"{reverse('indicators:list')}?plan={plan.pk}")
    context = {"plan": plan, "form": form, "count": len(found)}
    return render(request, "indicators/confirm.html", context, status=422 if form.errors else 200)


def _plan(request: HttpRequest, plan_id: int) -> Plan:
    plans = visible_plans(actor_of(request)).filter(state=Plan.State.CONFIRMED)
    plan = plans.filter(pk=plan_id).first()
    if plan is None:
        raise NotFound(noop("Chưa có kế hoạch này, hoặc kế hoạch chưa được duyệt."))
    return plan


@require_GET
@requires(Permission.INDICATOR_SEE)
def export(request: HttpRequest) -> HttpResponse:
    """Send the list as it is narrowed."""
    wanted = ListFilter.read(request.GET)
    every = standing.standings(standing.followed(actor_of(request)))
    rows = narrowed(every, q=wanted.q, plan=wanted.plan, state=wanted.state)
    return workbook(targets_workbook(rows), "chi-tieu.xlsx")


@require_GET
@requires(Permission.INDICATOR_EDIT)
def table(request: HttpRequest) -> HttpResponse:
    """Send all values in force as a table that can be filled in and sent back."""
    return workbook(observations_workbook(kept_by(actor_of(request))), "so-lieu-chi-tieu.xlsx")


@require_http_methods(["GET", "POST"])
@requires(Permission.INDICATOR_EDIT)
def upload(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    wrong: Sequence[importing.WrongCell] = ()
    if request.method == "POST" and form.is_valid():
        name, data = form.cleaned_data["file"]
        try:
            n = importing.take_table(name=name, data=data, by=actor_of(request))
        except importing.WrongTable as refusal:
            wrong = refusal.cells
            form.add_error("file", sentence(refusal))
        except BadObservation as refusal:
            form.add_error("file", sentence(refusal))
        else:
            messages.success(request, _("Đã ghi %(n)s số liệu mới.") % {"n": n})
            return redirect("indicators:list")
    context = {"form": form, "wrong": wrong}
    return render(request, "indicators/upload.html", context, status=422 if form.errors else 200)


def workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
