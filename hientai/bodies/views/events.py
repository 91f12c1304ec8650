"""Events: the list, the steps of entering one, one event with what it touches."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hientai.bodies import services
from hientai.bodies.domain.events import CARDINALITY
from hientai.bodies.forms import HeadForm, NewBodyForm, PickBodyForm
from hientai.bodies.models import Event, EventKind
from hientai.bodies.selectors import events as reads
from hientai.bodies.selectors import handing, lists
from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError
from hientai.kernel.permissions import Permission

PAGE_SIZE = 50
STEPS = (
    gettext_lazy("Việc sắp xếp, căn cứ"),
    gettext_lazy("Đơn vị cũ"),
    gettext_lazy("Đơn vị mới"),
    gettext_lazy("Xem trước, xác nhận"),
)


@requires(Permission.BODY_SEE)
@require_GET
def list_events(request: HttpRequest) -> HttpResponse:
    names = ("province", "kind", "state", "sure")
    wanted = reads.EventFilter(**{name: request.GET.get(name, "").strip() for name in names})
    page = Paginator(reads.events(wanted), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": reads.told(page),
        "wanted": wanted,
        "kinds": EventKind.choices,
        "states": Event.State.choices,
        "provinces": reads.event_provinces(),
        "may_edit": actor_of(request).holds(Permission.EVENT_EDIT),
    }
    return render(request, "bodies/events.html", context)


@requires(Permission.EVENT_EDIT)
@require_http_methods(["GET", "POST"])
def add_event(request: HttpRequest) -> HttpResponse:
    return _head(request, None)


@requires(Permission.EVENT_EDIT)
@require_http_methods(["GET", "POST"])
def edit_event(request: HttpRequest, pk: int) -> HttpResponse:
    return _head(request, reads.event_of(pk))


def _head(request: HttpRequest, event: Event | None) -> HttpResponse:
    initial = HeadForm.initial_of(event) if event else {"kind": EventKind.RENAMED}
    form = HeadForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        draft = services.draft_event(head=form.head, event=event, by=actor_of(request))
        if event is None and (body := lists.body_if_known(request.GET.get("body", ""))):
            services.set_sides(event=draft, before=[body], by=actor_of(request))
        return redirect(_next_step(draft), draft.pk)
    context = {"form": form, "event": event, "steps": STEPS, "step": 1}
    status = 422 if form.errors else 200
    return render(request, "bodies/event_head.html", context, status=status)


def _next_step(event: Event) -> str:
    created = event.kind == EventKind.CREATED
    return "bodies:event-after" if created else "bodies:event-before"


@requires(Permission.EVENT_EDIT)
@require_http_methods(["GET", "POST"])
def before(request: HttpRequest, pk: int) -> HttpResponse:
    event = reads.event_of(pk)
    form = PickBodyForm(_sent(request, "pick"), day=event.on - timedelta(days=1))
    if request.method == "POST" and _changed(request, event, "before", form, None):
        return redirect("bodies:event-before", pk)
    context = {"day": event.on - timedelta(days=1), "side": "before", "step": 2}
    return _side(request, event, form, context)


@requires(Permission.EVENT_EDIT)
@require_http_methods(["GET", "POST"])
def after(request: HttpRequest, pk: int) -> HttpResponse:
    event = reads.event_of(pk)
    form = PickBodyForm(_sent(request, "pick"), day=event.on)
    new = NewBodyForm(_sent(request, "new"), initial={"province": event.province})
    if request.method == "POST" and _changed(request, event, "after", form, new):
        return redirect("bodies:event-after", pk)
    context = {"day": event.on, "side": "after", "new_form": new, "step": 3}
    return _side(request, event, form, context)


def _sent(request: HttpRequest, do: str) -> Any:
    return request.POST if request.POST.get("do") == do else None


def _side(
    request: HttpRequest, event: Event, form: PickBodyForm, context: dict[str, Any]
) -> HttpResponse:
    told = reads.told([event])[0]
    new_form = context.get("new_form")
    wrong = form.errors or (new_form is not None and new_form.errors)
    context |= {
        "event": event,
        "told": told,
        "chosen": told.before if context["side"] == "before" else told.after,
        "rule": _(CARDINALITY[event.kind].sentence),
        "form": form,
        "names": lists.names_at(context["day"]),
        "steps": STEPS,
    }
    return render(request, "bodies/event_side.html", context, status=422 if wrong else 200)


def _changed(
    request: HttpRequest, event: Event, side: str, form: PickBodyForm, new: NewBodyForm | None
) -> bool:
    """Do what was asked of one side, and return whether it could be done."""
    told = reads.told([event])[0]
    bodies = list(told.before if side == "before" else told.after)
    drop = request.POST.get("body_id", "")
    wanted: dict[str, Any] = {}
    match request.POST.get("do"):
        case "pick" if form.is_valid():
            wanted[side] = list(dict.fromkeys([*bodies, form.cleaned_data["body"]]))
        case "drop":
            wanted[side] = [body for body in bodies if str(body.pk) != drop]
        case "new" if new is not None and new.is_valid():
            wanted["new"] = [*told.new, new.new]
        case "drop-new":
            wanted["new"] = [one for n, one in enumerate(told.new) if str(n) != drop]
    if wanted:
        services.set_sides(event=event, by=actor_of(request), **wanted)
    return bool(wanted)


@requires(Permission.BODY_SEE)
@require_GET
def event(request: HttpRequest, pk: int) -> HttpResponse:
    return _event(request, reads.event_of(pk))


def _event(request: HttpRequest, event: Event, refusal: str = "") -> HttpResponse:
    waits = event.state in (Event.State.DRAFT, Event.State.ANNOUNCED)
    ids = event.sides.get("before", [])
    context = {
        "event": event,
        "told": reads.told([event])[0],
        "touched": reads.touched(ids) if waits else [],
        "progress": handing.progress(event.handovers.all()),
        "parcels": handing.parcels(event.handovers.all()),
        "corrections": event.corrections.all(),
        "may_edit": actor_of(request).holds(Permission.EVENT_EDIT),
        "refusal": refusal,
        "steps": STEPS,
        "step": 4,
    }
    return render(request, "bodies/event.html", context, status=422 if refusal else 200)


@requires(Permission.EVENT_EDIT)
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm, throw away, undo or correct an event."""
    event, by = reads.event_of(pk), actor_of(request)
    doing = ACTIONS.get(request.POST.get("do", ""))
    if doing is None:
        return redirect("bodies:event", pk)
    try:
        return doing(request, event, by)
    except DomainError as refusal:
        return _event(request, event, sentence(refusal))


