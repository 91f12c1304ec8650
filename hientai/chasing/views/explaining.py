"""Requests for explanation: all of them, one of them, asking, answering, deciding."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hientai.chasing import selectors, services
from hientai.chasing.forms import AcceptForm, AnswerForm, AskForm, numbers
from hientai.chasing.models import Explanation
from hientai.core.access import actor_of, requires
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.kernel.workdays import working_days_after

PAGE_SIZE = 50
OWN_IDS = "accept_%s"  # two forms with a text stand on one page
USUAL_DAYS = 3  # working days to answer


@requires(Permission.DUTY_SEE)
def explanations(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    found = selectors.waiting_first(selectors.visible_explanations(actor))
    context = {
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "waiting": selectors.count_waiting(actor),
        "today": localdate(),
        "may_ask": actor.holds(Permission.EXPLANATION_ASK),
        "may_set": actor.holds(Permission.LADDER_SET),
    }
    return render(request, "chasing/explanations.html", context)


@requires(Permission.EXPLANATION_ASK)
def ask(request: HttpRequest) -> HttpResponse:
    """Choose among what is overdue, or take what the address names, and ask about it."""
    actor, today = actor_of(request), localdate()
    start = {"due_on": working_days_after(today, USUAL_DAYS)}
    form = AskForm(request.POST or None, initial=start)
    ticked = numbers(request.POST, "duty")
    if form.is_bound and not ticked:
        form.add_error(None, _("Chọn việc cần giải trình."))
    if form.is_bound and form.is_valid():
        chosen = selectors.askable(actor, today).filter(pk__in=ticked)
        asked = services.ask(duties=chosen, by=actor, **form.cleaned_data)
        return _asked(request, asked)
    body = next(iter(numbers(request.GET, "body")), None)
    named = numbers(request.GET, "duty")
    context = {
        "form": form,
        "duties": list(selectors.offered(actor, body=body, chosen=named, today=today)),
        "ticked": set(ticked if form.is_bound else named),
        "bodies": [] if named else selectors.late_bodies(actor, today),
        "body": body,
        "most": selectors.MOST,
    }
    return render(request, "chasing/ask.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest, asked: list[Explanation]) -> HttpResponse:
    n = len(asked)
    said = ngettext("Đã yêu cầu %(n)d đơn vị giải trình.", "Đã yêu cầu %(n)d đơn vị giải trình.", n)
    messages.success(request, said % {"n": n})
    return redirect("chasing:explanation", asked[0].pk) if n == 1 else redirect("chasing:list")


@requires(Permission.DUTY_SEE)
def explanation(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _found(request, pk))


@requires(Permission.EXPLANATION_ANSWER)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    return _said(request, pk, AnswerForm(request.POST), services.answer, _("Đã gửi giải trình."))


@requires(Permission.EXPLANATION_ASK)
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    done = _("Đã chấp nhận giải trình.")
    return _said(request, pk, AcceptForm(request.POST, auto_id=OWN_IDS), services.accept, done)


@requires(Permission.EXPLANATION_ASK)
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    done = _("Đã yêu cầu giải trình lại.")
    return _said(request, pk, AskForm(request.POST), services.ask_again, done)


@requires(Permission.EXPLANATION_ASK)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    done = _("Đã rút yêu cầu giải trình.")
    return _said(request, pk, forms.Form(request.POST), services.withdraw, done)


def _said(
    request: HttpRequest,
    pk: int,
    form: forms.Form,
    write: Callable[..., Explanation],
    done: str,
) -> HttpResponse:
    """Do what a form on the page of a request says, or show the page with what the form lacks."""
    found = _found(request, pk)
    if not form.is_valid():
        return _page(request, found, form)
    write(explanation=found, by=actor_of(request), **form.cleaned_data)
    messages.success(request, done)
    return redirect("chasing:explanation", pk)


def _found(request: HttpRequest, pk: int) -> Explanation:
    found = selectors.explanation_of(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Chưa thấy yêu cầu giải trình này trong phần việc của anh/chị."))
    return found


def _page(request: HttpRequest, found: Explanation, form: forms.Form | None = None) -> HttpResponse:
    actor, state = actor_of(request), Explanation.State(found.state)
    asks = actor.may(Permission.EXPLANATION_ASK, of=[found.steward_id])
    usual = {"due_on": working_days_after(localdate(), USUAL_DAYS)}
    context: dict[str, Any] = {
        "explanation": found,
        "turns": list(found.turns.all()),
        "duties": list(selectors.duties_of(found)),
        "today": localdate(),
        "form": form,
        "may_answer": state == Explanation.State.ASKED
        and actor.may(Permission.EXPLANATION_ANSWER, of=[found.body_id]),
        "may_judge": asks and state == Explanation.State.ANSWERED,
        "may_withdraw": asks and state in {Explanation.State.ASKED, Explanation.State.ANSWERED},
        "answer_form": form if isinstance(form, AnswerForm) else AnswerForm(),
        "accept_form": form if isinstance(form, AcceptForm) else AcceptForm(auto_id=OWN_IDS),
        "again_form": form if isinstance(form, AskForm) else AskForm(initial=usual),
    }
    return render(request, "chasing/explanation.html", context, status=422 if form else 200)
