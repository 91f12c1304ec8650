"""Lists of people that are kept: opened, saved, removed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hientai.core.access import actor_of, requires
from hientai.kernel.permissions import Permission
from hientai.people.domain.narrowing import asked
from hientai.people.selectors import saved
from hientai.people.services import saving


@require_GET
@requires(Permission.PEOPLE_SEE)
def saved_lists(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    context = {"lists": saved.visible_lists(actor)}
    return render(request, "people/saved.html", context)


@require_GET
@requires(Permission.PEOPLE_SEE)
def open_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to the list as it is now."""
    wanted = saved.filter_of(saved.list_of(actor_of(request), pk))
    return redirect(reverse("people:list") + wanted.address())


@require_POST
@requires(Permission.PEOPLE_SEE)
def save_list(request: HttpRequest) -> HttpResponse:
    """Keep the search of the address, or the people that were marked."""
    wanted, _unknown = asked(dict(request.GET.lists()))
    body = request.POST.get("body", "")
    marked = [int(pk) for pk in request.POST.getlist("person") if pk.isdigit()]
    kept = saving.save_list(
        name=request.POST.get("name", ""),
        wanted=wanted,
        people=marked if request.POST.get("kind") == "fixed" else None,
        body_id=int(body) if body.isdigit() else None,
        by=actor_of(request),
    )
    messages.success(request, _("Đã lưu danh sách “%(name)s”.") % {"name": kept.name})
    return redirect(reverse("people:list") + wanted.address())


@require_POST
@requires(Permission.PEOPLE_SEE)
def remove_list(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_of(request)
    saving.remove_list(saved=saved.list_of(actor, pk), by=actor)
    messages.success(request, _("Đã xóa danh sách."))
    return redirect("people:saved-lists")
