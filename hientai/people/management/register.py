"""`hientai people import | search`: the register on the command line; prepares its database itself."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils.timezone import localdate

from hientai.bodies.selectors import bodies_named
from hientai.core import audit
from hientai.core.files import keep
from hientai.kernel.errors import DomainError, UnreadableFile, noop
from hientai.kernel.permissions import SYSTEM
from hientai.kernel.vietnamese import format_number
from hientai.people.domain.importing.account import Judged
from hientai.people.domain.narrowing import PeopleFilter
from hientai.people.models import Intake, Person
from hientai.people.selectors.following import register_now
from hientai.people.selectors.listing import people_list
from hientai.people.services import intakes, looking, running
from hientai.people.services.keeping import as_json
from hientai.people.services.taking import Account, Source, go_through

REFUSED: Final = 2
LARGEST: Final = 2048 * intakes.MEGABYTE  # whoever runs commands has the machine
_SHOWN: Final = 50
_WORDS: Final = {
    "rows": "dòng",
    "new": "mới",
    "same": "không đổi",
    "changed": "thay đổi",
    "doubtful": "chưa chắc",
    "wrong": "sai",
}


def main(argv: Sequence[str]) -> int:
    """Run the command; a refusal is one sentence and the code 2."""
    options = _parser().parse_args(argv)
    try:
        _prepare()
        lines = options.run(options)
    except DomainError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return REFUSED
    except DatabaseError:
        sys.stderr.write("Chưa mở được cơ sở dữ liệu; chạy “hientai migrate” rồi thử lại.\n")
        return REFUSED
    _write(lines)
    return 0


def _prepare() -> None:
    """Make the tables where there are none yet."""
    if Person._meta.db_table not in connection.introspection.table_names():
        call_command("migrate", verbosity=0, interactive=False)


def _import(options: argparse.Namespace) -> list[str]:
    path = Path(options.file)
    try:
        data = path.read_bytes()
    except OSError:
        raise UnreadableFile(noop("Không mở được tệp “%(name)s”."), name=path.name) from None
    intakes.check_kind(path.name, data, limit=LARGEST)
    problems: list[dict[str, str]] = []

    def hear(judged: Sequence[Judged]) -> None:
        problems.extend(as_json(one) for each in judged for one in each.problems)

    account = _taken(path.name, data, options, hear)
    said = {**account.as_json(), "columns": account.columns, "problems": problems}
    return (
        [json.dumps(said, ensure_ascii=False)] if options.json else _told(said, dry=options.dry_run)
    )


def _taken(name: str, data: bytes, options: argparse.Namespace, hear: Any) -> Account:
    body = next(iter(bodies_named(options.body)), None) if options.body else None
    source = Source(
        name=name,
        data=data,
        today=localdate(),
        body=body,
        workplace="" if body else options.body,
        chosen=intakes.remembered(body),
    )
    if options.dry_run:
        return go_through(source, hear)
    with transaction.atomic():
        file = keep(name=name, data=data, media_type="application/octet-stream", by=SYSTEM)
        intake = Intake.objects.create(
            name=name[-255:], file=file, body=body, asked_by=SYSTEM.label
        )
        account = running.write_now(intake, source, by=SYSTEM, heard=hear)
        audit.record(by=SYSTEM, action="intake.done", target=intake, **account.as_json())
    return account


def _told(said: dict[str, Any], *, dry: bool) -> list[str]:
    counts = ", ".join(f"{format_number(said[key])} {word}" for key, word in _WORDS.items())
    head = "Xem trước, chưa ghi gì" if dry else "Đã nhập"
    columns = [f"  {title} → {name or 'không giữ'}" for title, name in said["columns"].items()]
    problems = [
        f"  {one['sheet']}!{one['cell']} “{one['value']}”: {one['reason']}"
        for one in said["problems"]
    ]
    more = (
        [f"  … và {format_number(len(problems) - _SHOWN)} ô nữa"] if len(problems) > _SHOWN else []
    )
    return [f"{head}: {counts}.", *columns, *problems[:_SHOWN], *more]


def _search(options: argparse.Namespace) -> list[str]:
    register_now(wait=True)
    found = people_list(SYSTEM, PeopleFilter(q=options.query))
    people = found[: options.limit]
    looking.listed(found, people, by=SYSTEM)
    if options.json:
        return [json.dumps([_as_json(person) for person in people], ensure_ascii=False)]
    return [
        "  ".join(
            filter(
                None,
                (
                    str(person.pk),
                    person.name,
                    person.birth_words,
                    person.degree_words,
                    person.workplace,
                ),
            )
        )
        for person in people
    ]


def _as_json(person: Person) -> dict[str, Any]:
    return {
        "id": person.pk,
        "name": person.name,
        "birth": person.birth,
        "sex": person.sex,
        "degree": person.degree,
        "academic_title": person.academic_title,
        "speciality": person.speciality,
        "workplace": person.workplace,
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hientai people", description="Cơ sở dữ liệu trí thức.")
    kinds = parser.add_subparsers(dest="what", required=True)
    taking = kinds.add_parser("import", help="nhập danh sách Excel, CSV của bất kỳ đơn vị nào")
    taking.add_argument("file")
    taking.add_argument("--body", default="", help="đơn vị có danh sách này")
    taking.add_argument("--dry-run", action="store_true", help="chỉ xem trước")
    taking.add_argument("--json", action="store_true")
    taking.set_defaults(run=_import)
    finding = kinds.add_parser("search", help="tìm người: có dấu xếp trước, gõ không dấu cũng được")
    finding.add_argument("query")
    finding.add_argument("--limit", type=int, default=50)
    finding.add_argument("--json", action="store_true")
    finding.set_defaults(run=_search)
    return parser


def _write(lines: Sequence[str]) -> None:
    """Write UTF-8 whatever the terminal's locale says."""
    text = "".join(f"{line}\n" for line in lines)
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        buffer.write(text.encode())
        buffer.flush()
