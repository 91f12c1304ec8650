"""One opinion with its way, and the steps that are taken from there."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from hientai.bodies.selectors.lists import names_at
from hientai.core.access import actor_of, requires
from hientai.core.files import download
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.opinions import selectors
from hientai.opinions.domain import Act
from hientai.opinions.forms import ActForm
from hientai.opinions.models import Opinion
from hientai.opinions.views.ways import BY_SLUG, SHOWN_OPEN, WAYS, Way


def shown(request: HttpRequest, pk: int) -> Opinion:
    found = selectors.visible_opinion(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Chưa thấy kiến nghị này trong phần việc của anh/chị."))
    return found


@require_GET
@requires(Permission.OPINION_SEE)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    opinion = shown(request, pk)
    return _detail(request, opinion, None)


def _detail(request: HttpRequest, opinion: Opinion, form: ActForm | None) -> HttpResponse:
    actor = actor_of(request)
    page = selectors.page_of(opinion, actor)
    first = next((act for act in SHOWN_OPEN if act in page.acts), None)
    others = [way for act, way in WAYS.items() if act in page.acts and act is not first]
    alike = selectors.alike(opinion, actor) if Act.JOIN in page.acts else []
    context = {
        "opinion": opinion,
        "page": page,
        "way": WAYS[first] if first else None,
        "form": form or (WAYS[first].form(opinion=opinion) if first else None),
        "others": others,
        "alike": alike,
        "may_close": Act.CLOSE in page.acts,
        "sees_origin": opinion.origin_href and actor.reaches_all(Permission.OPINION_SEE),
    }
    status = 422 if form and form.errors else 200
    return render(request, "opinions/detail.html", context, status=status)


@requires(Permission.OPINION_SEE)
def act(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Ask for a step, or take it."""
    opinion, actor = shown(request, pk), actor_of(request)
    if slug not in BY_SLUG:
        raise NotFound(noop("Không có trang này."))
    step, way = BY_SLUG[slug]
    selectors.check_may(actor, opinion, step)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = way.form(*sent, opinion=opinion, actor=actor)
    if form.is_valid():
        way.run(opinion, form.cleaned_data, actor)
        messages.success(request, str(way.done))
        return redirect(opinion)
    if form.is_bound and step in SHOWN_OPEN:
        return _detail(request, opinion, form)
    return _ask(request, opinion, way, form)


def _ask(request: HttpRequest, opinion: Opinion, way: Way, form: ActForm) -> HttpResponse:
    actor = actor_of(request)
    context = {"opinion": opinion, "way": way, "form": form}
    if "others" in form.fields:
        words = request.GET.get("q", "").strip()[:200]
        context |= {"q": words, **selectors.to_join(opinion, actor, words)}
    if "to" in form.fields:
        context["bodies"] = names_at(localdate())
    return render(request, "opinions/act.html", context, status=422 if form.errors else 200)


@require_GET
@requires(Permission.OPINION_SEE)
def file(request: HttpRequest, pk: int) -> FileResponse:
    found = selectors.visible_file(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Chưa thấy tệp này trong phần việc của anh/chị."))
    return download(found.file)
