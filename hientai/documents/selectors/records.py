"""Which papers somebody may see and write of; what the key of a record is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from hientai.documents.domain import Identity, identity
from hientai.documents.models import Document, Relation
from hientai.documents.signals import keepers_asked, shown_asked
from hientai.kernel.permissions import Actor, Permission


def identity_of(document: Document) -> Identity:
    return identity(
        document.number, document.kind, document.issuer, document.issued, document.province
    )


def keepers_of(documents: Iterable[Document]) -> set[int]:
    """Return the bodies through which people may write of papers: those that watch their plans.

    Of a paper that is only named, they are those that watch the papers that name it.
    """
    ids = {document.pk for document in documents}
    said = Relation.objects.filter(Q(source__in=ids) | Q(target__in=ids))
    ids.update(pk for pk in said.values_list("stated_in", flat=True) if pk)
    told: list[tuple[Any, Any]] = keepers_asked.send(Document, documents=ids)
    return {body for _receiver, bodies in told for body in bodies}


def visible_documents(actor: Actor) -> QuerySet[Document]:
    """Return the papers a person may see: all, or those of their plans and what these name."""
    if actor.reaches_all(Permission.PLAN_SEE):
        return Document.objects.all()
    own = _own(actor)
    named = Relation.objects.filter(Q(stated_in__in=own) | Q(stated_in=None, source__in=own))
    return Document.objects.filter(
        Q(pk__in=own) | Q(pk__in=named.values("source")) | Q(pk__in=named.values("target"))
    )


def visible_relations(actor: Actor) -> QuerySet[Relation]:
    """Return what a person may read of how papers stand to each other, refused statements aside."""
    said = Relation.objects.exclude(state=Relation.State.REFUSED)
    if actor.reaches_all(Permission.PLAN_SEE):
        return said
    own = _own(actor)
    return said.filter(Q(stated_in__in=own) | Q(stated_in=None, source__in=own))


def _own(actor: Actor) -> QuerySet[Document]:
    """Return the papers that those above show to a person."""
    asked = Q(pk=None)
    told: list[tuple[Any, Any]] = shown_asked.send(Document, actor=actor)
    for _receiver, query in told:
        asked |= query
    return Document.objects.filter(asked)
