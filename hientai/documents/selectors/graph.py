"""The papers around one: up to two steps towards what it rests on, and two towards what rests on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from hientai.documents.models import Document, Relation
from hientai.documents.selectors.records import visible_relations
from hientai.kernel.permissions import Actor

STEPS: Final = 2
MOST: Final = 30  # nodes; who has more neighbours sees them in the lists of the page


@dataclass(frozen=True)
class Edge:
    source: int
    target: int
    kind: str


@dataclass(frozen=True)
class Neighbourhood:
    """Papers in layers: 0 is the paper itself, below 0 what it rests on, above 0 what follows."""

    centre: Document
    layers: dict[int, list[Document]]
    edges: list[Edge]

    @property
    def is_alone(self) -> bool:
        return not self.edges


def neighbourhood(document: Document, actor: Actor) -> Neighbourhood:
    """Return what stands around a paper; mere mentions are left out, they would hide the rest."""
    said = visible_relations(actor).exclude(kind=Relation.Kind.CITES)
    up = _walk(said, document, "source", "target")
    down = _walk(said, document, "target", "source")
    place = {pk: -step for pk, step in up.items()}
    place |= {pk: step for pk, step in down.items() if pk not in place}
    place[document.pk] = 0
    kept = sorted(place, key=lambda pk: abs(place[pk]))[:MOST]
    edges = _edges(said.filter(source__in=kept, target__in=kept))
    place = {pk: step for pk, step in _pushed(place, edges).items() if pk in kept}
    layers: dict[int, list[Document]] = {}
    for paper in Document.objects.filter(pk__in=kept).order_by("issued", "pk"):
        layers.setdefault(place[paper.pk], []).append(paper)
    return Neighbourhood(document, _untangled(dict(sorted(layers.items())), edges), edges)


def _untangled(layers: dict[int, list[Document]], edges: list[Edge]) -> dict[int, list[Document]]:
    """Order each layer by where the papers stand that it is tied to in the layers before."""
    rows: dict[int, float] = {}
    for papers in layers.values():
        before = dict(rows)

        def mean(paper: Document, before: dict[int, float] = before) -> float:
            tied = [before[e.source] for e in edges if e.target == paper.pk and e.source in before]
            tied += [before[e.target] for e in edges if e.source == paper.pk and e.target in before]
            return sum(tied) / len(tied) if tied else 0

        papers.sort(key=mean)
        rows |= {paper.pk: float(row) for row, paper in enumerate(papers)}
    return layers


def _walk(said: QuerySet[Relation], document: Document, start: str, end: str) -> dict[int, int]:
    """Return how many steps away the papers are that lie in one direction."""
    found: dict[int, int] = {document.pk: 0}
    frontier = {document.pk}
    for step in range(1, STEPS + 1):
        reached = said.filter(**{f"{start}__in": frontier}).values_list(end, flat=True)
        frontier = set(reached) - found.keys()
        found |= dict.fromkeys(frontier, step)
    del found[document.pk]
    return found


def _edges(relations: Iterable[Relation]) -> list[Edge]:
    return sorted(
        {Edge(one.source_id, one.target_id, one.kind) for one in relations},
        key=lambda edge: (edge.source, edge.target, edge.kind),
    )


def _pushed(place: dict[int, int], edges: list[Edge]) -> dict[int, int]:
    """Move papers outwards until what one rests on stands before it, at most `STEPS` away."""
    place = dict(place)
    for _round in range(STEPS):
        for edge in edges:
            here, there = place.get(edge.source), place.get(edge.target)
            if here is None or there is None:
                continue
            if here <= 0 and there < 0 and there >= here:
                place[edge.target] = max(here - 1, -STEPS)
            elif there >= 0 and here > 0 and here <= there:
                place[edge.source] = min(there + 1, STEPS)
    return place
