"""The register as the engine of names reads it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db import connection
from django.db.models import OuterRef, QuerySet, Subquery

from hientai.bodies.domain.provinces import current_provinces, predecessors_of
from hientai.bodies.domain.resolving import (
    Engine,
    Fact,
    Facts,
    Step,
    standard_facts,
    standard_names,
)
from hientai.bodies.models import Body, BodyAlias, BodyDetail, Succession
from hientai.kernel.errors import NotFound, noop
from hientai.places.selectors import places

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    _PlacedBody = WithAnnotations[Body, "Above"]


class Register:
    """Reads the bodies of a family of provinces in three queries, and keeps them by their key."""

    def __init__(self) -> None:
        self.bodies: dict[int, Body] = {}

    def load(self, family: str) -> Facts:
        """Return the bodies of the provinces that are one since July 2025, and of the centre."""
        names = {family, "", *(part.name for part in predecessors_of(family))}
        others = _aliases(names)
        facts = []
        for body in _with_parents(Body.objects.filter(province__in=names)).order_by("pk"):
            self.bodies[body.pk] = body
            facts.append(_fact(body, others[body.pk]))
        return Facts(tuple(facts), tuple(_steps(names)))


def instance_engine() -> Engine:
    """Return the engine of the standard bodies with those of this instance and their events."""
    if Body._meta.db_table not in connection.introspection.table_names():
        raise NotFound(noop("Máy này chưa có dữ liệu; chạy “hientai run” một lần trước."))
    register = Register()
    return Engine(
        lambda family: _joined(standard_facts(family), register.load(family)),
        families=current_provinces(),
        others=standard_names(),
        places=places,
    )


def _joined(standard: Facts, own: Facts) -> Facts:
    """Return both; what the register holds stands for the standard body that it was made from.

    Who stands above it is taken from there, unconfirmed, where the register does not say.
    """
    made_from = {fact.ref: fact for fact in standard.bodies}
    ours: dict[Hashable, Hashable] = {
        (fact.province, fact.name, fact.valid_from): fact.ref for fact in own.bodies
    }
    known = {(step.old, step.new) for step in own.steps}
    steps = (
        replace(step, old=ours.get(step.old, step.old), new=ours.get(step.new, step.new))
        for step in standard.steps
        if step.old not in ours or step.new not in ours
    )
    return Facts(
        (
            *(_below(fact, made_from) for fact in own.bodies),
            *(fact for fact in standard.bodies if fact.ref not in ours),
        ),
        (*own.steps, *(step for step in steps if (step.old, step.new) not in known)),
    )


def _below(fact: Fact, made_from: Mapping[Hashable, Fact]) -> Fact:
    known = made_from.get((fact.province, fact.name, fact.valid_from))
    if fact.parent or known is None:
        return fact
    return replace(
        fact,
        parent=known.parent,
        parent_name=known.parent_name,
        parent_since=known.parent_since,
        parent_sure=False,
    )


class Above(TypedDict):
    """What a body is asked along with: who stands above it, and since when."""

    parent_key: str | None
    parent_name: str | None
    parent_since: date | None


def _with_parents(bodies: QuerySet[Body]) -> QuerySet[_PlacedBody]:
    above = BodyDetail.objects.filter(
        body=OuterRef("pk"), kind=BodyDetail.Kind.PARENT, until=None, other__isnull=False
    )
    return bodies.annotate(
        parent_key=Subquery(above.values("other__key")[:1]),
        parent_name=Subquery(above.values("other__name")[:1]),
        parent_since=Subquery(above.values("since")[:1]),
    )


def _fact(body: _PlacedBody, others: list[str]) -> Fact:
    return Fact(
        ref=body.pk,
        name=body.name,
        key=body.key,
        kind=body.kind,
        province=body.province,
        valid_from=body.valid_from,
        valid_to=body.valid_to,
        others=tuple(others),
        parent=body.parent_key or "",
        parent_name=body.parent_name or "",
        parent_since=body.parent_since,
    )


def _aliases(provinces: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    aliases = BodyAlias.objects.filter(body__province__in=provinces).order_by("pk")
    for body_id, key in aliases.values_list("body_id", "key"):
        found[body_id].append(key)
    return found


def _steps(provinces: Iterable[str]) -> Iterable[Step]:
    lines = Succession.objects.filter(predecessor__province__in=provinces)
    for line in lines.order_by("event__on", "pk"):
        yield Step(
            line.predecessor_id,
            line.successor_id,
            line.kind,
            line.on,
            line.basis,
            line.confirmed,
        )
