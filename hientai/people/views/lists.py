"""The register as a list, and the list as an Excel file."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hientai.core.access import actor_of, requires
from hientai.kernel.permissions import Permission
from hientai.people.domain.narrowing import SORTS, asked
from hientai.people.models import Person
from hientai.people.selectors.facets import chips
from hientai.people.selectors.listing import people_list as listing_of
from hientai.people.selectors.saved import list_of, visible_lists
from hientai.people.services import looking
from hientai.people.tables import columns_for, people_workbook

PAGE_SIZE = 50
FEW_LISTS = 8
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@requires(Permission.PEOPLE_SEE)
def people_list(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    wanted, unknown = asked(dict(request.GET.lists()))
    found = listing_of(actor, wanted)
    page: Page[Person] = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    looking.listed(found, list(page.object_list), by=actor)
    facets = found.facets()
    context = {
        "page": page,
        "chips": chips(facets),
        "sorts": [(value, _(label)) for value, label in SORTS.items()],
        "found": found,
        "wanted": wanted,
        "unknown": ", ".join(unknown),
        "facets": facets,
        "saved": list_of(actor, int(wanted.saved)) if wanted.saved.isdigit() else None,
        "kept_lists": visible_lists(actor)[:FEW_LISTS],
        "own_bodies": sorted((post.body_id, post.body) for post in actor.posts if post.body_id),
        "unsaved": wanted.address(saved=""),
        "may_import": actor.holds(Permission.PEOPLE_IMPORT),
        "may_edit": actor.holds(Permission.PEOPLE_EDIT),
        "may_rule": actor.reaches_all(Permission.PEOPLE_EDIT),
        "may_see_sensitive": actor.holds(Permission.PEOPLE_SENSITIVE),
    }
    response = render(request, "people/list.html", context)
    if found.guarded_fields:
        response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@requires(Permission.PEOPLE_SEE)
def export(request: HttpRequest) -> HttpResponse:
    """Send the whole list as it is narrowed, with the columns that the role may see; written down."""
    actor = actor_of(request)
    wanted, _unknown = asked(dict(request.GET.lists()))
    columns, found = columns_for(actor), listing_of(actor, wanted)
    content = people_workbook(found, columns, actor)
    looking.listed(found, [], by=actor)
    looking.exported(count=len(found), columns=columns, by=actor)
    return workbook(content, "tri-thuc.xlsx")


@require_GET
@requires(Permission.PEOPLE_IMPORT)
def template(request: HttpRequest) -> HttpResponse:
    """Send the empty table that can be filled in and sent back."""
    actor = actor_of(request)
    content = people_workbook(Person.objects.none(), columns_for(actor), actor)
    return workbook(content, "mau-danh-sach-tri-thuc.xlsx")


def workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
