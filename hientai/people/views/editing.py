"""Changing profiles by hand: somebody new, a section, a row, what became of them, the papers seen."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hientai.bodies.models import Body
from hientai.bodies.selectors.lists import names_at
from hientai.core.access import actor_of, requires
from hientai.core.files import download
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError, NotAllowed, NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.people.domain.fields import GUARDED, Guard
from hientai.people.forms import (
    ADDED,
    SECTION_LABELS,
    SECTIONS,
    ProfileForm,
    RowForm,
    SayingForm,
    StatusForm,
)
from hientai.people.models import Origin, Person
from hientai.people.selectors import likely, lists, profiles
from hientai.people.services import editing, looking, rows, statuses
from hientai.people.services.saying import Saying

REFUSED = 422


@requires(Permission.PEOPLE_EDIT)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Ask first who like that is there already; add once the person says it is somebody else."""
    actor = actor_of(request)
    form = ProfileForm(
        request.POST or None, request.FILES or None, names=ADDED, now=_first(request)
    )
    found: list[likely.Likely] = []
    if request.method == "POST" and form.is_valid():
        try:
            found = likely.likely(form.typed, actor)
            if not found or "new" in request.POST:
                said = _said(request, form, None)
                person = editing.add(values=_given(form), said=said, body=_own_body(request))
                messages.success(request, _("Đã thêm hồ sơ của %(name)s.") % {"name": person})
                return redirect("people:detail", pk=person.pk)
        except DomainError as refusal:
            form.refuse(refusal, sentence(refusal))
    context = {"form": form, "likely": found, "names": names_at(localdate())}
    return render(request, "people/add.html", context, status=REFUSED if form.errors else 200)


def _first(request: HttpRequest) -> dict[str, str]:
    """Return what a new profile begins with: whoever acts for one body adds people to it."""
    body = _own_body(request)
    return {"workplace": body.name} if body else {}


def _own_body(request: HttpRequest) -> Body | None:
    actor = actor_of(request)
    if actor.reaches_all(Permission.PEOPLE_EDIT):
        return None
    return Body.objects.filter(pk__in=actor.own_bodies(Permission.PEOPLE_EDIT)).first()


def _given(form: SayingForm) -> dict[str, str]:
    return {name: said for name, said in form.typed.items() if said}


@requires(Permission.PEOPLE_EDIT)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """Change the values of a section; showing guarded ones is a look that is written down."""
    person = _editable(request, pk)
    names = SECTIONS.get(section)
    if names is None:
        raise NotFound(noop("Hồ sơ không có mục này."))
    now = _now(request, person, names)
    form = ProfileForm(request.POST or None, request.FILES or None, names=names, now=now)
    if request.method == "POST" and form.is_valid():
        try:
            said = _said(request, form, person)
            changed = editing.change(person=person, values=form.typed, said=said)
        except DomainError as refusal:
            form.refuse(refusal, sentence(refusal))
        else:
            return _saved(request, person, changed=bool(changed or said.also))
    context = {"form": form, "person": person, "title": SECTION_LABELS[section]}
    response = render(request, "people/edit.html", context, status=REFUSED if form.errors else 200)
    response["Cache-Control"] = "private, no-store"
    return response


def _now(request: HttpRequest, person: Person, names: tuple[str, ...]) -> dict[str, str]:
    guards = {GUARDED[name] for name in names if name in GUARDED}
    for guard in guards:
        if request.method == "GET":
            looking.look(person=person, guard=guard, by=actor_of(request))
        elif not profiles.may_see(actor_of(request), person, guard):
            raise NotAllowed(noop("Anh/chị chưa được giao xem dữ liệu này."))
    return profiles.typed_values(person, names)


