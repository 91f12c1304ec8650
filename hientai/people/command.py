"""`hientai people …`: the register of intellectuals from the command line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from hientai.kernel.console import read_table, write
from hientai.kernel.errors import DomainError
from hientai.people.domain.matching import SURE, SURE_WITHOUT_NUMBERS, duplicates, read_row

REFUSED: Final = 2
COMPARED: Final = (
    *("birth", "sex", "degree", "speciality", "workplace"),
    *("place", "email", "phone", "identity"),
)


def main(argv: Sequence[str]) -> int:
    options = _parser().parse_args(argv)
    try:
        write(_duplicates(options))
    except DomainError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return REFUSED
    return 0


def _duplicates(options: argparse.Namespace) -> Iterator[str]:
    """Yield the pairs of rows that are one person: `[[id, id, probability], …]` or for the eye."""
    table = read_table(Path(options.csv), ("id", "name"), COMPARED)
    rows = [read_row(row) for row in table]
    found = duplicates(rows, least=options.least)
    if options.json:
        pairs = [(rows[m.first].id, rows[m.second].id, round(m.probability, 4)) for m in found]
        yield json.dumps(pairs, ensure_ascii=False)
        return
    yield f"{len(found)} cặp có thể là một người, trong {len(rows)} dòng"
    for match in found:
        one, other = (table[position] for position in (match.first, match.second))
        yield f"  {match.probability:.2f}  {_told(one)}  =  {_told(other)}"


def _told(row: dict[str, str]) -> str:
    said = (row.get(column) or "" for column in ("id", "name", "birth", "workplace"))
    return ", ".join(value for value in said if value)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hientai people", description="Danh bạ trí thức.")
    commands = parser.add_subparsers(dest="command", required=True)
    twice = commands.add_parser("duplicates", help="những dòng có thể là một người")
    twice.add_argument("--csv", required=True, help=f"bảng có cột id, name, {', '.join(COMPARED)}")
    twice.add_argument("--json", action="store_true", help="in JSON: [[id, id, xác suất], …]")
    twice.add_argument(
        "--least",
        type=float,
        help=f"xác suất thấp nhất được in, mặc định {SURE}, không ai có số thì {SURE_WITHOUT_NUMBERS}",
    )
    return parser
