"""What commands share: tables that other programs wrote, lines for people and programs."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from hientai.kernel.errors import UnreadableFile, noop


def read_table(
    path: Path, needed: Sequence[str], others: Sequence[str] = ()
) -> list[dict[str, str]]:
    """Return the rows of a table in UTF-8, parted by commas or semicolons; refuse without `needed`."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(
            noop("Không đọc được tệp “%(name)s”: cần bảng CSV mã UTF-8."), name=path.name
        ) from error
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ",")
    missing = [column for column in needed if column not in (rows.fieldnames or ())]
    if missing:
        raise UnreadableFile(
            noop("Tệp “%(name)s” thiếu cột “%(column)s”; cần các cột %(columns)s."),
            name=path.name,
            column=missing[0],
            columns=", ".join((*needed, *others)),
        )
    return list(rows)


def comma_separated(cells: Sequence[str]) -> str:
    """Return one line of a CSV table, without its end."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def write(lines: Iterable[str]) -> None:
    """Write UTF-8 whatever the terminal's locale says."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    for line in lines:
        if buffer is None:
            sys.stdout.write(line + "\n")
        else:
            buffer.write((line + "\n").encode())
    if buffer is not None:
        buffer.flush()