def _confirm(request: HttpRequest, event: Event, by: Any) -> HttpResponse:
    done = services.confirm_event(event=event, by=by)
    if done.state == Event.State.ANNOUNCED:
        said = _("Đã xác nhận; sự kiện có hiệu lực từ %(on)s.") % {"on": f"{done.on:%d/%m/%Y}"}
    else:
        said = _("Sự kiện đã có hiệu lực; %(n)d mục được đề nghị bàn giao.") % {
            "n": done.handovers.count()
        }
    messages.success(request, said)
    return redirect("bodies:event", event.pk)


def _discard(request: HttpRequest, event: Event, by: Any) -> HttpResponse:
    services.discard_event(event=event, by=by)
    messages.success(request, _("Đã bỏ bản nháp."))
    return redirect("bodies:events")


def _undo(request: HttpRequest, event: Event, by: Any) -> HttpResponse:
    services.undo_event(event=event, by=by)
    messages.success(request, _("Đã hoàn tác; danh mục trở lại như trước sự kiện."))
    return redirect("bodies:event", event.pk)


def _correct(request: HttpRequest, event: Event, by: Any) -> HttpResponse:
    draft = services.correct_event(event=event, by=by)
    return redirect("bodies:event-edit", draft.pk)


def _vouch(request: HttpRequest, event: Event, by: Any) -> HttpResponse:
    services.vouch_event(event=event, by=by)
    messages.success(request, _("Đã ghi: có người xem văn bản căn cứ."))
    return redirect("bodies:event", event.pk)


ACTIONS: dict[str, Callable[[HttpRequest, Event, Any], HttpResponse]] = {
    "confirm": _confirm,
    "discard": _discard,
    "undo": _undo,
    "correct": _correct,
    "vouch": _vouch,
}
