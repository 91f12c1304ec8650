"""The list of papers: found by words, narrowed, each with how it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from hientai.documents.domain import Known, Standing, missing_parts, standing_of
from hientai.documents.models import Document, Relation, SamePaper
from hientai.documents.selectors.records import visible_documents
from hientai.kernel.permissions import Actor
from hientai.kernel.vietnamese import fold, sort_key

STATES: Final = {
    "held": _("Có bản gốc"),
    "missing": _("Chưa có bản gốc"),
    "expected": _("Chờ ban hành"),
    "over": _("Bị thay thế, bãi bỏ, hết hiệu lực"),
    "asked": _("Cần xác định"),
}
STANDINGS: Final = {
    Standing.EXPECTED: _("Chờ ban hành"),
    Standing.ANNULLED: _("Đã bị bãi bỏ"),
    Standing.REPLACED: _("Đã bị thay thế"),
    Standing.EXPIRED: _("Hết hiệu lực"),
    Standing.ENDED: _("Đã qua thời kỳ thực hiện"),
    Standing.AMENDED: _("Đã được sửa đổi, bổ sung"),
    Standing.STANDING: _("Chưa thấy văn bản thay thế, bãi bỏ"),
}
_ENDING: Final = (Relation.Kind.ANNULS, Relation.Kind.REPLACES, Relation.Kind.AMENDS)


@dataclass(frozen=True)
class DocumentFilter:
    """What somebody looks for; an empty field asks for nothing."""

    query: str = ""
    kind: str = ""
    issuer: str = ""
    year: str = ""
    state: str = ""

    @property
    def is_empty(self) -> bool:
        return self == DocumentFilter()


def documents(actor: Actor, wanted: DocumentFilter) -> QuerySet[Document]:
    """Return the papers a person may see, newest first, those without a date last."""
    found = _with_ends(visible_documents(actor).filter(_named(wanted)))
    if wanted.state in STATES:
        found = found.filter(_in_state(wanted.state))
    return found.select_related("file").order_by("-issued", "search_key", "id")


def _named(wanted: DocumentFilter) -> Q:
    asked = Q()
    for word in fold(wanted.query).split():
        asked &= Q(search_key__contains=word)
    if wanted.kind:
        asked &= Q(kind=wanted.kind)
    if wanted.issuer:
        asked &= Q(issuer=wanted.issuer)
    if wanted.year:
        asked &= Q(issued__startswith=wanted.year)
    return asked


def _with_ends(found: QuerySet[Document]) -> QuerySet[Document]:
    """Tell of each paper what others do to it, and whether it is asked about."""
    ends = {f"is_{kind.value}": _undergoes(kind) for kind in _ENDING}
    about = SamePaper.objects.filter(state=SamePaper.State.OPEN)
    asked = about.filter(Q(mention=OuterRef("pk")) | Q(other=OuterRef("pk")))
    return found.annotate(**ends, is_asked=Exists(asked))


def _undergoes(kind: Relation.Kind) -> Exists:
    said = Relation.objects.filter(target=OuterRef("pk"), kind=kind)
    return Exists(said.exclude(state=Relation.State.REFUSED).exclude(source__expected=True))


def _in_state(state: str) -> Q:
    over = Q(is_annuls=True) | Q(is_replaces=True) | Q(expired_on__lt=localdate())
    return {
        "held": Q(mention=False),
        "missing": Q(mention=True, expected=False),
        "expected": Q(expected=True),
        "over": over,
        "asked": Q(is_asked=True),
    }[state]


@dataclass(frozen=True)
class Row:
    """A paper of the list, and how it stands."""

    document: Document
    standing: Standing
    asked: bool

    @property
    def label(self) -> str:
        return str(STANDINGS[self.standing])

    @property
    def is_over(self) -> bool:
        return self.standing in {Standing.ANNULLED, Standing.REPLACED, Standing.EXPIRED}


def rows_of(found: Any, today: dt.date | None = None) -> list[Row]:
    """Return papers of `documents` with how they stand."""
    return [_row(document, today or localdate()) for document in found]


def _row(document: Any, today: dt.date) -> Row:
    undergone = [kind.value for kind in _ENDING if getattr(document, f"is_{kind.value}")]
    return Row(document, standing_of(known_of(document, undergone), today), document.is_asked)


def known_of(document: Document, undergone: list[str]) -> Known:
    return Known(
        expected=document.expected,
        expired_on=document.expired_on,
        kind=document.kind,
        title=document.title,
        undergone=undergone,
    )


def missing_of(document: Document) -> list[str]:
    """Return what is still to be learned of a paper."""
    return missing_parts(
        number=document.number,
        issuer=document.issuer,
        issued=document.issued,
        title=document.title,
        has_file=not document.mention,
    )


@dataclass(frozen=True)
class Choices:
    """What the list can be narrowed by."""

    kinds: list[str]
    issuers: list[str]
    years: list[str]


def choices(actor: Actor) -> Choices:
    seen = visible_documents(actor).order_by().distinct()
    kinds = seen.exclude(kind="").values_list("kind", flat=True)
    issuers = seen.exclude(issuer="").values_list("issuer", flat=True)
    issued = seen.exclude(issued="").values_list("issued", flat=True)
    return Choices(
        sorted(set(kinds), key=sort_key),
        sorted(set(issuers), key=sort_key),
        sorted({day[:4] for day in issued}, reverse=True),
    )


def counts(actor: Actor) -> dict[str, int]:
    """Return how many papers are in each state of `STATES`."""
    seen = _with_ends(visible_documents(actor))
    return {state: seen.filter(_in_state(state)).count() for state in STATES}
