"""How well duplicates are found, register by register, beside Splink: writes docs/duplicates.md.

`python -m bench.duplicates [NAME=FILE.csv …]`; a file has the columns of a register and `entity`.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from bench.matching import SPLINK_SURE, Quality, beside
from hientai.people.domain.matching import SURE, SURE_WITHOUT_NUMBERS, duplicates, read_row
from tests.people.habits import HABITS, Habit
from tests.people.made import Row as Written
from tests.people.made import register

PAGE: Final = Path(__file__).parents[1] / "docs" / "duplicates.md"
ROWS: Final = 100_000
PEOPLE: Final = 20_000
AGAIN: Final = 1000  # of them, written once more in one habit
FEW: Final = 8
HEAD: Final = """# How well duplicates are found

Written by `python -m bench.duplicates`. All registers are made up; `entity` says who is one person
and is not read by the matcher. Pairs from the probability {sure} on are called one person, from
{bare} where nobody has a number, Splink's from {splink} on (at 0.5 it is wrong more often). Splink gets names folded and freed of titles as ours
are, trains itself, and blocks by name and year, birth and given name, name and workplace, and
numbers. Precision / recall; seconds of both in one process, one after the other, reading included:
to be read against each other, for the machine may have been busy.

| register | ours | Splink | ours, s | Splink, s |  |
| --- | --- | --- | --- | --- | --- |
"""
ALONE: Final = """
## One habit at a time

{people} people of a register without numbers, {again} of them written once more in one habit: the
share that is found, and pairs wrongly called one person.

| habit | found | wrong pairs |
| --- | --- | --- |
"""


def main(files: Sequence[str]) -> int:
    told = [HEAD.format(sure=SURE, bare=SURE_WITHOUT_NUMBERS, splink=SPLINK_SURE)]
    for name, rows in _registers(files):
        told.append(_beside(name, *beside(rows)))
        print(told[-1], end="", flush=True)
    told.append(ALONE.format(people=f"{PEOPLE:,}", again=f"{AGAIN:,}"))
    told += [_alone(name, habit) for name, habit in HABITS.items()]
    PAGE.write_text("".join(told), "utf-8")
    return 0


def _registers(files: Sequence[str]) -> Iterator[tuple[str, list[Written]]]:
    for numbers in (False, True):
        kind = "with numbers" if numbers else "without numbers"
        for seed in (7, 8):
            yield f"{kind}, seed {seed}", register(ROWS, seed=seed, numbers=numbers)
        few = register(ROWS, seed=7, numbers=numbers, names=FEW)
        yield f"{kind}, few different names", few
    for said in files:
        name, _, path = said.partition("=")
        with Path(path).open(encoding="utf-8", newline="") as file:
            yield name, list(csv.DictReader(file))


def _beside(name: str, ours: Quality, theirs: Quality) -> str:
    worse = {
        "precision": ours.wrong > theirs.wrong,
        "recall": ours.missed > theirs.missed,
        "time": ours.seconds > theirs.seconds,
    }
    lost = [what for what, lost in worse.items() if lost]
    told = f"loses: {', '.join(lost)}" if lost else ""
    return (
        f"| {name} | {_quality(ours)} | {_quality(theirs)} |"
        f" {ours.seconds:.1f} | {theirs.seconds:.1f} | {told} |\n"
    )


def _quality(found: Quality) -> str:
    return f"{1 - found.wrong:.4f} / {1 - found.missed:.4f}"


def _alone(name: str, habit: Habit) -> str:
    rnd = random.Random(name)
    people = register(PEOPLE, seed=11, twice=0.0)
    twice = rnd.sample(range(PEOPLE), AGAIN)
    again = [{**people[at], **habit(rnd, people[at])} for at in twice]
    rows = [read_row(row) for row in (*people, *again)]
    true = {(at, PEOPLE + number) for number, at in enumerate(twice)}
    found = {(match.first, match.second) for match in duplicates(rows)}
    return f"| {name} | {len(found & true) / AGAIN:.1%} | {len(found - true)} |\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
