"""What papers say of each other: taken from a reading, confirmed, corrected or refused by people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django.db import transaction
from django.utils import timezone

from hientai.core import audit
from hientai.documents.domain import quote_at, title_after
from hientai.documents.models import Document, Reading, Relation
from hientai.documents.selectors import keepers_of
from hientai.documents.services.records import Named, record_of, settle
from hientai.documents.signals import relations_decided
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.reading.after import relations as read
from hientai.reading.contract import Reading as ReadingResult


@transaction.atomic
def take_relations(*, document: Document, reading: Reading, province: str) -> None:
    """Write down how a paper says that papers stand to each other; what people decided stays.

    Papers that are only named get records. To be called in the transaction that takes the reading.
    """
    document.province = province[:60]
    document.save(update_fields=["province"])
    settle(document)
    statements = _Statements(document, reading)
    for stated in read.relations(statements.result):
        statements.take(stated)
    statements.close()


class _Statements:
    """What one reading of one paper says, on its way into the graph."""

    def __init__(self, document: Document, reading: Reading) -> None:
        unread: dict[str, Any] = {"headings": [], "document_sources": {}}
        self.result = cast("ReadingResult", {**unread, **reading.result, "text": reading.text})
        self.document = document
        self.before = {
            (one.source_id, one.target_id): one
            for one in document.statements.select_related("source", "target")
        }
        self.taken: set[int] = set()
        self._cited = {
            cite["number"]: cite for cite in self.result["document"].get("citations") or ()
        }
        self._known = {
            paper.pk: paper for one in self.before.values() for paper in (one.source, one.target)
        }

    def take(self, stated: read.Relation) -> None:
        if stated.number is None:  # what a decision itself puts into force is no other paper
            return
        titles = (title_after(self.result["text"], end) for _start, end in stated.spans)
        target = self._record(
            Named(
                stated.number,
                stated.document_kind or "",
                stated.issuer or "",
                stated.date or "",
                self.document.province,
                max(titles, key=len),
            )
        )
        source = self._source(stated.of)
        if source == target:
            return
        relation = self.before.get((source.pk, target.pk)) or Relation(
            source=source, target=target, stated_in=self.document
        )
        self._write(relation, stated)

    def _source(self, number: str | None) -> Document:
        if number is None:
            return self.document
        cite = self._cited.get(number)
        known = (cite["kind"], cite["issuer"], cite["date"]) if cite else ()
        kind, issuer, date = (value or "" for value in known or ("", "", ""))
        return self._record(Named(number, kind, issuer, date, self.document.province))

    def _record(self, named: Named) -> Document:
        found = record_of(named, self._known.values())
        self._known[found.pk] = found
        return found

    def _write(self, relation: Relation, stated: read.Relation) -> None:
        relation.spans = [list(span) for span in stated.spans]
        relation.quote = quote_at(self.result["text"], *stated.spans[0])
        relation.read_kind = stated.kind
        if relation.state == Relation.State.READ:
            relation.kind = stated.kind
        relation.save()
        self.before[relation.source_id, relation.target_id] = relation
        self.taken.add(relation.pk)

    def close(self) -> None:
        """Forget what is no longer read and nobody decided on, and mentions that nothing names."""
        gone = [
            one
            for one in self.before.values()
            if one.pk not in self.taken and one.state == Relation.State.READ
        ]
        Relation.objects.filter(pk__in=[one.pk for one in gone]).delete()
        drop_unnamed({paper.pk for one in gone for paper in (one.source, one.target)})


def drop_unnamed(ids: Iterable[int]) -> None:
    """Remove mentions that no paper names any more."""
    unnamed = Document.objects.filter(pk__in=ids, mention=True, expected=False, expired_on=None)
    unnamed.filter(relations=None, undergone=None).delete()


def confirm_relations(*, document: Document, by: Actor) -> int:
    """Make what was read of a paper's relations somebody's word; return how many they were."""
    unsaid = document.statements.filter(state=Relation.State.READ)
    return unsaid.update(
        state=Relation.State.CONFIRMED, decided_by=by.label[:200], decided_at=timezone.now()
    )


@transaction.atomic
def decide_relation(*, relation: Relation, kind: str, by: Actor) -> Relation:
    """Confirm a relation, as read or as another kind; an empty kind refuses it."""
    relation = (
        Relation.objects.select_for_update(of=("self",))
        .select_related("source", "target", "stated_in")
        .get(pk=relation.pk)
    )
    by.require(Permission.PLAN_CHECK, of=keepers_of([relation.stated_in or relation.source]))
    if kind and kind not in Relation.Kind.values:
        raise Conflict(noop("Chọn một quan hệ có trong danh sách."))
    before = relation.kind
    relation.state = Relation.State.CONFIRMED if kind else Relation.State.REFUSED
    relation.kind = kind or relation.kind
    relation.decided_by, relation.decided_at = by.label[:200], timezone.now()
    relation.save()
    action = "relation.confirmed" if kind else "relation.refused"
    audit.record(by=by, action=action, target=relation, before=before, after=kind)
    relations_decided.send(Document, document=relation.source)
    return relation


@transaction.atomic
def add_relation(*, source: Document, target: Named, kind: str, by: Actor) -> Relation:
    """Add what no text that was read says; a paper that is not here yet gets its record."""
    by.require(Permission.PLAN_CHECK, of=keepers_of([source]))
    if kind not in Relation.Kind.values:
        raise Conflict(noop("Chọn một quan hệ có trong danh sách."))
    record = record_of(target)
    if record == source:
        raise Conflict(noop("Quan hệ phải giữa hai văn bản khác nhau."))
    decided = {
        "kind": kind,
        "state": Relation.State.CONFIRMED,
        "decided_by": by.label[:200],
        "decided_at": timezone.now(),
    }
    relation, _made = Relation.objects.update_or_create(
        source=source, target=record, stated_in=None, defaults=decided
    )
    audit.record(by=by, action="relation.added", target=relation, kind=kind)
    relations_decided.send(Document, document=source)
    return relation
