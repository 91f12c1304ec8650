"""The list of papers, one paper, what people decide about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.files import download
from hientai.core.middleware import sentence
from hientai.documents import selectors, services
from hientai.documents.forms import AttachForm, CompleteForm, RelateForm, RelationForm
from hientai.documents.models import Document, Relation, SamePaper
from hientai.documents.selectors import DocumentFilter
from hientai.documents.tables import documents_workbook
from hientai.documents.views.drawing import draw
from hientai.kernel.errors import DomainError, NotAllowed, NotFound, noop
from hientai.kernel.permissions import Permission

PAGE_SIZE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@requires(Permission.PLAN_SEE)
def list_documents(request: HttpRequest) -> HttpResponse:
    actor, wanted = actor_of(request), _filter(request)
    found = selectors.documents(actor, wanted)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": selectors.rows_of(page.object_list),
        "wanted": wanted,
        "choices": selectors.choices(actor),
        "states": selectors.STATES,
        "counts": selectors.counts(actor),
    }
    return render(request, "documents/list.html", context)


@require_GET
@requires(Permission.PLAN_SEE)
def export(request: HttpRequest) -> HttpResponse:
    """Send all pages of the list as it is filtered."""
    found = selectors.documents(actor_of(request), _filter(request))
    content = documents_workbook(selectors.rows_of(found))
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="van-ban.xlsx"'
    return response


def _filter(request: HttpRequest) -> DocumentFilter:
    asked = {
        name: request.GET.get(name, "").strip() for name in ("kind", "issuer", "year", "state")
    }
    return DocumentFilter(query=request.GET.get("q", "").strip()[:200], **asked)


def _document(request: HttpRequest, pk: int) -> Document:
    found = selectors.document_of(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Chưa thấy văn bản này trong phần việc của anh/chị."))
    return found


def _kept(request: HttpRequest, pk: int) -> Document:
    """Return a paper that the person may write of: asked before what they sent is looked at."""
    document = _document(request, pk)
    actor_of(request).require(Permission.PLAN_CHECK, of=selectors.keepers_of([document]))
    return document


@require_GET
@requires(Permission.PLAN_SEE)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _document(request, pk))


def _page(
    request: HttpRequest,
    document: Document,
    form: CompleteForm | None = None,
    relate_form: RelateForm | None = None,
) -> HttpResponse:
    actor = actor_of(request)
    page = selectors.page_of(document, actor)
    around = selectors.neighbourhood(document, actor)
    may_write = actor.may(Permission.PLAN_CHECK, of=selectors.keepers_of([document]))
    context: dict[str, Any] = {
        "document": document,
        "page": page,
        "standing": selectors.STANDINGS[page.standing],
        "missing": selectors.missing_of(document),
        "chart": None if around.is_alone else draw(around),
        "may_write": may_write,
        "form": form or CompleteForm(document=document),
        "attach_form": AttachForm(),
        "relate_form": relate_form or RelateForm(),
        "reading": document.readings.first(),
        "kinds": Relation.Kind.choices,
    }
    return render(
        request, "documents/detail.html", context, status=422 if form or relate_form else 200
    )


@require_GET
@requires(Permission.PLAN_SEE)
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a paper's text with the places where it speaks of others."""
    document = _document(request, pk)
    context = {"document": document, "paragraphs": selectors.passages_of(document)}
    return render(request, "documents/text.html", context)


@require_GET
@requires(Permission.PLAN_SEE)
def original(request: HttpRequest, pk: int) -> FileResponse:
    document = _document(request, pk)
    if document.file is None:
        raise NotFound(noop("Văn bản này chưa có bản gốc."))
    return download(document.file)


@require_POST
@requires(Permission.PLAN_CHECK)
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    document = _kept(request, pk)
    form = CompleteForm(request.POST, document=document)
    if not form.is_valid():
        return _page(request, document, form)
    changes, actor = form.cleaned_data, actor_of(request)
    return _done(
        request,
        document,
        lambda: services.complete_document(document=document, changes=changes, by=actor),
        _("Đã lưu thông tin văn bản."),
    )


@require_POST
@requires(Permission.PLAN_CHECK)
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the file of a paper that was only named."""
    document, form = _kept(request, pk), AttachForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Chọn tệp bản gốc trước khi tải lên."))
        return redirect("documents:detail", document.pk)
    file, actor = form.cleaned_data["file"], actor_of(request)
    return _done(
        request,
        document,
        lambda: services.attach_original(
            document=document, name=file.name, data=file.read(), by=actor
        ),
        _("Đã nhận bản gốc. Phần mềm đang đọc, tải lại trang sau ít phút."),
    )


@require_POST
@requires(Permission.PLAN_CHECK)
def decide(request: HttpRequest, relation_id: int) -> HttpResponse:
    """Confirm a relation, as another kind too, or refuse it; go back to the paper that was open."""
    actor = actor_of(request)
    relation = get_object_or_404(selectors.visible_relations(actor), pk=relation_id)
    form = RelationForm(request.POST)
    chosen = form.cleaned_data["kind"] if form.is_valid() else relation.kind
    kind = "" if "refuse" in request.POST else chosen
    shown = relation.target if request.POST.get("from") == "target" else relation.source
    said = _("Đã xác nhận quan hệ.") if kind else _("Đã bỏ quan hệ này.")
    return _done(
        request,
        shown,
        lambda: services.decide_relation(relation=relation, kind=kind, by=actor),
        said,
    )


@require_POST
@requires(Permission.PLAN_CHECK)
def relate(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a relation that no text says."""
    document, form, actor = _kept(request, pk), RelateForm(request.POST), actor_of(request)
    if not form.is_valid():
        return _page(request, document, relate_form=form)
    said = form.cleaned_data
    named = services.Named(
        number=said["other"],
        issuer=said["other_issuer"],
        date=said["other_issued"],
        province=document.province,
    )
    return _done(
        request,
        document,
        lambda: services.add_relation(
            source=document, target=named, kind=said["relation"], by=actor
        ),
        _("Đã thêm quan hệ."),
    )


@require_POST
@requires(Permission.PLAN_CHECK)
def answer(request: HttpRequest, question_id: int) -> HttpResponse:
    """Answer whether two records are one paper."""
    actor = actor_of(request)
    seen = selectors.visible_documents(actor)
    question = get_object_or_404(
        SamePaper.objects.select_related("mention"),
        pk=question_id,
        mention__in=seen,
        other__in=seen,
    )
    same = request.POST.get("answer") == "same"
    said = _("Đã ghi nhận: một văn bản.") if same else _("Đã ghi nhận: hai văn bản khác nhau.")
    return _done(
        request,
        question.mention,
        lambda: services.answer_same(question=question, same=same, by=actor),
        said,
    )


def _done(
    request: HttpRequest, document: Document, do: Callable[[], Model], said: str
) -> HttpResponse:
    """Do a write, say so, and show the paper that is left; a refusal is said on its page."""
    try:
        kept = do()
    except NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, sentence(refusal))
        return redirect("documents:detail", document.pk)
    messages.success(request, said)
    shown = kept if isinstance(kept, Document) else document
    return redirect("documents:detail", shown.pk)
