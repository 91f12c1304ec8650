"""Reads on lists that were sent in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.bodies.models import Body
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission
from hientai.people.domain.fields import FIELDS
from hientai.people.domain.importing.columns import title_key
from hientai.people.models import Intake, IntakeRow, Person

COUNTS = (
    ("new", noop("mới")),
    ("same", noop("không đổi")),
    ("changed", noop("thay đổi")),
    ("doubtful", noop("chưa chắc")),
    ("wrong", noop("sai")),
)


MISSING: Final = "missing"  # in `Intake.counts`: people of the body whom its whole list leaves out
_MOST_ASKED: Final = 2000


@dataclass(frozen=True)
class ColumnRow:
    title: str
    key: str
    field: str


@dataclass(frozen=True)
class ChangeRow:
    label: str
    before: str
    after: str


def visible_intakes(actor: Actor) -> QuerySet[Intake]:
    intakes = Intake.objects.select_related("body", "file")
    if actor.reaches_all(Permission.PEOPLE_IMPORT):
        return intakes
    return intakes.filter(body__in=actor.own_bodies(Permission.PEOPLE_IMPORT))


def intake_of(actor: Actor, pk: int) -> Intake | None:
    return visible_intakes(actor).filter(pk=pk).first()


def waiting(actor: Actor) -> QuerySet[Intake]:
    """Return the lists that wait for the person to confirm them."""
    return visible_intakes(actor).filter(state=Intake.State.CHECKED)


def count_waiting(actor: Actor) -> int:
    return waiting(actor).count()


def rows_of(intake: Intake, outcome: str) -> QuerySet[IntakeRow]:
    rows = intake.kept_rows.all()
    return rows.filter(outcome=outcome) if outcome in IntakeRow.Outcome.values else rows


def columns_of(intake: Intake) -> list[ColumnRow]:
    return [ColumnRow(title, title_key(title), name) for title, name in intake.columns.items()]


def field_choices() -> list[tuple[str, str]]:
    return [(name, _(field.label)) for name, field in FIELDS.items()]


def counts_of(intake: Intake) -> list[tuple[str, str, int]]:
    return [(name, _(label), intake.counts.get(name, 0)) for name, label in COUNTS]


def changes_of(row: IntakeRow) -> list[ChangeRow]:
    return [
        ChangeRow(_(FIELDS[change["field"]].label), change["before"], change["after"])
        for change in row.changes
    ]


def problems_of(row: IntakeRow) -> list[tuple[dict[str, str], str]]:
    """Return what is wrong with a row, each with what stands in the cell as corrected."""
    return [(each, row.corrections.get(each["cell"], each["value"])) for each in row.problems]


def missing_from(intake: Intake, met: Collection[int]) -> list[int]:
    """Return who works at the body and is not in its list, if it is meant to be whole.

    A list that came from here is, and one in which at least half of them are.
    """
    if intake.body_id is None:
        return []
    own = _working_at(intake.body_id).values_list("pk", flat=True)
    left_out = [pk for pk in own if pk not in met]
    ours = "person_code" in intake.columns.values()
    whole = ours or 2 * len(left_out) <= len(own)
    return left_out[:_MOST_ASKED] if met and whole else []


def missing_of(intake: Intake) -> QuerySet[Person]:
    """Return whom a body's list leaves out and of whom nobody has said yet where they are."""
    asked = intake.counts.get(MISSING, ())
    return _working_at(intake.body_id).filter(pk__in=asked)


def _working_at(body: int | None) -> QuerySet[Person]:
    return Person.objects.filter(body=body, status=Person.Status.WORKING)


def decided_count(intake: Intake) -> int:
    return intake.kept_rows.exclude(decision="", corrections={}).count()


def decisions() -> list[tuple[str, str]]:
    """Return what can be decided of a doubtful row."""
    return [(each.value, str(each.label)) for each in IntakeRow.Decision if each.value]


def bodies_for(actor: Actor) -> QuerySet[Body]:
    """Return the bodies of which somebody may send lists."""
    bodies = Body.objects.filter(Q(valid_to=None) | Q(valid_to__gte=localdate()))
    if actor.reaches_all(Permission.PEOPLE_IMPORT):
        return bodies
    return bodies.filter(pk__in=actor.own_bodies(Permission.PEOPLE_IMPORT))
