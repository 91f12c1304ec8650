"""One profile as its page shows it: values by section, each with where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from hientai.kernel.permissions import Actor, Permission
from hientai.people.domain.dates import written
from hientai.people.domain.deriving import field_names
from hientai.people.domain.fields import FIELDS, GUARDED, Guard
from hientai.people.domain.sealing import sealer
from hientai.people.models import Fact, Guarded, Origin, Person
from hientai.people.selectors.lists import degree_label

GUARD_PERMISSIONS: Mapping[Guard, Permission] = {
    Guard.CONTACT: Permission.PEOPLE_CONTACT,
    Guard.SENSITIVE: Permission.PEOPLE_SENSITIVE,
}
_PLAIN = (
    *("birth", "sex", "home_place", "birth_place", "workplace", "department", "position"),
    *("rank", "profession", "academic_title", "field_of_science", "sector", "informatics"),
    *("political_theory", "status", "note"),
)


@dataclass(frozen=True)
class Shown:
    """A value with its name, and where it comes from."""

    label: str
    value: str
    origin: Origin | None
    extra: str = ""


@dataclass(frozen=True)
class GuardedGroup:
    """Guarded values of one kind: shown, hidden until asked for, or not for this role."""

    guard: str
    labels: str
    allowed: bool
    values: tuple[Shown, ...] = ()


def may_see(actor: Actor, person: Person, guard: Guard) -> bool:
    """Tell whether somebody may see guarded values; of the dead only who answers for all may."""
    if person.status == Person.Status.DEAD:
        return actor.reaches_all(GUARD_PERMISSIONS[guard])
    return actor.may(GUARD_PERMISSIONS[guard], of=[person.body_id])


def plain_values(person: Person) -> list[Shown]:
    """Return what stands open in a profile, empty values left out."""
    origins = Origin.objects.in_bulk(set(person.origins.values()) | {person.origin_id})
    found = []
    for name in _PLAIN:
        value = _value(person, name)
        if value:
            origin = origins.get(person.origins.get(name, person.origin_id))
            found.append(Shown(_(FIELDS[name].label), value, origin, _today(person, name)))
    return found


def _value(person: Person, name: str) -> str:
    if name == "birth":
        return written(person.birth)
    if name == "academic_title":
        return degree_label(person.academic_title)
    if name == "field_of_science":
        return field_names().get(person.field_of_science, person.field_words)
    if name == "sector":
        return person.sector.name if person.sector else ""
    if name == "status":
        said = name in person.origins or person.status != Person.Status.WORKING
        return person.get_status_display() if said else ""
    return str(getattr(person, name))


def _today(person: Person, name: str) -> str:
    """Return what a place of work is called today, where that is another name."""
    if name != "workplace" or person.body is None or person.body.name == person.workplace:
        return ""
    return _("nay: %(body)s") % {"body": person.body}


def facts_by_kind(person: Person) -> list[tuple[str, list[Fact]]]:
    kinds: dict[str, list[Fact]] = {}
    for fact in person.facts.all():
        kinds.setdefault(str(fact.get_kind_display()), []).append(fact)
    return list(kinds.items())


def guarded_groups(actor: Actor, person: Person, opened: str = "") -> list[GuardedGroup]:
    """Return guarded values: those of the `opened` kind only, and only to who may see them."""
    groups = []
    for guard in (Guard.CONTACT, Guard.SENSITIVE):
        names = [name for name, kind in GUARDED.items() if kind == guard]
        allowed = may_see(actor, person, guard)
        shown = _guarded(person, names) if allowed and opened == guard else ()
        labels = ", ".join(_(FIELDS[name].label).lower() for name in names)
        groups.append(GuardedGroup(guard.value, labels, allowed, shown))
    return groups


def _guarded(person: Person, names: list[str]) -> tuple[Shown, ...]:
    values = guarded_values(Guarded.objects.get(pk=person.pk))
    return tuple(Shown(_(FIELDS[name].label), values[name] or _("chưa có"), None) for name in names)


def guarded_values(guarded: Guarded) -> dict[str, str]:
    """Return guarded values in words; the caller asked whether they may be seen, and writes it down."""
    sealed = bytes(guarded.identity_sealed)
    party = {"yes": _("là đảng viên"), "no": _("không là đảng viên")}
    return {
        "phone": guarded.phone,
        "email": guarded.email,
        "residence": guarded.residence,
        "ethnicity": guarded.ethnicity,
        "identity": sealer(settings.IDENTITY_KEY).unseal(sealed) if sealed else "",
        "party": party.get(guarded.party, ""),
        "party_since": written(guarded.party_since),
    }
