"""The board of difficulties, its table, and how one comes onto it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hientai.core.access import actor_of, requires
from hientai.duties.models import Duty
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.opinions import selectors, services
from hientai.opinions.domain import KINDS, Kind, Source
from hientai.opinions.forms import NewForm, RaiseForm
from hientai.opinions.models import Opinion
from hientai.opinions.services import Saying
from hientai.opinions.tables import MEDIA_TYPE, opinions_workbook

PAGE_SIZE = 50


@require_GET
@requires(Permission.OPINION_SEE)
def opinion_list(request: HttpRequest) -> HttpResponse:
    actor, wanted = actor_of(request), selectors.OpinionFilter.read(request.GET, Kind.DIFFICULTY)
    visible = selectors.visible_opinions(actor)
    every = visible.filter(kind=Kind.DIFFICULTY)
    found = selectors.narrowed(visible, wanted)
    rows = Paginator(selectors.waiting_first(found), PAGE_SIZE)
    context = {
        "page": rows.get_page(request.GET.get("page")),
        "wanted": wanted,
        "figures": selectors.figures(found, Kind.DIFFICULTY),
        "choices": selectors.choices(every),
        "categories": [(key, _(word)) for key, word in KINDS[Kind.DIFFICULTY].categories.items()],
        "states": Opinion.State.choices,
        "ages": selectors.AGES,
        "may_raise": actor.holds(Permission.OPINION_RAISE),
    }
    return render(request, "opinions/list.html", context)


@require_GET
@requires(Permission.OPINION_SEE)
def export(request: HttpRequest) -> HttpResponse:
    """Send all pages of the board as it is filtered."""
    wanted = selectors.OpinionFilter.read(request.GET, Kind.DIFFICULTY)
    found = selectors.narrowed(selectors.visible_opinions(actor_of(request)), wanted)
    answer = HttpResponse(opinions_workbook(selectors.rows_of(found)), content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = 'attachment; filename="kien-nghi.xlsx"'
    return answer


@requires(Permission.OPINION_RAISE)
def raise_from_duty(request: HttpRequest, duty: int) -> HttpResponse:
    found, actor = _duty(request, duty), actor_of(request)
    actor.require(Permission.OPINION_RAISE, of=[found.body_id, found.plan.steward_id])
    form = RaiseForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = {**form.cleaned_data}
        saying = Saying(body=found.body, files=data.pop("attached"), **data)
        return _said(
            request,
            services.say_difficulty(plan=found.plan, duty=found, saying=saying, by=actor),
        )
    context = {"duty": found, "form": form, "collector": selectors.keeper_of(found.plan)}
    return render(request, "opinions/raise.html", context, status=422 if form.errors else 200)


@requires(Permission.OPINION_RAISE)
def new(request: HttpRequest) -> HttpResponse:
    """Raise a difficulty that comes from no duty."""
    actor = actor_of(request)
    form = NewForm(request.POST or None, request.FILES or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        data: dict[str, Any] = {**form.cleaned_data}
        plan, source = data.pop("plan"), Source(data.pop("source"))
        saying = Saying(source=source, files=data.pop("attached"), **data)
        return _said(request, services.say_difficulty(plan=plan, saying=saying, by=actor))
    return render(request, "opinions/new.html", {"form": form}, status=422 if form.errors else 200)


def _said(request: HttpRequest, opinion: Opinion) -> HttpResponse:
    messages.success(request, _("Đã gửi tới %(body)s.") % {"body": opinion.collector})
    return redirect(opinion)


def _duty(request: HttpRequest, pk: int) -> Duty:
    found = selectors.duty_to_raise_from(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Chưa thấy việc này trong phần việc của anh/chị."))
    return found
