"""The register as columns: read once from the tables, then from files until the register changes."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final
from zlib import crc32

import numpy as np
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import Count, Max, QuerySet
from django.utils import timezone

from hientai.core.models import AuditLine
from hientai.people.models import Degree, Fact, Guarded, Person, Position
from hientai.privacy.selectors import objecting
from hientai.statistics.domain import snapshot as files
from hientai.statistics.domain.columns import Book, Column, width
from hientai.statistics.domain.snapshot import Many, Snapshot

AT_ONCE: Final = 200_000  # profiles: fewer are read while somebody waits, more by a job
_PLAIN: Final = (
    *("degree", "academic_title", "field_of_science", "field_of_2008", "body", "sector"),
    *("sex", "birth", "birth_year", "status", "counts"),
)
_CHUNK: Final = 20_000
_ASKED: Final = "statistics:renewing"
_RENEW_SECONDS: Final = 900
_held: dict[str, Any] = {}
_lock = threading.Lock()


def snapshot() -> Snapshot:
    """Return the register as it is now; a very large one as a job last read it."""
    with _lock:
        written = _written()
        if _held.get("written") != written:
            _held.update(snapshot=_newest(written), written=written)
        found: Snapshot = _held["snapshot"]
        return found


def renew() -> Snapshot:
    """Read the tables if they changed since they were last read."""
    mark = register_mark()
    found = files.load(_folder(), mark)
    if found is None:
        found = read_register(mark)
        files.save(found, _folder())
    return found


def may_be_behind() -> bool:
    """Tell whether a very large register may have changed since the snapshot that pages show."""
    return _held.get("written", ("", 0, 0))[2] > AT_ONCE and not cache.get(_ASKED)


def asked_to_renew() -> bool:
    """Note that the columns are being renewed; False if that was asked for a short time ago."""
    return cache.add(_ASKED, 1, _RENEW_SECONDS)


def register_mark() -> str:
    """Return what differs whenever the register differs: how many, the newest, the last change, objections."""
    of = Person.objects.aggregate(rows=Count("pk"), newest=Max("pk"), changed=Max("changed_at"))
    changed = f"{of['changed'].timestamp():.6f}" if of["changed"] else "0"
    left_out = crc32(repr(sorted(objecting())).encode())
    return f"{files.SHAPE}-{left_out:x}-{of['rows']}-{of['newest'] or 0}-{changed}"


Written = tuple[str, int, int, str]


def _written() -> Written:
    """Return what differs after every write that leaves a trace: cheap, asked at every look."""
    folder = _folder()
    newest = AuditLine.objects.order_by("-pk").values_list("pk", flat=True).first()
    person = Person.objects.order_by("-pk").values_list("pk", flat=True).first()
    return str(folder), newest or 0, person or 0, files.newest(folder)


def _newest(written: Written) -> Snapshot:
    if written[2] <= AT_ONCE:
        return renew()
    return files.load(_folder()) or renew()


def _folder() -> Path:
    return Path(default_storage.path("statistics"))


def read_register(mark: str = "") -> Snapshot:
    """Read every profile into columns of codes."""
    people = Person.objects.order_by("pk")
    books = {name: Book() for name in _PLAIN}
    parts: dict[str, list[Any]] = {name: [] for name in ("pk", *_PLAIN)}
    for chunk in _chunks(people.values_list("pk", *_PLAIN)):
        pks, *columns = zip(*chunk, strict=True)
        parts["pk"].append(np.array(pks, dtype=np.int64))
        for name, values in zip(_PLAIN, columns, strict=True):
            book = books[name]
            codes = np.fromiter((book[value] for value in values), np.uint32, len(values))
            parts[name].append(codes)
    pks_array = np.concatenate(parts["pk"]) if parts["pk"] else np.empty(0, np.int64)
    found = {name: _column(parts[name], books[name]) for name in _PLAIN}
    found["birth"] = _year_and_month(found.pop("birth"), found.pop("birth_year"))
    found["standing"] = _standing(found.pop("status"), found.pop("counts"))
    found["standing"].codes[np.isin(pks_array, list(objecting()))] = 0
    found["ethnicity"] = _ethnicity(pks_array)
    many = {
        "degrees": _many(pks_array, Degree.objects.exclude(code=""), "code", ("year", None)),
        "positions": _many(pks_array, _former(), "body", ("since", "until")),
        "groups": _many(pks_array, _grouped(), "key", ("since", None)),
    }
    return Snapshot(mark or register_mark(), timezone.now().isoformat(), pks_array, found, many)


def _chunks(rows: QuerySet[Any, Any]) -> Iterator[list[tuple[Any, ...]]]:
    """Yield rows as the database gives them: Django's own turning of a million takes most of the time."""
    sql, asked = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        while chunk := cursor.fetchmany(_CHUNK):
            yield chunk


