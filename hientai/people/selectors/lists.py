"""The register as a list: searched, narrowed, counted; and one profile of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Case, Count, IntegerField, Prefetch, Q, QuerySet, Value, When
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission
from hientai.people.domain.degrees import known_degrees
from hientai.people.domain.deriving import field_names
from hientai.people.models import Fact, Person, Sector
from hientai.people.selectors.finding import exactly, searched
from hientai.people.selectors.hiding import without_hidden

YOUNG: Final = 40
DEGREES: Final = (
    ("gs", noop("Giáo sư, PGS"), ()),
    ("ts", noop("Tiến sĩ"), ("doctor_of_science", "doctor")),
    (
        "ths",
        noop("Thạc sĩ, chuyên khoa"),
        ("master", "specialist_1", "specialist_2", "resident", "pharmacist_1", "pharmacist_2"),
    ),
    (
        "dh",
        noop("Đại học"),
        ("physician", "pharmacist", "engineer", "architect", "bachelor", "university"),
    ),
    ("khac", noop("Trình độ khác"), ("college", "intermediate", "elementary", "")),
)
GROUPS: Final = (("nu", noop("Nữ")), ("tre", noop("Dưới 40 tuổi")), ("huu", noop("Đã nghỉ hưu")))
FACETS: Final = ("field", "degree", "sector", "group")
_DEGREE_OF: Final = {code: name for name, _label, codes in DEGREES for code in codes}


@dataclass(frozen=True)
class PeopleFilter:
    """What a list is narrowed by, as addresses write it."""

    q: str = ""
    exact: str = ""
    field: str = ""
    sector: str = ""
    degree: str = ""
    group: str = ""
    body: str = ""

    @property
    def is_empty(self) -> bool:
        return not any(getattr(self, each.name) for each in fields(self))

    def address(self, **changes: str) -> str:
        """Return the query of an address of this list with some changes, on its first page."""
        asked = asdict(replace(self, **changes))
        return "?" + urlencode({name: value for name, value in asked.items() if value})

    @property
    def exact_address(self) -> str:
        return self.address(exact="1")


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    chosen: bool
    address: str


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    choices: tuple[Choice, ...]


def visible_people(actor: Actor) -> QuerySet[Person]:
    """Return those whom somebody may see: all, or those who work at their bodies."""
    people = without_hidden(Person.objects.all(), actor)
    if actor.reaches_all(Permission.PEOPLE_SEE):
        return people
    return people.filter(body__in=actor.own_bodies(Permission.PEOPLE_SEE))


def narrowed(people: QuerySet[Person], wanted: PeopleFilter) -> QuerySet[Person]:
    people = searched(people, wanted.q) if wanted.q else people
    exact = exactly(people, wanted.q) if wanted.q and wanted.exact else None
    people = people if exact is None else exact
    for condition in _conditions(wanted):
        people = people.filter(condition)
    return people


def _conditions(wanted: PeopleFilter) -> Iterable[Q]:
    if wanted.field in field_names():
        yield Q(field_of_science=wanted.field)
    if wanted.sector.isdigit():
        yield Q(sector=int(wanted.sector))
    if wanted.body.isdigit():
        yield Q(body=int(wanted.body))
    if wanted.degree:
        yield _degree(wanted.degree)
    if wanted.group:
        yield _group(wanted.group, localdate())


def _degree(value: str) -> Q:
    codes = {name: those for name, _label, those in DEGREES}.get(value, ())
    return ~Q(academic_title="") if value == "gs" else Q(degree__in=codes)


def _group(value: str, today: date) -> Q:
    return {
        "nu": Q(sex="Nữ"),
        "tre": Q(birth_year__gt=today.year - YOUNG),
        "huu": Q(status=Person.Status.RETIRED),
    }.get(value, Q())


def people_list(actor: Actor, wanted: PeopleFilter) -> QuerySet[Person]:
    """Return the list in the order of names; those with the marks as typed stand first."""
    people = narrowed(visible_people(actor), wanted).select_related("body")
    exact = exactly(Person.objects.all(), wanted.q) if wanted.q and not wanted.exact else None
    if exact is None:
        return people.order_by("sort_key", "pk")
    first = Case(
        When(pk__in=exact.values("pk"), then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return people.annotate(place=first).order_by("place", "sort_key", "pk")


def exact_count(actor: Actor, wanted: PeopleFilter) -> int | None:
    """Return how many have the marks as typed; None if none were typed."""
    if not wanted.q or exactly(Person.objects.none(), wanted.q) is None:
        return None
    return narrowed(visible_people(actor), replace(wanted, exact="1")).count()


def facets(actor: Actor, wanted: PeopleFilter) -> list[Facet]:
    """Return what the list can be narrowed by, with how many that leaves."""
    counts = _counts(actor, wanted)
    sectors = {str(pk): name for pk, name in Sector.objects.values_list("pk", "name")}
    degrees = {name: _(label) for name, label, _codes in DEGREES}
    groups = {name: _(label) for name, label in GROUPS}
    return [
        _facet("field", _("Lĩnh vực"), field_names(), counts["field"], wanted),
        _facet("degree", _("Học vị, học hàm"), degrees, counts["degree"], wanted),
        _facet("sector", _("Ngành"), sectors, counts["sector"], wanted),
        _facet("group", _("Nhóm chính sách"), groups, counts["group"], wanted),
    ]


def _counts(actor: Actor, wanted: PeopleFilter) -> dict[str, Counter[str]]:
    """Return the counts of each facet, as if nothing of it were chosen.

    One pass counts all facets of which nothing is chosen; a chosen one has a pass of its own.
    """
    people = visible_people(actor)
    together = _pass(narrowed(people, wanted))
    for name in FACETS:
        if getattr(wanted, name):
            together[name] = _pass(narrowed(people, replace(wanted, **{name: ""})))[name]
    return together


def _pass(people: QuerySet[Person]) -> dict[str, Counter[str]]:
    today, names = localdate(), [name for name, _label in GROUPS]
    groups = {f"in_{name}": Count("pk", filter=_group(name, today)) for name in names}
    rows: Iterable[Mapping[str, Any]] = (
        people.order_by()
        .values("sector", "field_of_science", "degree")
        .annotate(n=Count("pk"), titled=Count("pk", filter=~Q(academic_title="")), **groups)
    )
    found: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for row in rows:
        found["field"][row["field_of_science"]] += row["n"]
        found["sector"][str(row["sector"])] += row["n"]
        found["degree"][_DEGREE_OF.get(row["degree"], "khac")] += row["n"]
        found["degree"]["gs"] += row["titled"]
        for name in names:
            found["group"][name] += row[f"in_{name}"]
    return found


def _facet(
    name: str,
    label: str,
    labels: Mapping[str, str],
    counts: Mapping[str, int],
    wanted: PeopleFilter,
) -> Facet:
    chosen = getattr(wanted, name)
    choices = (
        Choice(
            value,
            words,
            counts.get(value, 0),
            value == chosen,
            wanted.address(**{name: "" if value == chosen else value}),
        )
        for value, words in labels.items()
    )
    return Facet(name, label, tuple(choice for choice in choices if choice.count or choice.chosen))


def person_of(actor: Actor, pk: int) -> Person | None:
    """Return a profile that the person may see, with all that stands on its page."""
    people = visible_people(actor).select_related("body", "sector", "origin", "intake")
    several = (
        "degrees__origin",
        "positions__origin",
        "positions__body",
        Prefetch("facts", Fact.objects.select_related("origin")),
    )
    return people.prefetch_related(*several).filter(pk=pk).first()


def degree_label(code: str) -> str:
    known = known_degrees().get(code)
    return known.name if known else ""
