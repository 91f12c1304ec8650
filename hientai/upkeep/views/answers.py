"""One body's page in a round: its people, what is otherwise, one click for the rest."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError, NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.people.services import looking
from hientai.people.tables import columns_for, people_workbook
from hientai.upkeep.forms import SaidForm
from hientai.upkeep.models import Answer
from hientai.upkeep.selectors import lines as tables
from hientai.upkeep.selectors import rounds as selectors
from hientai.upkeep.services import answering

PAGE_SIZE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@requires(Permission.PEOPLE_SEE)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    actor, answer = actor_of(request), _answer(request, pk)
    people = selectors.shown_people(answer, actor)
    page = Paginator(people, PAGE_SIZE).get_page(request.GET.get("page"))
    said = selectors.said_of(answer, [person.pk for person in page.object_list])
    context = {
        "answer": answer,
        "page": page,
        "people": [(person, said.get(person.pk)) for person in page.object_list],
        "gone": selectors.gone_of(answer),
        "new": selectors.made_since(answer).count(),
        "may_answer": selectors.may_answer(actor, answer),
        "may_import": actor.may(Permission.PEOPLE_IMPORT, of=[answer.body_id]),
        "figures": tables.figures_of(answer),
        "standing": tables.standing_of(answer, localdate()),
        "today": localdate(),
    }
    return render(request, "upkeep/answer.html", context)


@require_POST
@requires(Permission.PEOPLE_EDIT)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    done = answering.confirm(answer=_answer(request, pk), by=actor_of(request))
    messages.success(request, _("Đã xác nhận danh sách %(count)s người.") % {"count": done.people})
    return redirect("upkeep:answer", pk)


@requires(Permission.PEOPLE_EDIT)
@require_http_methods(["GET", "POST"])
def say(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """Take what is otherwise of one person."""
    actor, answer = actor_of(request), _answer(request, pk)
    found = selectors.shown_people(answer, actor).filter(pk=person).first()
    if found is None or not selectors.may_answer(actor, answer):
        raise NotFound(noop("Chưa thấy người này trong danh sách của đơn vị."))
    form = SaidForm(request.POST or None, known=selectors.known_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            said = answering.say(
                answer=answer,
                person=found,
                values=form.values(),
                since=form.cleaned_data["since"],
                by=actor,
            )
        except DomainError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            if said:
                messages.success(request, _("Đã ghi thay đổi của %(name)s.") % {"name": found.name})
            return redirect("upkeep:answer", pk)
    context = {"form": form, "answer": answer, "person": found}
    return render(request, "upkeep/person.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Permission.PEOPLE_IMPORT)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the body's people as a table to be corrected and sent back; written down."""
    actor, answer = actor_of(request), _answer(request, pk)
    columns, people = columns_for(actor), selectors.shown_people(answer, actor)
    content = people_workbook(people, columns, actor)
    looking.exported(count=people.count(), columns=columns, by=actor)
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = (
        f'attachment; filename="tri-thuc-don-vi-{answer.body_id}.xlsx"'
    )
    return response


def _answer(request: HttpRequest, pk: int) -> Answer:
    found = selectors.answer_of(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Chưa thấy danh sách này trong phần việc của anh/chị."))
    return found
