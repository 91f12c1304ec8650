"""The queue of pairs, one pair side by side, merges and their undoing."""

from __future__ import annotations

from dataclasses import fields

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hientai.core.access import actor_of, requires
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.merging import jobs
from hientai.merging.domain import GONE, KEPT, band_of
from hientai.merging.models import Merge, Pair
from hientai.merging.selectors import merges as merged
from hientai.merging.selectors import pairs, sides
from hientai.merging.selectors.pairs import QueueFilter
from hientai.merging.selectors.reasons import told
from hientai.merging.services import deciding, parting, searching
from hientai.people.domain.fields import Guard
from hientai.people.services import looking

PAGE_SIZE = 30


@require_GET
@requires(Permission.PEOPLE_MERGE)
def queue(request: HttpRequest) -> HttpResponse:
    actor, wanted = actor_of(request), _filter(request)
    last = pairs.last_search()
    if request.headers.get("HX-Request"):
        if last is None or last.state not in searching.RUNNING:
            return HttpResponse(headers={"HX-Refresh": "true"})
        return render(request, "merging/_search.html", {"search": last, "working": True})
    page = Paginator(pairs.queue(actor, wanted), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(pair, _(band_of(pair.probability)), *told(pair.reasons)) for pair in page],
        "wanted": wanted,
        "states": pairs.states(),
        "bands": pairs.bands(),
        "bodies": pairs.bodies_of_queue(actor),
        "counts": pairs.counts(actor),
        "settled": len(pairs.settled_pairs(actor)),
        "search": last,
        "working": last is not None and last.state in searching.RUNNING,
        "may_search": actor.reaches_all(Permission.PEOPLE_MERGE),
    }
    return render(request, "merging/queue.html", context)


@require_GET
@requires(Permission.PEOPLE_MERGE)
def pair(request: HttpRequest, pk: int) -> HttpResponse:
    return _pair(request, _found(request, pk))


@require_POST
@requires(Permission.PEOPLE_MERGE)
def guarded(request: HttpRequest, pk: int) -> HttpResponse:
    """Show guarded values of both, and write down for each person who was shown them."""
    found, kind = _found(request, pk), request.POST.get("guard", "")
    if kind not in {Guard.CONTACT, Guard.SENSITIVE}:
        raise NotFound(noop("Không có nhóm dữ liệu này."))
    for person in (found.first, found.second):
        looking.look(person=person, guard=Guard(kind), by=actor_of(request))
    response = _pair(request, found, kind)
    response["Cache-Control"] = "private, no-store"
    return response


def _pair(request: HttpRequest, found: Pair, opened: str = "") -> HttpResponse:
    actor, wanted = actor_of(request), _filter(request)
    for_it, against = told(found.reasons)
    left, right = found.first, found.second
    context = {
        "pair": found,
        "left": left,
        "right": right,
        "band": _(band_of(found.probability)),
        "for_it": for_it,
        "against": against,
        "lines": sides.lines(left, right),
        "guarded": sides.guarded(actor, left, right, opened),
        "several": sides.several(left, right),
        "open": found.state in deciding.UNDECIDED,
        "wanted": wanted,
        "next": pairs.next_pair(actor, wanted, found),
    }
    return render(request, "merging/pair.html", context)


@require_POST
@requires(Permission.PEOPLE_MERGE)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Take what somebody says of a pair, and go on to the next."""
    actor, found, wanted = actor_of(request), _found(request, pk), _filter(request)
    following = pairs.next_pair(actor, wanted, found)
    match request.POST.get("do"):
        case "same":
            done = deciding.join(pair=found, chosen=_chosen(request), by=actor)
            messages.success(request, _merged_words(done))
        case "different":
            deciding.put(pair=found, state=Pair.State.DIFFERENT, by=actor)
            messages.success(request, _("Đã ghi: hai người khác nhau."))
        case "later":
            deciding.put(pair=found, state=Pair.State.LATER, by=actor)
        case "open":
            deciding.put(pair=found, state=Pair.State.OPEN, by=actor)
            return redirect("merging:pair", pk)
        case _:
            raise NotFound(noop("Không có việc này."))
    still = following and pairs.pair_of(actor, following.pk)
    if still:
        return redirect(reverse("merging:pair", args=[still.pk]) + wanted.address)
    return redirect(reverse("merging:queue") + wanted.address)


def _merged_words(done: Merge) -> str:
    return format_html(
        '{} <a href="{}">{}</a>',
        _("Đã gộp vào hồ sơ %(name)s, mã %(pk)s.") % {"name": done.kept, "pk": done.kept_id},
        reverse("merging:merges"),
        _("Xem hoặc hoàn tác"),
    )


def _chosen(request: HttpRequest) -> dict[str, str]:
    said = {key[2:]: value for key, value in request.POST.items() if key.startswith("v:")}
    allowed = sides.choices(list(said))
    return {
        name: value for name, value in said.items() if name in allowed and value in {KEPT, GONE}
    }


@require_http_methods(["GET", "POST"])
@requires(Permission.PEOPLE_MERGE)
def settled(request: HttpRequest) -> HttpResponse:
    """Show the pairs that an identifier settles; merge those that somebody left ticked."""
    actor = actor_of(request)
    if request.method == "POST":
        asked = {int(pk) for pk in request.POST.getlist("pair") if pk.isdigit()}
        count = deciding.join_settled(pairs=asked, by=actor)
        messages.success(request, _("Đã gộp %(n)s cặp hồ sơ.") % {"n": count})
        return redirect("merging:merges" if count else "merging:settled")
    rows = [(pair, *told(pair.reasons)) for pair in pairs.settled_pairs(actor)]
    return render(request, "merging/settled.html", {"rows": rows})


@require_GET
@requires(Permission.PEOPLE_MERGE)
def merges(request: HttpRequest) -> HttpResponse:
    found = merged.visible_merges(actor_of(request))
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "merging/merges.html", {"page": page})


@require_POST
@requires(Permission.PEOPLE_MERGE)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    merge = merged.merge_of(actor_of(request), pk)
    if merge is None:
        raise NotFound(noop("Chưa thấy lần gộp này trong phần việc của anh/chị."))
    parted = parting.unmerge(merge=merge, by=actor_of(request))
    messages.success(request, _("Đã tách: hai hồ sơ trở lại như trước lần gộp."))
    if parted.changed_since or parted.missing_rows:
        messages.warning(
            request,
            _(
                "%(n)s giá trị sửa sau lần gộp ở lại với hồ sơ %(name)s;"
                " %(m)s mục đã bị bỏ sau lần gộp không trở lại."
            )
            % {"n": parted.changed_since, "m": parted.missing_rows, "name": merge.kept},
        )
    return redirect("merging:merges")


@require_POST
@requires(Permission.PEOPLE_MERGE)
def search(request: HttpRequest) -> HttpResponse:
    found, new = searching.ask(by=actor_of(request), whole=bool(request.POST.get("whole")))
    if new:
        jobs.search.enqueue(found.pk)
    return redirect("merging:queue")


@require_POST
@requires(Permission.PEOPLE_MERGE)
def stop(request: HttpRequest) -> HttpResponse:
    searching.cancel(search=pairs.last_search(), by=actor_of(request))
    return redirect("merging:queue")


def _found(request: HttpRequest, pk: int) -> Pair:
    found = pairs.pair_of(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Cặp này không có, hoặc một trong hai hồ sơ đã được gộp."))
    return found


def _filter(request: HttpRequest) -> QueueFilter:
    return QueueFilter(
        **{each.name: request.GET.get(each.name, "")[:20] for each in fields(QueueFilter)}
    )
