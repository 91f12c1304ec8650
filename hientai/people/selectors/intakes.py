"""Reads on lists that were sent in."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.bodies.models import Body
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission
from hientai.people.domain.fields import FIELDS
from hientai.people.domain.importing.columns import title_key
from hientai.people.models import Intake, IntakeRow

COUNTS = (
    ("new", noop("mới")),
    ("same", noop("không đổi")),
    ("changed", noop("thay đổi")),
    ("doubtful", noop("chưa chắc")),
    ("wrong", noop("sai")),
)


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
