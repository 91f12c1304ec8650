"""What a profile's page shows of what a person has several of, and of the groups they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from hientai.people.domain.facts import words_of
from hientai.people.domain.groups import LABELS, SENSITIVE, Somebody, groups_at
from hientai.people.models import Fact, Guarded, Person


@dataclass(frozen=True)
class Entry:
    """A fact with its details in words."""

    fact: Fact
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Kind:
    """The facts of one kind."""

    name: str
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Group:
    label: str
    derived: bool


def kinds_of(person: Person, *, sensitive: bool) -> list[Kind]:
    """Return the facts by kind, in the order of kinds; groups only to who may know them all."""
    rows = ("degrees", "positions", "facts")
    prefetch_related_objects([person], *(f"{name}__origin__body" for name in rows))
    facts: dict[str, list[Fact]] = {}
    for fact in person.facts.all():
        facts.setdefault(fact.kind, []).append(fact)
    return [
        Kind(kind.value, str(kind.label), tuple(map(_entry, facts.get(kind.value, ()))))
        for kind in Fact.Kind
        if sensitive or kind != Fact.Kind.GROUP
    ]


def _entry(fact: Fact) -> Entry:
    return Entry(
        fact, tuple((_(label), _(said)) for label, said in words_of(fact.kind, fact.details))
    )


def groups_of(person: Person, day: date, *, sensitive: bool) -> list[Group]:
    """Return the groups of policy at a day; those that tell ethnicity or health only if `sensitive`."""
    said = [fact.value for fact in person.facts.all() if fact.kind == Fact.Kind.GROUP]
    somebody = Somebody(
        sex=person.sex,
        birth=person.birth,
        status=person.status,
        lives=person.lives,
        ethnicity=Guarded.objects.get(pk=person.pk).ethnicity if sensitive else "",
        said=said,
    )
    return [
        Group(_(LABELS[group]), derived)
        for group, derived in groups_at(somebody, day).items()
        if sensitive or group not in SENSITIVE
    ]
