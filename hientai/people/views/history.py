"""Who worked where on a day, and the same as an Excel file."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hientai.bodies.models import Body
from hientai.bodies.selectors.lists import names_at
from hientai.core.access import actor_of, requires
from hientai.kernel.errors import DomainError, noop
from hientai.kernel.permissions import Permission
from hientai.people.forms import OnDayForm
from hientai.people.selectors import history
from hientai.people.services import looking
from hientai.people.tables import positions_workbook

PAGE_SIZE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@requires(Permission.PEOPLE_SEE)
@require_GET
def on_day(request: HttpRequest) -> HttpResponse:
    actor, asked = actor_of(request), "body" in request.GET
    form = OnDayForm(request.GET if asked else None, initial=_first(request))
    context = {"form": form, "names": names_at(localdate())}
    if asked and form.is_valid():
        given = form.cleaned_data
        found = history.at_work(actor, given["body"], given["on"])
        context |= {
            **given,
            "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
            "people": history.people_in(found),
            "unsure": history.unsure(found),
        }
    return render(request, "people/on_day.html", context, status=422 if form.errors else 200)


def _first(request: HttpRequest) -> dict[str, str]:
    body = Body.objects.filter(pk__in=actor_of(request).body_ids).order_by("pk").first()
    last = localdate().replace(year=localdate().year - 1, month=12, day=31)
    return {"body": body.full_name if body else "", "on": f"{last:%d/%m/%Y}"}


@requires(Permission.PEOPLE_SEE)
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Send all of a body on a day; that it went out is written down."""
    form = OnDayForm(request.POST)
    if not form.is_valid():
        raise DomainError(noop("Chọn đơn vị và ngày trước khi xuất."))
    body, day = form.cleaned_data["body"], form.cleaned_data["on"]
    found = history.at_work(actor_of(request), body, day)
    title = _("Trí thức công tác tại %(body)s ngày %(day)s") % {
        "body": body.name,
        "day": f"{day:%d/%m/%Y}",
    }
    content = positions_workbook(found.iterator(chunk_size=2000), title)
    looking.exported(count=found.count(), columns=["name", "position"], by=actor_of(request))
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="tri-thuc-{day:%Y-%m-%d}.xlsx"'
    return response
