"""What a reading shows about itself: signs, per value, that it may be wrong."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final, TypeAlias

from hientai.reading import lexicon
from hientai.reading.after.repair import suggest
from hientai.reading.contract import Reading, Spans, Target, Task
from hientai.reading.source import plain

Features: TypeAlias = dict[str, float]

TASK_FIELDS: Final = (
    "text", "path", "kind", "leads", "coordinators", "reports_to", "timeframe", "deliverable",
)  # fmt: skip
DOCUMENT_FIELDS: Final = (
    "kind", "number", "symbol", "place", "issuer", "date", "title", "signer",
)  # fmt: skip
_REPORTING: Final = frozenset({"report", "difficulty_channel"})
_SHORT, _LONG, _LONGEST_NAME = 25, 700, 9
_BESIDE: Final = 6
_NEAR: Final = 500
_FEW_TASKS: Final = 4
_HEADS: Final = tuple(plain(head) + " " for head in lexicon.HEADS)
_KNOWN: Final = frozenset(plain(name) for name in lexicon.NAMES) | frozenset(
    f"{head} {plain(name)}" for head in ("so", "bo") for name in lexicon.DEPARTMENTS
)
_TAILS: Final = sorted((plain(tail) for tail in lexicon.TAILS), key=len, reverse=True)
_PLACES: Final = re.compile(
    rf"\s(?:tinh |thanh pho |xa |phuong |huyen )?(?:{'|'.join(plain(p) for p in lexicon.PROVINCES)})$"
)
_VERB: Final = re.compile(
    r"(?<!\w)(?:thuc hien|trien khai|xay dung|chu tri|phoi hop|to chuc thuc hien|tham muu|bao dam|theo doi|thong qua|nghien cuu xay dung|huong dan|nham|de )(?!\w)"
)
_TOGETHER: Final = re.compile(r"(?<!\w)(?:phoi hop|cung voi|tranh thu su ho tro|hop tac voi)(?!\w)")
_LEADING: Final = re.compile(r"(?<!\w)(?:chu tri|giao|de nghi|yeu cau|chiu trach nhiem)(?!\w)")
_WHEN: Final = re.compile(
    r"(?<!\w)(?:truoc ngay|trong (?:nam|quy|thang)|hang nam|hang nam|hang quy|hang thang|dinh ky|thuong xuyen|den nam|tu nam|giai doan|hoan thanh|sau khi|quy [ivx]+)(?!\w)|(?:19|20)\d\d"
)
_DATED: Final = re.compile(r"(?:19|20)\d\d|quy [ivx]+|thang \d|ngay \d")
_FIRST: Final = re.compile(r"(?:\w+\s*){1,3}")
_VERBS: Final = frozenset(plain(verb) for verb in lexicon.VERBS)
_GOAL: Final = re.compile(
    r"^(?:ty le|it nhat|phan dau|tren|hoan thanh|co it nhat|100|von )|\d\s*%|\d ty dong"
)
_LABEL: Final = re.compile(
    r"-?\d+(?:\.\d+)*|[IVXL]+|[A-ZĐa-zđ]|PL(?: \w+)?|(?:Phần|Chương|Điều|Mục) \w+"
)
_KIND_WORDS: Final = {
    "report": re.compile(r"(?<!\w)(?:bao cao|tong hop)(?!\w)"),
    "monitoring": re.compile(r"(?<!\w)(?:theo doi|don doc|kiem tra|giam sat|thanh tra)(?!\w)"),
    "budget": re.compile(r"(?<!\w)(?:kinh phi|ngan sach|von|du toan)(?!\w)"),
    "difficulty_channel": re.compile(r"(?<!\w)(?:kho khan|vuong mac|phat sinh)(?!\w)"),
}


def task_features(reading: Reading) -> list[dict[str, Features]]:
    """Return, per task, the signs of every field that a person would look at."""
    view = _View(reading)
    return [view.of_task(place) for place in range(len(reading["tasks"]))]


def document_features(reading: Reading) -> dict[str, Features]:
    """Return the signs of the header's fields."""
    view = _View(reading)
    doubts = reading["document_doubts"]
    values: dict[str, Any] = {name: reading["document"][name] for name in DOCUMENT_FIELDS}
    return {
        name: {
            **view.paper,
            "absent": float(not value),
            "doubted": float(name in doubts),
            "unplaced": float(bool(value) and name not in reading["document_sources"]),
            "long": float(len(str(value or "")) > _NEAR // 2),
            f"is {name}": 1.0,
            f"absent {name}": float(not value),
        }
        for name, value in values.items()
    }


def target_features(reading: Reading) -> list[Features]:
    """Return the signs of the targets."""
    return [{"bias": 1.0, **_target(each, reading["text"])} for each in reading["targets"]]


def _target(target: Target, text: str) -> Features:
    spans = target.get("sources") or []
    before = plain(text[max(0, spans[0][0] - 3) : spans[0][0]]) if spans else ""
    return {
        "operator plain": float(target["operator"] == "="),
        "no year": float(target["by"] is None),
        "no unit": float(not target["unit"]),
        "percent": float(target["unit"].startswith("%")),
        "has baseline": float(target["baseline"] is not None),
        "range": float(target["value_max"] is not None),
        "long": float(len(target["text"]) > _NEAR // 2),
        "a year as value": float(1900 < target["value"] < 2100),  # noqa: PLR2004 - years
        "in a cell": float("\t" in before or "|" in before),
        "date words": float(len(_DATED.findall(plain(target["text"]))) > 1),
    }


class _View:
    """A reading with what its values share: noise, doubts, gaps in its numbers."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._tasks = reading["tasks"]
        repairs = suggest(reading["text"])
        self._repairs = [(each.start, each.end) for each in repairs]
        words = max(1, reading["text"].count(" "))
        tasks = max(1, len(self._tasks))
        self._paths = {tuple(task["path"]) for task in self._tasks}
        gaps = sum(self._gap(task["path"]) for task in self._tasks)
        leaderless = sum(not task["leads"] for task in self._tasks)
        lower = sum(task["text"][:1].islower() for task in self._tasks)
        self.paper: Features = {
            "bias": 1.0,
            "noise": min(1.0, 50.0 * len(repairs) / words),
            "gaps": gaps / tasks,
            "leaderless": leaderless / tasks,
            "lower": lower / tasks,
            "few tasks": float(len(self._tasks) < _FEW_TASKS),
        }
        self._leads = Counter(tuple(task["leads"]) for task in self._tasks)
        self._said = Counter(tuple(task["path"]) for task in self._tasks)
        self._headings = {tuple(each["path"]) for each in reading["headings"]}
        above = {path[:i] for path in self._paths for i in range(1, len(path))}
        self._branching = {path[:-1] for path in above}
        sorts = Counter(_label_sort(path[:1]) for path in self._paths)
        self._tops = {"annex", *(name for name, n in sorts.items() if 3 * n >= len(self._paths))}
        self._parents = self._headings | self._paths
        self._holes = Holes(reading)
        self.paper["uncovered"] = self._holes.share

    def _gap(self, path: Sequence[str]) -> bool:
        """Tell whether the number before this one is missing among the tasks and headings."""
        last = path[-1].rsplit(".", 1)[-1].lstrip("-") if path else ""
        if not last.isdecimal() or int(last) <= 1:
            return False
        stem = path[-1].removesuffix(last)
        before = (*path[:-1], f"{stem}{int(last) - 1}")
        return not any(each[: len(before)] == before for each in self._paths)

    def _mixed(self, path: tuple[str, ...]) -> bool:
        """Tell whether some siblings of this task are groups of tasks."""
        return len(path) > 1 and path[:-1] in self._branching and not path[-1].startswith("-")

    def of_task(self, place: int) -> dict[str, Features]:
        task = self._tasks[place]
        folded, hole = plain(task["text"]), self._holes.after(place)
        common = {**self.paper, **self._common(task), "hole": min(1.0, len(hole) / _NEAR)}
        fields = {
            "text": {**common, **_text(task)},
            "path": {**common, **self._path(task)},
            "kind": {"bias": 1.0, **_kind(task, folded)},
            "leads": {**common, **self._names(task, "leads"), **self._lead(task, folded, hole)},
            "coordinators": {
                **common,
                **self._names(task, "coordinators"),
                **_with(task, folded, hole),
            },
            "timeframe": {**common, **_time(task, folded, hole)},
        }
        for twice in ("no lead", "doubted", "doubts"):  # all say again that nobody leads
            del fields["leads"][twice]
        if task["reports_to"] or task["kind"] in _REPORTING:
            own = {"nobody": float(not task["reports_to"]), "difficulty": float(task["kind"] != "report")}  # fmt: skip
            fields["reports_to"] = {**common, **self._names(task, "reports_to"), **own}
        if task["deliverable"]:
            fields["deliverable"] = {**common, "long": float(len(task["deliverable"]) > _NEAR // 5)}
        return fields

    def _common(self, task: Task) -> Features:
        spans = task["sources"].get("text") or [[0, 0]]
        start, end = spans[0][0], spans[-1][1]
        inside = sum(start <= left < end for left, _ in self._repairs)
        return {
            "wrong words": min(1.0, inside / 3),
            "doubts": float(bool(task.get("doubts"))),
            "joined": float(len(spans) > 1),
            "lower start": float(task["text"][:1].islower()),
            "gap": float(self._gap(task["path"])),
            "bullet": float(bool(task["path"]) and task["path"][-1].startswith("-")),
            "no lead": float(not task["leads"]),
        }

    def _path(self, task: Task) -> Features:
        path = tuple(task["path"])
        return {
            "shallow": float(len(path) < 2),  # noqa: PLR2004 - a section and a number
            "twice": float(self._said[path] > 1),
            "a heading too": float(path in self._headings),
            "unlike others": float(_label_sort(path[:1]) not in self._tops),
            "mixed": float(self._mixed(path)),
            "odd label": float(any(not _LABEL.fullmatch(each) for each in path)),
            **_text(task),
            "orphan": float(len(path) > 1 and path[:-1] not in self._parents),
        }

    def _names(self, task: Task, field: str) -> Features:
        """Return how well the names are known: exactly, as collectives, by their head, not at all."""
        names: list[str] = task[field]  # type: ignore[literal-required]
        sorts = Counter(_sort(name) for name in names)
        spans = task["sources"].get(field) or []
        printed = plain(" ".join(self._reading["text"][a:b] for a, b in spans))
        marks = any(plain(name) in printed and name.lower() not in self._printed(spans) for name in names)  # fmt: skip
        return {
            "doubted": float(field in task.get("doubts", {})),
            "many": min(1.0, max(0, len(names) - 2) / 4),
            "headed": float(sorts["headed"] > 0),
            "odd": float(sorts["odd"] > 0),
            "collective": float(sorts["collective"] > 0),
            "repaired": float(marks),
            "long name": float(any(len(name.split()) > _LONGEST_NAME for name in names)),
            "verb in name": float(any(_VERB.search(plain(name)) for name in names)),
        }

    def _printed(self, spans: Spans) -> str:
        return " ".join(self._reading["text"][start:end] for start, end in spans).lower()

    def _lead(self, task: Task, folded: str, hole: str) -> Features:
        """Return where the lead was found: label, sentence, line behind, heading."""
        spans = task["sources"].get("leads") or []
        body = task["sources"].get("text") or [[0, 0]]
        where = _where(spans, body)
        return {
            **{f"from {each}": float(each == where) for each in ("sentence", "line", "heading")},
            "none": float(not task["leads"]),
            "leads in words": float(bool(_LEADING.search(folded)) and where != "sentence"),
            "leads in hole": float(where != "line" and bool(_LEADING.search(hole))),
            "alone so": float(self._leads[tuple(task["leads"])] == 1),
        }


class Holes:
    """What stands between tasks and belongs to no value."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading["text"]
        self._starts = [_start(task) for task in reading["tasks"]]
        spans = [
            span for task in reading["tasks"] for each in task["sources"].values() for span in each
        ]
        spans += [each["span"] for each in reading["headings"]]
        self._spans = sorted((start, end) for start, end in spans)
        first, last = min(self._starts, default=0), max(self._starts, default=0)
        open_ = sum(len(each) for each in self._open(first, last))
        self.share = open_ / (last - first) if last > first else 0.0

    def after(self, place: int) -> str:
        """Return the open words, without marks, from a task up to the next in the text."""
        start = self._starts[place]
        later = [each for each in self._starts if each > start]
        end = min(later, default=start + 2 * _NEAR)
        return plain(" ".join(self._open(start, min(end, start + 4 * _NEAR))))

    def _open(self, start: int, end: int) -> list[str]:
        parts, place = [], start
        low = bisect_left(self._spans, (start - 8 * _NEAR, 0))
        for left, right in self._spans[low:]:
            if left >= end:
                break
            if left > place:
                parts.append(self._text[place:left])
            place = max(place, right)
        parts.append(self._text[place:end])
        return [part for part in parts if len(part.split()) > 1]


def _start(task: Task) -> int:
    spans = task["sources"].get("text")
    return spans[0][0] if spans else 0


def _where(spans: Spans, body: Spans) -> str:
    if not spans:
        return "nowhere"
    start, end = body[0][0], body[-1][1]
    if start <= spans[0][0] < end:
        return "sentence"
    if spans[0][0] >= end:
        return "line"
    return "label" if start - spans[-1][1] <= _BESIDE else "heading"


def _label_sort(path: Sequence[str]) -> str:
    label = path[0] if path else ""
    if label.startswith("PL"):
        return "annex"
    return (
        "roman"
        if re.fullmatch(r"[IVXL]+", label)
        else "number"
        if label[:1].isdigit()
        else label[:1]
    )


def _text(task: Task) -> Features:
    size = len(task["text"])
    folded = plain(task["text"])
    first = _FIRST.match(folded)
    opening = first.group().split() if first else []
    does = any(" ".join(opening[:n]) in _VERBS for n in (1, 2, 3))
    return {
        "cells": float("|" in task["text"] or "\t" in task["text"]),
        "no verb": float(not does),
        "no verb, no lead": float(not does and not task["leads"]),
        "like a goal": float(bool(_GOAL.search(folded))),
        "short": float(size < _SHORT),
        "long": float(size > _LONG),
        "open end": float(not task["text"].rstrip().endswith((".", ";", "…", ":", ")"))),
        "colon": float(task["text"].rstrip().endswith(":")),
    }


def _kind(task: Task, folded: str) -> Features:
    own = _KIND_WORDS.get(task["kind"])
    first = folded[:60]
    return {
        "some kind": float(own is not None),
        "at first": float(own is not None and bool(own.search(first))),
        **{
            f"{name} words": float(task["kind"] != name and bool(sign.search(folded)))
            for name, sign in _KIND_WORDS.items()
        },
        f"is {task['kind']}": 1.0,
    }


def _with(task: Task, folded: str, hole: str) -> Features:
    says = bool(_TOGETHER.search(folded))
    return {
        "none": float(not task["coordinators"]),
        "unheard": float(says and not task["coordinators"]),
        "in hole": float(not task["coordinators"] and bool(_TOGETHER.search(hole))),
        "far": float(bool(task["coordinators"]) and not says),
        "many words": float(len(_TOGETHER.findall(folded)) > 1),
    }


def _time(task: Task, folded: str, hole: str) -> Features:
    time = task["timeframe"]
    text = plain(time["text"]) if time else ""
    parsed = bool(time and (time["recurrence"] or time["start"] or time["end"]))
    return {
        "none": float(time is None),
        "unheard": float(time is None and bool(_WHEN.search(folded))),
        "in hole": float(time is None and bool(_WHEN.search(hole))),
        "unheard date": float(time is None and bool(_DATED.search(folded))),
        "unparsed": float(time is not None and not parsed),
        "condition": float(bool(time and time["condition"])),
        "own words": float(bool(text) and text in folded),
        "long": float(len(text) > _NEAR // 10),
        "many dates": float(len(_DATED.findall(text)) > 2),  # noqa: PLR2004 - a span has two
    }


@lru_cache(maxsize=4096)
def _sort(name: str) -> str:
    """Return `known`, `collective`, `headed` (begins like a body's name) or `odd`."""
    folded = plain(name)
    if folded.startswith(("cac ", "nhung ")):
        return "collective"
    bare = _PLACES.sub("", folded)
    for tail in _TAILS:
        bare = bare.removesuffix(" " + tail)
    if bare in _KNOWN or folded in _KNOWN:
        return "known"
    return "headed" if f"{folded} ".startswith(_HEADS) else "odd"
