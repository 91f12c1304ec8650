"""One's own profile: seen, edited, proved; who looked; all of it to take away."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from hientai.core.access import actor_of, requires
from hientai.core.files import download
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError, NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.people.domain.fields import FIELDS
from hientai.people.domain.typed import WrongValue
from hientai.privacy.domain.purposes import Purpose
from hientai.privacy.forms import EditForm, ProofForm
from hientai.privacy.models import Proof, Proposal
from hientai.privacy.selectors import profile
from hientai.privacy.selectors.copying import whole_copy
from hientai.privacy.selectors.looks import looks_at
from hientai.privacy.selectors.open_pages import address_of
from hientai.privacy.selectors.own import own_person
from hientai.privacy.selectors.requests import own_requests
from hientai.privacy.services import editing
from hientai.privacy.tables import copy_json, copy_workbook, looks_workbook
from hientai.privacy.views.sending import XLSX, send

_LOOKS = 5


@require_GET
@requires(Permission.PROFILE_OWN)
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    person = own_person(actor_of(request))
    consents = person.consents.filter(withdrawn_at=None)
    agreed = set(consents.values_list("purpose", flat=True))
    context = {
        "person": person,
        "values": profile.own_values(person),
        "facts": profile.facts_by_kind(person),
        "missing": profile.missing(person),
        "looks": looks_at(person)[:_LOOKS],
        "consents": consents,
        "open_address": address_of(person) if Purpose.PUBLIC in agreed else "",
        "requests": [one for one in own_requests(person) if one.is_open],
        "answered": person.proposals.filter(answered_at__isnull=False)[:_LOOKS],
    }
    return render(request, "privacy/mine.html", context)


@require_http_methods(["GET", "POST"])
@requires(Permission.PROFILE_OWN)
@never_cache
def edit(request: HttpRequest) -> HttpResponse:
    person = own_person(actor_of(request))
    form = EditForm(request.POST or None, had=profile.typed_values(person))
    if request.method == "POST" and form.is_valid():
        try:
            done = editing.edit_own(person=person, values=form.said(), by=actor_of(request))
        except WrongValue as refusal:
            form.add_error(
                refusal.field if refusal.field in form.fields else None, sentence(refusal)
            )
        except DomainError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _edited(done))
            return redirect("privacy:mine")
    status = 422 if form.errors else 200
    return render(request, "privacy/edit.html", {"form": form, "person": person}, status=status)


def _edited(done: editing.Edited) -> str:
    if not done.changed and not done.proposed:
        return _("Không có gì thay đổi.")
    if not done.proposed:
        return _("Đã lưu %(n)d mục, ghi là tự khai.") % {"n": len(done.changed)}
    names = ", ".join(_(FIELDS[name].label) for name in done.proposed)
    return _("Đã lưu. Chờ đối chiếu vì giá trị cũ đã được xác nhận: %(names)s.") % {"names": names}


@require_http_methods(["GET", "POST"])
@requires(Permission.PROFILE_OWN)
@never_cache
def proofs(request: HttpRequest) -> HttpResponse:
    person = own_person(actor_of(request))
    form = ProofForm(
        request.POST or None, request.FILES or None, things=profile.things_to_prove(person)
    )
    if request.method == "POST" and form.is_valid():
        field, _bar, value = form.cleaned_data["thing"].partition("|")
        editing.send_proof(
            person=person,
            field=field,
            value=value,
            upload=form.cleaned_data["file"],
            by=actor_of(request),
        )
        messages.success(request, _("Đã gửi minh chứng. Cán bộ sẽ đối chiếu."))
        return redirect("privacy:proofs")
    context = {"form": form, "rows": [_labelled(one) for one in person.proofs.all()]}
    return render(request, "privacy/proofs.html", context, status=422 if form.errors else 200)


def _labelled(one: Proof | Proposal) -> tuple[str, Proof | Proposal]:
    return _(FIELDS[one.field].label), one


@require_GET
@requires(Permission.PROFILE_OWN)
def my_proof(request: HttpRequest, pk: int) -> FileResponse:
    return download(profile.own_proof(own_person(actor_of(request)), pk).file)


@require_GET
@requires(Permission.PROFILE_OWN)
@never_cache
def looks(request: HttpRequest) -> HttpResponse:
    person = own_person(actor_of(request))
    return render(request, "privacy/looks.html", {"looks": looks_at(person)})


@require_GET
@requires(Permission.PROFILE_OWN)
def looks_export(request: HttpRequest) -> HttpResponse:
    person = own_person(actor_of(request))
    return send(looks_workbook(looks_at(person)), "ai-da-xem.xlsx", XLSX)


@require_GET
@requires(Permission.PROFILE_OWN)
def my_copy(request: HttpRequest, kind: str) -> HttpResponse:
    """Send everything that the system holds of whoever asks."""
    tables = whole_copy(own_person(actor_of(request)))
    if kind == "json":
        return send(copy_json(tables), "du-lieu-cua-toi.json", "application/json")
    if kind == "excel":
        return send(copy_workbook(tables), "du-lieu-cua-toi.xlsx", XLSX)
    raise NotFound(noop("Bản sao có dạng JSON hoặc Excel."))
