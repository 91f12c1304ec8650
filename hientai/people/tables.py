"""The register as an Excel table: the columns that the role may see, and an empty one to fill in."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import xlsxwriter
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from hientai.kernel.permissions import Actor
from hientai.people.domain.dates import written
from hientai.people.domain.degrees import known_degrees
from hientai.people.domain.fields import FIELDS, GUARDED
from hientai.people.models import Degree, Fact, Person, Position
from hientai.people.selectors.listing import Listing
from hientai.people.selectors.profiles import GUARD_PERMISSIONS, guarded_values, may_see

COLUMNS: Final = (
    *("person_code", "name", "birth", "sex", "ethnicity", "identity", "phone", "email"),
    *("residence", "home_place", "workplace", "department", "position", "rank"),
    *("academic_title", "degree", "speciality", "field_of_science", "sector", "languages"),
    *("informatics", "political_theory", "party", "party_since", "awards", "works"),
    *("memberships", "offers", "status", "note"),
)
_LISTS: Final = frozenset({"languages", "awards", "works", "memberships", "offers"})
_WIDTH: Final = 18
CHUNK: Final = 2000


def columns_for(actor: Actor) -> list[str]:
    """Return the columns that somebody may take away: guarded ones by permission."""
    return [
        name
        for name in COLUMNS
        if name not in GUARDED or actor.holds(GUARD_PERMISSIONS[GUARDED[name]])
    ]


def people_workbook(
    people: QuerySet[Person] | Listing, columns: Sequence[str], actor: Actor
) -> bytes:
    """Return a workbook that can be filled in and taken in again: its headings are known.

    A guarded cell stays empty where the person may be seen and the value may not.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(_("Trí thức"))
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        sheet.write_row(0, 0, [_(FIELDS[name].label) for name in columns], head)
        for number, row in enumerate(_rows(people, columns, actor), start=1):
            sheet.write_row(number, 0, row)
        sheet.set_column(0, len(columns) - 1, _WIDTH)
        sheet.freeze_panes(1, 2)
    return out.getvalue()


def _rows(
    people: QuerySet[Person] | Listing, columns: Sequence[str], actor: Actor
) -> Iterable[list[Any]]:
    guarded = any(name in GUARDED for name in columns)
    related = ["sector", *(["guarded"] if guarded else [])]
    several = (
        Prefetch("degrees", Degree.objects.order_by("pk")),
        Prefetch("facts", Fact.objects.order_by("pk")),
    )
    if isinstance(people, Listing):
        whole = Person.objects.select_related(*related).prefetch_related(*several)
        rows = people.chunks(whole)
    else:
        whole = people.select_related(*related).prefetch_related(*several)
        rows = whole.iterator(chunk_size=CHUNK)
    for person in rows:
        hidden = _guarded_cells(person, actor) if guarded else {}
        yield [hidden[name] if name in GUARDED else _cell(person, name) for name in columns]


def _guarded_cells(person: Person, actor: Actor) -> dict[str, str]:
    values = guarded_values(person.guarded)
    return {
        name: values[name] if may_see(actor, person, guard) else ""
        for name, guard in GUARDED.items()
    }


def _cell(person: Person, name: str) -> Any:
    if name in _LISTS:
        return "; ".join(fact.value for fact in person.facts.all() if fact.kind == name)
    if name == "degree":
        return "; ".join(_degree_words(degree) for degree in person.degrees.all() if degree.code)
    special = _SPECIAL.get(name)
    return special(person) if special else getattr(person, name)


def _degree_words(degree: Degree) -> str:
    name = known_degrees()[degree.code].name
    year = str(degree.year) if degree.year else ""
    return " ".join(filter(None, (name, degree.speciality, year)))


def _title(person: Person) -> str:
    known = known_degrees().get(person.academic_title)
    return known.name if known else ""


_SPECIAL: Final[dict[str, Callable[[Person], Any]]] = {
    "person_code": lambda person: person.pk,
    "birth": lambda person: written(person.birth),
    "academic_title": _title,
    "field_of_science": lambda person: person.field_words,
    "sector": lambda person: person.sector.name if person.sector else "",
    "status": lambda person: str(person.get_status_display()),
}


def positions_workbook(positions: Iterable[Position], title: str) -> bytes:
    """Return who worked where on a day; nothing guarded is in it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(_("Theo ngày"))
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        sheet.write(0, 0, title)
        labels = (
            *(_("Mã hồ sơ"), _("Họ và tên"), _("Chức vụ"), _("Phòng, khoa"), _("Nơi công tác")),
            *(_("Cơ quan, đơn vị"), _("Từ ngày"), _("Đến ngày")),
        )
        sheet.write_row(2, 0, labels, head)
        for number, each in enumerate(positions, start=3):
            who = (each.person_id, each.person.name, each.title, each.department, each.workplace)
            body = each.body.name if each.body else ""
            sheet.write_row(number, 0, (*who, body, each.since_words, each.until_words))
        sheet.set_column(0, len(labels) - 1, _WIDTH)
        sheet.freeze_panes(3, 2)
    return out.getvalue()
