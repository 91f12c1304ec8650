"""A body's report: what it owes this period on one page, saved as it is typed, sent, locked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hientai.core.access import actor_of, requires
from hientai.core.inputs import Upload
from hientai.core.middleware import sentence
from hientai.kernel.errors import Conflict, DomainError
from hientai.kernel.permissions import Permission
from hientai.returns import selectors, services
from hientai.returns.domain import BadReturn
from hientai.returns.forms import (
    AnswerForm,
    LineForm,
    NoteForm,
    ReasonForm,
    SendForm,
    ids,
    line_form,
    refusal,
)
from hientai.returns.models import Return
from hientai.returns.selectors import Entry
from hientai.returns.views.finding import entry_of, found, may_write

FEW = 20
INVALID = 422


@requires(Permission.DUTY_SEE)
def mine(request: HttpRequest) -> HttpResponse:
    """Show what the person has to send and to check, and the plans whose reports can be looked at."""
    actor, today = actor_of(request), localdate()
    unsent = selectors.counted(selectors.unsent(actor))
    context = {
        "unsent": unsent,
        "late": sum(one.due_on < today for one in unsent),
        "to_check": selectors.counted(selectors.to_check(actor)),
        "sent": selectors.sent_lately(actor)[:FEW],
        "plans": selectors.plans_reported(actor),
        "today": today,
    }
    return render(request, "returns/mine.html", context)


@requires(Permission.DUTY_SEE)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    report = found(request, pk)
    if report.is_draft and may_write(request, report):
        return _page(request, report)
    return sent_page(request, report, ReasonForm())


def _page(
    request: HttpRequest, report: Return, typed: LineForm | None = None, at: int | None = None
) -> HttpResponse:
    """Show the page on which a draft is written, open at one duty."""
    entries = selectors.entries(report)
    wanted = at or next(iter(ids([request.GET.get("viec", "")])), None)
    opened = _opened(entries, wanted)
    context: dict[str, Any] = {
        **_about(request, report, entries),
        "opened": opened,
        "chosen": wanted is not None,  # a narrow screen shows the list or the one that was chosen
        "following": _following(entries, opened),
        "form": typed or (line_form(opened) if opened else None),
        "note": (AnswerForm if report.ask_id else NoteForm)(
            initial={"note": report.note, "seen": report.note}
        ),
    }
    return render(request, "returns/month.html", context, status=INVALID if typed else 200)


def sent_page(request: HttpRequest, report: Return, form: ReasonForm) -> HttpResponse:
    """Show a report as it was sent, with what the reader may do with it."""
    actor = actor_of(request)
    checks = actor.may(Permission.RETURN_CHECK, of=[report.plan.steward_id])
    entries = [] if report.is_draft else selectors.entries(report)  # a draft says nothing yet
    context: dict[str, Any] = {
        **_about(request, report, entries),
        "form": form,
        "versions": selectors.versions(report),
        "may_check": checks and report.state == Return.State.SENT and report.standing,
        "may_correct": may_write(request, report) and report.standing and not report.is_draft,
    }
    status = INVALID if form.errors else 200
    return render(request, "returns/sent.html", context, status=status)


def _about(request: HttpRequest, report: Return, entries: list[Entry]) -> dict[str, Any]:
    own = actor_of(request).may(Permission.DUTY_REPORT, of=[report.body_id])
    return {
        "report": report,
        "entries": entries,
        "filled": sum(entry.is_filled for entry in entries),
        "on_behalf": not own,
        "today": localdate(),
    }


def _opened(entries: list[Entry], wanted: int | None) -> Entry | None:
    """Return the entry that is asked for, else the first that nobody filled."""
    chosen = next((entry for entry in entries if entry.duty.pk == wanted), None)
    unfilled = next((entry for entry in entries if not entry.is_filled), None)
    return chosen or unfilled or next(iter(entries), None)


def _following(entries: list[Entry], opened: Entry | None) -> Entry | None:
    """Return the entry after the open one, if there is one."""
    if opened is None:
        return None
    at = entries.index(opened) + 1
    return entries[at] if at < len(entries) else None


@requires(Permission.DUTY_REPORT)
@require_POST
def line(request: HttpRequest, pk: int, duty: int) -> HttpResponse:
    """Save one line: by itself while it is typed, or because somebody pressed the button."""
    report, form = found(request, pk), LineForm(request.POST, request.FILES)
    entry = entry_of(report, duty)
    quiet = "X-Autosave" in request.headers
    if not form.is_valid():
        return _said(refusal(form), INVALID) if quiet else _page(request, report, form, duty)
    try:
        saved = services.save_line(
            report=report,
            duty=entry.duty,
            said=form.said,
            seen=form.cleaned_data["revision"],
            evidence=_evidence(request, entry, form),
            by=actor_of(request),
        )
    except Conflict as conflict:
        if quiet:
            return _said(sentence(conflict), conflict.http_status)
        return _page(request, found(request, pk), _again(request, entry, conflict), duty)
    if quiet:
        return _said(_saved_at(saved.saved_at), 200, revision=saved.revision)
    stays = "stay" in request.POST or "drop" in request.POST
    return redirect(_address(report, entry if stays else _next(report, duty)))


def _evidence(request: HttpRequest, entry: Entry, form: LineForm) -> services.Evidence:
    proofs = {file.pk: file for file in entry.proofs}
    return services.Evidence(
        new=form.cleaned_data["evidence"],
        kept=[proofs[pk] for pk in ids(request.POST.getlist("proof")) if pk in proofs],
        dropped=ids(request.POST.getlist("drop")),
    )


def _again(request: HttpRequest, entry: Entry, conflict: DomainError) -> LineForm:
    """Return what was typed, with the refusal, to be saved over what somebody else has saved."""
    form = LineForm({**request.POST.dict(), "revision": entry.revision})
    form.add_error(None, sentence(conflict))
    return form


def _next(report: Return, duty: int) -> Entry | None:
    entries = selectors.entries(report)
    opened = next((entry for entry in entries if entry.duty.pk == duty), None)
    return _following(entries, opened) or opened


def _address(report: Return, entry: Entry | None) -> str:
    address = reverse("returns:detail", args=[report.pk])
    return f"{address}?viec={entry.duty.pk}#viec" if entry else address


def _said(words: str, status: int, **more: int) -> JsonResponse:
    return JsonResponse({"said": words, **more}, status=status)


def _saved_at(at: Any) -> str:
    return _("Đã lưu lúc %(time)s") % {"time": f"{timezone.localtime(at):%H:%M}"}


@requires(Permission.DUTY_REPORT)
@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what the report says beside its lines."""
    report, form = found(request, pk), NoteForm(request.POST)
    quiet = "X-Autosave" in request.headers
    try:
        if not form.is_valid():
            raise BadReturn(refusal(form))
        services.save_note(report=report, by=actor_of(request), **form.cleaned_data)
    except DomainError as error:
        if quiet:
            return _said(sentence(error), error.http_status)
        raise
    if quiet:
        return _said(_saved_at(timezone.now()), 200)
    return redirect("returns:detail", pk)


