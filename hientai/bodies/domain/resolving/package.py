"""What comes with the program: the standard bodies of every province, without any database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from hientai.bodies.domain.names import name_key
from hientai.bodies.domain.national import national_bodies, national_successions
from hientai.bodies.domain.planned import PlannedBody, PlannedSuccession
from hientai.bodies.domain.provinces import current_provinces, province_of
from hientai.bodies.domain.reforms import planned_events
from hientai.bodies.domain.resolving.engine import Engine
from hientai.bodies.domain.resolving.facts import Fact, Facts, Step
from hientai.bodies.domain.standard import Blueprint
from hientai.bodies.domain.tables import rows


@cache
def standard_engine() -> Engine:
    """Return an engine over the standard bodies alone."""
    return Engine(standard_facts, families=current_provinces(), others=standard_names())


def standard_facts(family: str) -> Facts:
    """Return the standard bodies of the provinces that are one since July 2025, and the centre's."""
    province = province_of(family)
    if province is None:
        return _centre()
    blueprint = Blueprint(province, guesses=True)
    here, centre = _facts(blueprint.bodies, blueprint.successions), _centre()
    return Facts((*here.bodies, *centre.bodies), (*here.steps, *centre.steps))


@cache
def _centre() -> Facts:
    return _facts(list(national_bodies().values()), national_successions())


def _facts(bodies: Sequence[PlannedBody], successions: Iterable[PlannedSuccession]) -> Facts:
    steps = tuple(
        Step(
            step.predecessor.identity,
            step.successor.identity,
            event.kind,
            step.on,
            step.basis,
            step.confirmed,
        )
        for event in planned_events(bodies, successions)
        for step in event.steps
    )
    return Facts(tuple(map(_fact, bodies)), steps)


def standard_names() -> frozenset[str]:
    """Return the keys of all standard names, of whatever province."""
    return frozenset(
        name_key(row["name"]) for row in rows("standard_bodies") if "{" not in row["name"]
    )


def _fact(body: PlannedBody) -> Fact:
    key = name_key(body.name)
    others = (name_key(alias) for alias in body.aliases)
    return Fact(
        ref=body.identity,
        name=body.name,
        key=key,
        kind=body.kind,
        province=body.province,
        valid_from=body.valid_from,
        valid_to=body.valid_to,
        others=tuple(dict.fromkeys(other for other in others if other not in ("", key))),
        parent=name_key(body.parent),
        parent_name=body.parent,
        parent_since=body.parent_since,
        parent_sure=False,
    )
