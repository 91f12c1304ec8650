"""One profile of the register."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_POST

from hientai.core.access import actor_of, requires
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.people.domain.fields import Guard
from hientai.people.models import Person
from hientai.people.selectors import lists, profiles, shown
from hientai.people.selectors.confirming import last_confirmed
from hientai.people.selectors.merged import kept_for
from hientai.people.services import looking


@require_GET
@requires(Permission.PEOPLE_SEE)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    if kept := kept_for([pk]):
        return redirect("people:detail", kept[pk])
    return _detail(request, _person(request, pk))


@require_POST
@requires(Permission.PEOPLE_SEE)
def show_guarded(request: HttpRequest, pk: int) -> HttpResponse:
    """Show guarded values of one kind, and write down who was shown them."""
    person, kind = _person(request, pk), request.POST.get("guard", "")
    if kind not in {Guard.CONTACT, Guard.SENSITIVE}:
        raise NotFound(noop("Không có nhóm dữ liệu này."))
    looking.look(person=person, guard=Guard(kind), by=actor_of(request))
    response = _detail(request, person, kind)
    response["Cache-Control"] = "private, no-store"
    return response


def _detail(request: HttpRequest, person: Person, opened: str = "") -> HttpResponse:
    actor, sensitive = actor_of(request), opened == Guard.SENSITIVE
    context = {
        "person": person,
        "values": profiles.sections(person),
        "kinds": shown.kinds_of(person, sensitive=sensitive),
        "policy": shown.groups_of(person, localdate(), sensitive=sensitive),
        "groups": profiles.guarded_groups(actor, person, opened),
        "may_edit": actor.may(Permission.PEOPLE_EDIT, of=[person.body_id]),
        "confirmed": last_confirmed(person.pk),
    }
    return render(request, "people/detail.html", context)


def _person(request: HttpRequest, pk: int) -> Person:
    found = lists.person_of(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Chưa thấy hồ sơ này trong phần việc của anh/chị."))
    return found
