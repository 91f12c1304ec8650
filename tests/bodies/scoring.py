"""How well names are resolved, by category: `python -m tests.bodies.scoring [LIST] [--misses]`."""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hientai.bodies.domain.resolving import Answer, Status, standard_engine

DATA = Path(__file__).parent / "data"
RESOLVED = {Status.EXACT, Status.SUCCESSOR}
SEVERAL = "*"


@dataclass(frozen=True)
class Judged:
    """A row of the list and its answer; `right` is the listed body, first in the answer."""

    row: dict[str, str]
    answer: Answer
    right: bool

    @property
    def wanted(self) -> bool:
        return self.row["status"] in RESOLVED

    @property
    def resolved(self) -> bool:
        return self.answer.status in RESOLVED

    def __str__(self) -> str:
        said = "; ".join(f"{f.fact.name} ({f.fact.province})" for f in self.answer.found[:3])
        row = self.row
        wanted = f"{row['status']} {row['body']} ({row['body_province']})"
        asked = f"{row['name']!r} {row['province']} {row['at']}"
        return f"{row['category']}: {asked}: {self.answer.status} {said} | wanted {wanted}"


def judged(name: str) -> Iterator[Judged]:
    """Ask every name of a list beside this file."""
    engine = standard_engine()
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            at = dt.date.fromisoformat(row["at"])
            answer = engine.resolve(row["name"], province=row["province"], at=at)
            yield Judged(row, answer, _right(row, answer))


def _right(row: dict[str, str], answer: Answer) -> bool:
    if answer.status != row["status"]:
        return False
    if not row["body"]:
        return True
    if row["body"] == SEVERAL:
        return answer.group and bool(answer.found)
    fact = answer.found[0].fact
    since = fact.valid_from.isoformat() if fact.valid_from else ""
    same = (fact.name, fact.province) == (row["body"], row["body_province"])
    return same and row["valid_from"] in ("", since)


@dataclass(frozen=True)
class Score:
    names: int
    wanted: int
    resolved: int
    right: int
    status: int

    @property
    def precision(self) -> float:
        return self.right / self.resolved if self.resolved else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0


def score(answers: list[Judged]) -> Score:
    return Score(
        names=len(answers),
        wanted=sum(one.wanted for one in answers),
        resolved=sum(one.resolved for one in answers),
        right=sum(one.resolved and one.right for one in answers),
        status=sum(one.answer.status == one.row["status"] for one in answers),
    )


def report(answers: list[Judged]) -> str:
    """Return precision and recall of each category and of all."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in answers:
        groups[one.row["category"]].append(one)
    groups["all"] = answers
    lines = ["category  names wanted resolved right precision recall status-as-listed"]
    for name, group in groups.items():
        s = score(group)
        lines.append(
            f"{name:9} {s.names:5} {s.wanted:6} {s.resolved:8} {s.right:5}"
            f" {s.precision:9.3f} {s.recall:6.3f} {s.status / s.names:8.3f}"
        )
    return "\n".join(lines)


def main() -> None:
    names = [word for word in sys.argv[1:] if not word.startswith("-")] or ["names_first"]
    for name in names:
        answers = list(judged(name))
        print(report(answers))
        if "--misses" in sys.argv:
            print(*(one for one in answers if not one.right), sep="\n")
        print(Counter(one.answer.status.value for one in answers))


if __name__ == "__main__":
    main()
