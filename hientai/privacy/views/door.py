"""By a letter into one's own profile; and the pages that anybody may read."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from hientai.accounts.models import User
from hientai.core.access import public
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError
from hientai.privacy.domain.codes import BadInvitation
from hientai.privacy.forms import ClaimForm, TieForm
from hientai.privacy.models import Invitation
from hientai.privacy.selectors import open_pages
from hientai.privacy.selectors.own import known_of
from hientai.privacy.services import claiming, throttling
from hientai.privacy.services.claiming import NewAccount
from hientai.privacy.services.inviting import invitation_with
from hientai.privacy.views.sending import address_of

PAGE_SIZE = 30
BACKEND = "django.contrib.auth.backends.ModelBackend"


@public
@require_http_methods(["GET", "POST"])
@never_cache
def claim(request: HttpRequest, code: str) -> HttpResponse:
    """Show what the letter opens; a GET opens nothing, so that no mail scanner uses it up."""
    invitation = _invitation(request, code)
    signed_in = request.user.is_authenticated
    kind = TieForm if signed_in else ClaimForm
    form = kind(request.POST or None, question=known_of(invitation.person).question)
    if not signed_in:
        form.order_fields(["answer", "username", "password"])
    if (request.method == "POST" and form.is_valid()) or _is_bare(request, form):
        try:
            user = _claimed(request, invitation, form)
        except BadInvitation:
            raise
        except DomainError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            if not signed_in:
                login(request, user, backend=BACKEND)
            messages.success(request, _("Hồ sơ đã về với anh/chị. Xem lại từng mục dưới đây."))
            return redirect("privacy:mine")
    context = {"form": form, "invitation": invitation, "signed_in": signed_in}
    return render(request, "privacy/claim.html", context, status=422 if form.errors else 200)


def _is_bare(request: HttpRequest, form: TieForm) -> bool:
    """Return whether a form without any field was sent."""
    return request.method == "POST" and not form.fields and not form.errors


def _invitation(request: HttpRequest, code: str) -> Invitation:
    address = address_of(request)
    throttling.let_through(address=address)
    try:
        return invitation_with(code=code)
    except BadInvitation:
        throttling.count_wrong(address=address)
        raise


def _claimed(request: HttpRequest, invitation: Invitation, form: TieForm) -> User:
    said = form.cleaned_data if form.is_bound and form.fields else {}
    claiming.check_person(invitation=invitation, answer=said.get("answer", ""))
    if request.user.is_authenticated:
        return claiming.claim(invitation=invitation, user=request.user)
    account = NewAccount(said.get("username", ""), said.get("password", ""))
    return claiming.claim(invitation=invitation, account=account)


@public
@require_GET
def open_people(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:100]
    page = Paginator(open_pages.found_people(query), PAGE_SIZE).get_page(request.GET.get("page"))
    told = [open_pages.told(person) for person in page.object_list]
    context = {"page": page, "people": told, "query": query}
    return render(request, "privacy/open_people.html", context)


@public
@require_GET
def open_person(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Show somebody's open page; its address is the one way there, a wrong name leads to it."""
    found = open_pages.open_person(pk)
    if request.path != found.address:
        return redirect(found.address)
    response = render(request, "privacy/open_person.html", {"one": found})
    response["Cache-Control"] = "no-store"  # gone at once when the yes is withdrawn
    return response