def _former() -> QuerySet[Position]:
    """Return the positions that say where somebody was on a former day."""
    return Position.objects.exclude(since="", until="")


def _grouped() -> QuerySet[Fact]:
    return Fact.objects.filter(kind=Fact.Kind.GROUP)


def _column(parts: list[Any], book: Book) -> Column:
    size = max(len(book), 1)
    codes = np.concatenate(parts) if parts else np.empty(0, np.uint32)
    return Column(codes.astype(width(size)), tuple(book))


def _standing(status: Column, counts: Column) -> Column:
    """Join status and counting: the status of who counts, "" of who does not."""
    names = ["", *(str(each) for each in Person.Status)]
    of_status = np.array([names.index(value) for value in status.values] or [0], np.uint8)
    of_counts = np.array([int(bool(value)) for value in counts.values] or [0], np.uint8)
    return Column(of_status[status.codes] * of_counts[counts.codes], tuple(names))


def _year_and_month(birth: Column, year: Column) -> Column:
    """Join both columns of a birth into one of `yyyymm`, month 00 where it is not known, 0 unknown."""
    said = np.array([month_number(value) for value in birth.values], dtype=np.int64)
    years = np.array([(value or 0) * 100 for value in year.values], dtype=np.int64)
    if not len(birth.codes):
        return Column(np.empty(0, np.uint8), ())
    both = said[birth.codes]
    both = np.where(both > 0, both, years[year.codes])
    values, codes = np.unique(both, return_inverse=True)
    return Column(codes.astype(width(len(values))), tuple(int(value) for value in values))


def month_number(day: str | int | None) -> int:
    """Return an ISO day, month or year, or a number of a year, as `yyyymm`; 0 if it is empty."""
    text = str(day or "")
    return int(text[:4] + (text[5:7] or "00")) if text[:4].isdigit() else 0


def _ethnicity(pks: Any) -> Column:
    book = Book()
    code = book[""]
    codes = np.full(len(pks), code, dtype=np.uint8)
    for chunk in _chunks(Guarded.objects.exclude(ethnicity="").values_list("pk", "ethnicity")):
        those, names = zip(*chunk, strict=True)
        codes[np.searchsorted(pks, those)] = [min(book[name], 255) for name in names]
    return Column(codes, tuple(book))


def _many(pks: Any, those: QuerySet[Any], value: str, days: tuple[str, str | None]) -> Many:
    """Read what people have several of, in the order of people."""
    since, until = days
    names = [name for name in ("person_id", value, since, until) if name]
    book, months = Book(), _Months()
    parts: list[list[Any]] = [[], [], [], []]
    for chunk in _chunks(those.order_by("person_id", "pk").values_list(*names)):
        columns = list(zip(*chunk, strict=True))
        parts[0].append(np.searchsorted(pks, columns[0]).astype(np.uint32))
        parts[1].append(_codes(book, columns[1]))
        parts[2].append(_codes(months, columns[2]))
        parts[3].append(_codes(months, columns[3] if until else [""] * len(chunk)))
    rows_of, codes, first, last = (
        np.concatenate(part) if part else np.empty(0, np.uint32) for part in parts
    )
    return Many(rows_of, Column(codes.astype(width(max(len(book), 1))), tuple(book)), first, last)


def _codes(book: dict[Any, int], values: Iterable[Any]) -> Any:
    return np.fromiter((book[value] for value in values), np.uint32)


class _Months(dict[Any, int]):
    def __missing__(self, day: Any) -> int:
        found = self[day] = month_number(day)
        return found
