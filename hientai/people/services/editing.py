"""Changing a profile by hand: what is typed is read as lists are, and every value has its origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.core.models import StoredFile
from hientai.kernel.errors import Conflict, DomainError, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.people.domain import names
from hientai.people.domain.fields import GUARDED, LABELS, MANY
from hientai.people.domain.importing.account import Change, covers
from hientai.people.domain.importing.drafts import Draft
from hientai.people.domain.sealing import sealer
from hientai.people.domain.typed import Typed, WrongValue, read_typed
from hientai.people.models import Guarded, Origin, Person, Sector
from hientai.people.selectors.matching import profiles
from hientai.people.selectors.placed import named_body
from hientai.people.services.changing import HAND_COLUMNS, Changer
from hientai.people.services.saying import STRENGTH, Saying
from hientai.people.services.writing import Writer

NO_SECTOR: Final = noop("chưa có trong danh mục ngành của tỉnh")
_STATES: Final = frozenset({"status"})


class SeenOtherwise(DomainError):
    """A value that somebody saw on a paper is changed by who saw none."""

    code = "seen_otherwise"


def change_profile(  # noqa: PLR0913 -- what a change stands on is said by keyword
    *,
    person: Person,
    values: Mapping[str, str],
    kind: Origin.Kind,
    by: Actor,
    body: Body | None = None,
    paper: str = "",
    file: StoredFile | None = None,
    at: datetime | None = None,
) -> tuple[str, ...]:
    """Write the values that differ, by the names of `domain.fields`; return which fields did.

    An empty value empties its field, of what somebody has several of nothing is taken away. The
    same value said more surely (a paper seen) keeps its new origin. The first wrong value is
    refused, nothing written.
    """
    return change(person=person, values=values, said=Saying(kind, by, body, paper, file, at))


def change_own(
    *, person: Person, values: Mapping[str, str], by: Actor, at: datetime | None = None
) -> tuple[str, ...]:
    """Write what a person declares of themselves; the caller asked whether the profile is theirs."""
    said = Saying(Origin.Kind.DECLARED, by, at=at, own=True)
    return change(person=person, values=values, said=said)


def change(*, person: Person, values: Mapping[str, str], said: Saying) -> tuple[str, ...]:
    """Write the values that differ, as `change_profile` does."""
    said.require(person)
    at = said.at or timezone.now()
    typed = read_typed(values, said.day)
    with transaction.atomic():
        held = Person.objects.select_for_update().get(pk=person.pk)
        known = {
            **profiles([held.pk])[0].values,
            **{name: getattr(held, column) for name, column in HAND_COLUMNS.items()},
            **({} if held.sector_decided else {"sector": ""}),
            **({"lives": ""} if held.lives == Person.Lives.HERE else {}),
        }
        changes = _changes(typed, known)
        surer = _surer(held, typed, [each.field for each in changes], said)
        if not changes and not surer:
            return ()
        _check(held, changes, typed, said)
        origin = said.origin(at)
        if changes:
            Changer(origin, at).change(held.pk, changes)
        _stamp(held, surer, origin, at)
        audit.record(
            by=said.by, action="person.changed", target=held, **_told(changes, surer, origin)
        )
    person.refresh_from_db()
    return tuple(each.field for each in changes)


def _changes(typed: Typed, known: Mapping[str, Any]) -> list[Change]:
    found = [
        Change(name, known.get(name), after)
        for name, after in typed.values.items()
        if _differs(name, known.get(name), after)
    ]
    emptied = sorted(name for name in typed.emptied if name not in MANY and known.get(name))
    return [*found, *(Change(name, known[name], "") for name in emptied)]


def _differs(name: str, before: Any, after: Any) -> bool:
    if name == "degree":
        return any(not any(covers(old, new) for old in before or ()) for new in after)
    if name in MANY:
        had = {names.name_fold(entry) for entry in before or ()}
        return any(names.name_fold(entry) not in had for entry in after)
    return bool((before or "") != after)


def _surer(held: Person, typed: Typed, changed: list[str], said: Saying) -> list[str]:
    """Return the fields of which the same value is now said more surely."""
    same = [
        name
        for name in typed.values
        if name not in changed and (said.also is None or name in said.also)
    ]
    kinds = kinds_of(held, same)
    return [name for name in same if STRENGTH[said.kind] > STRENGTH[kinds[name]]]


def kinds_of(person: Person, fields: Iterable[str]) -> dict[str, Origin.Kind]:
    """Return how surely each field's value was said."""
    at = {name: person.origins.get(name, person.origin_id) for name in fields}
    known = Origin.objects.in_bulk(set(at.values()))
    return {
        name: Origin.Kind(known[pk].kind) if pk in known else Origin.Kind.DECLARED
        for name, pk in at.items()
    }


