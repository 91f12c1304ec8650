"""Which record a paper has: one that is there, or a new one for a paper that is only named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hientai.core import audit
from hientai.documents.domain import Identity, Sameness, compare, identity, issuer_of, kind_of
from hientai.documents.models import Document, Relation, SamePaper
from hientai.documents.selectors import identity_of, keepers_of
from hientai.documents.signals import records_merged
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import SYSTEM, Actor, Permission

_LEARNED = ("kind", "issuer", "province", "title")


@dataclass(frozen=True)
class Named:
    """A paper as a text names it, and the province of the text."""

    number: str
    kind: str = ""
    issuer: str = ""
    date: str = ""
    province: str = ""
    title: str = ""

    @property
    def identity(self) -> Identity:
        return identity(self.number, self.kind, self.issuer, self.date, self.province)


def record_of(named: Named, known: Iterable[Document] = ()) -> Document:
    """Return the record of a paper that a text names; made, as a mention, where there is none.

    `known` are records that the same text led to before: an incomplete key finds those again. Any
    other record that only might be the same paper is not taken, but asked about.
    """
    own = named.identity
    kin = list(Document.objects.filter(number_key=own.number).order_by("pk"))
    same = [one for one in kin if compare(own, identity_of(one)) is Sameness.SAME]
    before = [one for one in known if compare(own, identity_of(one)) is not Sameness.DIFFERENT]
    found = next(iter([*sorted(same, key=_standing), *before]), None)
    if found is None:
        return _mention(named)
    _learn(found, named)
    return found


def _standing(document: Document) -> tuple[bool, bool, int]:
    """Order records of one paper: a tracked plan first, then one with its file, then the oldest."""
    return document.mention, _gives_way(document), document.pk


def _gives_way(document: Document) -> bool:
    """Tell whether a record may become another: one that is only named, or whose file is no plan's."""
    readings = list(document.readings.values_list("for_plan", flat=True))
    return document.mention or (bool(readings) and not any(readings))


def _mention(named: Named) -> Document:
    document = Document(number=named.number[:60], issued=named.date[:10], mention=True)
    document.kind = kind_of(named.number, named.kind)[:80]
    document.issuer = issuer_of(named.number, named.issuer)[:200]
    document.province, document.title = named.province[:60], named.title
    document.save()
    _ask(document)
    return document


def _learn(document: Document, named: Named) -> None:
    """Fill in what was not known of a paper that is only named; nothing known is replaced."""
    if not document.mention:
        return
    learned = {
        "kind": kind_of(named.number, named.kind)[:80],
        "issuer": issuer_of(named.number, named.issuer)[:200],
        "title": named.title,
    }
    news = {name: value for name, value in learned.items() if value and not getattr(document, name)}
    if len(named.date) > len(document.issued):
        news["issued"] = named.date
    if news:
        for name, value in news.items():
            setattr(document, name, value)
        document.save(update_fields=list(news))


@transaction.atomic
def settle(document: Document) -> Document:
    """Let a paper take the place of mentions of it, now that its key is known as it is.

    Mentions with the same complete key become this record; those that might be it are asked about.
    Return the record that stays, for a mention gives way to the paper itself.
    """
    for other in _kin_of(document):
        if compare(identity_of(document), identity_of(other)) is not Sameness.SAME:
            continue
        gone, stays = sorted((document, other), key=_standing, reverse=True)
        if _gives_way(gone) and not _told_apart(gone, stays):
            document = _merge(gone, stays, SYSTEM)
    _ask(document)
    return document


def _kin_of(document: Document) -> list[Document]:
    if not document.number:
        return []
    kin = Document.objects.filter(number_key=document.number_key)
    return list(kin.exclude(pk=document.pk).order_by("pk"))


def _told_apart(one: Document, other: Document) -> bool:
    asked = Q(mention=one, other=other) | Q(mention=other, other=one)
    return SamePaper.objects.filter(asked, state=SamePaper.State.DIFFERENT).exists()


def _ask(document: Document) -> None:
    """Ask about every record that might be the same paper, once; forget what is settled."""
    about = Q(mention=document) | Q(other=document)
    SamePaper.objects.filter(about, state=SamePaper.State.OPEN).delete()
    for other in _kin_of(document):
        if compare(identity_of(document), identity_of(other)) is not Sameness.UNSURE:
            continue
        mention, kept = sorted((document, other), key=_standing, reverse=True)
        if mention.mention and not _told_apart(mention, kept):
            SamePaper.objects.create(mention=mention, other=kept)


@transaction.atomic
def answer_same(*, question: SamePaper, same: bool, by: Actor) -> Document:
    """Say whether two records are one paper; one paper keeps one record, with what both know."""
    question = (
        SamePaper.objects.select_for_update().select_related("mention", "other").get(pk=question.pk)
    )
    mention, other = question.mention, question.other
    by.require(Permission.PLAN_CHECK, of=keepers_of([mention, other]))
    if question.state != SamePaper.State.OPEN:
        raise Conflict(noop("Câu hỏi này đã có người trả lời."))
    if same:
        return settle(_merge(mention, other, by))
    question.state = SamePaper.State.DIFFERENT
    question.decided_by, question.decided_at = by.label[:200], timezone.now()
    question.save()
    audit.record(by=by, action="document.told_apart", target=mention, other=str(other))
    return mention


def _merge(gone: Document, stays: Document, by: Actor) -> Document:
    """Give everything that is known of one record to the other."""
    for name in _LEARNED:
        if not getattr(stays, name):
            setattr(stays, name, getattr(gone, name))
    if len(gone.issued) > len(stays.issued):
        stays.issued = gone.issued
    stays.expired_on = stays.expired_on or gone.expired_on
    stays.save()
    for relation in Relation.objects.filter(Q(source=gone) | Q(target=gone)):
        _repoint(relation, gone, stays)
    decided = gone.questions.filter(state=SamePaper.State.DIFFERENT).exclude(other=stays)
    for question in decided:
        if not _told_apart(stays, question.other):
            question.mention = stays
            question.save(update_fields=["mention"])
    records_merged.send(Document, gone=gone, stays=stays)
    audit.record(by=by, action="document.merged", target=stays, gone=str(gone), number=gone.pk)
    gone.delete()
    return stays


def _repoint(relation: Relation, gone: Document, stays: Document) -> None:
    """Let a relation speak of the record that stays, unless that is said already."""
    source = stays.pk if relation.source_id == gone.pk else relation.source_id
    target = stays.pk if relation.target_id == gone.pk else relation.target_id
    there = Relation.objects.filter(
        source=source, target=target, stated_in=relation.stated_in_id
    ).exclude(pk=relation.pk)
    if source == target or there.exists():
        relation.delete()
        return
    relation.source_id, relation.target_id = source, target
    relation.save(update_fields=["source", "target"])
