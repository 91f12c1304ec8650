"""Papers over the API: the same selectors as the pages."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Schema

from hientai.core.access import actor_of, operation
from hientai.core.api import REFUSALS, GuardedRouter, Listed, Paging, Problem
from hientai.documents import selectors
from hientai.documents.models import Document, Relation
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission

router = GuardedRouter(tags=["Văn bản"])


class DocumentOut(Schema):
    """An official paper; `mention`: only named by others, `expected`: not issued yet."""

    id: int
    kind: str
    number: str
    issuer: str
    province: str
    issued: str
    title: str
    mention: bool
    expected: bool
    expired_on: date | None


class RelationOut(Schema):
    """How one paper stands to another, and the words that say so."""

    id: int
    kind: Relation.Kind
    state: Relation.State
    source: DocumentOut
    target: DocumentOut
    stated_in_id: int | None
    quote: str
    spans: list[tuple[int, int]]


class DocumentDetail(DocumentOut):
    relations: list[RelationOut]


class DocumentFilterIn(Paging):
    q: str = Field(
        "", max_length=200, description="tìm theo số, cơ quan, trích yếu; có dấu hoặc không"
    )
    kind: str = Field("", max_length=80)
    issuer: str = Field("", max_length=200)
    year: str = Field("", max_length=4)
    state: str = Field("", max_length=10, description=", ".join(selectors.STATES))


@router.get("", response={200: Listed[DocumentOut], REFUSALS: Problem}, summary="Các văn bản")
@operation(Permission.PLAN_SEE)
def list_documents(request: HttpRequest, chosen: Query[DocumentFilterIn]) -> dict[str, object]:
    wanted = selectors.DocumentFilter(
        query=chosen.q,
        kind=chosen.kind,
        issuer=chosen.issuer,
        year=chosen.year,
        state=chosen.state,
    )
    items, count = chosen.of(selectors.documents(actor_of(request), wanted))
    return {"items": items, "count": count}


@router.get(
    "/{document_id}",
    response={200: DocumentDetail, REFUSALS: Problem},
    summary="Một văn bản và quan hệ của nó với văn bản khác",
)
@operation(Permission.PLAN_SEE)
def show_document(request: HttpRequest, document_id: int) -> dict[str, Any]:
    actor = actor_of(request)
    document = selectors.document_of(actor, document_id)
    if document is None:
        raise NotFound(noop("Chưa thấy văn bản này trong phần việc của anh/chị."))
    relations = selectors.relations_of(document, actor)
    return {**_columns(document), "relations": list(relations)}


def _columns(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in DocumentOut.model_fields}
