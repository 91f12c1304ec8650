"""Profiles of the register that rows of a list may be, with their values as drafts have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.conf import settings
from django.db.models import Q

from hientai.people.domain.dates import agrees
from hientai.people.domain.degrees import Degree as DegreeValue
from hientai.people.domain.importing.account import Known
from hientai.people.domain.importing.drafts import Draft
from hientai.people.domain.names import name_fold
from hientai.people.domain.sealing import sealer
from hientai.people.models import Degree, Fact, Guarded, Origin, Person
from hientai.people.selectors.merged import kept_for

_TEXTS: Final = (
    *("name", "birth", "sex", "home_place", "birth_place", "workplace", "department"),
    *(
        "position",
        "rank",
        "profession",
        "academic_title",
        "informatics",
        "political_theory",
        "note",
    ),
)
_GUARDED: Final = ("phone", "email", "residence", "ethnicity", "party", "party_since")


class Candidates:
    """Who the rows of one chunk may be; asked of the register in a few queries a chunk."""

    def __init__(self, drafts: Sequence[Draft], *, without: int | None = None) -> None:
        self._by_name: dict[str, list[Known]] = {}
        self._by_pk: dict[int, Known] = {}
        self._by_number: dict[str, int] = {}
        self._people = Person.objects.exclude(intake=without) if without else Person.objects.all()
        if drafts:
            self._load(drafts)

    def of(self, draft: Draft) -> list[Known]:
        """Return the profiles that a row may be, each once."""
        values = draft.values
        found = list(self._by_name.get(name_fold(values.get("name", "")), ()))
        code = str(values.get("person_code", ""))
        for pk in (
            self._by_number.get(values.get("identity", "")),
            int(code) if code.isdigit() else None,
        ):
            known = self._by_pk.get(pk) if pk is not None else None
            if known is not None and known not in found:
                found.append(known)
        return found

    def _load(self, drafts: Sequence[Draft]) -> None:
        seal = sealer(settings.IDENTITY_KEY)
        births: dict[str, set[str]] = {}
        for draft in drafts:
            births.setdefault(name_fold(draft.values.get("name", "")), set()).add(
                draft.values.get("birth", "")
            )
        numbers = {
            number: seal.key_of(number)
            for draft in drafts
            if (number := draft.values.get("identity"))
        }
        codes = _codes(drafts)
        wanted = {
            pk
            for pk, name, birth in self._people.filter(name_fold__in=births).values_list(
                "pk", "name_fold", "birth"
            )
            if _possible(birth, births[name])
        }
        keyed = dict(
            Guarded.objects.filter(identity_key__in=list(numbers.values())).values_list(
                "identity_key", "pk"
            )
        )
        keyed = {bytes(key or b""): pk for key, pk in keyed.items()}
        self._by_number = {number: keyed[key] for number, key in numbers.items() if key in keyed}
        wanted.update(keyed.values(), codes)
        if wanted:
            for known in profiles(wanted):
                self._by_pk[known.pk] = known
                self._by_name.setdefault(name_fold(known.values["name"]), []).append(known)


def _codes(drafts: Sequence[Draft]) -> set[int]:
    """Return the profiles that rows name by code; one that was merged is the one that was kept."""
    named = [
        (draft, int(code))
        for draft in drafts
        if (code := str(draft.values.get("person_code", ""))).isdigit()
    ]
    kept = kept_for([number for _draft, number in named]) if named else {}
    for draft, number in named:
        if number in kept:
            draft.values["person_code"] = str(kept[number])
    return {kept.get(number, number) for _draft, number in named}


def _possible(birth: str, asked: Iterable[str]) -> bool:
    return not birth or any(not one or agrees(one, birth) or one[:4] == birth[:4] for one in asked)


def profiles(pks: Iterable[int]) -> list[Known]:
    """Return profiles with their values by field; guarded ones too, so never for a page."""
    ids = list(pks)
    lists = _lists(ids)
    rows = Person.objects.filter(pk__in=ids).select_related("guarded", "sector")
    people = list(rows.order_by("pk"))
    said = {origin for person in people for origin in person.origins.values()}
    seen = Origin.objects.filter(kind=Origin.Kind.SEEN, pk__in=said)
    papers = set(seen.values_list("pk", flat=True)) if said else set()
    return [
        Known(
            person.pk,
            {
                **_values(person),
                **{name: tuple(said) for name, said in lists.get(person.pk, {}).items()},
            },
            frozenset(name for name, origin in person.origins.items() if origin in papers),
            person.body_id,
        )
        for person in people
    ]


def _lists(ids: list[int]) -> dict[int, dict[str, list[Any]]]:
    """Return what each has several of, by field."""
    lists: dict[int, dict[str, list[Any]]] = {}
    for row in Degree.objects.filter(person__in=ids):
        value = DegreeValue(row.code, row.speciality, row.school, row.year, row.country)
        lists.setdefault(row.person_id, {}).setdefault("degree", []).append(value)
    for fact in Fact.objects.filter(person__in=ids).order_by("pk"):
        lists.setdefault(fact.person_id, {}).setdefault(fact.kind, []).append(fact.value)
    return lists


def _values(person: Person) -> dict[str, Any]:
    guarded = person.guarded
    sealed = bytes(guarded.identity_sealed)
    return {
        **{name: getattr(person, name) for name in _TEXTS},
        **{name: getattr(guarded, name) for name in _GUARDED},
        "identity": sealer(settings.IDENTITY_KEY).unseal(sealed) if sealed else "",
        "field_of_science": person.field_words,
        "sector": person.sector.name if person.sector else "",
        "status": person.status,
    }


def nobody_yet() -> bool:
    return not Person.objects.filter(Q(pk__gt=0)).exists()
