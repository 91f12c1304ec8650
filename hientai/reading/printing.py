"""A reading as a person sees it in a terminal: a table, and lines that say how far it is."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Sequence

from hientai.reading.contract import Reading, Task

_WIDTHS = (16, 46, 30, 26, 22)
_HEADS = ("Mục", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian")
_REWRITE = "\r\x1b[K"  # back to the start of the line, and clear it


def write(printed: str) -> None:
    """Write UTF-8 whatever the terminal's locale says."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(printed + "\n")
    else:
        buffer.write((printed + "\n").encode())
        buffer.flush()


class Teller:
    """Says on stderr how far the work is: on a terminal in one line that is written anew."""

    def __init__(self) -> None:
        self._rewrites = sys.stderr.isatty()

    def tell(self, words: str) -> None:
        sys.stderr.write(f"{_REWRITE}{words}" if self._rewrites else f"{words}\n")
        sys.stderr.flush()

    def say(self, sentence: str) -> None:
        """Write a line that stays."""
        sys.stderr.write(f"{_REWRITE if self._rewrites else ''}{sentence}\n")
        sys.stderr.flush()

    def page(self, name: str, done: int, pages: int) -> None:
        """Say which page of one file is read; only on a terminal, and then only for a while."""
        if self._rewrites and pages > 1:
            self.tell(f"{name}: trang {done}/{pages}" if done < pages else "")


def table(reading: Reading) -> str:
    """Return the tasks as a table that is easy to read."""
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
