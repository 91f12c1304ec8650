"""The tables beside this package; `data/README.md` says where each comes from."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Final

_DATA: Final = Path(__file__).resolve().parent.parent / "data"


@cache
def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table, each as column -> text."""
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def listed(cell: str) -> list[str]:
    """Return the entries of a cell that holds several, parted by `;`."""
    return [entry.strip() for entry in cell.split(";") if entry.strip()]