def _check(held: Person, changes: list[Change], typed: Typed, said: Saying) -> None:
    """Refuse what a value of this kind may not change."""
    kinds = kinds_of(held, [each.field for each in changes if each.before])
    weaker = [name for name, kind in kinds.items() if kind == Origin.Kind.SEEN != said.kind]
    if weaker and not set(weaker) <= _STATES:
        raise SeenOtherwise(
            noop("%(field)s đã đối chiếu với giấy tờ: muốn sửa, nêu giấy tờ đã xem."),
            field=LABELS[weaker[0]],
        )
    check_values(typed.values, without=held.pk)


def check_values(values: Mapping[str, Any], *, without: int | None = None) -> None:
    """Refuse an identity number that somebody else has, and a sector that is not the province's."""
    number = values.get("identity")
    if number:
        key = sealer(settings.IDENTITY_KEY).key_of(number)
        if Guarded.objects.filter(identity_key=key).exclude(pk=without).exists():
            raise Conflict(noop("Số định danh này đã có ở một hồ sơ khác."))
    sector = values.get("sector")
    if sector:
        known = {names.name_fold(name) for name in Sector.objects.values_list("name", flat=True)}
        if names.name_fold(sector) not in known:
            raise WrongValue("sector", NO_SECTOR, sector)


def _stamp(held: Person, fields: list[str], origin: Origin, at: datetime) -> None:
    if fields:
        held.refresh_from_db()
        held.origins.update(dict.fromkeys(fields, origin.pk))
        held.changed_at = at
        held.save(update_fields=["origins", "changed_at"])


def _told(changes: list[Change], surer: list[str], origin: Origin) -> dict[str, Any]:
    """Return what the log says: of a guarded value only that it changed."""
    return {
        "kind": origin.kind,
        "paper": origin.paper,
        "changes": [
            {"field": each.field, "before": plain(each.before), "after": plain(each.after)}
            for each in changes
            if each.field not in GUARDED
        ],
        "guarded": [each.field for each in changes if each.field in GUARDED],
        "surer": surer,
    }


def plain(value: Any) -> Any:
    """Return a value as JSON and a person read it."""
    if isinstance(value, list | tuple):
        return [
            " ".join(map(str, filter(None, each))) if isinstance(each, tuple) else str(each)
            for each in value
        ]
    return value or ""


def add_person(  # noqa: PLR0913 -- what a change stands on is said by keyword
    *,
    values: Mapping[str, str],
    kind: Origin.Kind,
    by: Actor,
    body: Body | None = None,
    paper: str = "",
    file: StoredFile | None = None,
    at: datetime | None = None,
) -> Person:
    """Add somebody to the register; of a `body` that says so, where they work there.

    The caller asked whether somebody like that is there already (`selectors.likely`).
    """
    return add(values=values, said=Saying(kind, by, body, paper, file, at), body=body)


def add(*, values: Mapping[str, str], said: Saying, body: Body | None = None) -> Person:
    """Add somebody, as `add_person` does; the `body` is where they work if its name is given."""
    at = said.at or timezone.now()
    typed = read_typed(values, said.day).values
    if "name" not in typed:
        raise WrongValue("name", noop("thiếu họ tên"))
    check_values(typed)
    with transaction.atomic():
        origin = said.origin(at)
        writer = Writer(origin, at)
        here = _working_at(typed, body, writer)
        said.by.require(Permission.PEOPLE_EDIT, of=[here])
        pk = writer.add([Draft("", 0, {**typed, "_body_id": here})])[0]
        columns = {HAND_COLUMNS[name]: typed[name] for name in HAND_COLUMNS if name in typed}
        if columns:
            Person.objects.filter(pk=pk).update(**columns)
        person = Person.objects.get(pk=pk)
        told = {"kind": said.kind, "fields": sorted(typed)}
        audit.record(by=said.by, action="person.added", target=person, **told)
    return person


def _working_at(values: dict[str, Any], body: Body | None, writer: Writer) -> int | None:
    written = values.get("workplace", "")
    if body is None or (written and written != body.name):
        body = named_body(written)
    if body is None:
        return writer.derive.of(values).body_id
    values["workplace"] = body.name
    return body.pk
