"""`hientai places load | convert | show`: boundaries on the command line."""

from __future__ import annotations

import csv
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils import timezone

from hientai.kernel.errors import DomainError
from hientai.kernel.permissions import SYSTEM
from hientai.kernel.vietnamese import format_number, parse_date
from hientai.places import selectors, services
from hientai.places.domain import Level, Place, Places, standard_places
from hientai.places.domain.cells import read_cells
from hientai.places.domain.converting import Converted, Question, as_json, convert, read_ratios
from hientai.places.domain.weights import read_weights
from hientai.places.models import PlaceChange


class Command(BaseCommand):
    help = "Địa giới theo thời gian: nạp thay đổi, quy đổi số liệu, tra một nơi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="what", required=True)
        load = kinds.add_parser("load", help="nạp bảng thay đổi địa giới (CSV)")
        load.add_argument("file", type=Path)
        load.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra")
        turn = kinds.add_parser("convert", help="quy đổi bảng số liệu (CSV, Excel)")
        turn.add_argument("file", type=Path)
        turn.add_argument("--from", dest="day", required=True, help="ngày của số liệu")
        turn.add_argument("--to", required=True, help="ngày của địa giới cần có")
        turn.add_argument("--level", choices=[level.value for level in Level])
        turn.add_argument("--within", default="", help="tỉnh, huyện của bảng")
        turn.add_argument("--weights", type=Path, help="bảng trọng số: mã, số")
        turn.add_argument("--ratio", action="append", default=[], help="cột / cột, tính lại")
        turn.add_argument(
            "--together", action="store_true", help="không chia, gộp nơi không tách được"
        )
        turn.add_argument("--json", action="store_true")
        show = kinds.add_parser("show", help="một nơi qua các thời kỳ")
        show.add_argument("name")
        show.add_argument("--at", help="ngày; không ghi là hôm nay")
        show.add_argument("--json", action="store_true")

    def handle(self, *_: object, **options: Any) -> None:
        try:
            getattr(self, f"_{options['what']}")(options)
        except (DomainError, OSError) as refusal:
            raise CommandError(str(refusal), returncode=2) from refusal
        except DatabaseError as fault:
            said = "Cơ sở dữ liệu chưa sẵn sàng: chạy “hientai migrate” trước."
            raise CommandError(said, returncode=2) from fault

    def _load(self, options: dict[str, Any]) -> None:
        with options["file"].open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
        done = services.load_changes(
            rows=rows, source=options["file"].name, by=SYSTEM, dry_run=options["dry_run"]
        )
        if done.problems:
            said = "\n".join(f"Dòng {one.row}: {one}" for one in done.problems)
            raise CommandError(f"{said}\nChưa nạp dòng nào.", returncode=2)
        self.stdout.write(f"{'Đọc được' if options['dry_run'] else 'Đã nạp'} {done.rows} dòng.")

    def _convert(self, options: dict[str, Any]) -> None:
        places = _known()
        weights = options["weights"]
        question = Question(
            day=parse_date(options["day"]),
            to=parse_date(options["to"]),
            level=Level(options["level"]) if options["level"] else None,
            within=options["within"],
            apart=False if options["together"] else None,
            ratios=read_ratios("\n".join(options["ratio"])),
            weights=read_weights(read_cells(weights.read_bytes())) if weights else {},
        )
        done = convert(places, read_cells(options["file"].read_bytes()), question)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(done, places), ensure_ascii=False, indent=2))
        else:
            self._write(done)

    def _write(self, done: Converted) -> None:
        for line in done.rebuilt.lines:
            name = " + ".join(place.full_name for place in line.places)
            values = (line.value(series) for series in done.sheet.series)
            self.stdout.write(
                "\t".join([name, *("" if v is None else format_number(v) for v in values)])
            )
        for one in done.sums:
            self.stdout.write(
                f"{one.series}: vào {format_number(one.given)}, ra {format_number(one.value)}"
                f" (đúng {format_number(one.exact)}, ước chia {format_number(one.shared)}),"
                f" để ngoài {format_number(one.left)}"
            )
        for note in (*done.sheet.problems, *done.sheet.notes):
            self.stderr.write(f"Dòng {note.row}: {note}" if note.row else str(note))

    def _show(self, options: dict[str, Any]) -> None:
        places = _known()
        day = parse_date(options["at"]) if options["at"] else timezone.localdate()
        answer = places.at(options["name"], day)
        if options["json"]:
            found = {
                "query": options["name"],
                "at": day.isoformat(),
                "status": answer.status.value,
                "places": [_plain(place) for place in answer.places],
                "named": _plain(answer.named) if answer.named else None,
                "via": [
                    {
                        "from": _plain(step.old),
                        "to": _plain(step.new),
                        "on": step.on.isoformat(),
                        "part": step.link.part.value,
                        "basis": step.basis,
                        "sure": step.sure,
                    }
                    for step in answer.via
                ],
            }
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
            return
        self.stdout.write(answer.status.value)
        for place in answer.places:
            self.stdout.write(f"{place.code}\t{place.full_name}\t{_time(place)}")
        for step in answer.via:
            self.stdout.write(
                f"{step.on:%d/%m/%Y}: {step.old.full_name} ({step.old.code}) → "
                f"{step.new.full_name} ({step.new.code}), {step.link.part.value}. {step.basis}"
            )


def _known() -> Places:
    """Return the places of this instance; where no database was prepared, those of the package."""
    if PlaceChange._meta.db_table in connection.introspection.table_names():
        return selectors.places()
    return standard_places()


def _plain(place: Place) -> dict[str, str | None]:
    return {
        "id": place.id,
        "code": place.code,
        "name": place.full_name,
        "level": place.level.value,
        "valid_from": place.since.isoformat() if place.since else None,
        "valid_to": place.until.isoformat() if place.until else None,
    }


def _time(place: Place) -> str:
    since = f"từ {place.since:%d/%m/%Y}" if place.since else ""
    until = f"đến {place.until:%d/%m/%Y}" if place.until else ""
    return f"{since} {until}".strip()
