"""What a reading shows about itself: signs, per value, that it may be wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from hientai.reading import lexicon
from hientai.reading.after.figures import DOCUMENT_FIELDS, document_signs, target_signs
from hientai.reading.after.naming import Names, misspelt
from hientai.reading.after.order import Order
from hientai.reading.after.repair import suggest
from hientai.reading.after.surroundings import NEAR, Surroundings
from hientai.reading.contract import Reading, Spans, Task
from hientai.reading.source import plain

Features: TypeAlias = dict[str, float]

TASK_FIELDS: Final = (
    "text", "path", "kind", "leads", "coordinators", "reports_to", "timeframe", "deliverable",
)  # fmt: skip
_REPORTING: Final = frozenset({"report", "difficulty_channel"})
_SHORT, _LONG = 25, 700
_BESIDE: Final = 6
_FEW_TASKS: Final = 4
_TOGETHER: Final = re.compile(r"(?<!\w)(?:phoi hop|cung voi|tranh thu su ho tro|hop tac voi)(?!\w)")
_LEADING: Final = re.compile(r"(?<!\w)(?:chu tri|giao|de nghi|yeu cau|chiu trach nhiem)(?!\w)")
_WHEN: Final = re.compile(
    r"(?<!\w)(?:truoc ngay|trong (?:nam|quy|thang)|hang nam|hang quy|hang thang|dinh ky|thuong xuyen|den nam|tu nam|giai doan|hoan thanh|sau khi|quy [ivx]+)(?!\w)|(?:19|20)\d\d"
)
_DATED: Final = re.compile(r"(?:19|20)\d\d|quy [ivx]+|thang \d|ngay \d")
_FROM_TO: Final = re.compile(r"(?<!\w)tu (?:nam|thang|ngay|quy|nay|\d).*(?<!\w)den(?!\w)|\d ?- ?(?:thang |quy )?[\divx]")  # fmt: skip
_FIRST: Final = re.compile(r"(?:\w+\s*){1,3}")
_VERBS: Final = frozenset(plain(verb) for verb in lexicon.VERBS)
_GOAL: Final = re.compile(
    r"^(?:ty le|it nhat|phan dau|tren|hoan thanh|co it nhat|100|von )|\d\s*%|\d ty dong"
)
_FACT: Final = re.compile(
    r"^(?:tren day la|ke hoach nay|chi thi nay|nghi quyet nay|kinh phi|nguon kinh phi|tu nguon|can cu)(?!\w)|co hieu luc"
)
_LABEL: Final = re.compile(
    r"-?\d+(?:\.\d+)*|[IVXL]+|[A-ZĐa-zđ]|PL(?: \w+)?|(?:Phần|Chương|Điều|Mục) \w+"
)
_OPENS: Final = re.compile(r"\W*([\w/ -]{2,45}):")
_NOTE: Final = re.compile(r"\([^()]*(?:chu tri|phoi hop|hoan thanh truoc|thoi gian)[^()]*\)?\W*$")
_NO_WORK: Final = ("no verb, no lead", "a statement", "opens as a label", "odd opening", "cells", "short")  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+")
_SHOUT: Final = re.compile(r"(?<!\w)[A-ZĐÀ-Ỹ]{2,} [A-ZĐÀ-Ỹ]{2,}(?!\w)")
_ODD_SIGNS: Final = re.compile(
    r"[=~^<>{}\[\]\\@#$_¢©®£¥°]|\w[+*|]\w?|[+*]-|[a-zà-ỹ]\d|\w[,;.]{2}\w"
)
_SMALL_NEXT: Final = re.compile(r"[ \t]*\n?[ \t]*[a-zđà-ỹ]")
_KIND_WORDS: Final = {
    "report": re.compile(r"(?<!\w)(?:bao cao|tong hop)(?!\w)"),
    "monitoring": re.compile(r"(?<!\w)(?:theo doi|don doc|kiem tra|giam sat|thanh tra)(?!\w)"),
    "budget": re.compile(r"(?<!\w)(?:kinh phi|ngan sach|von|du toan)(?!\w)"),
    "difficulty_channel": re.compile(r"(?<!\w)(?:kho khan|vuong mac|phat sinh)(?!\w)"),
}


class AllFeatures(NamedTuple):
    """The signs of everything: of every field of each task, of the header's fields, of the goals."""

    tasks: list[dict[str, Features]]
    document: dict[str, Features]
    targets: list[Features]


