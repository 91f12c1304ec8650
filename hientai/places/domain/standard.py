"""The places of the whole country from the tables beside this package; `data/README.md` has sources."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from hientai.places.domain.applying import apply_rows
from hientai.places.domain.place import Link, Part, Place, new_place
from hientai.places.domain.places import Places

REFORM: Final = dt.date(2025, 7, 1)
LAST_OLD_DAY: Final = dt.date(2025, 6, 30)
_ROUND: Final = "Sắp xếp đơn vị hành chính cấp huyện, cấp xã giai đoạn 2023-2025"
DATA: Final = Path(__file__).resolve().parent.parent / "data"


@lru_cache(maxsize=1)
def standard_places() -> Places:
    """Return all places that the product comes with; read once, some tenths of a second."""
    basis = {row["province"]: row["basis"] for row in table("resolutions")}
    things = [*_provinces(), *_districts(basis), *_communes(basis)]
    places = [thing for thing in things if isinstance(thing, Place)]
    links = [thing for thing in things if isinstance(thing, Link)]
    before = [{**row, "basis": _ROUND, "sure": "no"} for row in table("changes_2025")]
    done = apply_rows(Places(places, links), [*before, *table("changes")])
    if done.problems:
        raise ValueError(list(map(str, done.problems)))
    return done.places


def table(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _provinces() -> Iterator[Place | Link]:
    for row in table("provinces"):
        since, until = _day(row["since"]), _day(row["until"])
        place = new_place(row["code"], row["name"], "", since, until)
        yield place
        if until:
            on = until + dt.timedelta(days=1)
            yield Link(place.id, _id(row["became"], on), on, Part.WHOLE, row["basis"])


def _districts(basis: dict[str, str]) -> Iterator[Place | Link]:
    new = {row["code"]: row["province"] for row in table("communes")}
    for row in table("districts"):
        since = _day(row["since"])
        place = new_place(row["code"], row["name"], row["province"], since, LAST_OLD_DAY)
        yield place
        if heir := row["became"]:  # an island district without communes
            law = basis[new[heir]]
            yield Link(place.id, _id(heir, REFORM), REFORM, Part.WHOLE, law)


def _communes(basis: dict[str, str]) -> Iterator[Place | Link]:
    province = {}
    for row in table("communes"):
        province[row["code"]] = row["province"]
        yield new_place(row["code"], row["name"], row["province"], REFORM)
    for row in table("communes_2025"):
        place = new_place(row["code"], row["name"], row["district"], None, LAST_OLD_DAY)
        yield place
        for cell in row["became"].split():
            code, _, part = cell.partition(":")
            law = basis[province[code]]
            yield Link(place.id, _id(code, REFORM), REFORM, Part(part or "whole"), law)


def _id(code: str, since: dt.date) -> str:
    return f"{code}.{since:%Y%m%d}"


def _day(cell: str) -> dt.date | None:
    return dt.date.fromisoformat(cell) if cell else None
