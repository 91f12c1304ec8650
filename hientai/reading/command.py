"""`hientai read FILE [--json|--table]`: prints what a plan says; needs no database and no Django."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from hientai.kernel.errors import DomainError, UnreadableFile, noop
from hientai.reading import load_text, read_text, require_plan
from hientai.reading.contract import Reading, Task

REFUSED = 2
_WIDTHS = (16, 46, 30, 26, 22)
_HEADS = ("Mục", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian")


def main(argv: Sequence[str]) -> int:
    """Run the command; a refusal is one sentence on stderr and exit code 2."""
    options = _parser().parse_args(argv)
    try:
        reading = read_file(Path(options.file))
    except DomainError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return REFUSED
    printed = (
        _table(reading) if options.table else json.dumps(reading, ensure_ascii=False, indent=1)
    )
    _write(printed)
    return 0


def read_file(path: Path) -> Reading:
    """Return the reading of a file, or raise UnreadableFile."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            noop("Không mở được tệp “%(name)s”: %(reason)s."), name=path.name, reason=_reason(error)
        ) from None
    reading = read_text(load_text(data, path.name))
    require_plan(reading)
    return reading


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return noop("không có tệp này")
    if isinstance(error, IsADirectoryError):
        return noop("đây là thư mục")
    return noop("không có quyền đọc hoặc đĩa hỏng")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hientai read", description="Đọc một kế hoạch.")
    parser.add_argument("file", help="tệp Word, PDF, ảnh chụp, .txt hoặc .md")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="in một đối tượng JSON (mặc định)")
    form.add_argument("--table", action="store_true", help="in bảng dễ đọc")
    return parser


def _write(printed: str) -> None:
    """Write UTF-8 whatever the terminal's locale says."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(printed + "\n")
    else:
        buffer.write((printed + "\n").encode())
        buffer.flush()


def _table(reading: Reading) -> str:
    document = reading["document"]
    head = [document["kind"] or "", document["number"] or "", document["issuer"] or ""]
    lines = [" · ".join(part for part in head if part), document["title"] or "", ""]
    lines.extend(_row(_HEADS))
    lines.append("-" * (sum(_WIDTHS) + 2 * len(_WIDTHS)))
    for task in reading["tasks"]:
        lines.extend(_row(_cells(task)))
    return "\n".join(lines)


def _cells(task: Task) -> tuple[str, ...]:
    time = task["timeframe"]
    return (
        "/".join(task["path"]),
        task["text"],
        "; ".join(task["leads"]),
        "; ".join(task["coordinators"]),
        time["text"] if time else "",
    )


def _row(cells: Sequence[str]) -> Iterator[str]:
    """Yield the lines of one row, every cell wrapped in its column."""
    wrapped = [
        textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, _WIDTHS, strict=True)
    ]
    for i in range(max(map(len, wrapped))):
        parts = [
            (lines[i] if i < len(lines) else "").ljust(width)
            for lines, width in zip(wrapped, _WIDTHS, strict=True)
        ]
        yield "  ".join(parts).rstrip()
