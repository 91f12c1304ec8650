"""The register as columns at one moment, and how it lies in files that processes share."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hientai.statistics.domain.columns import Codes, Column

SHAPE: Final = "2"  # of the columns; files of another shape are read anew
KEPT: Final = 2  # snapshots: the newest, and the one that somebody may still read


@dataclass(frozen=True)
class Many:
    """What a person has several of: rows of the snapshot, a value, from and until (`yyyymm`, 0 open)."""

    rows: Codes
    column: Column
    since: Codes
    until: Codes


@dataclass(frozen=True)
class Snapshot:
    """All profiles in the order of their keys; `mark` tells one state of the register from another."""

    mark: str
    taken_at: str
    pks: NDArray[np.int64]
    columns: Mapping[str, Column]
    many: Mapping[str, Many]

    @property
    def rows(self) -> int:
        return len(self.pks)


def save(snapshot: Snapshot, folder: Path) -> None:
    """Keep a snapshot under its mark, whole or not at all; older ones go."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".", dir=folder))
    np.save(made / "pks.npy", snapshot.pks)
    for name, column in snapshot.columns.items():
        np.save(made / f"{name}.npy", column.codes)
    for name, many in snapshot.many.items():
        parts = {"rows": many.rows, "codes": many.column.codes}
        for part, codes in {**parts, "since": many.since, "until": many.until}.items():
            np.save(made / f"{name}.{part}.npy", codes)
    values = {
        "taken_at": snapshot.taken_at,
        "columns": {name: column.values for name, column in snapshot.columns.items()},
        "many": {name: many.column.values for name, many in snapshot.many.items()},
    }
    (made / "values.json").write_text(json.dumps(values), "utf-8")
    _place(made, folder / snapshot.mark)
    kept = set(_newest_first(folder)[:KEPT])
    for old in folder.iterdir():
        if old not in kept and not old.name.startswith("."):
            shutil.rmtree(old, ignore_errors=True)


def _place(made: Path, at: Path) -> None:
    try:
        made.rename(at)
    except OSError:  # another process was quicker
        shutil.rmtree(made, ignore_errors=True)


def load(folder: Path, mark: str = "") -> Snapshot | None:
    """Return the snapshot of a mark, or the newest; its columns are read as they are needed."""
    found = [folder / mark] if mark else _newest_first(folder)
    for at in found:
        try:
            return _load(at)
        except FileNotFoundError:
            continue
    return None


def newest(folder: Path) -> str:
    """Return the mark of the newest snapshot; empty if there is none."""
    return next((each.name for each in _newest_first(folder)), "")


def _newest_first(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    those = [each for each in folder.iterdir() if each.name.startswith(f"{SHAPE}-")]
    return sorted(those, key=lambda each: each.stat().st_mtime, reverse=True)


def _load(at: Path) -> Snapshot:
    values: dict[str, Any] = json.loads((at / "values.json").read_text("utf-8"))

    def read(name: str) -> Codes:
        found: Codes = np.asarray(np.load(at / f"{name}.npy", mmap_mode="r"))
        return found

    return Snapshot(
        at.name,
        values["taken_at"],
        read("pks"),
        {name: Column(read(name), tuple(those)) for name, those in values["columns"].items()},
        {
            name: Many(
                read(f"{name}.rows"),
                Column(read(f"{name}.codes"), tuple(those)),
                read(f"{name}.since"),
                read(f"{name}.until"),
            )
            for name, those in values["many"].items()
        },
    )
