"""Lists that offices send in: sent, looked at, corrected, confirmed, undone."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError, NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.people import jobs
from hientai.people.domain.fields import FIELDS
from hientai.people.forms import UploadForm
from hientai.people.models import Intake, IntakeRow
from hientai.people.selectors import intakes as selectors
from hientai.people.services import intakes

PAGE_SIZE = 50


@requires(Permission.PEOPLE_IMPORT)
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        bodies=selectors.bodies_for(actor),
        must_choose=not actor.reaches_all(Permission.PEOPLE_IMPORT),
    )
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            intake = intakes.upload(
                name=file.name, data=file.read(), body=form.cleaned_data["body"], by=actor
            )
        except DomainError as refusal:
            form.add_error("file", sentence(refusal))
        else:
            jobs.look_through.enqueue(intake.pk)
            return redirect("people:intake", intake.pk)
    page = Paginator(selectors.visible_intakes(actor), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page}
    return render(request, "people/upload.html", context, status=422 if form.errors else 200)


@require_GET
@requires(Permission.PEOPLE_IMPORT)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    intake = _intake(request, pk)
    if request.headers.get("HX-Request") and not intake.works:
        return HttpResponse(headers={"HX-Refresh": "true"})
    outcome = request.GET.get("xem", "")
    page = Paginator(selectors.rows_of(intake, outcome), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    context = {
        "intake": intake,
        "working": intake.works,
        "counts": selectors.counts_of(intake),
        "columns": selectors.columns_of(intake),
        "fields": selectors.field_choices(),
        "page": page,
        "rows": [
            (row, selectors.changes_of(row), selectors.problems_of(row)) for row in page.object_list
        ],
        "missing": () if intake.works else selectors.missing_of(intake)[:PAGE_SIZE],
        "outcome": outcome,
        "decided": selectors.decided_count(intake),
        "decisions": selectors.decisions(),
        "open": intake.state == Intake.State.CHECKED,
    }
    template = (
        "people/_progress.html" if request.headers.get("HX-Request") else "people/intake.html"
    )
    return render(request, template, context)


@require_POST
@requires(Permission.PEOPLE_IMPORT)
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Take what somebody says of columns, and look at the list again."""
    intake = _intake(request, pk)
    chosen = {
        row.key: said
        for row in selectors.columns_of(intake)
        if (said := request.POST.get(f"column:{row.key}")) is not None
        and said != row.field
        and (said in FIELDS or not said)
    }
    if chosen:
        intakes.choose_columns(intake=intake, chosen=chosen, by=actor_of(request))
        jobs.look_through.enqueue(intake.pk)
    return redirect("people:intake", pk)


@require_POST
@requires(Permission.PEOPLE_IMPORT)
def decide(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Take a decision on one row, or corrections of its cells."""
    found = selectors.rows_of(_intake(request, pk), "").filter(pk=row).first()
    if found is None:
        raise NotFound(noop("Không có dòng này trong danh sách."))
    corrections = {
        problem["cell"]: said
        for problem, typed in selectors.problems_of(found)
        if (said := request.POST.get(f"cell:{problem['cell']}", typed).strip()[:500]) != typed
    }
    decision = request.POST.get("decision", "")
    intakes.decide(
        row=found,
        decision=decision if decision in IntakeRow.Decision.values else "",
        corrections=corrections,
        by=actor_of(request),
    )
    messages.success(request, _("Đã ghi cách xử lý dòng %(row)s.") % {"row": found.row})
    kind = found.outcome
    return redirect(f"{reverse('people:intake', args=[pk])}?xem={kind}#d{found.row}")


@require_POST
@requires(Permission.PEOPLE_IMPORT)
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Look again, confirm, cancel or undo."""
    intake, actor = _intake(request, pk), actor_of(request)
    match request.POST.get("do"):
        case "again":
            intakes.choose_columns(intake=intake, chosen={}, by=actor)
            jobs.look_through.enqueue(pk)
        case "confirm":
            intakes.confirm(intake=intake, by=actor)
            jobs.write.enqueue(pk)
        case "cancel":
            if intakes.cancel(intake=intake, by=actor).takes_back:
                jobs.take_back.enqueue(pk)
                return redirect("people:intake", pk)
            messages.success(request, _("Đã bỏ danh sách; không có hồ sơ nào thay đổi."))
            return redirect("people:upload")
        case "undo":
            messages.success(request, _undone(intakes.undo(intake=intake, by=actor)))
        case _:
            raise NotFound(noop("Không có việc này."))
    return redirect("people:intake", pk)


def _undone(intake: Intake) -> str:
    if gone := intake.counts.get("gone"):
        return _(
            "Đã hoàn tác. %(count)s hồ sơ của lần nhập này đã bị xóa từ trước nên không còn gì để "
            "trả lại; các hồ sơ khác trở lại như trước."
        ) % {"count": gone}
    return _("Đã hoàn tác: hồ sơ trở lại như trước lần nhập này.")


def _intake(request: HttpRequest, pk: int) -> Intake:
    found = selectors.intake_of(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Chưa thấy danh sách này trong phần việc của anh/chị."))
    return found
