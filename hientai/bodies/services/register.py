"""How bodies come into the record."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from hientai.bodies.domain import Blueprint, PlannedBody, name_key, province_of
from hientai.bodies.domain.events import parse_basis
from hientai.bodies.domain.provinces import Province
from hientai.bodies.domain.reforms import PlannedEvent, planned_events
from hientai.bodies.models import Body, BodyAlias, BodyKind, Event, Succession
from hientai.bodies.selectors.reforms import Identity, matched
from hientai.core.audit import record
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import nfc, sort_key


@transaction.atomic
def ensure_province(*, province: str, by: Actor) -> int:
    """Make what is missing of the standard bodies of a province, old or new; return how many.

    The provinces merged with it and the one that they became are made too, with the successions
    between them, so that papers of any time resolve. What is there already is left as it is; of a
    name that is no province nothing is known, so nothing is made.
    """
    by.require(Permission.BODY_EDIT)
    known = province_of(province)
    if known is None:
        return 0
    made = complete_province(known)
    if made:
        committees = Body.objects.filter(
            province=known.new_name, kind=BodyKind.COMMITTEE, valid_to=None
        )
        record(
            by=by,
            action="body.province_made",
            target=committees.order_by("-pk")[0],
            province=known.new_name,
            bodies=made,
        )
    return made


def complete_province(known: Province) -> int:
    """Make what is missing of a province's standard bodies and events; return how many bodies."""
    blueprint = Blueprint(known)
    planned = blueprint.bodies
    there = matched(planned)
    missing = [body for body in planned if body.identity not in there]
    if not missing:
        return 0
    there |= {_identity(made): made for made in Body.objects.bulk_create(map(_new, missing))}
    _add_aliases([(there[body.identity], body.aliases) for body in missing])
    _add_events(planned_events(planned, blueprint.successions), there)
    return len(missing)


@transaction.atomic
def add_body(
    *,
    name: str,
    kind: str,
    province: str,
    valid_from: date | None,
    aliases: list[str],
    by: Actor,
) -> Body:
    """Add a body that the standard ones do not hold; refused where its name is taken that day."""
    by.require(Permission.BODY_EDIT)
    name, known = " ".join(nfc(name).split()), province_of(province)
    values = {"name": name, "kind": BodyKind(kind), "valid_from": valid_from}
    body = Body(province=known.name if known else province, **values)
    body.key, body.sort_key = name_key(name), sort_key(name)
    if _taken(body):
        raise Conflict(noop("%(province)s đã có đơn vị tên “%(name)s”."), **_said(body))
    body.save()
    _add_aliases([(body, tuple(aliases))])
    record(by=by, action="body.added", target=body, kind=body.kind, aliases=aliases)
    return body


def _taken(body: Body) -> bool:
    """Return whether a body of the same key and province is there, or comes, from that day on."""
    later = (
        Q(valid_to=None)
        if body.valid_from is None
        else Q(valid_to=None) | Q(valid_to__gte=body.valid_from)
    )
    return Body.objects.filter(later, province=body.province, key=body.key).exists()


def _said(body: Body) -> dict[str, str]:
    return {"province": body.province, "name": body.name}


def _identity(body: Body) -> Identity:
    return body.province, body.name, body.valid_from


def _new(planned: PlannedBody) -> Body:
    return Body(
        name=planned.name,
        kind=planned.kind,
        province=planned.province,
        valid_from=planned.valid_from,
        valid_to=planned.valid_to,
        key=name_key(planned.name),
        sort_key=sort_key(planned.name),
    )


def _add_aliases(named: list[tuple[Body, tuple[str, ...]]]) -> None:
    """Keep the names whose keys differ from the body's own and from one another."""
    aliases = {
        (body.pk, name_key(alias)): BodyAlias(body=body, name=alias, key=name_key(alias))
        for body, written in named
        for alias in written
        if name_key(alias) not in ("", body.key)
    }
    BodyAlias.objects.bulk_create(aliases.values(), ignore_conflicts=True)


def _add_events(planned: list[PlannedEvent], there: dict[Identity, Body]) -> None:
    """Keep the standard events, and lines of them, that are not there yet."""
    ids = [body.pk for body in there.values()]
    known = _known_lines(ids)
    aside = _set_aside()
    lonely = set(Event.objects.filter(body__in=ids).values_list("body", flat=True))
    lines: list[tuple[Event, list[tuple[int, int]]]] = []
    for one in planned:
        pairs = [
            (there[s.predecessor.identity].pk, there[s.successor.identity].pk) for s in one.steps
        ]
        missing = [pair for pair in pairs if pair not in known]
        alone = there[one.body.identity].pk if one.body else None
        if aside.intersection((one.on, old) for old in [alone, *(old for old, _heir in pairs)]):
            continue
        if missing or (alone and alone not in lonely):
            event = next((known[pair] for pair in pairs if pair in known), None)
            lines.append((event or _event(one, pairs, alone), missing))
    Event.objects.bulk_create(event for event, _pairs in lines if not event.pk)
    Succession.objects.bulk_create(
        Succession(event=event, predecessor_id=old, successor_id=heir)
        for event, pairs in lines
        for old, heir in pairs
    )


def _set_aside() -> set[tuple[date, int | None]]:
    """Return day and predecessors of the events that people corrected: those stay corrected."""
    corrected = Event.objects.filter(state=Event.State.CORRECTED)
    return {(event.on, pk) for event in corrected for pk in event.sides.get("before", [])}


def _known_lines(ids: list[int]) -> dict[tuple[int, int], Event]:
    known = Succession.objects.filter(predecessor__in=ids)
    return {(line.predecessor_id, line.successor_id): line.event for line in known}


def _event(planned: PlannedEvent, pairs: list[tuple[int, int]], alone: int | None) -> Event:
    basis, issued = parse_basis(planned.basis)
    before = dict.fromkeys([alone] if alone else [old for old, _heir in pairs])
    return Event(
        kind=planned.kind,
        on=planned.on,
        province=planned.province,
        basis=basis,
        basis_date=issued,
        state=Event.State.IN_EFFECT,
        sure=planned.sure,
        body_id=alone,
        sides={"before": [*before], "after": [*dict.fromkeys(heir for _old, heir in pairs)]},
    )