@requires(Permission.PEOPLE_EDIT)
@require_http_methods(["GET", "POST"])
def row(request: HttpRequest, pk: int, kind: str, row: int = 0) -> HttpResponse:
    """Add a position, a degree or a fact, or change one."""
    person = _editable(request, pk)
    held = profiles.row_of(person, kind, row) if row else None
    if kind not in rows.KINDS or (row and held is None):
        raise NotFound(noop("Hồ sơ không có mục này."))
    _refuse_hidden(request, person, kind)
    initial = profiles.typed_row(held) if held else None
    form = RowForm(request.POST or None, request.FILES or None, row_kind=kind, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            said = _said(request, form, person)
            rows.save_row(person=person, kind=kind, values=form.typed, said=said, row=held)
        except DomainError as refusal:
            form.refuse(refusal, sentence(refusal))
        else:
            return _saved(request, person, changed=True)
    context = {
        "form": form,
        "person": person,
        "row": held,
        "row_kind": kind,
        "title": profiles.kind_label(kind),
        "names": names_at(localdate()) if kind == rows.POSITION else (),
    }
    return render(request, "people/row.html", context, status=REFUSED if form.errors else 200)


@requires(Permission.PEOPLE_EDIT)
@require_POST
def remove(request: HttpRequest, pk: int, kind: str, row: int) -> HttpResponse:
    person = _editable(request, pk)
    held = profiles.row_of(person, kind, row)
    if held is None:
        raise NotFound(noop("Hồ sơ không có mục này."))
    _refuse_hidden(request, person, kind)
    said = Saying(Origin.Kind.DECLARED, actor_of(request))
    rows.remove_row(row=held, said=said)
    messages.success(request, _("Đã xóa một mục; nhật ký còn giữ nội dung."))
    return redirect("people:detail", pk=pk)


def _refuse_hidden(request: HttpRequest, person: Person, kind: str) -> None:
    """Refuse groups to who may not see what they tell of ethnicity and health."""
    if kind == "policy_group" and not profiles.may_see(actor_of(request), person, Guard.SENSITIVE):
        raise NotAllowed(noop("Anh/chị chưa được giao xem dữ liệu này."))


@requires(Permission.PEOPLE_EDIT)
@require_http_methods(["GET", "POST"])
def status(request: HttpRequest, pk: int) -> HttpResponse:
    person = _editable(request, pk)
    initial = {"status": person.status, "since": person.status_since, "note": person.status_note}
    form = StatusForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            said = _said(request, form, person)
            statuses.set_status(person=person, said=said, **form.typed)
        except DomainError as refusal:
            form.refuse(refusal, sentence(refusal))
        else:
            return _saved(request, person, changed=True)
    context = {"form": form, "person": person}
    return render(request, "people/status.html", context, status=REFUSED if form.errors else 200)


@requires(Permission.PEOPLE_EDIT)
@require_GET
def paper(request: HttpRequest, pk: int, origin: int) -> FileResponse:
    """Send the file of a paper that a value stands on: a look, for papers tell more than one value."""
    person = _editable(request, pk)
    found = get_object_or_404(Origin.objects.exclude(file=None), pk=origin)
    if found.pk not in profiles.origins_of(person) or found.file is None:
        raise NotFound(noop("Hồ sơ không có giấy tờ này."))
    looking.look(person=person, guard=Guard.SENSITIVE, by=actor_of(request))
    return download(found.file)


def _editable(request: HttpRequest, pk: int) -> Person:
    actor = actor_of(request)
    found = lists.person_of(actor, pk)
    if found is None:
        raise NotFound(noop("Chưa thấy hồ sơ này trong phần việc của anh/chị."))
    actor.require(Permission.PEOPLE_EDIT, of=[found.body_id])
    return found


def _said(request: HttpRequest, form: SayingForm, person: Person | None) -> Saying:
    given, file = form.cleaned_data, form.cleaned_data.get("file")
    kind = Origin.Kind(given["kind"])
    return Saying(
        kind,
        actor_of(request),
        person.body if person and kind == Origin.Kind.CONFIRMED else None,
        given["paper"],
        upload=(file.name, file.read()) if file else None,
        also=frozenset(given.get("also", ())),
    )


def _saved(request: HttpRequest, person: Person, *, changed: bool) -> HttpResponse:
    if changed:
        messages.success(request, _("Đã lưu hồ sơ của %(name)s.") % {"name": person.name})
    else:
        messages.warning(request, _("Không có giá trị nào khác trước, chưa ghi gì."))
    return redirect("people:detail", pk=person.pk)
