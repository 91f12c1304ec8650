"""Values asked of bodies: asking, answering, deciding."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.files import download
from hientai.core.middleware import sentence
from hientai.indicators.forms import AnswerForm, AskForm, ReturnForm
from hientai.indicators.models import Ask
from hientai.indicators.selectors import asking as selectors
from hientai.indicators.selectors.listing import parts_of_targets
from hientai.indicators.services import asking, editing
from hientai.indicators.services.asking import Wanted
from hientai.indicators.views.one import kept
from hientai.kernel.errors import DomainError, NotAllowed, NotFound, noop
from hientai.kernel.permissions import Permission

PAGE_SIZE = 50


def _asked(request: HttpRequest, pk: int) -> Ask:
    found = selectors.visible_asks(actor_of(request)).filter(pk=pk).first()
    if found is None:
        raise NotFound(noop("Chưa thấy yêu cầu này trong phần việc của anh/chị."))
    return found


@require_GET
@requires(Permission.INDICATOR_SEE)
def listed(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    rows = selectors.visible_asks(actor).order_by("-id")
    context = {
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "waiting": selectors.count_waiting(actor),
    }
    return render(request, "indicators/asks.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.INDICATOR_EDIT)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    actor, indicator = actor_of(request), kept(request, pk)
    form = AskForm(request.POST or None, initial={"body": indicator.body_id})
    if request.method == "POST" and form.is_valid():
        given, parts = form.cleaned_data, parts_of_targets(indicator)
        wanted = Wanted(
            given["period"], given["due_on"], given["question"], "sector" if parts else "", parts
        )
        try:
            asking.ask(indicator=indicator, body=given["body"], wanted=wanted, by=actor)
            if given["always"] and indicator.body_id != given["body"].pk:
                editing.edit_indicator(
                    indicator=indicator, values={"body": given["body"]}, by=actor
                )
        except NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            said = {"body": given["body"]}
            messages.success(request, _("Đã gửi yêu cầu đến %(body)s.") % said)
            return redirect(indicator)
    context = {"form": form, "indicator": indicator}
    return render(request, "indicators/ask_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@requires(Permission.INDICATOR_SEE)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a request; its body answers here, the steward reads the answer."""
    actor, asked = actor_of(request), _asked(request, pk)
    may_answer = asked.state in {Ask.State.ASKED, Ask.State.RETURNED} and actor.may(
        Permission.INDICATOR_REPORT, of=[asked.body_id]
    )
    answering = request.method == "POST"
    if answering:
        actor.require(Permission.INDICATOR_REPORT, of=[asked.body_id])
    form = AnswerForm(
        request.POST if answering else None,
        request.FILES if answering else None,
        asked=asked,
        initial={"note": asked.note},
    )
    if answering and form.is_valid():
        try:
            asking.answer(asked=asked, said=form.answer, by=actor)
        except NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("Đã gửi số liệu. Chờ đầu mối xác nhận."))
            return redirect(asked)
    context = {
        "asked": asked,
        "form": form if may_answer else None,
        "return_form": ReturnForm(),
        "may_decide": asked.state == Ask.State.SENT
        and actor.may(Permission.INDICATOR_EDIT, of=[asked.steward_id]),
        "may_withdraw": asked.state in {Ask.State.ASKED, Ask.State.RETURNED}
        and actor.may(Permission.INDICATOR_EDIT, of=[asked.steward_id]),
        "values": list(asked.values.items()),
    }
    return render(request, "indicators/ask.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Permission.INDICATOR_EDIT)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an answer, give it back, or ask no more."""
    actor, asked, done = actor_of(request), _asked(request, pk), request.POST.get("do", "")
    if done == "confirm":
        n = len(asking.confirm_answer(asked=asked, by=actor))
        messages.success(request, _("Đã ghi %(n)s số liệu.") % {"n": n})
    elif done == "return":
        asking.return_answer(asked=asked, why=request.POST.get("why", ""), by=actor)
        messages.success(request, _("Đã trả lại để đơn vị sửa."))
    elif done == "withdraw":
        asking.withdraw(asked=asked, by=actor)
        messages.success(request, _("Đã rút yêu cầu."))
    else:
        raise NotFound(noop("Không có việc này."))
    return redirect(asked)


@require_GET
@requires(Permission.INDICATOR_SEE)
def evidence(request: HttpRequest, pk: int) -> FileResponse:
    asked = _asked(request, pk)
    if asked.evidence is None:
        raise NotFound(noop("Yêu cầu này chưa có tệp minh chứng."))
    return download(asked.evidence)
