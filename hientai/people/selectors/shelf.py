"""The register's columns in files that processes share: a new one need not read the tables.

They hold what searching needs of everybody, guarded columns too, and lie where only the server's
own account may look. Which state of the log they show is kept with them.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import numpy as np
from django.core.files.storage import default_storage
from django.db import connection

from hientai.people.selectors import touched
from hientai.people.selectors.columns import Codes, Keys, Pairs, Part
from hientai.people.selectors.postings import Coder, Postings
from hientai.people.selectors.touched import State

SHAPE: Final = "1"  # of the files; those of another shape are not read
FEWEST: Final = 20_000  # people: fewer are read from the tables as quickly
Kept = tuple[Codes, Part, State]


def keep(codes: Codes, whole: Part, log: State) -> Kept:
    """Keep a part that shows all people in a state of the log, and return it; older ones go.

    What is returned lies in the file: other processes have it in the same memory.
    """
    if len(whole) < FEWEST or log is None or connection.in_atomic_block:
        return codes, whole, log  # what is not committed yet is nobody else's
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = Path(tempfile.mkdtemp(prefix=".", dir=folder))
    for name, array in _arrays(whole).items():
        np.save(made / f"{name}.npy", array)
    said = {
        "log": touched.as_json(log),
        "codes": {name: coder.values_in_order for name, coder in codes.columns.items()},
        "words": {"names": whole.names.words, "others": whole.others.words},
    }
    (made / "said.json").write_text(json.dumps(said, ensure_ascii=False), "utf-8")
    at = folder / f"{SHAPE}-{time.time_ns()}"
    made.rename(at)
    _sweep(folder, at)
    try:
        return _read(at)
    except FileNotFoundError:  # another process has kept a newer one
        return codes, whole, log


def kept() -> Iterator[Kept]:
    """Yield what was kept, the newest first; it is read as it is needed."""
    folder = _folder()
    if not folder.is_dir():
        return
    for at in sorted(folder.glob(f"{SHAPE}-*"), reverse=True):
        try:
            yield _read(at)
        except FileNotFoundError:  # another process has kept a newer one
            continue


def _folder() -> Path:
    """Return the folder of this database's files."""
    where = [connection.settings_dict[name] for name in ("NAME", "HOST", "PORT")]
    return Path(default_storage.path("register")) / sha256(repr(where).encode()).hexdigest()[:16]


def _sweep(folder: Path, newest: Path) -> None:
    """Remove older files, and what a process that died left half made."""
    an_hour_ago = time.time() - 3600
    for each in folder.iterdir():
        half_made = each.name.startswith(".") and each.stat().st_mtime < an_hour_ago
        if half_made or (not each.name.startswith(".") and each.name < newest.name):
            shutil.rmtree(each, ignore_errors=True)


def _arrays(whole: Part) -> dict[str, Any]:
    found: dict[str, Any] = {"ids": whole.ids, "birth": whole.birth}
    found |= {"letters": whole.keys.letters, "ends": whole.keys.ends}
    found |= {f"column-{name}": column for name, column in whole.columns.items()}
    for name, pairs in whole.pairs.items():
        found |= {f"places-{name}": pairs.places, f"values-{name}": pairs.values}
    for name, postings in (("names", whole.names), ("others", whole.others)):
        found |= {f"starts-{name}": postings.starts, f"having-{name}": postings.places}
    return found


def _read(at: Path) -> Kept:
    said: dict[str, Any] = json.loads((at / "said.json").read_text("utf-8"))
    arrays = {each.stem: _array(each) for each in at.glob("*.npy")}
    codes = Codes()
    for name, values in said["codes"].items():
        codes.columns[name] = Coder(values)
    try:
        return codes, _part(arrays, said["words"]), touched.from_json(said["log"])
    except KeyError:
        raise FileNotFoundError(at) from None


def _array(at: Path) -> Any:
    try:
        return np.asarray(np.load(at, mmap_mode="r"))
    except ValueError:  # nothing to map where nobody has anything
        return np.load(at)


def _part(arrays: dict[str, Any], words: dict[str, list[str]]) -> Part:
    def named(kind: str) -> dict[str, Any]:
        start = f"{kind}-"
        return {
            name.removeprefix(start): found
            for name, found in arrays.items()
            if name.startswith(start)
        }

    having, starts, values = named("having"), named("starts"), named("values")
    postings = {
        name: Postings(own, starts[name], having[name]) for name, own in sorted(words.items())
    }
    return Part(
        ids=arrays["ids"],
        keys=Keys(arrays["letters"], arrays["ends"]),
        birth=arrays["birth"],
        columns=named("column"),
        pairs={name: Pairs(places, values[name]) for name, places in named("places").items()},
        **postings,
    )
