"""Freezing, issuing, correcting; what became of a report at its addressees."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hientai.core.access import actor_of, requires
from hientai.kernel.errors import DomainError
from hientai.kernel.papers import Form
from hientai.kernel.permissions import Permission
from hientai.reviews import selectors, services
from hientai.reviews.forms import IssueForm, MarkForm
from hientai.reviews.views.reading import page


@requires(Permission.REVIEW_EDIT)
def freeze(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then freeze."""
    review = selectors.editable_review(actor_of(request), pk)
    if request.method == "POST":
        services.freeze(review=review, by=actor_of(request))
        messages.success(request, _("Đã chốt báo cáo. Từ nay số liệu và lời văn không đổi."))
        return redirect(page(pk))
    return render(request, "reviews/freeze.html", {"review": review})


@requires(Permission.REVIEW_EDIT)
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for number and date, then issue."""
    review = selectors.editable_review(actor_of(request), pk)
    head = selectors.frozen_review(review).head
    initial = {"symbol": head.symbol, "on": localdate()}
    form = IssueForm(request.POST or None, initial=initial, form=Form(review.form))
    if request.method == "POST" and form.is_valid():
        try:
            services.issue(review=review, **form.cleaned_data, by=actor_of(request))
            messages.success(request, _("Đã phát hành báo cáo."))
            return redirect(page(pk))
        except DomainError as refusal:
            form.add_error(None, str(refusal))
    context = {"review": review, "form": form, "head": head}
    return render(request, "reviews/issue.html", context, status=422 if form.errors else 200)


@requires(Permission.REVIEW_EDIT)
@require_POST
def version(request: HttpRequest, pk: int) -> HttpResponse:
    review = selectors.editable_review(actor_of(request), pk)
    made = services.new_version(review=review, by=actor_of(request))
    return redirect(page(made.pk))


@requires(Permission.REVIEW_EDIT)
@require_POST
def addressee(request: HttpRequest, pk: int) -> HttpResponse:
    review = selectors.editable_review(actor_of(request), pk)
    services.add_addressee(review=review, name=request.POST.get("name", ""), by=actor_of(request))
    return redirect(page(pk, "noi-nhan"))


@requires(Permission.REVIEW_EDIT)
@require_POST
def mark(request: HttpRequest, pk: int, addressee_id: int) -> HttpResponse:
    review = selectors.editable_review(actor_of(request), pk)
    one = get_object_or_404(review.addressees, pk=addressee_id)
    form = MarkForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Ngày ghi như 16/05/2025."))
        return redirect(page(pk, "noi-nhan"))
    services.mark_addressee(addressee=one, **form.cleaned_data, by=actor_of(request))
    return redirect(page(pk, "noi-nhan"))
