"""Difficulties: what waits for an answer, one of them, raising one, answering it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hientai.core.access import actor_of, requires
from hientai.duties.models import Duty
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.opinions import selectors, services
from hientai.opinions.forms import AnswerForm, RaiseForm
from hientai.opinions.models import Opinion

PAGE_SIZE = 50


@requires(Permission.OPINION_SEE)
def opinion_list(request: HttpRequest) -> HttpResponse:
    visible = selectors.visible_opinions(actor_of(request))
    page = Paginator(selectors.waiting_first(visible), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "waiting": selectors.count_waiting(visible)}
    return render(request, "opinions/list.html", context)


@requires(Permission.OPINION_SEE)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return _detail(request, _opinion(request, pk), AnswerForm())


@requires(Permission.OPINION_ANSWER)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    opinion, form = _opinion(request, pk), AnswerForm(request.POST)
    if not form.is_valid():
        return _detail(request, opinion, form)
    words = form.cleaned_data["answer"]
    services.answer(opinion=opinion, answer=words, by=actor_of(request))
    messages.success(request, _("Đã trả lời %(body)s.") % {"body": opinion.body})
    return redirect("opinions:detail", pk)


@requires(Permission.OPINION_RAISE)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    services.close(opinion=_opinion(request, pk), by=actor_of(request))
    messages.success(request, _("Đã khép lại kiến nghị."))
    return redirect("opinions:detail", pk)


@requires(Permission.OPINION_RAISE)
def raise_from_duty(request: HttpRequest, duty: int) -> HttpResponse:
    found = _duty(request, duty)
    own = [found.body_id, found.plan.steward_id]
    actor_of(request).require(Permission.OPINION_RAISE, of=own)
    form = RaiseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        opinion = services.raise_difficulty(
            plan=found.plan, duty=found, body=found.body, by=actor_of(request), **form.cleaned_data
        )
        messages.success(request, _("Đã gửi tới %(body)s.") % {"body": opinion.collector})
        return redirect("opinions:detail", opinion.pk)
    context = {
        "duty": found,
        "form": form,
        "collector": found.plan.difficulty_collector or found.plan.steward,
    }
    return render(request, "opinions/raise.html", context, status=422 if form.errors else 200)


def _opinion(request: HttpRequest, pk: int) -> Opinion:
    found = selectors.visible_opinion(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Chưa thấy kiến nghị này trong phần việc của anh/chị."))
    return found


def _duty(request: HttpRequest, pk: int) -> Duty:
    found = selectors.duty_to_raise_from(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Chưa thấy việc này trong phần việc của anh/chị."))
    return found


def _detail(request: HttpRequest, opinion: Opinion, form: AnswerForm) -> HttpResponse:
    actor = actor_of(request)
    raised = opinion.state == Opinion.State.RAISED
    closers = [opinion.body_id] if raised else [opinion.body_id, opinion.collector_id]
    context = {
        "opinion": opinion,
        "form": form,
        "may_answer": raised and actor.may(Permission.OPINION_ANSWER, of=[opinion.collector_id]),
        "may_close": opinion.state != Opinion.State.CLOSED
        and actor.may(Permission.OPINION_RAISE, of=closers),
    }
    return render(request, "opinions/detail.html", context, status=422 if form.errors else 200)
