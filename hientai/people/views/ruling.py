"""The province's own lists: sectors, who counts, totals of staff; and what changing them would move."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hientai.bodies.selectors.lists import names_at
from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError, NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.people import jobs
from hientai.people.forms import MergeForm, RuleForm, SectorForm, StaffForm
from hientai.people.models import CountingRule, Recount, Sector
from hientai.people.selectors import keeping
from hientai.people.services import recounting, sectors, staff

PAGE_SIZE = 50
REFUSED = 422


def _steward(request: HttpRequest) -> None:
    recounting.require_steward(actor_of(request))


@requires(Permission.PEOPLE_EDIT)
@require_GET
def sector_list(request: HttpRequest) -> HttpResponse:
    _steward(request)
    context = {"rows": keeping.sector_rows(), "open": keeping.open_recounts()}
    return render(request, "people/sectors.html", context)


@requires(Permission.PEOPLE_EDIT)
@require_http_methods(["GET", "POST"])
def sector(request: HttpRequest, pk: int = 0) -> HttpResponse:
    """Add a sector, or change one: a new name holds at once, other words are counted first."""
    _steward(request)
    held = get_object_or_404(Sector, pk=pk) if pk else None
    form = SectorForm(request.POST or None, sector=held)
    if request.method == "POST" and form.is_valid():
        try:
            return _saved(request, form, held)
        except DomainError as refusal:
            form.add_error(None, sentence(refusal))
    merging = MergeForm(sector=held) if held else None
    context = {"form": form, "sector": held, "merging": merging}
    return render(request, "people/sector.html", context, status=REFUSED if form.errors else 200)


def _saved(request: HttpRequest, form: SectorForm, held: Sector | None) -> HttpResponse:
    given, actor = form.cleaned_data, actor_of(request)
    words = {"bodies": given["bodies"], "specialities": given["specialities"]}
    if held is None:
        return _counted(sectors.add_sector(name=given["name"], by=actor, **words))
    if given["name"] != held.name:
        sectors.rename(sector=held, name=given["name"], by=actor)
        messages.success(request, _("Đã đổi tên ngành thành %(name)s.") % {"name": given["name"]})
    if form.words_changed:
        return _counted(sectors.change_words(sector=held, by=actor, **words))
    return redirect("people:sectors")


@requires(Permission.PEOPLE_EDIT)
@require_POST
def sector_act(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a sector in the list, or put it into another."""
    held, actor = get_object_or_404(Sector, pk=pk), actor_of(request)
    match request.POST.get("do"):
        case "up" | "down" as way:
            sectors.shift(sector=held, up=way == "up", by=actor)
        case "merge":
            form = MergeForm(request.POST, sector=held)
            if not form.is_valid():
                raise DomainError(noop("Chọn một ngành khác để gộp vào."))
            into = form.cleaned_data["into"]
            return _counted(sectors.merge_sectors(gone=held, into=into, by=actor))
        case _:
            raise NotFound(noop("Không có việc này."))
    return redirect("people:sectors")


@requires(Permission.PEOPLE_EDIT)
@require_http_methods(["GET", "POST"])
def counting(request: HttpRequest) -> HttpResponse:
    """Show who counts as an intellectual, and ask what another rule would move."""
    _steward(request)
    if request.method == "POST":
        if request.POST.get("do") == "places":
            return _counted(sectors.find_places(by=actor_of(request)))
        number = request.POST.get("rule", "")
        rule = get_object_or_404(CountingRule, pk=int(number) if number.isdigit() else 0)
        form = RuleForm(request.POST, rule=rule)
        if form.is_valid():
            given = form.cleaned_data
            asked = {"active": given["active"], "value": given.get("value", "")}
            return _counted(sectors.change_rule(rule=rule, by=actor_of(request), **asked))
    forms = [RuleForm(rule=rule) for rule in keeping.rules()]
    context = {"forms": forms, "open": keeping.open_recounts()}
    return render(request, "people/counting.html", context)


def _counted(recount: Recount) -> HttpResponse:
    jobs.count_again.enqueue(recount.pk)
    return redirect("people:recount", recount.pk)


@requires(Permission.PEOPLE_EDIT)
@require_http_methods(["GET", "POST"])
def recount(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how many people a change moves; do it, or leave it."""
    _steward(request)
    held, actor = get_object_or_404(Recount, pk=pk), actor_of(request)
    if request.method == "POST":
        if request.POST.get("do") == "write":
            recounting.decide(recount=held, by=actor)
            jobs.write_again.enqueue(pk)
        else:
            recounting.drop(recount=held, by=actor)
            messages.success(request, _("Đã bỏ; không có hồ sơ nào thay đổi."))
        return redirect("people:recount", pk)
    part = "people/_recount.html" if request.headers.get("HX-Request") else "people/recount.html"
    return render(request, part, {"recount": held})


@requires(Permission.PEOPLE_SEE)
@require_GET
def staff_list(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    page = Paginator(keeping.staff_totals(actor), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": keeping.staff_rows(list(page.object_list)),
        "form": StaffForm(initial={"year": localdate().year}),
        "may_edit": actor.holds(Permission.PEOPLE_EDIT),
        "names": names_at(localdate()),
    }
    return render(request, "people/staff.html", context)


@requires(Permission.PEOPLE_EDIT)
@require_POST
def enter_staff(request: HttpRequest) -> HttpResponse:
    form = StaffForm(request.POST)
    if form.is_valid():
        try:
            kept = staff.enter_total(**form.cleaned_data, by=actor_of(request))
        except DomainError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("Đã ghi tổng số người của %(body)s.") % {"body": kept.body})
            return redirect("people:staff")
    context = {"form": form, "rows": [], "may_edit": True, "names": names_at(localdate())}
    return render(request, "people/staff.html", context, status=REFUSED)
