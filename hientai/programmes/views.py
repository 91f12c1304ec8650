"""Programmes: the list, one programme, and the pages that change it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hientai.core.access import actor_of, requires
from hientai.kernel.errors import NotAllowed, NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.programmes import selectors, services
from hientai.programmes.forms import FillForm, HeadForm, head_of
from hientai.programmes.models import Part, Programme


@requires(Permission.DUTY_SEE)
def listed(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "programmes": selectors.listed_programmes(actor),
        "may_add": actor.holds(Permission.PROGRAMME_EDIT),
    }
    return render(request, "programmes/list.html", context)


@requires(Permission.DUTY_SEE)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_of(request)
    programme = selectors.programme_of(actor, pk)
    may_edit = selectors.may_edit(actor, programme)
    context = {
        "programme": programme,
        "parts": selectors.parts_of(programme),
        "task_count": selectors.programme_tasks(pk).count(),
        "may_edit": may_edit,
        "plans": selectors.choosable_plans(actor) if may_edit else [],
    }
    return render(request, "programmes/detail.html", context)


@requires(Permission.PROGRAMME_EDIT)
def add(request: HttpRequest) -> HttpResponse:
    form = HeadForm(request.POST or None, initial={"sees": Programme.Sees.OWN})
    if request.method == "POST" and form.is_valid():
        made = services.make_programme(head=form.head, by=actor_of(request))
        return redirect("programmes:detail", made.pk)
    status = 422 if form.errors else 200
    return render(request, "programmes/head.html", {"form": form}, status=status)


@requires(Permission.PROGRAMME_EDIT)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    programme = _to_change(request, pk)
    form = HeadForm(request.POST or None, initial=head_of(programme))
    if request.method == "POST" and form.is_valid():
        services.edit_programme(programme=programme, head=form.head, by=actor_of(request))
        messages.success(request, _("Đã lưu chương trình."))
        return redirect("programmes:detail", pk)
    context = {"form": form, "programme": programme}
    return render(request, "programmes/head.html", context, status=422 if form.errors else 200)


@requires(Permission.PROGRAMME_EDIT)
def fill(request: HttpRequest, pk: int, plan_id: int) -> HttpResponse:
    """Choose in a plan what belongs to a part."""
    actor, programme = actor_of(request), _to_change(request, pk)
    plan = selectors.choosable_plans(actor).filter(pk=plan_id).first()
    if plan is None:
        raise NotFound(noop("Chưa có kế hoạch này, hoặc kế hoạch chưa được duyệt."))
    form = FillForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        part = form.cleaned_data["part"]
        n = services.fill_programme(
            programme=programme, part=part, taken=form.taken(plan), by=actor
        )
        said = ngettext("Đã thêm %(n)d mục.", "Đã thêm %(n)d mục.", n)
        messages.success(request, said % {"n": n})
        return redirect("programmes:detail", pk)
    context = {
        "form": form,
        "programme": programme,
        "plan": plan,
        "parts": programme.parts.all(),
        "branches": selectors.branches_of(plan),
    }
    return render(request, "programmes/fill.html", context, status=422 if form.errors else 200)


@requires(Permission.PROGRAMME_EDIT)
@require_POST
def arrange(request: HttpRequest, pk: int) -> HttpResponse:
    """Move, rename or take out a part or a member."""
    actor, programme = actor_of(request), _to_change(request, pk)
    one = services.thing_of(
        programme, part=_number(request, "part"), member=_number(request, "member")
    )
    do = request.POST.get("do")
    if do == "out":
        services.take_out(one=one, by=actor)
    elif do == "rename" and isinstance(one, Part):
        services.rename_part(part=one, name=request.POST.get("name", ""), by=actor)
    else:
        services.move(one=one, up=do == "up", by=actor)
    return redirect("programmes:detail", pk)


@requires(Permission.PROGRAMME_EDIT)
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    programme = _to_change(request, pk)
    if request.method == "POST":
        name = str(programme)
        services.delete_programme(programme=programme, by=actor_of(request))
        messages.success(request, _("Đã bỏ chương trình “%(name)s”.") % {"name": name})
        return redirect("programmes:list")
    return render(request, "programmes/delete.html", {"programme": programme})


def _to_change(request: HttpRequest, pk: int) -> Programme:
    actor = actor_of(request)
    programme = selectors.programme_of(actor, pk)
    if not selectors.may_edit(actor, programme):
        raise NotAllowed(noop("Chương trình này do đơn vị khác lập; anh/chị chỉ xem."))
    return programme


def _number(request: HttpRequest, name: str) -> int | None:
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() else None
