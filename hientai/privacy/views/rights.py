"""What a person agrees to, and what they ask for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError, NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.people.models import Person
from hientai.privacy.domain.law import SENTENCES, SURE_LABELS
from hientai.privacy.domain.purposes import PURPOSES, Purpose
from hientai.privacy.domain.rights import Right
from hientai.privacy.forms import AskForm, PublicForm
from hientai.privacy.models import Request
from hientai.privacy.selectors.open_pages import address_of
from hientai.privacy.selectors.own import own_person
from hientai.privacy.selectors.requests import own_request, own_requests, rights_offered
from hientai.privacy.services import asking, consenting
from hientai.privacy.services.asking import Asked
from hientai.privacy.views.sending import evidence_of


@require_GET
@requires(Permission.PROFILE_OWN)
@never_cache
def consents(request: HttpRequest) -> HttpResponse:
    return _consents(request, own_person(actor_of(request)))


def _consents(request: HttpRequest, person: Person, form: PublicForm | None = None) -> HttpResponse:
    given = {one.purpose: one for one in person.consents.filter(withdrawn_at=None)}
    stopped = set(person.restrictions.values_list("purpose", flat=True))
    public = given.get(Purpose.PUBLIC)
    context = {
        "purposes": [
            (purpose.value, rules, given.get(purpose), purpose.value in stopped or "" in stopped)
            for purpose, rules in PURPOSES.items()
        ],
        "form": form or PublicForm(initial={"fields_shown": public.fields if public else []}),
        "open_address": address_of(person) if public else "",
        "past": person.consents.filter(withdrawn_at__isnull=False),
        "law": laws(),
    }
    return render(request, "privacy/consents.html", context, status=422 if form else 200)


def laws() -> list[tuple[str, str, str]]:
    """Return what the law says as far as it was found: words, source, how sure."""
    return [(_(one.words), one.source, _(SURE_LABELS[one.sure])) for one in SENTENCES]


@require_POST
@requires(Permission.PROFILE_OWN)
def consent(request: HttpRequest, purpose: str) -> HttpResponse:
    person, by = own_person(actor_of(request)), actor_of(request)
    if purpose not in set(Purpose):
        raise NotFound(noop("Không có cách dùng này."))
    wanted = Purpose(purpose)
    if request.POST.get("do") == "withdraw":
        consenting.withdraw(person=person, purpose=wanted, by=by)
        messages.success(request, _("Đã rút đồng ý, có hiệu lực ngay."))
        return redirect("privacy:consents")
    fields: list[str] = []
    if wanted is Purpose.PUBLIC:
        form = PublicForm(request.POST)
        if not form.is_valid():
            return _consents(request, person, form)
        fields = form.cleaned_data["fields_shown"]
    consenting.give(
        person=person, purpose=wanted, by=by, evidence=evidence_of(request), fields=fields
    )
    messages.success(request, _("Đã ghi đồng ý: %(what)s.") % {"what": _(PURPOSES[wanted].label)})
    return redirect("privacy:consents")


@require_http_methods(["GET", "POST"])
@requires(Permission.PROFILE_OWN)
@never_cache
def requests(request: HttpRequest) -> HttpResponse:
    person = own_person(actor_of(request))
    form = AskForm(request.POST or None, initial={"right": request.GET.get("right", "")})
    if request.method == "POST" and form.is_valid():
        try:
            asked = asking.ask(person=person, asked=asked_in(form), by=actor_of(request))
        except DomainError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("Đã gửi yêu cầu. Theo dõi ở trang này."))
            return redirect("privacy:my-request", pk=asked.pk)
    context = {
        "form": form,
        "requests": own_requests(person),
        "rights": rights_offered(),
        "law": laws(),
    }
    return render(request, "privacy/requests.html", context, status=422 if form.errors else 200)


def asked_in(form: AskForm) -> Asked:
    data: dict[str, Any] = form.cleaned_data
    return Asked(
        Right(data["right"]), data["purpose"], data["words"], others=bool(data.get("others"))
    )


@require_GET
@requires(Permission.PROFILE_OWN)
@never_cache
def my_request(request: HttpRequest, pk: int) -> HttpResponse:
    found: Request = own_request(own_person(actor_of(request)), pk)
    return render(request, "privacy/my_request.html", {"one": found, "steps": found.steps.all()})


@require_POST
@requires(Permission.PROFILE_OWN)
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    found = own_request(own_person(actor_of(request)), pk)
    asking.drop(request=found, by=actor_of(request))
    messages.success(request, _("Đã rút yêu cầu."))
    return redirect("privacy:my-requests")
