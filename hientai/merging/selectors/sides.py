"""Two profiles side by side: what differs, which value stays; guarded values as equal or different."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from hientai.kernel.permissions import Actor
from hientai.merging.domain import GONE, TOGETHER, better
from hientai.people.domain.dates import written
from hientai.people.domain.deriving import field_names
from hientai.people.domain.fields import FIELDS, GUARDED, Guard
from hientai.people.models import Guarded, Origin, Person
from hientai.people.selectors.lists import degree_label
from hientai.people.selectors.profiles import guarded_values, may_see

OPEN: Final = (
    *("name", "birth", "sex", "home_place", "birth_place", "workplace", "department", "position"),
    *("rank", "profession", "academic_title", "field_of_science", "sector", "informatics"),
    *("political_theory", "status", "note"),
)


@dataclass(frozen=True)
class Side:
    """A value of one of the two, and where it comes from."""

    value: str
    origin: Origin | None = None
    extra: str = ""


@dataclass(frozen=True)
class Line:
    """One field of both; `asks` where both say something else and one must be chosen."""

    field: str
    label: str
    left: Side | None
    right: Side | None
    same: bool

    @property
    def asks(self) -> bool:
        return bool(self.left and self.right) and not self.same

    @property
    def takes_right(self) -> bool:
        """Whether the right value is the one proposed."""
        if self.left is None or self.right is None:
            return False
        return better(self.field, self.left.value, self.right.value) == GONE


@dataclass(frozen=True)
class GuardedLine:
    """A guarded field of both: how they compare, and the values only where they were opened."""

    field: str
    label: str
    kind: str  # same, other, one, none
    left: str = ""
    right: str = ""

    @property
    def asks(self) -> bool:
        return self.kind == "other"


@dataclass(frozen=True)
class GuardedPart:
    """The guarded fields of one kind."""

    guard: str
    label: str
    may_open: bool
    opened: bool
    lines: tuple[GuardedLine, ...]


def lines(left: Person, right: Person) -> list[Line]:
    """Return the open fields of two profiles, those that both leave empty left out."""
    ids = {pk for one in (left, right) for pk in (one.origin_id, *one.origins.values())}
    origins = Origin.objects.in_bulk(ids)
    both = [(name, _side(left, name, origins), _side(right, name, origins)) for name in OPEN]
    return [_line(name, one, other) for name, one, other in both if one or other]


def _side(person: Person, name: str, origins: Mapping[int, Origin]) -> Side | None:
    value = _value(person, name)
    extra = ""
    if name == "workplace" and person.body and person.body.name != person.workplace:
        extra = _("nay: %(body)s") % {"body": person.body}
    origin = origins.get(person.origins.get(name, person.origin_id))
    return Side(value, origin, extra) if value else None


def _value(person: Person, name: str) -> str:
    if name == "birth":
        return written(person.birth)
    if name == "academic_title":
        return degree_label(person.academic_title)
    if name == "field_of_science":
        return field_names().get(person.field_of_science, person.field_words)
    if name == "sector":
        return person.sector.name if person.sector else ""
    return person.get_status_display() if name == "status" else str(getattr(person, name))


def _line(name: str, left: Side | None, right: Side | None) -> Line:
    same = left is not None and right is not None and left.value == right.value
    return Line(name, _(FIELDS[name].label), left, right, same)


def guarded(actor: Actor, left: Person, right: Person, opened: str = "") -> list[GuardedPart]:
    """Return the guarded fields of two profiles; values of the opened kind to who may see both."""
    one, other = (
        Guarded.objects.filter(person=person).first() or Guarded(person=person)
        for person in (left, right)
    )
    labels = {Guard.CONTACT: _("Liên hệ"), Guard.SENSITIVE: _("Dữ liệu nhạy cảm")}
    parts = []
    for guard, label in labels.items():
        may = all(may_see(actor, person, guard) for person in (left, right))
        shown = may and opened == guard
        names = [name for name, kind in GUARDED.items() if kind == guard]
        found = tuple(_compared(name, one, other, shown=shown) for name in names)
        parts.append(GuardedPart(guard.value, label, may, shown, found))
    return parts


def _compared(name: str, one: Guarded, other: Guarded, *, shown: bool) -> GuardedLine:
    column = "identity_key" if name == "identity" else name
    left, right = getattr(one, column), getattr(other, column)
    if not left and not right:
        kind = "none"
    elif not left or not right:
        kind = "one"
    else:
        kind = "same" if _plain(left) == _plain(right) else "other"
    label = _(FIELDS[name].label)
    if not shown:
        return GuardedLine(name, label, kind)
    return GuardedLine(name, label, kind, guarded_values(one)[name], guarded_values(other)[name])


def _plain(value: str | bytes | memoryview) -> str | bytes:
    return value if isinstance(value, str) else bytes(value)


def several(left: Person, right: Person) -> list[tuple[str, list[str], list[str]]]:
    """Return what each has several of; all of it is kept."""
    found = [
        (_("Học vị, văn bằng"), _texts(left.degrees.all()), _texts(right.degrees.all())),
        (_("Quá trình công tác"), _texts(left.positions.all()), _texts(right.positions.all())),
    ]
    kinds: dict[str, tuple[list[str], list[str]]] = {}
    for at, person in enumerate((left, right)):
        for fact in person.facts.all():
            kinds.setdefault(str(fact.get_kind_display()), ([], []))[at].append(fact.value)
    found += [(label, one, other) for label, (one, other) in kinds.items()]
    return [each for each in found if each[1] or each[2]]


def _texts(rows: Iterable[object]) -> list[str]:
    return list(dict.fromkeys(map(str, rows)))


def choices(asked: Sequence[str]) -> set[str]:
    """Return the fields that may be chosen, of those that a form names."""
    names = {name for name in FIELDS if name not in {"degree", "speciality"}}
    return set(asked) & (names | set(TOGETHER) | set(GUARDED))
