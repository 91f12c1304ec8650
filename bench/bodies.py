"""Resolving 100,000 messy names, in a process of its own: seconds against the 60 allowed, and memory."""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from hientai.bodies.domain.provinces import current_provinces, predecessors_of
from hientai.bodies.domain.resolving import standard_engine

LISTS = Path(__file__).parent.parent / "tests" / "bodies" / "data"
NAMES, SEED = 100_000, 20250701
ALLOWED_SECONDS, ALLOWED_MEGABYTES = 60, 400
DAYS = (dt.date(2020, 4, 8), dt.date(2024, 6, 10), dt.date(2025, 4, 15), dt.date(2026, 11, 21))
LETTERS = "abcdeghiklmnopqrstuvxy ."
WITHOUT_PROVINCE = 0.03


def written() -> list[str]:
    """Return the hand-made names of the lists that the tests hold."""
    paths = sorted(LISTS.glob("names_*.csv"))
    return [row["name"] for path in paths for row in csv.DictReader(path.open(encoding="utf-8"))]


def spoiled(name: str, chance: random.Random) -> str:
    """Return a name with up to two letters wrong, lost, added or in capitals."""
    letters = list(name)
    for _ in range(chance.choice((0, 0, 1, 1, 2))):
        if not letters:
            break
        place = chance.randrange(len(letters))
        letters[place] = chance.choice(
            (chance.choice(LETTERS), "", letters[place] * 2, letters[place].upper())
        )
    return "".join(letters)


def messy() -> list[tuple[str, str, dt.date]]:
    chance = random.Random(SEED)
    names = written()
    provinces = [part.name for name in current_provinces() for part in predecessors_of(name)]
    return [
        (
            spoiled(chance.choice(names), chance),
            "" if chance.random() < WITHOUT_PROVINCE else chance.choice(provinces),
            chance.choice(DAYS),
        )
        for _ in range(NAMES)
    ]


def measure() -> dict[str, object]:
    """Resolve all, reading the tables included; return seconds, peak megabytes and the statuses."""
    asked = messy()
    start = time.perf_counter()
    engine = standard_engine()
    statuses = Counter(
        engine.resolve(name, province=province, at=at).status.value for name, province, at in asked
    )
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "megabytes": peak, "statuses": statuses}


def lines() -> list[dict[str, object]]:
    done = subprocess.run([sys.executable, "-m", "bench.bodies"], capture_output=True, check=True)
    found = json.loads(done.stdout)
    return [
        _line("resolve 100,000 messy names, one core", found["seconds"], "s", ALLOWED_SECONDS),
        _line("peak memory of it, MB resident", found["megabytes"], "MB", ALLOWED_MEGABYTES),
    ]


def _line(name: str, value: float, unit: str, allowed: float) -> dict[str, object]:
    return {
        "name": name,
        "seconds": round(value, 2),
        "against": f"what it may take, {unit}",
        "against_seconds": allowed,
        "ratio": round(value / allowed, 2),
        "bar": 1.0,
        "holds": value <= allowed,
    }


if __name__ == "__main__":
    print(json.dumps(measure()))
