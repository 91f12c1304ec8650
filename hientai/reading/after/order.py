"""How a task stands among its siblings: a plan is regular, a row unlike the others is doubtful."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from hientai.reading.contract import Reading, Task

_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50}
_FAR: Final = 4.0
_FEW: Final = 2
_FIELDS: Final = ("leads", "coordinators", "timeframe", "reports_to", "deliverable")


class Order:
    """The tasks of a reading by their places: numbers that run, groups whose rows are alike."""

    def __init__(self, reading: Reading) -> None:
        self._tasks = reading["tasks"]
        groups: defaultdict[tuple[str, ...], list[Task]] = defaultdict(list)
        for task in self._tasks:
            groups[tuple(task["path"][:-1])].append(task)
        self._shapes = {path: _Group(tasks) for path, tasks in groups.items()}
        shapes = self._shapes.values()
        self._having = {field: sum(each.having[field] for each in shapes) for field in _FIELDS}
        self._troubled = self._breaks([task["path"] for task in self._tasks])
        heads = self._breaks([each["path"] for each in reading["headings"]])
        tops = Counter(task["path"][0] for task in self._tasks if task["path"])
        bad = Counter(
            task["path"][0] for task, broken in zip(self._tasks, self._troubled, strict=True)
            if broken and task["path"]
        )  # fmt: skip
        bad.update(
            each["path"][0]
            for each, broken in zip(reading["headings"], heads, strict=True)
            if broken and each["path"]
        )
        self._share = {top: min(1.0, 3 * bad[top] / n) for top, n in tops.items()}
        self.paper = float(any(broken for broken in heads))

    @staticmethod
    def _breaks(paths: Sequence[Sequence[str]]) -> list[bool]:
        """Tell of each path whether it stands behind, or leaves out, what should be before it."""
        found = [False] * len(paths)
        for place, (before, now) in enumerate(pairwise(paths), start=1):
            found[place] = _steps_badly(before, now)
        return found

    def breaks(self, place: int) -> bool:
        """Tell whether the numbers run badly at this task."""
        return self._troubled[place]

    def section(self, task: Task) -> float:
        """Return how badly the numbers run in the task's section."""
        return self._share.get(task["path"][0], 0.0) if task["path"] else 0.0

    def lonely(self, task: Task, field: str) -> float:
        """Return which share of the siblings differs in having this value, or none."""
        group = self._shapes[tuple(task["path"][:-1])]
        others = group.count - 1
        if others < _FEW:
            return 0.0
        have = group.having[field]
        return (others + 1 - have if task[field] else have) / others  # type: ignore[literal-required]

    def rare(self, task: Task, field: str) -> float:
        """Return which share of the whole paper's tasks has this value where this one has none."""
        if task[field]:  # type: ignore[literal-required]
            return 0.0
        return self._having[field] / len(self._tasks)

    def size_apart(self, task: Task) -> float:
        """Return how far the task's length is from its siblings', 0 to 1."""
        group = self._shapes[tuple(task["path"][:-1])]
        if group.count <= _FEW:
            return 0.0
        size = max(1, len(task["text"]))
        return min(1.0, (max(group.middle / size, size / group.middle) - 1) / _FAR)

    def end_apart(self, task: Task) -> bool:
        """Tell whether the siblings end in a sign and this task does not."""
        group = self._shapes[tuple(task["path"][:-1])]
        return group.count > _FEW and group.ended == group.count - 1 and not _ends(task)


class _Group:
    """What the tasks under one heading have in common."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self.count = len(tasks)
        self.having = {field: sum(bool(task[field]) for task in tasks) for field in _FIELDS}
        self.middle = median(max(1, len(task["text"])) for task in tasks)
        self.ended = sum(map(_ends, tasks))


def _ends(task: Task) -> bool:
    return task["text"].rstrip()[-1:] in ".;…)"


def _steps_badly(before: Sequence[str], now: Sequence[str]) -> bool:
    """Tell whether a path may not follow another: its first other number is not the next one."""
    for old, new in zip(before, now, strict=False):
        if old == new:
            continue
        was, is_ = number_of(old), number_of(new)
        return was is not None and is_ is not None and is_ != was + 1
    return len(now) <= len(before)


def number_of(label: str) -> int | None:
    """Return what a label counts: `III` 3, `2.1` 1, `-4` 4, `b` 2; None where it counts nothing."""
    last = re.split(r"[ .]", label)[-1].lstrip("-")
    if last.isascii() and last.isdecimal():
        return int(last)
    if last and all(letter in _ROMAN for letter in last):
        values = [_ROMAN[letter] for letter in last]
        return sum(-a if a < b else a for a, b in pairwise([*values, 0]))
    if len(last) == 1 and last.isalpha():
        return "abcdđeghiklmnopqrstuvxy".find(last.lower()) + 1
    return None
