"""A person's notices, what they wish to get beyond them, their calendar's address."""

from __future__ import annotations

from hashlib import sha256

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hientai.chasing import selectors, services
from hientai.chasing.forms import PreferenceForm
from hientai.core.access import actor_of, public, signed_in

PAGE_SIZE = 50


@signed_in
def inbox(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    page = Paginator(selectors.inbox(actor), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "unread": selectors.count_unread(actor)}
    return render(request, "chasing/inbox.html", context)


@signed_in
@require_POST
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a notice as read and go to what it is about; what is not one's own is not there."""
    actor = actor_of(request)
    notice = selectors.notice_of(actor, pk)
    if notice is None:
        return redirect("chasing:inbox")
    services.read(notice=notice, by=actor)
    return redirect(notice.href)


@signed_in
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    services.read_all(by=actor_of(request))
    return redirect("chasing:inbox")


@signed_in
def preferences(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        form = PreferenceForm(request.POST)
        form.full_clean()  # two ticks: nothing in it can be wrong
        services.prefer(**form.cleaned_data, by=actor_of(request))
        messages.success(request, _("Đã lưu cách nhận thông báo."))
        return redirect("chasing:preferences")
    return _preferences(request)


@signed_in
@require_POST
def make_feed(request: HttpRequest) -> HttpResponse:
    """Make an address and show it this once: only its fingerprint is kept."""
    secret = services.make_feed(by=actor_of(request))
    address = request.build_absolute_uri(reverse("chasing:feed", args=[secret]))
    return _preferences(request, address)


@signed_in
@require_POST
def revoke_feed(request: HttpRequest) -> HttpResponse:
    services.revoke_feed(by=actor_of(request))
    messages.success(request, _("Địa chỉ lịch đã ngừng."))
    return redirect("chasing:preferences")


@public
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Answer a calendar program: whoever knows the address reads the calendar."""
    text = selectors.calendar_of(secret)
    if text is None:
        raise Http404
    content = text.encode()
    etag = quote_etag(sha256(content).hexdigest())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, max-age=900"
    response.headers["Content-Disposition"] = 'inline; filename="viec-den-han.ics"'
    return get_conditional_response(request, etag=etag, response=response) or response


def _preferences(request: HttpRequest, address: str = "") -> HttpResponse:
    actor = actor_of(request)
    chosen = selectors.preference_of(actor)
    context = {
        "form": PreferenceForm(initial={"digest": chosen.digest, "urgent": chosen.urgent}),
        "feed": selectors.feed_of(actor),
        "address": address,
        "mail": getattr(request.user, "email", ""),
    }
    return render(request, "chasing/preferences.html", context)
