"""What people said of themselves against confirmed values, and the papers they sent: to compare."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.files import download
from hientai.kernel.errors import DomainError
from hientai.kernel.permissions import Permission
from hientai.people.domain.fields import FIELDS, GUARDED
from hientai.people.services.looking import look
from hientai.privacy.models import Proposal
from hientai.privacy.selectors import profile
from hientai.privacy.services import copying, editing

MASK = "•••"


@require_http_methods(["GET", "POST"])
@requires(Permission.PEOPLE_EDIT)
@never_cache
def checks(request: HttpRequest) -> HttpResponse:
    """List what waits; a guarded value is shown when asked for, and the look is written down."""
    actor, shown = actor_of(request), 0
    if request.method == "POST" and request.POST.get("show", "").isdigit():
        proposal = profile.proposal_of(actor, int(request.POST["show"]))
        if proposal.field in GUARDED:
            look(person=proposal.person, guard=GUARDED[proposal.field], by=actor)
        shown = proposal.pk
    context = {
        "handles": actor.holds(Permission.PRIVACY_HANDLE),
        "proposals": [_told(one, shown) for one in profile.proposals_to_check(actor)],
        "proofs": [(one, _(FIELDS[one.field].label)) for one in profile.proofs_to_check(actor)],
    }
    return render(request, "privacy/checks.html", context)


def _told(one: Proposal, shown: int) -> dict[str, object]:
    hidden = one.field in GUARDED and one.pk != shown
    return {
        "one": one,
        "label": _(FIELDS[one.field].label),
        "before": MASK if hidden else one.before,
        "after": MASK if hidden else one.value,
        "hidden": hidden,
    }


@require_POST
@requires(Permission.PEOPLE_EDIT)
def proof_file(request: HttpRequest, pk: int) -> FileResponse:
    proof = profile.proof_of(actor_of(request), pk)
    copying.opened(proof=proof, by=actor_of(request))
    return download(proof.file)


@require_POST
@requires(Permission.PEOPLE_EDIT)
def check_proof(request: HttpRequest, pk: int) -> HttpResponse:
    by = actor_of(request)
    proof = profile.proof_of(by, pk)
    return _answered(
        request,
        accept=lambda words: editing.mark_seen(proof=proof, paper=words, by=by),
        refuse=lambda words: editing.refuse_proof(proof=proof, reason=words, by=by),
        said=_("Đã ghi kết quả đối chiếu."),
    )


@require_POST
@requires(Permission.PEOPLE_EDIT)
def check_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    by = actor_of(request)
    proposal = profile.proposal_of(by, pk)
    return _answered(
        request,
        accept=lambda words: editing.accept_proposal(proposal=proposal, paper=words, by=by),
        refuse=lambda words: editing.decline_proposal(proposal=proposal, reason=words, by=by),
        said=_("Đã trả lời đề nghị sửa."),
    )


def _answered(
    request: HttpRequest,
    *,
    accept: Callable[[str], object],
    refuse: Callable[[str], object],
    said: str,
) -> HttpResponse:
    """Do what was pressed, with the words typed beside it, and say how that went."""
    answer = refuse if request.POST.get("do") == "refuse" else accept
    try:
        answer(request.POST.get("words", ""))
    except DomainError as refusal:
        messages.error(request, _(refusal.sentence) % refusal.values)
    else:
        messages.success(request, said)
    return redirect("privacy:checks")