@requires(Permission.DUTY_REPORT)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before sending, then send."""
    report = found(request, pk)
    if not report.is_draft:
        return redirect("returns:detail", pk)
    services.may_write(report, actor_of(request))
    form = SendForm(request.POST or None, request.FILES or None, initial={"seen": report.revision})
    if request.method == "POST" and form.is_valid() and _sent(request, report, form):
        messages.success(request, _("Đã gửi báo cáo tới %(body)s.") % {"body": report.plan.steward})
        return redirect("returns:detail", pk)
    context = {**_about(request, report, selectors.entries(report)), "form": form}
    return render(request, "returns/send.html", context, status=INVALID if form.errors else 200)


def _sent(request: HttpRequest, report: Return, form: SendForm) -> bool:
    """Send, or put the refusal into the form."""
    paper: Upload | None = form.cleaned_data["paper"]
    try:
        services.send(
            report=report,
            unfilled=form.cleaned_data["unfilled"],
            seen=form.cleaned_data["seen"],
            paper=paper,
            by=actor_of(request),
        )
    except DomainError as error:
        form.add_error(None, sentence(error))
        return False
    return True


@requires(Permission.DUTY_REPORT)
@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    opened = services.correct(report=found(request, pk), by=actor_of(request))
    messages.success(request, _("Đã mở bản %(n)d. Sửa rồi gửi lại.") % {"n": opened.version})
    return redirect("returns:detail", opened.pk)


@requires(Permission.DUTY_REPORT)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    report = found(request, pk)
    services.drop_correction(report=report, by=actor_of(request))
    messages.success(request, _("Đã bỏ bản sửa. Bản đã gửi vẫn có hiệu lực."))
    return redirect("returns:detail", report.supersedes_id or pk)
