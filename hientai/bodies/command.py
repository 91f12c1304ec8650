"""`hientai bodies resolve NAME`: who a name in a paper means on a day; needs no database."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from hientai.bodies.domain.resolving import Answer, Engine, Found, standard_engine
from hientai.kernel.console import comma_separated, read_table, write
from hientai.kernel.errors import DomainError
from hientai.kernel.vietnamese import format_date, parse_date

REFUSED: Final = 2
_COLUMNS: Final = (
    *("name", "province", "at", "status", "bodies", "provinces", "valid_from", "valid_to"),
    *("confidence", "via", "why"),
)
_WORDS: Final = {
    "exact": "Đúng tên",
    "successor": "Đơn vị kế thừa",
    "ambiguous": "Cần người chọn",
    "unknown": "Chưa biết",
}


def main(argv: Sequence[str], own: Callable[[], Engine] | None = None) -> int:
    """Run the command; `own` makes the engine that also knows this machine's bodies."""
    options = _parser().parse_args(argv)
    try:
        engine = own() if options.instance and own else standard_engine()
        write(_listed(engine, options) if options.csv else _single(engine, options))
    except DomainError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return REFUSED
    return 0


def answer_json(query: str, at: dt.date, answer: Answer) -> dict[str, Any]:
    """Return an answer in the form that other programs read."""
    return {
        "query": query,
        "at": at.isoformat(),
        "status": answer.status.value,
        "bodies": [_body(found) for found in answer.found],
        "why": " ".join(map(str, answer.why)),
    }


def _body(found: Found) -> dict[str, Any]:
    fact = found.fact
    return {
        "name": fact.name,
        "province": fact.province,
        "valid_from": _iso(fact.valid_from),
        "valid_to": _iso(fact.valid_to),
        "confidence": found.confidence,
        "via": [
            {"event": step.kind, "date": step.on.isoformat(), "basis": step.basis}
            for step in found.via
        ],
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _single(engine: Engine, options: argparse.Namespace) -> Iterator[str]:
    at = parse_date(options.at) if options.at else dt.date.today()  # noqa: DTZ011 -- the user's own
    answer = engine.resolve(options.name, province=options.province, at=at)
    if options.json:
        yield json.dumps(answer_json(options.name, at, answer), ensure_ascii=False, indent=1)
    else:
        yield from _told(options.name, at, answer)


def _told(name: str, at: dt.date, answer: Answer) -> Iterator[str]:
    yield f"{name} · {format_date(at)}: {_WORDS[answer.status]}"
    for found in answer.found:
        fact = found.fact
        since = f" từ {format_date(fact.valid_from)}" if fact.valid_from else ""
        until = f" đến {format_date(fact.valid_to)}" if fact.valid_to else ""
        yield f"  {found.confidence:.2f}  {fact.name}, {fact.province or 'Trung ương'}{since}{until}"
    yield from (f"  {reason}" for reason in answer.why)


def _listed(engine: Engine, options: argparse.Namespace) -> Iterator[str]:
    """Yield the answers line by line: a long list is never held as a whole."""
    answers = (
        _row_answer(engine, row)
        for row in read_table(Path(options.csv), ("name",), ("province", "at"))
    )
    if not options.json:
        yield comma_separated(_COLUMNS)
        yield from (comma_separated(_cells(row, answer)) for row, answer in answers)
        return
    before = "["
    for _row, answer in answers:
        yield before + json.dumps(answer, ensure_ascii=False)
        before = ","
    yield "]" if before == "," else "[]"


def _row_answer(engine: Engine, row: dict[str, str]) -> tuple[dict[str, str], dict[str, Any]]:
    """Answer one row; a day that cannot be read makes that row unknown, not the list."""
    name, written = row.get("name") or "", (row.get("at") or "").strip()
    try:
        at = parse_date(written) if written else dt.date.today()  # noqa: DTZ011 -- the user's own
    except DomainError as refusal:
        none = {"query": name, "at": written, "status": "unknown", "bodies": []}
        return row, {**none, "why": str(refusal)}
    answer = engine.resolve(name, province=(row.get("province") or "").strip(), at=at)
    return row, answer_json(name, at, answer)


def _cells(row: dict[str, str], answer: dict[str, Any]) -> list[str]:
    bodies = answer["bodies"]
    steps = (
        " > ".join(f"{step['event']} {step['date']}" for step in body["via"]) for body in bodies
    )
    columns = ("name", "province", "valid_from", "valid_to", "confidence")
    return [
        *(answer["query"], row.get("province") or "", answer["at"], answer["status"]),
        *(_joined(body[column] for body in bodies) for column in columns),
        *(_joined(steps), answer["why"]),
    ]


def _joined(values: Iterable[object]) -> str:
    return "; ".join("" if value is None else str(value) for value in values)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hientai bodies", description="Cơ quan, đơn vị qua thời gian."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    resolve = commands.add_parser("resolve", help="tên này là đơn vị nào, tại một ngày")
    asked = resolve.add_mutually_exclusive_group(required=True)
    asked.add_argument("name", nargs="?", help="tên đơn vị như trong văn bản")
    asked.add_argument("--csv", help="bảng nhiều tên, các cột name, province, at")
    resolve.add_argument("--province", default="", help="tỉnh, thành phố của văn bản")
    resolve.add_argument(
        "--at", default="", help="ngày, dd/mm/yyyy hoặc yyyy-mm-dd; bỏ trống: hôm nay"
    )
    resolve.add_argument("--json", action="store_true", help="in JSON")
    resolve.add_argument(
        "--instance", action="store_true", help="thêm đơn vị và sự kiện đã nhập trên máy này"
    )
    return parser
