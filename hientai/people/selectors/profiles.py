"""One profile as its page shows it: values by section, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _

from hientai.kernel.permissions import Actor, Permission
from hientai.people.domain.dates import written
from hientai.people.domain.deriving import field_names
from hientai.people.domain.fields import FIELDS, GUARDED, LABELS, Guard
from hientai.people.domain.groups import group_said
from hientai.people.domain.sealing import sealer
from hientai.people.models import Degree, Fact, Guarded, Origin, Person, Position
from hientai.people.selectors.lists import degree_label
from hientai.people.selectors.placed import home_words

GUARD_PERMISSIONS: Mapping[Guard, Permission] = {
    Guard.CONTACT: Permission.PEOPLE_CONTACT,
    Guard.SENSITIVE: Permission.PEOPLE_SENSITIVE,
}
_PLAIN: Final = {
    "chung": ("birth", "sex", "home_place", "birth_place", "lives"),
    "work": (
        *("workplace", "department", "position", "profession", "rank", "academic_title"),
        *("field_of_science", "sector", "informatics", "political_theory", "note"),
    ),
}


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
    return [shown for section in sections(person).values() for shown in section]


def sections(person: Person) -> dict[str, list[Shown]]:
    """Return what stands open in a profile by section, empty values left out."""
    ids = set(person.origins.values()) | {person.origin_id}
    origins = Origin.objects.select_related("body").in_bulk(ids)
    return {
        section: [
            Shown(
                _(LABELS[name]),
                value,
                None if is_derived(person, name) else origins.get(_origin(person, name)),
                _extra(person, name),
            )
            for name in names
            if (value := _value(person, name))
        ]
        for section, names in _PLAIN.items()
    }


def _origin(person: Person, name: str) -> int:
    return int(person.origins.get(name, person.origin_id))


def is_derived(person: Person, name: str) -> bool:
    """Tell whether nobody said a value, and it follows from others."""
    if name == "sector":
        return not person.sector_decided
    return name == "field_of_science" and not person.field_words


def _value(person: Person, name: str) -> str:
    if name == "birth":
        return written(person.birth)
    if name == "academic_title":
        return degree_label(person.academic_title)
    if name == "field_of_science":
        return field_names().get(person.field_of_science, person.field_words)
    if name == "sector":
        return person.sector.name if person.sector else ""
    if name == "lives":
        abroad = f", {person.country}" if person.country else ""
        told = person.lives != Person.Lives.HERE
        return f"{person.get_lives_display()}{abroad}" if told else ""
    return str(getattr(person, name))


def _extra(person: Person, name: str) -> str:
    """Return what a place is called today, and what of a field both lists of fields say."""
    if name == "workplace" and person.body and person.body.name != person.workplace:
        return _("nay: %(body)s") % {"body": person.body}
    if name in {"home_place", "birth_place"}:
        today = home_words(getattr(person, name))
        return _("nay: %(body)s") % {"body": today} if today else ""
    if name == "field_of_science":
        known = field_names()
        both = _("TT 24/2025: %(new)s; QĐ 12/2008: %(old)s") % {
            "new": known.get(person.field_of_science, "–"),
            "old": known.get(person.field_of_2008, "–"),
        }
        return both if person.field_words else f"{both} ({_('suy ra từ chuyên ngành')})"
    if name == "sector" and not person.sector_decided:
        return _("suy ra từ nơi công tác, chuyên ngành")
    return ""


def typed_values(person: Person, names: Iterable[str]) -> dict[str, str]:
    """Return values as forms show them to be changed; the caller asked whether they may be seen."""
    wanted = list(names)
    hidden = guarded_columns(person) if any(name in GUARDED for name in wanted) else {}
    special = {
        "birth": written(person.birth),
        "field_of_science": person.field_words,
        "sector": person.sector.name if person.sector and person.sector_decided else "",
        "lives_in": person.country,
        **hidden,
    }
    return {name: special[name] if name in special else getattr(person, name) for name in wanted}


def guarded_columns(person: Person) -> dict[str, str]:
    """Return guarded values as they are typed."""
    guarded = Guarded.objects.get(pk=person.pk)
    return {**guarded_values(guarded), "party": guarded.party}


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
    at = {name: person.origins.get(name, person.origin_id) for name in names}
    origins = Origin.objects.in_bulk(set(at.values()))
    return tuple(
        Shown(
            _(FIELDS[name].label),
            values[name] or _("chưa có"),
            origins.get(at[name]) if values[name] else None,
        )
        for name in names
    )


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


# what a person has several of


def kind_label(kind: str) -> str:
    """Return what a kind of row is called."""
    known = {"position": _("Quá trình công tác"), "degree": _("Học vị, văn bằng")}
    return known[kind] if kind in known else str(Fact.Kind(kind).label)


def row_of(person: Person, kind: str, pk: int) -> Position | Degree | Fact | None:
    """Return a row of the profile by its kind."""
    if kind == "position":
        return person.positions.filter(pk=pk).first()
    if kind == "degree":
        return person.degrees.filter(pk=pk).first()
    return person.facts.filter(pk=pk, kind=kind).first()


def typed_row(row: Position | Degree | Fact) -> dict[str, str]:
    """Return a row as its form shows it to be changed."""
    if isinstance(row, Position):
        texts = {name: getattr(row, name) for name in ("workplace", "department", "title")}
        political = "yes" if row.political else "no"
        days = {"since": row.since_words, "until": row.until_words}
        return {**texts, **days, "political": political}
    if isinstance(row, Degree):
        texts = {name: getattr(row, name) for name in ("code", "speciality", "school", "country")}
        return {**texts, "year": str(row.year or "")}
    group = group_said(row.value) if row.kind == Fact.Kind.GROUP else ""
    return {"value": group or row.value, **{name: str(said) for name, said in row.details.items()}}


def origins_of(person: Person) -> set[int]:
    """Return the ids of all that the profile's values stand on."""
    rows = (person.positions, person.degrees, person.facts)
    several = {pk for each in rows for pk in each.values_list("origin_id", flat=True)}
    return {person.origin_id, *person.origins.values(), *several}
