"""Reviews: their list, a new one, its page, its files."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from hientai.core.access import actor_of, requires
from hientai.core.papers import pdf
from hientai.kernel.errors import DomainError
from hientai.kernel.permissions import Permission
from hientai.kernel.vietnamese import fold
from hientai.reports.papers import as_docx as write_docx
from hientai.reviews import selectors, services
from hientai.reviews.forms import NewReviewForm, usual_span
from hientai.reviews.models import Kind, Review
from hientai.reviews.selectors.frozen import frozen_bytes
from hientai.reviews.views.shown import page_of

DRAFT = "DỰ THẢO"  # on paper, whoever reads it
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@requires(Permission.REPORT_SEE)
def listing(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "reviews": selectors.visible_reviews(actor).prefetch_related("plans__document"),
        "may_make": actor.holds(Permission.REVIEW_EDIT),
    }
    return render(request, "reviews/list.html", context)


@requires(Permission.REVIEW_EDIT)
def make(request: HttpRequest) -> HttpResponse:
    """Open a new review; the span is what is mostly meant, and can be any."""
    actor = actor_of(request)
    if request.method == "POST":
        form = NewReviewForm(request.POST, actor=actor)
        if form.is_valid():
            try:
                review = services.make_review(of=form.new_review(), by=actor)
                return redirect("reviews:show", review.pk)
            except DomainError as refusal:
                form.add_error(None, str(refusal))
        return render(request, "reviews/new.html", {"form": form}, status=422)
    kind = request.GET.get("kind", "")
    kind = kind if kind in Kind.values else Kind.YEAR
    start, end = usual_span(kind, localdate())
    initial = {"kind": kind, "start": start, "end": end, "plans": request.GET.getlist("plan")}
    offered = next((one.key for one in selectors.outlines() if kind in one.kinds), "")
    steward = selectors.stewards_of(actor).first()
    initial |= {"outline": offered, "steward": steward and steward.pk}
    return render(
        request, "reviews/new.html", {"form": NewReviewForm(actor=actor, initial=initial)}
    )


@requires(Permission.REPORT_SEE)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a review: a draft with its live figures, a frozen one as it was and what changed since."""
    review = selectors.review_of(actor_of(request), pk)
    return render(request, "reviews/show.html", page_of(request, review))


@requires(Permission.REPORT_SEE)
def as_docx(request: HttpRequest, pk: int) -> HttpResponse:
    review = selectors.review_of(actor_of(request), pk)
    return _download(_paper(review), _name(review, "docx"), DOCX)


@requires(Permission.REPORT_SEE)
def as_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    review = selectors.review_of(actor_of(request), pk)
    return _download(pdf.to_pdf(_paper(review)), _name(review, "pdf"), "application/pdf")


@requires(Permission.REPORT_SEE)
def as_json(request: HttpRequest, pk: int) -> HttpResponse:
    """Give what freezing kept, byte for byte: its hash stands on the page."""
    review = selectors.review_of(actor_of(request), pk)
    return _download(frozen_bytes(review), _name(review, "json"), "application/json")


def _paper(review: Review) -> bytes:
    if review.paper:
        with review.paper.content.open("rb") as file:
            return bytes(file.read())
    if review.is_draft:
        found = selectors.composed_review(review, localdate(), whole=True)
        return write_docx(found.content, replace(found.head, draft_mark=DRAFT))
    frozen = selectors.frozen_review(review)
    return write_docx(frozen.content, frozen.head)


def _name(review: Review, suffix: str) -> str:
    version = f"-ban-{review.version}" if review.version > 1 else ""
    return f"bao-cao-{fold(review.span().name).replace(' ', '-')}{version}.{suffix}"


def _download(data: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def page(review_pk: int, fragment: str = "") -> str:
    return reverse("reviews:show", args=[review_pk]) + (f"#{fragment}" if fragment else "")
