"""Papers on their way: the list, one paper with its steps, and what is done at each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.files import download
from hientai.core.middleware import sentence
from hientai.drafting import domain, selectors, services
from hientai.drafting.domain import Step
from hientai.drafting.forms import (
    AnswerForm,
    AskForm,
    BackForm,
    CommentForm,
    IssueForm,
    SubmitForm,
    VersionForm,
)
from hientai.drafting.models import Draft
from hientai.drafting.papers import DOCX_TYPE, adoption_docx
from hientai.kernel.errors import DomainError, NotAllowed, NotFound, noop
from hientai.kernel.permissions import Permission


@require_GET
@requires(Permission.DUTY_SEE)
def drafts(request: HttpRequest) -> HttpResponse:
    actor, step = actor_of(request), request.GET.get("step", "")
    plan = request.GET.get("plan", "")
    wanted = selectors.DraftFilter(
        plan=int(plan) if plan.isdecimal() else None,
        step=step if step in domain.LABELS else "",
    )
    context = {
        "rows": selectors.rows(actor, wanted),
        "wanted": wanted,
        "plans": selectors.plans_with_drafts(actor),
        "steps": domain.LABELS.items(),
        "to_comment": list(selectors.to_comment(actor)),
    }
    return render(request, "drafting/list.html", context)


@require_POST
@requires(Permission.DUTY_REPORT)
def start(request: HttpRequest, wanted_id: int, duty_id: int) -> HttpResponse:
    actor = actor_of(request)
    found = selectors.wanted_to_start(actor, wanted_id, duty_id)
    if found is None:
        raise NotFound(noop("Chưa thấy văn bản này trong phần việc của anh/chị."))
    wanted, duty = found
    draft = services.start_draft(wanted=wanted, duty=duty, by=actor)
    return redirect("drafting:detail", draft.pk)


@require_GET
@requires(Permission.DUTY_SEE)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return _detail(request, _draft(request, pk))


@require_POST
@requires(Permission.DUTY_REPORT)
def add_version(request: HttpRequest, pk: int) -> HttpResponse:
    form = VersionForm(request.POST, request.FILES)
    said = _("Đã lưu bản dự thảo.")
    return _do(request, pk, form, {"version_form": form}, services.add_version, said)


@require_POST
@requires(Permission.DUTY_REPORT)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    form = AskForm(request.POST, bodies=selectors.bodies_to_ask(_draft(request, pk)))
    said = _("Đã gửi lấy ý kiến.")
    return _do(request, pk, form, {"ask_form": form}, services.ask_opinions, said)


@require_POST
@requires(Permission.DUTY_REPORT)
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    form = SubmitForm(request.POST)
    said = _("Đã ghi nhận trình.")
    return _do(request, pk, form, {"submit_form": form}, services.submit, said)


@require_POST
@requires(Permission.DUTY_REPORT)
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    form = BackForm(request.POST, steps=_steps_back(_draft(request, pk)))

    def do(*, draft: Draft, to: str, **said: Any) -> object:
        return services.give_back(draft=draft, to=Step(to), **said)

    return _do(request, pk, form, {"back_form": form}, do, _("Đã trả lại."))


@require_POST
@requires(Permission.DUTY_REPORT)
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    form = IssueForm(request.POST, request.FILES)

    def do(*, draft: Draft, done: bool, by: Any, **said: Any) -> object:
        paper = services.Issue(**{**said, "issued": said["issued"].isoformat()})
        return services.issue(draft=draft, said=paper, by=by, done=done)

    return _do(request, pk, form, {"issue_form": form}, do, _("Đã ghi nhận ban hành."))


@require_GET
@requires(Permission.DUTY_SEE)
def adoption(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the table of what became of each comment."""
    response = HttpResponse(adoption_docx(_draft(request, pk)), content_type=DOCX_TYPE)
    response["Content-Disposition"] = f'attachment; filename="tiep-thu-giai-trinh-{pk}.docx"'
    return response


@require_GET
@requires(Permission.DUTY_SEE)
def file(request: HttpRequest, pk: int, file_id: int) -> FileResponse:
    found = selectors.visible_files(actor_of(request), pk)
    return download(get_object_or_404(found, pk=file_id))


