"""What the page of one paper tells: its relations in both directions, what is asked, its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Prefetch, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hientai.documents.domain import Standing, standing_of
from hientai.documents.models import Document, Reading, Relation, SamePaper
from hientai.documents.selectors.lists import known_of
from hientai.documents.selectors.records import visible_documents, visible_relations
from hientai.documents.signals import parts_asked
from hientai.kernel.permissions import Actor

DOES: Final = {
    Relation.Kind.IMPLEMENTS: _("Thực hiện"),
    Relation.Kind.BASIS: _("Căn cứ"),
    Relation.Kind.REPLACES: _("Thay thế"),
    Relation.Kind.ANNULS: _("Bãi bỏ"),
    Relation.Kind.AMENDS: _("Sửa đổi, bổ sung"),
    Relation.Kind.ANNEXED: _("Kèm theo"),
    Relation.Kind.CITES: _("Dẫn chiếu"),
}
UNDERGOES: Final = {
    Relation.Kind.REPLACES: _("Bị thay thế bởi"),
    Relation.Kind.ANNULS: _("Bị bãi bỏ bởi"),
    Relation.Kind.AMENDS: _("Được sửa đổi, bổ sung bởi"),
    Relation.Kind.IMPLEMENTS: _("Được thực hiện bởi"),
    Relation.Kind.BASIS: _("Là căn cứ của"),
    Relation.Kind.ANNEXED: _("Có văn bản kèm theo"),
    Relation.Kind.CITES: _("Được dẫn tại"),
}
_SPAN: Final = 2


@dataclass(frozen=True)
class Part:
    """What those above say of a paper on its page: a heading and a template with its context."""

    heading: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Neighbour:
    """Another paper, and every place where it is said how it stands to this one."""

    document: Document
    statements: list[Relation] = field(default_factory=list)


@dataclass
class Group:
    """The papers that stand to one in the same way."""

    kind: str
    label: str
    neighbours: list[Neighbour] = field(default_factory=list)


@dataclass(frozen=True)
class Side:
    """One direction: what a paper does to others, or what others do to it."""

    name: str
    label: str
    end: str  # at which end of these relations the paper stands
    groups: list[Group]

    @property
    def count(self) -> int:
        return len({one.document for group in self.groups for one in group.neighbours})

    @property
    def count_words(self) -> str:
        if self.end == "source":
            said = ngettext("nêu %(n)d văn bản", "nêu %(n)d văn bản", self.count)
        else:
            said = ngettext("%(n)d văn bản nêu", "%(n)d văn bản nêu", self.count)
        return said % {"n": self.count}


@dataclass(frozen=True)
class Page:
    """Everything on the page of a paper."""

    document: Document
    sides: list[Side]
    questions: list[SamePaper]
    parts: list[Part]
    standing: Standing
    has_text: bool

    @property
    def groups(self) -> list[Group]:
        return [group for side in self.sides for group in side.groups]


def document_of(actor: Actor, pk: int) -> Document | None:
    return visible_documents(actor).select_related("file").filter(pk=pk).first()


def relations_of(document: Document, actor: Actor) -> QuerySet[Relation]:
    """Return every relation of a paper, in both directions, that a person may read."""
    said = visible_relations(actor).select_related("source", "target", "stated_in")
    return said.filter(Q(source=document) | Q(target=document))


def page_of(document: Document, actor: Actor) -> Page:
    said = relations_of(document, actor)
    does = [one for one in said if one.source_id == document.pk]
    undergoes = [one for one in said if one.target_id == document.pk]
    ended_by = [one.kind for one in undergoes if not one.source.expected]
    towards = _groups(((one.target, one) for one in does), DOES)
    back = _groups(((one.source, one) for one in undergoes), UNDERGOES)
    return Page(
        document=document,
        sides=[
            Side("neu", str(_("Văn bản này nêu")), "source", towards),
            Side("duoc-neu", str(_("Văn bản khác nêu")), "target", back),
        ],
        questions=list(questions_about(document)),
        parts=list(_parts(document, actor)),
        standing=standing_of(known_of(document, ended_by), localdate()),
        has_text=document.readings.filter(state=Reading.State.DONE).exists(),
    )


def _groups(pairs: Iterable[tuple[Document, Relation]], labels: Mapping[Any, Any]) -> list[Group]:
    """Return the relations by kind, in the order of the labels, each other paper once."""
    groups = {kind: Group(kind.value, str(label)) for kind, label in labels.items()}
    for other, relation in pairs:
        group = groups[Relation.Kind(relation.kind)]
        known = next((one for one in group.neighbours if one.document == other), None)
        if known is None:
            known = Neighbour(other)
            group.neighbours.append(known)
        known.statements.append(relation)
    return [group for group in groups.values() if group.neighbours]


def _parts(document: Document, actor: Actor) -> Iterator[Part]:
    told: list[tuple[Any, Any]] = parts_asked.send(Document, document=document, actor=actor)
    for _receiver, parts in told:
        yield from parts


def questions_about(document: Document) -> QuerySet[SamePaper]:
    """Return the questions whether a paper is the same as another."""
    about = Q(mention=document) | Q(other=document)
    asked = SamePaper.objects.filter(about, state=SamePaper.State.OPEN)
    named = Relation.objects.exclude(state=Relation.State.REFUSED).select_related("stated_in")
    return asked.select_related("mention", "other").prefetch_related(
        Prefetch("mention__undergone", named, "named_by"),
        Prefetch("other__undergone", named, "named_by"),
    )


@dataclass(frozen=True)
class Passage:
    """A run of a text; `relation` is set where it is the number that a relation stands at."""

    text: str
    relation: int = 0
    first: bool = False  # the place to which the relation's clause is linked


def text_of(document: Document) -> str:
    """Return the text that the spans of a paper's statements count in; empty if it was not read."""
    done = document.readings.filter(state=Reading.State.DONE).order_by("-ended_at", "-id")
    return done.values_list("text", flat=True).first() or ""


def passages_of(document: Document) -> list[list[Passage]]:
    """Return a paper's text in paragraphs, the places where it speaks of others marked."""
    text = text_of(document)
    said = document.statements.exclude(state=Relation.State.REFUSED)
    marks = sorted(
        (span[0], span[1], one.pk) for one in said for span in one.spans if len(span) == _SPAN
    )
    firsts = {one.pk: one.spans[0][0] for one in said if one.spans}
    paragraphs: list[list[Passage]] = []
    place = 0
    for line in text.splitlines(keepends=True):
        inside = [mark for mark in marks if place <= mark[0] and mark[1] <= place + len(line)]
        if line.strip():
            paragraphs.append(list(_cut(line, place, inside, firsts)))
        place += len(line)
    return paragraphs


def _cut(
    line: str, place: int, marks: list[tuple[int, int, int]], firsts: Mapping[int, int]
) -> Iterator[Passage]:
    at = 0
    for start, end, pk in marks:
        if start - place < at:
            continue
        yield Passage(line[at : start - place])
        yield Passage(line[start - place : end - place], pk, firsts[pk] == start)
        at = end - place
    yield Passage(line[at:].rstrip("\r\n"))
