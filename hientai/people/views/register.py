"""The register as a list, one profile of it, and the list as an Excel file."""

from __future__ import annotations

from dataclasses import fields, replace

from django.core.paginator import Paginator
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
from hientai.people.selectors.lists import PeopleFilter
from hientai.people.selectors.merged import kept_for
from hientai.people.services import looking
from hientai.people.tables import columns_for, people_workbook

PAGE_SIZE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@requires(Permission.PEOPLE_SEE)
def people_list(request: HttpRequest) -> HttpResponse:
    actor, wanted = actor_of(request), _filter(request)
    found = lists.people_list(actor, wanted)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    exact = lists.exact_count(actor, wanted)
    context = {
        "page": page,
        "wanted": wanted,
        "facets": lists.facets(actor, wanted),
        "exact": exact,
        "others": None if exact is None else page.paginator.count - exact,
        "may_import": actor.holds(Permission.PEOPLE_IMPORT),
        "may_edit": actor.holds(Permission.PEOPLE_EDIT),
    }
    return render(request, "people/list.html", context)


@require_POST
@requires(Permission.PEOPLE_SEE)
def export(request: HttpRequest) -> HttpResponse:
    """Send the whole list as it is narrowed, with the columns that the role may see; written down."""
    actor = actor_of(request)
    columns, found = columns_for(actor), lists.people_list(actor, _filter(request))
    content = people_workbook(found, columns, actor)
    looking.exported(count=found.count(), columns=columns, by=actor)
    return _workbook(content, "tri-thuc.xlsx")


@require_GET
@requires(Permission.PEOPLE_IMPORT)
def template(request: HttpRequest) -> HttpResponse:
    """Send the empty table that can be filled in and sent back."""
    actor = actor_of(request)
    content = people_workbook(Person.objects.none(), columns_for(actor), actor)
    return _workbook(content, "mau-danh-sach-tri-thuc.xlsx")


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
    }
    return render(request, "people/detail.html", context)


def _person(request: HttpRequest, pk: int) -> Person:
    found = lists.person_of(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Chưa thấy hồ sơ này trong phần việc của anh/chị."))
    return found


def _filter(request: HttpRequest) -> PeopleFilter:
    asked = {
        each.name: request.GET.get(each.name, "").strip()[:200] for each in fields(PeopleFilter)
    }
    return replace(PeopleFilter(), **asked)


def _workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
