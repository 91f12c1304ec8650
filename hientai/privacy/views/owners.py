"""A profile's owner as officers see them: invited, tied, what they agreed to, on paper too."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.papers import pdf
from hientai.kernel.errors import DomainError, NotFound, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import fold
from hientai.people.models import Guarded, Person
from hientai.people.selectors.lists import visible_people
from hientai.privacy.domain.purposes import PURPOSES, Purpose
from hientai.privacy.forms import PaperConsentForm, PaperRequestForm
from hientai.privacy.models import Claim
from hientai.privacy.papers import invitation_letter
from hientai.privacy.selectors.copying import whole_copy
from hientai.privacy.selectors.own import invitations_of
from hientai.privacy.selectors.requests import own_requests
from hientai.privacy.services import asking, claiming, consenting, copying, inviting
from hientai.privacy.services.consenting import Evidence
from hientai.privacy.services.inviting import Made, invitation_with
from hientai.privacy.tables import copy_json
from hientai.privacy.views.rights import asked_in
from hientai.privacy.views.sending import DOCX, send


def _person(request: HttpRequest, pk: int) -> Person:
    actor = actor_of(request)
    found = visible_people(actor).select_related("body").filter(pk=pk).first()
    if found is None or not actor.may(Permission.PEOPLE_INVITE, of=[found.body_id]):
        raise NotFound(noop("Chưa thấy hồ sơ này trong phần việc của anh/chị."))
    return found


@require_GET
@requires(Permission.PEOPLE_INVITE)
@never_cache
def person(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _person(request, pk))


def _page(
    request: HttpRequest,
    found: Person,
    *,
    consent_form: PaperConsentForm | None = None,
    request_form: PaperRequestForm | None = None,
) -> HttpResponse:
    given = {one.purpose: one for one in found.consents.filter(withdrawn_at=None)}
    bad = consent_form or request_form
    context = {
        "person": found,
        "claim": Claim.objects.filter(person=found).select_related("user").first(),
        "invitations": invitations_of(found),
        "has_address": Guarded.objects.filter(pk=found.pk).exclude(email="").exists(),
        "purposes": [(one.value, rules, given.get(one)) for one, rules in PURPOSES.items()],
        "restrictions": found.restrictions.all(),
        "requests": own_requests(found),
        "handles": actor_of(request).holds(Permission.PRIVACY_HANDLE),
        "consent_form": consent_form or PaperConsentForm(prefix="consent"),
        "request_form": request_form or PaperRequestForm(prefix="request"),
        "form": bad,
    }
    return render(request, "privacy/person.html", context, status=422 if bad else 200)


@require_POST
@requires(Permission.PEOPLE_INVITE)
@never_cache
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Make an invitation and show its address this once: it is kept nowhere."""
    found = _person(request, pk)
    mail = request.POST.get("mail") == "on"
    made = inviting.invite(person=found, by=actor_of(request), mail=mail)
    context = {"made": made, "person": found, "mail": mail, "may_pdf": pdf.has_office()}
    return render(request, "privacy/invited.html", context)


@require_POST
@requires(Permission.PEOPLE_INVITE)
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the letter of an invitation as a file, for whoever has its code before them."""
    found, code = _person(request, pk), request.POST.get("code", "")
    invitation = invitation_with(code=code)
    if invitation.person_id != found.pk:
        raise NotFound(noop("Thư mời này của hồ sơ khác."))
    data = invitation_letter(Made(invitation, code))
    name = f"thu-moi-{fold(found.name).replace(' ', '-')}"
    if request.POST.get("kind") == "pdf":
        return send(pdf.to_pdf(data), f"{name}.pdf", "application/pdf")
    return send(data, f"{name}.docx", DOCX)


@require_POST
@requires(Permission.PEOPLE_INVITE)
def withdraw_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    inviting.withdraw_invitations(person=_person(request, pk), by=actor_of(request))
    messages.success(request, _("Đã thu hồi thư mời."))
    return redirect("privacy:person", pk=pk)


@require_POST
@requires(Permission.PRIVACY_HANDLE)
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """End a claim, withdraw a consent for somebody, lift a restriction."""
    found = _person(request, pk)
    try:
        messages.success(request, _done(request, found, actor_of(request)))
    except DomainError as refusal:
        if isinstance(refusal, NotFound):
            raise
        messages.error(request, _(refusal.sentence) % refusal.values)
    return redirect("privacy:person", pk=pk)


def _done(request: HttpRequest, found: Person, by: Actor) -> str:
    act, purpose = request.POST.get("do", ""), request.POST.get("purpose", "")
    if act == "end_claim":
        claiming.end_claim(person=found, by=by, reason=request.POST.get("reason", ""))
        return _("Đã thôi gắn tài khoản.")
    if act == "lift":
        asking.lift(person=found, purpose=purpose, by=by)
        return _("Đã bỏ hạn chế.")
    if act == "withdraw" and purpose in set(Purpose):
        consenting.withdraw_on_paper(person=found, purpose=Purpose(purpose), by=by)
        return _("Đã ghi việc rút đồng ý.")
    raise NotFound(noop("Không có việc này."))


@require_POST
@requires(Permission.PRIVACY_HANDLE)
def paper_consent(request: HttpRequest, pk: int) -> HttpResponse:
    found = _person(request, pk)
    form = PaperConsentForm(request.POST, request.FILES, prefix="consent")
    if not form.is_valid():
        return _page(request, found, consent_form=form)
    consenting.give_on_paper(
        person=found,
        purpose=Purpose(form.cleaned_data["purpose"]),
        by=actor_of(request),
        evidence=Evidence(paper=form.cleaned_data["paper"]),
        fields=form.cleaned_data["fields_shown"],
    )
    messages.success(request, _("Đã ghi đồng ý trên giấy."))
    return redirect("privacy:person", pk=pk)


@require_POST
@requires(Permission.PRIVACY_HANDLE)
def paper_request(request: HttpRequest, pk: int) -> HttpResponse:
    found = _person(request, pk)
    form = PaperRequestForm(request.POST, request.FILES, prefix="request")
    if not form.is_valid():
        return _page(request, found, request_form=form)
    made = asking.ask_on_paper(
        person=found,
        asked=asked_in(form),
        paper=form.cleaned_data["paper"],
        received_on=form.cleaned_data["received_on"],
        by=actor_of(request),
    )
    return redirect("privacy:request", pk=made.pk)


@require_POST
@requires(Permission.PRIVACY_HANDLE)
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Send all data of somebody who asked on paper; the look is written down."""
    found = _person(request, pk)
    copying.copied(person=found, by=actor_of(request))
    return send(copy_json(whole_copy(found)), f"du-lieu-{found.pk}.json", "application/json")
