"""Letters of reminder: choosing to whom, taking the file, noting number and day."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hientai.chasing import selectors, services
from hientai.chasing.forms import IssueForm, LetterForm, numbers
from hientai.chasing.models import Letter
from hientai.core.access import actor_of, requires
from hientai.core.files import download
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.kernel.workdays import working_days_after
from hientai.plans.models import Plan

FEW = 50
USUAL_DAYS = 5  # working days to reply


@requires(Permission.DUTY_REMIND)
def letters(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "letters": list(selectors.letters(actor)[:FEW]),
        "plans": list(selectors.own_plans(actor)),
        "issue_form": IssueForm(),
    }
    return render(request, "chasing/letters.html", context)


@requires(Permission.DUTY_REMIND)
def new_letter(request: HttpRequest, plan: int) -> HttpResponse:
    """Show which bodies have something pressing, and write to those that are ticked."""
    found, today = _plan(request, plan), localdate()
    usual = {"reply_by": working_days_after(today, USUAL_DAYS)}
    form = LetterForm(request.POST or None, initial=usual)
    bodies = selectors.bodies_pressed(found, today)
    if request.method == "POST" and form.is_valid():
        letter = services.make_letter(
            plan=found,
            bodies=numbers(request.POST, "body"),
            reply_by=form.cleaned_data["reply_by"],
            by=actor_of(request),
        )
        messages.success(request, _("Đã soạn %(name)s.") % {"name": letter.file.name})
        return redirect("chasing:letters")
    late = {body.pk for body, late, _n in bodies if late}
    ticked = set(numbers(request.POST, "body")) if form.is_bound else late
    context = {"plan": found, "form": form, "bodies": bodies, "ticked": ticked}
    return render(request, "chasing/letter.html", context, status=422 if form.errors else 200)


@requires(Permission.DUTY_REMIND)
def letter_file(request: HttpRequest, pk: int) -> FileResponse:
    return download(_letter(request, pk).file)


@requires(Permission.DUTY_REMIND)
@require_POST
def issue_letter(request: HttpRequest, pk: int) -> HttpResponse:
    letter, form = _letter(request, pk), IssueForm(request.POST)
    if form.is_valid():
        services.issue_letter(letter=letter, **form.cleaned_data, by=actor_of(request))
        messages.success(request, _("Đã ghi số và ngày công văn."))
    else:
        messages.error(request, _("Ghi đủ số và ngày công văn."))
    return redirect("chasing:letters")


def _plan(request: HttpRequest, pk: int) -> Plan:
    found = selectors.own_plans(actor_of(request)).filter(pk=pk).first()
    if found is None:
        raise NotFound(noop("Chưa thấy kế hoạch này trong phần việc của anh/chị."))
    return found


def _letter(request: HttpRequest, pk: int) -> Letter:
    found = selectors.letters(actor_of(request)).filter(pk=pk).first()
    if found is None:
        raise NotFound(noop("Chưa thấy công văn này trong phần việc của anh/chị."))
    return found
