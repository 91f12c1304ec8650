"""One's own profile as its page shows it, and what waits to be compared with papers."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.people.domain.fields import FIELDS, GUARDED, LABELS
from hientai.people.models import Fact, Guarded, Origin, Person
from hientai.people.selectors import profiles
from hientai.people.selectors.lists import degree_label, visible_people
from hientai.people.selectors.profiles import guarded_values, plain_values
from hientai.privacy.models import Proof, Proposal

EDITED = (
    *("name", "birth", "sex", "ethnicity", "phone", "email", "residence", "home_place"),
    *("workplace", "department", "position", "profession", "academic_title", "informatics"),
    *("political_theory",),
)
ADDED = ("degree", "languages", "works", "awards", "memberships", "offers")
WANTED = (*("birth", "phone", "email", "workplace", "position", "profession", "field_of_science"),)


@dataclass(frozen=True)
class OwnValue:
    """A value with where it comes from, and what the person says instead."""

    field: str
    label: str
    value: str
    origin: Origin | None
    proposal: Proposal | None
    guarded: bool


def own_values(person: Person) -> list[OwnValue]:
    """Return all single values of a profile, guarded ones too: they are shown to their own person."""
    proposals = {one.field: one for one in person.proposals.filter(answered_at=None)}
    origins = Origin.objects.in_bulk({person.origin_id, *person.origins.values()})
    names = {_(label): name for name, label in LABELS.items()}
    open_ones = [(names[shown.label], shown.value, shown.origin) for shown in plain_values(person)]
    guarded = [
        (name, text, origins.get(person.origins.get(name, person.origin_id)))
        for name, text in guarded_values(_guarded(person)).items()
        if text
    ]
    return [
        OwnValue(name, _(LABELS[name]), text, origin, proposals.get(name), name in GUARDED)
        for name, text, origin in (*open_ones, *guarded)
    ]


def _guarded(person: Person) -> Guarded:
    return Guarded.objects.filter(pk=person.pk).first() or Guarded(person=person)


def typed_values(person: Person) -> dict[str, str]:
    """Return the values that a person edits, as they would type them."""
    typed = profiles.typed_values(person, EDITED)
    return {**typed, "academic_title": degree_label(person.academic_title)}


def facts_by_kind(person: Person) -> list[tuple[str, list[Fact]]]:
    kinds: dict[str, list[Fact]] = {}
    for fact in person.facts.all():
        kinds.setdefault(str(fact.get_kind_display()), []).append(fact)
    return list(kinds.items())


def missing(person: Person) -> list[str]:
    """Return what a profile should have and has not."""
    had = {value.field for value in own_values(person)}
    wanted = [_(FIELDS[name].label) for name in WANTED if name not in had]
    return wanted if person.degrees.exists() else [*wanted, _(FIELDS["degree"].label)]


def things_to_prove(person: Person) -> list[tuple[str, str]]:
    """Return what a paper may prove, as a form names it: `field|value`."""
    singles = [
        (f"{one.field}|{one.value}", f"{one.label}: {one.value}")
        for one in own_values(person)
        if one.field in {"name", "birth", "academic_title", "position", "workplace"}
    ]
    degrees = [
        (f"degree|{_degree(row)}", f"{_('Văn bằng')}: {row}") for row in person.degrees.all()
    ]
    facts = [
        (f"{fact.kind}|{fact.value}", f"{fact.get_kind_display()}: {fact.value}")
        for fact in person.facts.all()
        if fact.kind in FIELDS
    ]
    return [*degrees, *facts, *singles]


def _degree(row: object) -> str:
    year = getattr(row, "year", None)
    return " ".join(filter(None, (str(row), str(year or ""))))


def own_proof(person: Person, pk: int) -> Proof:
    found = person.proofs.select_related("file").filter(pk=pk).first()
    if found is None:
        raise NotFound(noop("Không có minh chứng này."))
    return found


def proofs_to_check(actor: Actor) -> QuerySet[Proof]:
    """Return papers that wait for an officer, of people whom that one may edit."""
    waiting = Proof.objects.filter(seen_at=None, refusal="", person__in=_editable(actor))
    return waiting.select_related("person", "file").order_by("sent_at")


def proposals_to_check(actor: Actor) -> QuerySet[Proposal]:
    waiting = Proposal.objects.filter(answered_at=None, person__in=_editable(actor))
    return waiting.select_related("person").order_by("said_at")


def _editable(actor: Actor) -> QuerySet[Person]:
    people = visible_people(actor)
    if actor.reaches_all(Permission.PEOPLE_EDIT):
        return people
    return people.filter(body__in=actor.own_bodies(Permission.PEOPLE_EDIT))


def count_checks(actor: Actor) -> int:
    if not actor.holds(Permission.PEOPLE_EDIT):
        return 0
    return proofs_to_check(actor).count() + proposals_to_check(actor).count()


def proof_of(actor: Actor, pk: int) -> Proof:
    found = Proof.objects.filter(person__in=_editable(actor)).select_related("person", "file")
    proof = found.filter(pk=pk).first()
    if proof is None:
        raise NotFound(noop("Không có minh chứng này trong phần việc của anh/chị."))
    return proof


def proposal_of(actor: Actor, pk: int) -> Proposal:
    found = Proposal.objects.filter(person__in=_editable(actor)).select_related("person")
    proposal = found.filter(pk=pk).first()
    if proposal is None:
        raise NotFound(noop("Không có đề nghị này trong phần việc của anh/chị."))
    return proposal
