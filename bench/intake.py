"""A list of people from Excel into the register, beside reading it and inserting it in bulk."""

from __future__ import annotations

import io
import resource
import time
from collections.abc import Callable

import python_calamine
import tablib
import xlsxwriter
from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from import_export import resources
from import_export.fields import Field

from bench.measure import Line
from hientai.kernel.permissions import SYSTEM
from hientai.people.models import Intake, Origin, Person
from hientai.people.services import intakes
from hientai.people.services.taking import Source
from tests.people.made import register

ROWS = 100_000
FEWER = 5_000  # the rival would need minutes for more
BAR = 3.0
RIVAL_BAR = 0.1
BATCH = 2000
OTHERS = ("name", "birth", "sex", "degree", "speciality", "workplace")
COLUMNS = (
    *OTHERS,
    *("place", "email", "phone", "identity"),
)


def lines() -> list[dict[str, object]]:
    data, fewer = _workbook(ROWS), _workbook(FEWER)
    ours = _timed(lambda: _take(data))
    floor = _timed(lambda: _floor(data))
    against = "reading by calamine and bulk_create of the profiles alone"
    name = f"taking {ROWS:,} people in from Excel".replace(",", ".")
    line = Line(name, ours, against, floor, BAR).as_json()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    ours, rival = _timed(lambda: _take(fewer)), _timed(lambda: _rival(fewer))
    name = f"taking {FEWER:,} people in from Excel".replace(",", ".")
    beside = Line(name, ours, "django-import-export", rival, RIVAL_BAR).as_json()
    return [{**line, "peak_megabytes_of_all_lines": memory}, beside]


def _workbook(rows: int) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.write_row(0, 0, COLUMNS)
        for number, row in enumerate(register(rows, seed=3, numbers=True), start=1):
            sheet.write_row(number, 0, [row.get(column, "") for column in COLUMNS])
    return out.getvalue()


def _timed(work: Callable[[], object]) -> float:
    """Time the processor over one run in a transaction that is taken back."""
    with transaction.atomic():
        start = time.process_time()
        work()
        seconds = time.process_time() - start
        transaction.set_rollback(True)
    return seconds


def _take(data: bytes) -> None:
    intake = Intake.objects.create(name="danh-sach.xlsx", asked_by=SYSTEM.label)
    source = Source("danh-sach.xlsx", data, localdate())
    intakes.write_now(intake, source, by=SYSTEM, heard=None)


def _floor(data: bytes) -> None:
    now = timezone.now()
    origin = Origin.objects.create(kind=Origin.Kind.DECLARED, at=now, by=SYSTEM.label)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = [[str(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python()[1:]]
    people = [
        Person(
            name=name,
            birth=birth[:10],
            sex=sex,
            degree=degree,
            speciality=speciality,
            workplace=workplace,
            home_place=place,
            origin=origin,
            changed_at=now,
        )
        for name, birth, sex, degree, speciality, workplace, place, *_numbers in rows
    ]
    Person.objects.bulk_create(people, batch_size=BATCH)


def _rival(data: bytes) -> None:
    """Take the profiles' own columns in as django-import-export does by itself."""
    now = timezone.now()
    origin = Origin.objects.create(kind=Origin.Kind.DECLARED, at=now, by=SYSTEM.label)

    class Resource(resources.ModelResource):  # type: ignore[misc]  # as above
        place = Field("home_place", "place")
        email = Field("note", "email")  # plain columns for what has a table of its own here
        phone = Field("rank", "phone")
        identity = Field("department", "identity")

        class Meta:
            model = Person
            fields = ("id", *COLUMNS)

        def after_init_instance(self, instance: Person, *_: object, **_options: object) -> None:
            instance.origin, instance.changed_at = origin, now

        def before_import_row(self, row: dict[str, object], **_: object) -> None:
            row.update({column: row[column] or "" for column in COLUMNS})

    table = tablib.Dataset().load(data, format="xlsx")
    Resource().import_data(table, raise_errors=True)