def all_features(reading: Reading) -> AllFeatures:
    """Return the signs of every value that a person would look at."""
    view = _View(reading)
    tasks = [view.of_task(place) for place in range(len(reading["tasks"]))]
    head = {name: {**view.paper, **document_signs(reading, name)} for name in DOCUMENT_FIELDS}
    return AllFeatures(tasks, head, target_features(reading))


def target_features(reading: Reading) -> list[Features]:
    """Return the signs of the targets."""
    return [{"bias": 1.0, **target_signs(each, reading["text"])} for each in reading["targets"]]


class _View:
    """A reading with what its values share: noise, doubts, gaps in its numbers."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._tasks = reading["tasks"]
        repairs = suggest(reading["text"])
        self._repairs = [each.start for each in repairs]
        self._around = Surroundings(reading)
        self._order = Order(reading)
        self._names = Names(reading, self._around)
        self._paths = Counter(tuple(task["path"]) for task in self._tasks)
        self._headings = {tuple(each["path"]) for each in reading["headings"]}
        self._leads = Counter(tuple(task["leads"]) for task in self._tasks)
        sorts = Counter(_label_sort(path[:1]) for path in self._paths)
        self._tops = {"annex", *(name for name, n in sorts.items() if 3 * n >= len(self._paths))}
        self._odd_share = self._odd_shares()
        self._wheres = Counter(self._where(task) for task in self._tasks)
        tasks = max(1, len(self._tasks))
        self.paper: Features = {
            "bias": 1.0,
            "noise": min(1.0, 50.0 * len(repairs) / max(1, reading["text"].count(" "))),
            "leaderless": sum(not task["leads"] for task in self._tasks) / tasks,
            "lower": sum(task["text"][:1].islower() for task in self._tasks) / tasks,
            "few tasks": float(len(self._tasks) < _FEW_TASKS),
            "uncovered": self._around.share,
            "misnumbered": self._order.paper,
        }

    def _where(self, task: Task) -> str:
        return _where(task["sources"].get("leads") or [], task["sources"].get("text") or [[0, 0]])

    def _odd_shares(self) -> dict[tuple[str, ...], float]:
        """Return, per group, which share of its tasks hardly looks like work."""
        odd, all_ = Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
        for task in self._tasks:
            group, shape = tuple(task["path"][:-1]), _shape(task)
            all_[group] += 1
            odd[group] += any(shape[sign] for sign in _NO_WORK)
        return {group: odd[group] / n for group, n in all_.items()}

    def of_task(self, place: int) -> dict[str, Features]:
        task = self._tasks[place]
        folded, hole = plain(task["text"]), self._around.after(place)
        common = {**self.paper, **self._common(task, place), "hole": min(1.0, len(hole) / NEAR)}
        said = {
            "bodies open": min(1.0, self._around.bodies_unclaimed(place) / 2),
            "roles open": min(1.0, self._around.roles_unclaimed(place) / 2),
        }
        shape = {**_shape(task), **self._print(task), "size apart": self._order.size_apart(task), "end apart": float(self._order.end_apart(task))}  # fmt: skip
        fields = {
            "text": {**common, **said, **shape},
            "path": {**common, **shape, **self._path(task)},
            "kind": {"bias": 1.0, **_kind(task, folded)},
            "leads": {**common, **said, **self._role(task, "leads"), **self._lead(task, folded, hole)},
            "coordinators": {**common, **said, **self._role(task, "coordinators"), **_with(task, folded, hole)},
            "timeframe": {**common, **self._beside(task, "timeframe"), **_time(task, folded, hole), "days open": min(1.0, self._around.days_unclaimed(place) / 2)},
        }  # fmt: skip
        if task["reports_to"] or task["kind"] in _REPORTING:
            own = {"nobody": float(not task["reports_to"]), "difficulty": float(task["kind"] != "report")}  # fmt: skip
            fields["reports_to"] = {**common, **said, **self._role(task, "reports_to"), **own}
        if task["deliverable"]:
            fields["deliverable"] = {**common, "long": float(len(task["deliverable"]) > NEAR // 5)}
        return fields

    def _common(self, task: Task, place: int) -> Features:
        spans = task["sources"].get("text") or [[0, 0]]
        start, end = spans[0][0], spans[-1][1]
        inside = sum(start <= left < end for left in self._repairs)
        return {
            "wrong words": min(1.0, inside / 3),
            "joined": float(len(spans) > 1),
            "lower start": float(task["text"][:1].islower()),
            "breaks": float(self._order.breaks(place)),
            "bullet": float(bool(task["path"]) and task["path"][-1].startswith("-")),
            "no lead": float(not task["leads"]),
            "note left": float(bool(_NOTE.search(plain(task["text"])))),
        }

    def _beside(self, task: Task, field: str) -> Features:
        """Return how the value differs from what the siblings and the paper have."""
        return {
            "doubted": float(field in task.get("doubts", {})),
            "lonely": self._order.lonely(task, field),
            "rare": self._order.rare(task, field),
        }

    def _role(self, task: Task, field: str) -> Features:
        return {**self._beside(task, field), **self._names.signs(task, field)}

    def _path(self, task: Task) -> Features:
        path = tuple(task["path"])
        return {
            "shallow": float(len(path) < 2),  # noqa: PLR2004 - a section and a number
            "twice": float(self._paths[path] > 1),
            "a heading too": float(path in self._headings),
            "unlike others": float(_label_sort(path[:1]) not in self._tops),
            "odd label": float(any(not _LABEL.fullmatch(each) for each in path)),
            "orphan": float(len(path) > 1 and path[:-1] not in self._headings and not self._paths[path[:-1]]),
            "section breaks": self._order.section(task),
            "odd neighbours": self._odd_share[path[:-1]],
        }  # fmt: skip

    def _print(self, task: Task) -> Features:
        """Return how well the characters were read: words that cannot be, capitals, a cut end."""
        words = _WORD.findall(task["text"])
        spans = task["sources"].get("text") or [[0, 0]]
        return {
            "misspelt": min(1.0, sum(misspelt(word) for word in words) / 3),
            "odd signs": float(bool(_ODD_SIGNS.search(task["text"]))),
            "shouting": float(bool(_SHOUT.search(task["text"])) and not task["text"].isupper()),
            "goes on": float(bool(_SMALL_NEXT.match(self._reading["text"], spans[-1][1]))),
        }

    def _lead(self, task: Task, folded: str, hole: str) -> Features:
        """Return where the lead was found: label, sentence, line behind, heading."""
        where = self._where(task)
        return {
            **{f"from {each}": float(each == where) for each in ("sentence", "line", "heading")},
            "none": float(not task["leads"]),
            "leads in words": float(bool(_LEADING.search(folded)) and where != "sentence"),
            "leads in hole": float(where != "line" and bool(_LEADING.search(hole))),
            "found elsewhere": 1.0 - self._wheres[where] / len(self._tasks),
            "alone so": float(self._leads[tuple(task["leads"])] == 1),
        }


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
    if re.fullmatch(r"[IVXL]+", label):
        return "roman"
    return "number" if label[:1].isdigit() else label[:1]


def _shape(task: Task) -> Features:
    size = len(task["text"])
    folded = plain(task["text"])
    first = _FIRST.match(folded)
    opening = first.group().split() if first else []
    does = any(" ".join(opening[:n]) in _VERBS for n in (1, 2, 3))
    opens = _OPENS.match(task["text"])
    return {
        "cells": float("|" in task["text"] or "\t" in task["text"]),
        "no verb": float(not does),
        "no verb, no lead": float(not does and not task["leads"]),
        "like a goal": float(bool(_GOAL.search(folded))),
        "a statement": float(bool(_FACT.search(folded))),
        "opens as a label": float(bool(opens)),
        "odd opening": float(not task["text"][:1].isalnum()),
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
    half = bool(time and not time["recurrence"] and not (time["start"] and time["end"]))
    return {
        "none": float(time is None),
        "unheard": float(time is None and bool(_WHEN.search(folded))),
        "in hole": float(time is None and bool(_WHEN.search(hole))),
        "unheard date": float(time is None and bool(_DATED.search(folded))),
        "unparsed": float(time is not None and not parsed),
        "half a span": float(half and bool(_FROM_TO.search(text))),
        "condition": float(bool(time and time["condition"])),
        "own words": float(bool(text) and text in folded),
        "long": float(len(text) > NEAR // 10),
        "many dates": float(len(_DATED.findall(text)) > 2),  # noqa: PLR2004 - a span has two
        "two days": float(len(re.findall(r"\d{1,2}/\d{1,2}", text)) > 1),
    }
