"""What a list changes of known profiles, and putting it back."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any, Final

from hientai.people.domain import names
from hientai.people.domain.degrees import Degree as DegreeValue
from hientai.people.domain.deriving import status_of
from hientai.people.domain.importing.account import Change, covers, is_same_degree
from hientai.people.domain.searching import search_key
from hientai.people.models import Degree, Fact, Guarded, Origin, Person, Position
from hientai.people.selectors.matching import profiles
from hientai.people.selectors.placed import Grounds
from hientai.people.services.writing import FACTS, PERSON_TEXTS, Writer

_DIRECT: Final = frozenset({*PERSON_TEXTS, "sex", "academic_title"})
HAND_COLUMNS: Final = {"lives": "lives", "lives_in": "country"}
_GUARDED: Final = frozenset({"phone", "email", "residence", "ethnicity", "party", "party_since"})
_PLACE: Final = frozenset({"workplace", "position", "department"})


class Changer:
    """Changes profiles in the name of one origin; each change can be put back by what it returns."""

    def __init__(self, origin: Origin, at: datetime) -> None:
        self._origin, self._at = origin, at
        self._writer = Writer(origin, at)

    @cached_property
    def _grounds(self) -> Grounds:
        return Grounds()

    def change(self, pk: int, changes: list[Change]) -> dict[str, Any]:
        """Change a profile and return what it was before, as plain JSON values."""
        person = Person.objects.select_for_update().get(pk=pk)
        before: dict[str, Any] = {
            "person": _kept(person),
            "guarded": {},
            "ended": [],
            "began": None,
        }
        after = {change.field: change.after for change in changes}
        for name, value in after.items():
            if name in _DIRECT:
                setattr(person, name, value)
            elif name in HAND_COLUMNS:
                setattr(
                    person,
                    HAND_COLUMNS[name],
                    value or (Person.Lives.HERE if name == "lives" else ""),
                )
        self._name_and_birth(person, after)
        if after.keys() & (_GUARDED | {"identity"}):
            before["guarded"] = self._guard(pk, after)
        if after.keys() & _PLACE:
            before["ended"], before["began"] = self._move(person, after)
        before["made"] = self._several(person, after)
        self._derive(person, after)
        for name in after:
            person.origins[name] = self._origin.pk
        person.changed_at = self._at
        person.save()
        return before

    def _name_and_birth(self, person: Person, after: dict[str, Any]) -> None:
        if "name" in after:
            person.name = after["name"]
            person.name_fold = names.name_fold(person.name)
            person.sort_key = names.order(person.name)
        if "birth" in after:
            person.birth = after["birth"]
            person.birth_year = int(person.birth[:4]) if person.birth else None
        if "home_place" in after:
            found = self._grounds.home(person.home_place)
            person.home_unit, person.home_then = found.today, found.then
        if "status" in after:
            person.status = status_of(after["status"])
        if "field_of_science" in after:
            person.field_words = after["field_of_science"]

    def _guard(self, pk: int, after: dict[str, Any]) -> dict[str, Any]:
        guarded = Guarded.objects.select_for_update().get(pk=pk)
        before: dict[str, Any] = {name: getattr(guarded, name) for name in after.keys() & _GUARDED}
        for name in before:
            setattr(guarded, name, after[name])
        if "identity" in after:
            before["identity_sealed"] = bytes(guarded.identity_sealed).hex()
            before["identity_key"] = bytes(guarded.identity_key or b"").hex()
            sealed, key, *_rest = self._writer.guarded(after)
            guarded.identity_sealed, guarded.identity_key = sealed, key
        guarded.save()
        return before

    def _move(self, person: Person, after: dict[str, Any]) -> tuple[list[int], int]:
        """End the present position, which keeps its place in history, and begin another.

        One held beside it, at another place of work, goes on.
        """
        ended = list(person.positions.filter(current=True, workplace=person.workplace))
        for position in ended:
            position.current = False
            position.until = self._at.date().isoformat()
            position.save(update_fields=["current", "until"])
        if "workplace" in after:
            person.workplace = after["workplace"]
        began = Position.objects.create(
            person=person,
            workplace=person.workplace,
            department=person.department,
            title=person.position,
            since=self._at.date().isoformat() if ended else "",
            origin=self._origin,
        )
        return [position.pk for position in ended], began.pk

    def _several(self, person: Person, after: dict[str, Any]) -> dict[str, list[Any]]:
        """Add degrees and facts that are not there; a degree known in part is filled in."""
        made: dict[str, list[Any]] = {"degrees": [], "facts": [], "filled": []}
        for degree in after.get("degree", ()):
            self._add_degree(person, degree, made)
        for kind in FACTS:
            had = {
                names.name_fold(value)
                for value in person.facts.filter(kind=kind).values_list("value", flat=True)
            }
            for value in after.get(kind, ()):
                if names.name_fold(value) not in had:
                    key = names.name_fold(value)[:120]
                    fact = Fact.objects.create(
                        person=person, kind=kind, value=value, key=key, origin=self._origin
                    )
                    made["facts"].append(fact.pk)
        return made

    def _add_degree(self, person: Person, new: DegreeValue, made: dict[str, list[Any]]) -> None:
        for row in person.degrees.all():
            old = DegreeValue(row.code, row.speciality, row.school, row.year, row.country)
            if covers(old, new):
                return
            if is_same_degree(old, new):
                made["filled"].append([row.pk, row.origin_id, *old])
                code = new.code if new.code not in {"", "university"} else old.code or new.code
                row.code, row.speciality = code, old.speciality or new.speciality
                row.school, row.year = old.school or new.school, old.year or new.year
                row.country, row.origin = old.country or new.country, self._origin
                row.save()
                return
        row = Degree.objects.create(person=person, **new._asdict(), origin=self._origin)
        made["degrees"].append(row.pk)

    def renew(self, person: Person, position: Position | None = None) -> None:
        """Bring a profile's row up to what its positions, degrees and facts say now, and save it.

        `position` was just written: where it is today's, it is the one that the row repeats.
        """
        main = _main(person, position)
        if main is not None:
            person.workplace, person.department = main.workplace, main.department
            person.position, person.body_id = main.title, main.body_id
        self._derive(person, {})
        person.changed_at = self._at
        person.save()

    def _derive(self, person: Person, after: dict[str, Any]) -> None:
        person.save()  # its lists are read below
        values = profiles([person.pk])[0].values
        values["sector"] = after.get("sector", "")
        if "workplace" not in after:
            values["_body_id"] = person.body_id
        derived = self._writer.derive.of(values)
        person.degree, person.speciality = derived.degree, derived.speciality
        person.counts, person.body_id = derived.counts, derived.body_id
        person.field_of_science = person.field_of_2008 = derived.field_code
        if "sector" in after or not person.sector_decided:
            person.sector_id, person.sector_decided = derived.sector_id, derived.sector_decided
        person.work_unit = self._grounds.work(person.workplace, person.body_id)
        person.search_key = search_key(person.name, person.workplace, person.speciality)
        if after.keys() & _PLACE:
            person.positions.filter(current=True, workplace=person.workplace).update(
                body=derived.body_id, political=derived.political
            )


def _main(person: Person, written: Position | None) -> Position | None:
    """Return the position that lists show: the one just written, the same as before, or the newest."""
    here = list(person.positions.filter(current=True))
    key = (written.pk if written else None, person.workplace)
    return max(
        here,
        key=lambda each: (each.pk == key[0], each.workplace == key[1], each.since),
        default=None,
    )


def _kept(person: Person) -> dict[str, Any]:
    """Return every column of a person as JSON holds it, for later."""
    columns = [each.attname for each in Person._meta.concrete_fields if each.attname != "id"]
    kept = {name: getattr(person, name) for name in columns}
    return {**kept, "origins": dict(person.origins), "changed_at": person.changed_at.isoformat()}


def put_back(pk: int, before: dict[str, Any]) -> None:
    """Put a profile back as it was before a change."""
    made = before["made"]
    Degree.objects.filter(pk__in=made["degrees"]).delete()
    Fact.objects.filter(pk__in=made["facts"]).delete()
    for row_id, origin, code, speciality, school, year, country in made["filled"]:
        Degree.objects.filter(pk=row_id).update(
            origin=origin,
            code=code,
            speciality=speciality,
            school=school,
            year=year,
            country=country,
        )
    Position.objects.filter(pk=before["began"]).delete()
    Position.objects.filter(pk__in=before["ended"]).update(current=True, until="")
    guarded = dict(before["guarded"])
    if "identity_key" in guarded:
        guarded["identity_sealed"] = bytes.fromhex(guarded["identity_sealed"])
        guarded["identity_key"] = bytes.fromhex(guarded["identity_key"]) or None
    if guarded:
        Guarded.objects.filter(pk=pk).update(**guarded)
    columns = dict(before["person"])
    columns["changed_at"] = datetime.fromisoformat(columns["changed_at"])
    Person.objects.filter(pk=pk).update(**columns)
