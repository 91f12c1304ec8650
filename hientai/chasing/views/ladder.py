"""The ladder and who would get what by it; what was sent; who heads a body."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.chasing import selectors, services
from hientai.chasing.forms import HeadForm, LadderForms, PreviewForm, as_typed
from hientai.core.access import actor_of, requires, signed_in
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.kernel.workdays import term_end

PAGE_SIZE = 50


@requires(Permission.LADDER_SET)
def ladder(request: HttpRequest) -> HttpResponse:
    """Show and set the rungs; beside them who gets what on a working day, today if it is one."""
    rungs = LadderForms(request.POST or None, initial=as_typed(selectors.ladder()))
    if request.method == "POST" and rungs.is_valid():
        steps = {step for form in rungs if (step := form.step())}
        services.set_ladder(steps=steps, by=actor_of(request))
        messages.success(request, _("Đã lưu bậc nhắc."))
        return redirect("chasing:ladder")
    today = localdate()
    asked = PreviewForm(request.GET)
    day = term_end((asked.is_valid() and asked.cleaned_data["day"]) or today)
    plan = selectors.day_plan(day)
    people = selectors.preview(plan)
    context = {
        "rungs": rungs,
        "day": day,
        "preview_form": PreviewForm(initial={"day": day}),
        "today": today,
        "page": Paginator(people, PAGE_SIZE).get_page(request.GET.get("page")),
        "total": sum(one.count for one in people),
        "nobody": selectors.nobody_for(plan),
        "told": selectors.told_on(day),
        "in_doubt": selectors.in_doubt(),
    }
    status = 422 if rungs.is_bound else 200
    return render(request, "chasing/ladder.html", context, status=status)


@requires(Permission.LADDER_SET)
def sent(request: HttpRequest) -> HttpResponse:
    page = Paginator(selectors.sent_digests(), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "in_doubt": selectors.in_doubt()}
    return render(request, "chasing/sent.html", context)


@signed_in
def digest(request: HttpRequest, pk: int) -> HttpResponse:
    found = selectors.digest_of(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Chưa thấy thư nhắc này trong phần việc của anh/chị."))
    today = localdate()
    left = selectors.still_open(found, today)
    briefly = selectors.tells_of_others(found)
    context = {
        "digest": found,
        "sections": selectors.sections(left, today, briefly=briefly),
        "briefly": briefly,
        "done": len({line.duty_id for line in selectors.lines_of(found)}) - len(left),
        "notices": list(found.inboxnotice_set.all()),
        "deliveries": list(found.deliveries.all()),
    }
    return render(request, "chasing/digest.html", context)


@requires(Permission.LADDER_SET)
def heads(request: HttpRequest) -> HttpResponse:
    """List who heads which body, and note another."""
    form = HeadForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        head = services.set_head(**form.cleaned_data, by=actor_of(request))
        said = _("Đã ghi người đứng đầu %(body)s.") % {"body": head.body}
        messages.success(request, said)
        return redirect("chasing:heads")
    context = {"form": form, "heads": selectors.heads()}
    return render(request, "chasing/heads.html", context, status=422 if form.errors else 200)
