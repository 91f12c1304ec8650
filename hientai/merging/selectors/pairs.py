"""Pairs in the queue, and the two profiles of one side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from hientai.bodies.models import Body
from hientai.kernel.permissions import Actor, Permission
from hientai.merging.domain import BANDS, settled
from hientai.merging.models import Pair, Search
from hientai.people.selectors.hiding import naming_nobody_hidden

BULK = 200


@dataclass(frozen=True)
class QueueFilter:
    """What the queue is narrowed by, as addresses write it."""

    state: str = ""
    sure: str = ""
    body: str = ""

    @property
    def address(self) -> str:
        said = {each.name: getattr(self, each.name) for each in fields(self)}
        return "?" + urlencode({name: value for name, value in said.items() if value})


def visible_pairs(actor: Actor) -> QuerySet[Pair]:
    """Return the pairs of which both people are within somebody's reach, and may be processed."""
    pairs = Pair.objects.select_related("first__body", "second__body")
    pairs = naming_nobody_hidden(pairs, "first", "second")
    if actor.reaches_all(Permission.PEOPLE_MERGE):
        return pairs
    own = actor.own_bodies(Permission.PEOPLE_MERGE)
    return pairs.filter(first__body__in=own, second__body__in=own)


def queue(actor: Actor, wanted: QueueFilter) -> QuerySet[Pair]:
    """Return pairs to look at, the likeliest first."""
    state = wanted.state if wanted.state in Pair.State.values else Pair.State.OPEN
    pairs = visible_pairs(actor).filter(state=state)
    for name, _words, least, below in BANDS:
        if wanted.sure == name:
            pairs = pairs.filter(probability__gte=least, probability__lt=below)
    if wanted.body.isdigit():
        body = int(wanted.body)
        pairs = pairs.filter(Q(first__body=body) | Q(second__body=body))
    return pairs


def next_pair(actor: Actor, wanted: QueueFilter, after: Pair) -> Pair | None:
    """Return the pair that follows in the queue."""
    later = Q(probability__lt=after.probability) | Q(probability=after.probability, pk__gt=after.pk)
    return (
        queue(actor, wanted).filter(later).first()
        or queue(actor, wanted).exclude(pk=after.pk).first()
    )


def pair_of(actor: Actor, pk: int) -> Pair | None:
    return visible_pairs(actor).filter(pk=pk).first()


def counts(actor: Actor) -> Mapping[str, int]:
    """Return how many pairs there are of each state."""
    found = visible_pairs(actor).order_by().values_list("state").annotate(n=Count("pk"))
    return dict(found)


def count_waiting(actor: Actor) -> int:
    """Return how many pairs wait for somebody who may decide them."""
    if not actor.holds(Permission.PEOPLE_MERGE):
        return 0
    return visible_pairs(actor).filter(state=Pair.State.OPEN).count()


def bodies_of_queue(actor: Actor) -> QuerySet[Body]:
    pairs = visible_pairs(actor).filter(state=Pair.State.OPEN)
    return Body.objects.filter(
        Q(pk__in=pairs.values("first__body")) | Q(pk__in=pairs.values("second__body"))
    )


def settled_pairs(actor: Actor) -> list[Pair]:
    """Return pairs that an identifier says are one person, with nothing against it."""
    sure = queue(actor, QueueFilter(sure="chac"))[: BULK * 5]
    return [pair for pair in sure if settled(pair.reasons)][:BULK]


def states() -> list[tuple[str, str]]:
    """Return the states a pair can be looked up by; merged ones are in the list of merges."""
    return [(each.value, str(each.label)) for each in Pair.State if each is not Pair.State.SAME]


def bands() -> list[tuple[str, str]]:
    return [(name, _(words)) for name, words, _least, _below in BANDS]


def last_search() -> Search | None:
    return Search.objects.first()
