"""`hientai people import | search`: the register on the command line; prepares its database itself."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils.timezone import localdate

from hientai.bodies.models import Body
from hientai.bodies.selectors import bodies_named
from hientai.core.files import keep
from hientai.kernel.errors import DomainError, UnreadableFile, noop
from hientai.kernel.permissions import SYSTEM
from hientai.kernel.vietnamese import format_number
from hientai.people.domain.narrowing import PeopleFilter
from hientai.people.jobs import put_down
from hientai.people.management.hearing import WORDS, Hearing
from hientai.people.models import Intake, Person
from hientai.people.selectors.following import register_now
from hientai.people.selectors.listing import people_list
from hientai.people.services import intakes, looking, running
from hientai.people.services.taking import Account, Source, go_through

REFUSED: Final = 2
LARGEST: Final = 2048 * intakes.MEGABYTE  # whoever runs commands has the machine
COMMAND: Final = "hientai people import"
STOPPED: Final = 130


def main(argv: Sequence[str]) -> int:
    """Run the command; a refusal is one sentence and the code 2."""
    options = _parser().parse_args(argv)
    try:
        _prepare()
        lines = options.run(options)
    except DomainError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return REFUSED
    except KeyboardInterrupt:
        sys.stderr.write("\nĐã dừng. Các dòng đã ghi vẫn còn; chạy lại lệnh này để ghi tiếp.\n")
        return STOPPED
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
    with Hearing(options) as hearing:
        account = _taken(path.name, data, options, hearing.hear)
        hearing.done()
        said = {**account.as_json(), "columns": account.columns}
        if options.json:
            return [hearing.as_json(said)]
        return _told(said, hearing, dry=options.dry_run)


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
    intake = _unfinished(data, body) or _confirmed(source)
    account = running.write_now(intake, source, by=SYSTEM, heard=hear)
    put_down.enqueue()
    return account


def _unfinished(data: bytes, body: Body | None) -> Intake | None:
    """Return the list that this command began with the same file, and was cut off."""
    own = Intake.objects.filter(state=Intake.State.CONFIRMED, confirmed_by=COMMAND, body=body)
    return own.filter(file__sha256=hashlib.sha256(data).hexdigest()).first()


def _confirmed(source: Source) -> Intake:
    with transaction.atomic():
        kind = "application/octet-stream"
        return Intake.objects.create(
            name=source.name[-255:],
            file=keep(name=source.name, data=source.data, media_type=kind, by=SYSTEM),
            body=source.body,
            chosen=dict(source.chosen),
            state=Intake.State.CONFIRMED,
            asked_by=SYSTEM.label,
            confirmed_by=COMMAND,
        )


def _told(said: dict[str, Any], hearing: Hearing, *, dry: bool) -> list[str]:
    counts = ", ".join(f"{format_number(said[key])} {word}" for key, word in WORDS.items())
    head = "Xem trước, chưa ghi gì" if dry else "Đã nhập"
    columns = [f"  {title} → {name or 'không giữ'}" for title, name in said["columns"].items()]
    problems = [
        f"  {one['sheet']}!{one['cell']} “{one['value']}”: {one['reason']}" for one in hearing.first
    ]
    rest = hearing.problems - len(problems)
    more = [f"  … và {format_number(rest)} ô nữa"] if rest else []
    return [f"{head}: {counts}.", *columns, *problems, *more]


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
