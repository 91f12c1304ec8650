"""The open pages of those who agreed to one: exactly the fields that they chose."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from hientai.kernel.errors import NotFound, noop
from hientai.kernel.vietnamese import fold
from hientai.people.domain.deriving import field_names
from hientai.people.models import Guarded, Person
from hientai.privacy.domain.purposes import PUBLIC_FIELDS, Purpose
from hientai.privacy.models import Consent
from hientai.privacy.selectors.allowing import allows

_MANY = frozenset({"languages", "works", "awards", "memberships", "offers"})


@dataclass(frozen=True)
class OpenPerson:
    """What everybody may read of somebody."""

    name: str
    address: str
    values: tuple[tuple[str, str, tuple[str, ...]], ...]  # field, label, entries

    @property
    def line(self) -> str:
        """Say in a line what somebody is, of what was chosen."""
        wanted = ("degree", "speciality", "workplace")
        said = {field: entries for field, _label, entries in self.values}
        return " · ".join(said[name][0] for name in wanted if name in said)


def address_of(person: Person) -> str:
    slug = slugify(fold(person.name)) or "ho-so"
    return reverse("privacy:open-person", args=[person.pk, slug])


def open_people() -> QuerySet[Person]:
    return allows(Person.objects.exclude(status=Person.Status.DEAD), Purpose.PUBLIC)


def found_people(query: str) -> QuerySet[Person]:
    """Return those with an open page; every word typed is in the name or in a field they opened.

    A field that somebody did not open must not be found by either: only names are searched, and
    the specialities of those who opened theirs.
    """
    people = open_people()
    for word in fold(query).split()[:8]:
        by_name = people.filter(name_fold__contains=word)
        opened = [
            pk
            for pk, fields in Consent.objects.filter(
                purpose=Purpose.PUBLIC.value, withdrawn_at=None
            ).values_list("person", "fields")
            if "speciality" in fields
        ]
        matching = [
            pk
            for pk, speciality in people.filter(pk__in=opened).values_list("pk", "speciality")
            if word in fold(speciality)
        ]
        people = people.filter(pk__in=[*by_name.values_list("pk", flat=True), *matching])
    return people.order_by("sort_key", "pk")


def open_person(pk: int) -> OpenPerson:
    """Return somebody's open page; without a yes in force there is none, and never was."""
    person = open_people().filter(pk=pk).select_related("sector").first()
    if person is None:
        raise NotFound(noop("Không có trang này."))
    return told(person)


def told(person: Person) -> OpenPerson:
    """Return what somebody opened, in the order in which it was offered."""
    consent = person.consents.filter(purpose=Purpose.PUBLIC.value, withdrawn_at=None).first()
    chosen = set(consent.fields) if consent else set()
    values = ((name, entries(person, name)) for name in PUBLIC_FIELDS if name in chosen)
    shown = tuple((name, _(PUBLIC_FIELDS[name]), said) for name, said in values if said)
    return OpenPerson(person.name, address_of(person), shown)


def entries(person: Person, name: str) -> tuple[str, ...]:
    """Return what stands in a profile under a field that can be opened."""
    if name in _MANY:
        return tuple(person.facts.filter(kind=name).values_list("value", flat=True))
    if name in {"email", "phone"}:
        guarded = Guarded.objects.filter(pk=person.pk).first()
        text = getattr(guarded, name, "")
    elif name == "degree":
        text = person.degree_words
    elif name == "field_of_science":
        text = field_names().get(person.field_of_science, person.field_words)
    elif name == "sector":
        text = person.sector.name if person.sector else ""
    else:
        text = str(getattr(person, name) or "")
    return (text,) if text else ()
