"""A list of people from Excel into the register, beside reading it and inserting it in bulk.

Validated and written is what is measured, so the bar against django-import-export is the rival that
does the same work; the one that inserts unchecked cells is reported beside it.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import python_calamine
import tablib
import xlsxwriter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from import_export import resources
from import_export.fields import Field

from bench.measure import Line
from hientai.kernel.permissions import SYSTEM
from hientai.people.domain.degrees import read_degrees
from hientai.people.domain.importing import values
from hientai.people.domain.names import name_fold, order
from hientai.people.domain.sealing import sealer
from hientai.people.domain.searching import search_key
from hientai.people.models import Guarded, Intake, Origin, Person
from hientai.people.services import running
from hientai.people.services.taking import Source
from tests.people.made import register

ROOT = Path(__file__).parent.parent
ROWS = 100_000
MEGABYTES = 500
FEWER = 5_000  # the rival would need minutes for more
BAR = 3.0
RIVAL_BAR = 0.1
BATCH = 2000
SAME_WORK = (
    "django-import-export doing the same: cells checked, people found again, the same tables"
)
LESS_WORK = "django-import-export doing less, no bar: unchecked cells into one table as they are"
LAUNCH = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
OTHERS = ("name", "birth", "sex", "degree", "speciality", "workplace")
COLUMNS = (
    *OTHERS,
    *("place", "email", "phone", "identity"),
)

CHECKS: Final[dict[str, Callable[[Any], values.Value]]] = {
    "birth": lambda cell: values.birth(cell, localdate()),
    "sex": values.sex,
    "email": values.email,
    "phone": values.phone,
    "identity": values.identity,
}
SEAL: Final = sealer(settings.IDENTITY_KEY)


def lines() -> list[dict[str, object]]:
    data, fewer = _workbook(ROWS), _workbook(FEWER)
    ours = _timed(lambda: _take(data))
    floor = _timed(lambda: _floor(data))
    against = "reading by calamine and bulk_create of the profiles alone"
    name = f"taking {ROWS:,} people in from Excel".replace(",", ".")
    line = Line(name, ours, against, floor, BAR).as_json()
    ours, rival = _timed(lambda: _take(fewer)), _timed(lambda: _rival(fewer))
    plain = _timed(lambda: _plain_rival(fewer))
    name = f"taking {FEWER:,} people in from Excel".replace(",", ".")
    beside = Line(name, ours, SAME_WORK, rival, RIVAL_BAR).as_json()
    unlike = {**Line(name, ours, LESS_WORK, plain, RIVAL_BAR).as_json(), "bar": None, "holds": True}
    own = Line(
        f"peak memory of `hientai people import` of {ROWS:,} rows, MB resident".replace(
            ",", ".", 1
        ),
        _peak(data),
        "what it may hold, MB",
        MEGABYTES,
        1.0,
    )
    return [line, beside, unlike, own.as_json()]


def _peak(data: bytes) -> float:
    """Return the megabytes that the command line needs for a file, in a process and tables of its own.

    Something small starts it: a process counts as large as the one that it was split from.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "danh-sach.xlsx"
        file.write_bytes(data)
        command = [sys.executable, str(ROOT / "tools" / "scratch.py"), sys.executable, "-m"]
        command += ["config.cli", "people", "import", str(file)]
        done = subprocess.run(
            [sys.executable, "-c", LAUNCH, *command], capture_output=True, check=True, cwd=ROOT
        )
    return int(done.stdout) / 1024


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
    intake = Intake.objects.create(
        name="danh-sach.xlsx", asked_by=SYSTEM.label, state=Intake.State.CONFIRMED
    )
    source = Source("danh-sach.xlsx", data, localdate())
    running.write_now(intake, source, by=SYSTEM, heard=None)


def _floor(data: bytes) -> None:
    origin = _origin()
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
            changed_at=origin.at,
        )
        for name, birth, sex, degree, speciality, workplace, place, *_numbers in rows
    ]
    Person.objects.bulk_create(people, batch_size=BATCH)


def _plain_rival(data: bytes) -> None:
    """Insert the cells as they are into one table, as the rival does by itself: nothing is looked at."""
    origin = _origin()

    class Resource(resources.ModelResource):  # type: ignore[misc]  # as above
        place = Field("home_place", "place")
        email = Field("note", "email")  # plain columns for what has a table of its own here
        phone = Field("rank", "phone")
        identity = Field("department", "identity")

        class Meta:
            model = Person
            fields = ("id", *COLUMNS)

        def after_init_instance(self, instance: Person, *_: object, **_options: object) -> None:
            instance.origin, instance.changed_at = origin, origin.at

        def before_import_row(self, row: dict[str, object], **_: object) -> None:
            row.update({column: row[column] or "" for column in COLUMNS})

    table = tablib.Dataset().load(data, format="xlsx")
    Resource().import_data(table, raise_errors=True)


class _People(resources.ModelResource):  # type: ignore[misc]  # as above
    """A list taken in as it must be: cells checked, people found again, profiles in four tables.

    It gets our readers of cells and our keys for nothing; finding, telling what changed and
    saving are its own, with the report of rows that it makes unless told otherwise.
    """

    place = Field("home_place", "place")

    class Meta:
        model = Person
        fields = ("id", *OTHERS, "place")
        skip_unchanged = report_skipped = True

    def before_import_row(self, row: dict[str, Any], **_: object) -> None:
        row.update({column: row[column] or "" for column in COLUMNS})
        for column, read in CHECKS.items():
            found = read(row[column]) if row[column] else values.Value("")
            if found.value is None:
                raise ValidationError({column: found.reason})
            row[column] = found.value
        row["degrees"] = read_degrees(row["degree"]).degrees
        row["degree"] = row["degrees"][0].code if row["degrees"] else ""

    def get_instance(self, _loader: object, row: dict[str, Any]) -> Person | None:
        if number := row["identity"]:
            key = SEAL.key_of(number)
            return Person.objects.filter(guarded__identity_key=key).first()
        known = Person.objects.filter(name_fold=name_fold(row["name"]), birth=row["birth"])
        return known.first()

    def before_save_instance(
        self, person: Person, _row: object, *, origin: Origin, **_: object
    ) -> None:
        person.origin, person.changed_at = origin, origin.at
        person.name_fold, person.sort_key = name_fold(person.name), order(person.name)
        person.search_key = search_key(person.name, person.workplace, person.speciality)
        person.birth_year = int(person.birth[:4]) if person.birth else None

    def after_save_instance(
        self, person: Person, row: dict[str, Any], *, origin: Origin, **_: object
    ) -> None:
        number = row["identity"]
        own = {column: row[column] for column in ("phone", "email")}
        if number:
            own.update(identity_sealed=SEAL.seal(number), identity_key=SEAL.key_of(number))
        if Guarded.objects.filter(person=person).exists():
            return
        Guarded.objects.create(person=person, **own)
        for each in row["degrees"]:
            person.degrees.create(code=each.code, speciality=row["speciality"], origin=origin)
        person.positions.create(workplace=row["workplace"], origin=origin)


def _rival(data: bytes) -> None:
    """Do with django-import-export what a list needs."""
    table = tablib.Dataset().load(data, format="xlsx")
    _People().import_data(table, origin=_origin())


def _origin() -> Origin:
    return Origin.objects.create(kind=Origin.Kind.DECLARED, at=timezone.now(), by=SYSTEM.label)
