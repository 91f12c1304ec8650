"""Editing a draft: its passages as they are typed, its sections, its judgements."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hientai.core.access import actor_of, requires
from hientai.kernel.errors import DomainError
from hientai.kernel.permissions import Permission
from hientai.reports.domain.names import resolved
from hientai.reviews import selectors, services
from hientai.reviews.domain.judging import VERDICT_WORDS
from hientai.reviews.forms import (
    ArrangeForm,
    HeadForm,
    JudgeForm,
    PassageForm,
    SectionForms,
    sections_in_order,
    sections_of,
)
from hientai.reviews.models import Review, Section
from hientai.reviews.selectors.composing import gathered
from hientai.reviews.views.reading import page

PLAIN = "text/plain; charset=utf-8"


def _section(request: HttpRequest, pk: int, key: str) -> Section:
    review = selectors.editable_review(actor_of(request), pk)
    return get_object_or_404(review.sections, key=key)


@requires(Permission.REVIEW_EDIT)
@require_POST
def passage(request: HttpRequest, pk: int, key: str, part: str) -> HttpResponse:
    """Keep a passage: as it is typed (by the script), or when the form is sent."""
    section = _section(request, pk, key)
    form = PassageForm(request.POST)
    form.is_valid()
    autosaved = request.headers.get("X-Autosave") == "1"
    text = form.cleaned_data["text"] if autosaved else form.typed()
    try:
        services.write_passage(section=section, part=part, text=text, by=actor_of(request))
    except DomainError as refusal:
        if autosaved:
            return HttpResponse(str(refusal), content_type=PLAIN, status=200)
        raise
    if autosaved:
        said = _("Đã lưu lúc %(time)s") % {"time": localtime(now()).strftime("%H:%M:%S")}
        return HttpResponse(said, content_type=PLAIN)
    if form.cleaned_data["insert"]:
        return redirect(f"{page(pk)}?sua={key}/{part}#muc-{key}")
    return redirect(page(pk, f"muc-{key}"))


@requires(Permission.REVIEW_EDIT)
@require_POST
def drop_passage(request: HttpRequest, pk: int, key: str, part: str) -> HttpResponse:
    services.drop_passage(section=_section(request, pk, key), part=part, by=actor_of(request))
    return redirect(page(pk, f"muc-{key}"))


@requires(Permission.REVIEW_EDIT)
@require_GET
def figure(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the number that a name stands for now, for the chip in a text."""
    review = selectors.editable_review(actor_of(request), pk)
    found = resolved(gathered(review, localdate()).report, request.GET.get("ten", ""))
    return HttpResponse(found.text if found else "", content_type=PLAIN)


@requires(Permission.REVIEW_EDIT)
def arrange(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and set the sections of a draft, what each holds, and the annexes."""
    review = selectors.editable_review(actor_of(request), pk)
    status = 200
    if request.method == "POST":
        rows, form = SectionForms(request.POST), ArrangeForm(request.POST)
        if rows.is_valid() and form.is_valid():
            annexes = tuple(form.cleaned_data["annexes"])
            sections = sections_in_order(rows.forms)
            services.arrange(
                review=review, sections=sections, annexes=annexes, by=actor_of(request)
            )
            return redirect(page(pk))
        status = 422
    else:
        rows = SectionForms(initial=sections_of(review))
        form = ArrangeForm(initial={"annexes": review.annexes})
    context = {"review": review, "rows": rows, "form": form}
    return render(request, "reviews/arrange.html", context, status=status)


@requires(Permission.REVIEW_EDIT)
def set_head(request: HttpRequest, pk: int) -> HttpResponse:
    review = selectors.editable_review(actor_of(request), pk)
    fields = ("title", "authority", "position", "signer")
    form = HeadForm(request.POST or None, initial={name: getattr(review, name) for name in fields})
    if request.method == "POST" and form.is_valid():
        services.set_head(review=review, **form.cleaned_data, by=actor_of(request))
        return redirect(page(pk))
    found = selectors.composed_review(review, localdate())
    context = {"review": review, "form": form, "head": found.head, "content": found.content}
    return render(request, "reviews/head.html", context, status=422 if form.errors else 200)


@requires(Permission.REVIEW_EDIT)
def assess(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the objectives and targets of a draft, to be judged."""
    review = selectors.editable_review(actor_of(request), pk)
    found = list(review.assessments.all())
    context = {
        "review": review,
        "objectives": [one for one in found if not one.is_target],
        "targets": [one for one in found if one.is_target],
        "verdicts": [(verdict.value, words) for verdict, words in VERDICT_WORDS.items()],
    }
    return render(request, "reviews/assess.html", context)


@requires(Permission.REVIEW_EDIT)
@require_POST
def judge(request: HttpRequest, pk: int, assessment_id: int) -> HttpResponse:
    review = selectors.editable_review(actor_of(request), pk)
    one = get_object_or_404(review.assessments, pk=assessment_id)
    form = JudgeForm(request.POST)
    if form.is_valid():
        services.judge(assessment=one, **form.cleaned_data, by=actor_of(request))
    if request.headers.get("X-Autosave") == "1":
        return HttpResponse(_("Đã lưu"), content_type=PLAIN)
    return redirect("reviews:assess", pk)


@requires(Permission.REVIEW_EDIT)
@require_POST
def objective(request: HttpRequest, pk: int) -> HttpResponse:
    review = selectors.editable_review(actor_of(request), pk)
    services.add_objective(review=review, text=request.POST.get("text", ""), by=actor_of(request))
    return redirect("reviews:assess", pk)


@requires(Permission.REVIEW_EDIT)
@require_POST
def objective_drop(request: HttpRequest, pk: int, assessment_id: int) -> HttpResponse:
    review = selectors.editable_review(actor_of(request), pk)
    one = get_object_or_404(review.assessments, pk=assessment_id)
    services.drop_objective(assessment=one, by=actor_of(request))
    messages.success(request, _("Đã bỏ một mục đánh giá."))
    return redirect("reviews:assess", pk)


@requires(Permission.REPORT_SEE)
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who changed which passage, before and after."""
    review: Review = selectors.review_of(actor_of(request), pk)
    context = {"review": review, "edits": review.edits.all()[:200]}
    return render(request, "reviews/history.html", context)
