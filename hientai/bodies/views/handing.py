"""What is handed over: who is to take what, and the answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hientai.bodies import services
from hientai.bodies.forms import AnswerForm, body_named
from hientai.bodies.models import Handover
from hientai.bodies.selectors import body_of, handing, lists
from hientai.bodies.selectors import events as event_reads
from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError
from hientai.kernel.permissions import Actor, Permission

PAGE_SIZE = 100


@requires(Permission.HANDOVER_ANSWER)
@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    parcels = handing.parcels(handing.visible_handovers(actor))
    mine = [one for one in parcels if one.waits_for(actor.body_ids)]
    context = {
        "mine": mine,
        "others": [one for one in parcels if one not in mine],
        "waiting": handing.count_waiting(actor),
        "sees_all": actor.reaches_all(Permission.HANDOVER_ANSWER),
    }
    return render(request, "bodies/handovers.html", context)


@requires(Permission.HANDOVER_ANSWER)
@require_GET
def parcel(request: HttpRequest, event_id: int, body_id: int) -> HttpResponse:
    handing.check_there(actor_of(request), event_id, body_id)
    return _parcel(request, event_id, body_id)


def _parcel(request: HttpRequest, event_id: int, body_id: int, refusal: str = "") -> HttpResponse:
    actor, wanted = actor_of(request), _wanted(request, event_id, body_id)
    rows = _rows(actor, wanted)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "event": event_reads.event_of(event_id),
        "told": event_reads.told([event_reads.event_of(event_id)])[0],
        "from_body": body_of(body_id),
        "to_body": body_of(wanted.to_body) if wanted.to_body else None,
        "wanted": wanted,
        "page": page,
        "items": handing.items(list(page)),
        "has_questions": wanted.what in handing.questions(),
        "sees_all": actor.reaches_all(Permission.DUTY_SEE),
        "states": Handover.State,
        "answers": handing.answers_to(wanted.what),
        "names": lists.names_at(localdate()),
        "may_choose": actor.holds(Permission.EVENT_EDIT),
        "refusal": refusal,
        "sent": request.POST,
    }
    return render(request, "bodies/parcel.html", context, status=422 if refusal else 200)


def _wanted(request: HttpRequest, event_id: int, body_id: int) -> handing.ParcelFilter:
    to = request.GET.get("den", "")
    return handing.ParcelFilter(
        event_id,
        body_id,
        to_body=int(to) if to.isdecimal() else None,
        state=request.GET.get("tinh-trang", ""),
        what=request.GET.get("loai", ""),
    )


def _rows(actor: Actor, wanted: handing.ParcelFilter) -> QuerySet[Handover]:
    rows = handing.within(handing.visible_handovers(actor), wanted)
    return rows.select_related("to_body").order_by("what", "id")


@requires(Permission.HANDOVER_ANSWER)
@require_POST
def answer(request: HttpRequest, event_id: int, body_id: int) -> HttpResponse:
    """Answer the ticked things, or all that the address tells where none is ticked."""
    handing.check_there(actor_of(request), event_id, body_id)
    form = AnswerForm(request.POST)
    back = f"{reverse('bodies:parcel', args=[event_id, body_id])}?{request.GET.urlencode()}"
    if not form.is_valid():
        return redirect(back)
    actor = actor_of(request)
    rows = _rows(actor, _wanted(request, event_id, body_id))
    if request.POST.getlist("item"):
        rows = rows.filter(pk__in=[pk for pk in request.POST.getlist("item") if pk.isdecimal()])
    try:
        said = _do(form.cleaned_data, list(rows.values_list("pk", flat=True)), actor)
    except (DomainError, ValidationError) as refusal:
        told = sentence(refusal) if isinstance(refusal, DomainError) else refusal.messages[0]
        return _parcel(request, event_id, body_id, told)
    messages.success(request, said)
    left = _rows(actor, _wanted(request, event_id, body_id)).exists()
    return redirect(back if left else "bodies:handovers")


def _do(asked: dict[str, Any], ids: list[int], by: Actor) -> str:
    """Do what was asked, and return what to say of it."""
    match asked["do"]:
        case "take":
            return _("Đã nhận %(n)d mục.") % {"n": services.take(ids=ids, by=by)}
        case "refuse":
            n = services.refuse(ids=ids, reason=asked["reason"], by=by)
            return _("Đã từ chối %(n)d mục; đầu mối sẽ chọn nơi khác.") % {"n": n}
        case "settle":
            values = {"answer": asked["answer"], "note": asked["reason"]}
            return _("Đã ghi %(n)d câu trả lời.") % {"n": services.settle(ids=ids, by=by, **values)}
        case "suggested":
            return _("Đã chọn theo gợi ý %(n)d mục.") % {
                "n": services.choose(ids=ids, to=None, by=by)
            }
    to = body_named(asked["to"], localdate())
    if asked["do"] == "pass":
        n = services.pass_on(ids=ids, to=to, reason=asked["reason"], by=by)
        return _("Đã chuyển %(n)d mục cho %(to)s.") % {"n": n, "to": to}
    n = services.choose(ids=ids, to=to, by=by)
    return _("Đã chọn %(to)s cho %(n)d mục.") % {"n": n, "to": to}