@require_http_methods(["GET", "POST"])
@requires(Permission.OPINION_RAISE)
def comment(request: HttpRequest, asked_id: int) -> HttpResponse:
    actor = actor_of(request)
    asked = selectors.visible_asked(actor, asked_id)
    if asked is None:
        raise NotFound(noop("Chưa thấy dự thảo này trong phần việc của anh/chị."))
    own = actor.may(Permission.OPINION_RAISE, of=[asked.body_id])
    if not own:
        actor.require(Permission.DUTY_REPORT, of=selectors.keepers_of(asked.draft))
    posted = request.method == "POST"
    form = CommentForm(*((request.POST, request.FILES) if posted else ()))
    if posted and form.is_valid():
        said = form.cleaned_data
        services.comment(
            asked=asked, points=form.points, paper=said["paper"], file=said["file"], by=actor
        )
        messages.success(request, _("Đã gửi góp ý."))
        return redirect("drafting:detail", asked.draft_id)
    context = {"asked": asked, "form": form, "on_behalf": not own}
    return render(request, "drafting/comment.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Permission.OPINION_ANSWER)
def answer(request: HttpRequest, comment_id: int) -> HttpResponse:
    found = selectors.visible_comment(actor_of(request), comment_id)
    if found is None:
        raise NotFound(noop("Chưa thấy góp ý này trong phần việc của anh/chị."))
    form = AnswerForm(request.POST)
    if form.is_valid():
        _try(request, form, services.answer_comment, comment=found, **form.cleaned_data)
    for errors in form.errors.values():
        messages.error(request, " ".join(map(str, errors)))
    there = redirect("drafting:detail", found.asked.draft_id)
    there["Location"] += f"#gop-y-{found.pk}"
    return there


def _do(  # one way for all steps of a paper
    request: HttpRequest,
    pk: int,
    form: forms.Form,
    shown: dict[str, forms.Form],
    do: Callable[..., object],
    said: str,
) -> HttpResponse:
    """Take a step as its form says; what is refused is said where it was typed."""
    draft = _draft(request, pk)
    actor_of(request).require(Permission.DUTY_REPORT, of=selectors.keepers_of(draft))
    if form.is_valid() and _try(request, form, do, draft=draft, **form.cleaned_data):
        messages.success(request, said)
        return redirect("drafting:detail", pk)
    return _detail(request, _draft(request, pk), shown)


def _try(request: HttpRequest, form: forms.Form, do: Callable[..., object], **said: Any) -> bool:
    try:
        do(by=actor_of(request), **said)
    except NotAllowed:
        raise
    except DomainError as refusal:
        form.add_error(None, sentence(refusal))
        return False
    return True


def _draft(request: HttpRequest, pk: int) -> Draft:
    return get_object_or_404(selectors.visible_drafts(actor_of(request)), pk=pk)


def _steps_back(draft: Draft) -> list[tuple[str, str]]:
    return [(step.value, _(domain.LABELS[step])) for step in domain.RETURNS[Step(draft.step)]]


def _detail(
    request: HttpRequest, draft: Draft, shown: dict[str, forms.Form] | None = None
) -> HttpResponse:
    actor, back = actor_of(request), _steps_back(draft)
    comments = list(selectors.comments_of(draft))
    context: dict[str, Any] = {
        "draft": draft,
        "row": selectors.days_of(draft),
        "stages": list(draft.stages.all()),
        "versions": list(draft.versions.select_related("file")),
        "asked": list(draft.asked.select_related("body", "version", "file")),
        "comments": comments,
        "unanswered": sum(not one.opinion.answer for one in comments),
        "next": {step.value for step in domain.NEXT[Step(draft.step)]},
        "order": [(step, _(domain.LABELS[step])) for step in domain.ORDER],
        "may_write": actor.may(Permission.DUTY_REPORT, of=selectors.keepers_of(draft)),
        "own": actor.own_bodies(Permission.OPINION_RAISE),
        "version_form": VersionForm(),
        "ask_form": AskForm(bodies=selectors.bodies_to_ask(draft)),
        "submit_form": SubmitForm(initial={"submitted_to": draft.wanted.issuer}),
        "back_form": BackForm(steps=back) if back else None,
        "issue_form": IssueForm(initial=selectors.issue_proposed(draft)),
        "today": localdate(),
        **(shown or {}),
    }
    errors = any(form.errors for form in (shown or {}).values())
    return render(request, "drafting/detail.html", context, status=422 if errors else 200)
