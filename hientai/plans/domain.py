"""Rules of a plan that is being checked: matching readings, keeping corrections, proposing its setup."""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Final

from rapidfuzz import fuzz

from hientai.kernel.errors import noop
from hientai.kernel.timeframes import Recurrence, Timeframe
from hientai.kernel.vietnamese import fold, nfc

Json = Mapping[str, Any]

NAME_FIELDS: Final = ("leads", "coordinators", "reports_to")
FIELDS: Final = ("text", *NAME_FIELDS, "timeframe", "kind", "deliverable")
DOCUMENT_FIELDS: Final = ("number", "date", "issuer", "title", "signer")
READ, ACCEPTED, CORRECTED = "read", "accepted", "corrected"

_SAME_PLACE: Final = 50  # likeness, of 100, that is enough where the number is the same
_ELSEWHERE: Final = 85  # and where it is not
_RELATED: Final = 40  # enough to suggest who leads a task
_TWIN_LENGTH: Final = 40  # shorter texts are alike by chance


@dataclass(frozen=True)
class Contents:
    """What a task says, apart from where it was read."""

    text: str = ""
    leads: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    reports_to: tuple[str, ...] = ()
    timeframe: Timeframe = field(default_factory=Timeframe)
    kind: str = "task"
    deliverable: str = ""


def timeframe_of(value: Json | None) -> Timeframe:
    """Return the contract's timeframe; an unknown recurrence counts as periodic."""
    if not value:
        return Timeframe()
    said = value.get("recurrence")
    known = {item.value for item in Recurrence}
    return Timeframe(
        text=str(value.get("text") or "")[:300],
        recurrence=(Recurrence(said) if said in known else Recurrence.PERIODIC) if said else None,
        start=value.get("start"),
        end=value.get("end"),
        condition=str(value["condition"])[:300] if value.get("condition") else None,
    )


def contents_of(task: Json) -> Contents:
    """Return what a task of the contract says."""
    return Contents(
        text=nfc(str(task.get("text") or "")),
        leads=_names(task, "leads"),
        coordinators=_names(task, "coordinators"),
        reports_to=_names(task, "reports_to"),
        timeframe=timeframe_of(task.get("timeframe")),
        kind=str(task.get("kind") or "task"),
        deliverable=str(task.get("deliverable") or ""),
    )


def _names(task: Json, key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(nfc(str(name))[:300] for name in task.get(key) or ()))


def values_of(task: Json, names: Iterable[str] = FIELDS) -> dict[str, dict[str, Any]]:
    """Return what is known of each value that was read: where it stands and why it is unsure."""
    sources, doubts = task.get("sources") or {}, task.get("doubts") or {}
    return {
        name: {
            "spans": sources.get(name, []),
            "doubt": str(doubts.get(name) or ""),
            "read": task.get(name),
            "state": READ,
        }
        for name in names
        if task.get(name) or doubts.get(name)
    }


def keeps(value: Json | None) -> bool:
    """Return whether a person decided on a value, so that no reading replaces it."""
    return bool(value) and value is not None and value.get("state") in {ACCEPTED, CORRECTED}


def is_doubtful(values: Mapping[str, Json]) -> bool:
    return any(value.get("doubt") and value.get("state") == READ for value in values.values())


def reread(old: Mapping[str, Json], new: Mapping[str, Json]) -> dict[str, dict[str, Any]]:
    """Return a row's values after another reading: decided ones stay, with the new sources."""
    found: dict[str, dict[str, Any]] = {}
    for name in {**old, **new}:
        before, after = old.get(name), new.get(name)
        if before and keeps(before):
            found[name] = {**before, **(after or {}), "state": before["state"], "doubt": ""}
        elif after:
            found[name] = dict(after)
    return found


def corrected(value: Json | None) -> dict[str, Any]:
    """Return a value as a person's own: what was read, and where, is kept beside it."""
    unread: dict[str, Any] = {"spans": [], "doubt": "", "read": None}
    return {**unread, **(value or {}), "state": CORRECTED}


def accepted(value: Json) -> dict[str, Any]:
    state = CORRECTED if value.get("state") == CORRECTED else ACCEPTED
    return {**value, "state": state}


def label_of(path: Sequence[str]) -> str:
    """Return how a place in the paper is shown: “III / 2 / 2.1 / -1”."""
    return " / ".join(path)[:120]


def keyed(tasks: Iterable[Json]) -> dict[str, Json]:
    """Return the tasks of a reading by keys that stay the same while place and words do."""
    found: dict[str, Json] = {}
    for task in tasks:
        words = zlib.crc32(fold(str(task.get("text") or "")).encode())
        key = f"{'/'.join(task.get('path') or ())}#{words:08x}"
        while key in found:
            key += "~"
        found[key] = task
    return found


def matched(old: Mapping[str, Json], new: Mapping[str, Json]) -> dict[str, str]:
    """Return which task of a new reading each task of the old one is: old key -> new key."""
    pairs = {key: key for key in old if key in new}
    taken = set(pairs)
    loose = sorted(
        (
            (score, before, after)
            for before in old.keys() - pairs.keys()
            for after in new.keys() - taken
            if (score := _likeness(old[before], new[after])) > 0
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    for _score, before, after in loose:
        if before not in pairs and after not in taken:
            pairs[before] = after
            taken.add(after)
    return pairs


def _likeness(old: Json, new: Json) -> float:
    """Return how surely two tasks are the same one, 0 when they are too far apart."""
    score = likeness(str(old.get("text")), str(new.get("text")))
    same_place = old.get("path") == new.get("path")
    if score < (_SAME_PLACE if same_place else _ELSEWHERE):
        return 0
    return score + (100 if same_place else 0)


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 100, marks and case aside."""
    return fuzz.ratio(fold(one), fold(other))


def adopts(row_text: str, read_text: str) -> bool:
    """Return whether a task that a new reading found is what a person had split off or added."""
    return likeness(row_text, read_text) >= _ELSEWHERE


def twins(tasks: Sequence[tuple[str, Sequence[str], str]]) -> dict[str, str]:
    """Return which tasks say again, in another part of the paper, what an earlier one says.

    Tasks are (key, path, folded text). An annex often repeats the body of a plan in other words.
    """
    found: dict[str, str] = {}
    for index, (key, path, text) in enumerate(tasks):
        scored = [
            (fuzz.partial_ratio(text, other), earlier)
            for earlier, place, other in tasks[:index]
            if place[:1] != path[:1] and min(len(text), len(other)) >= _TWIN_LENGTH
        ]
        best = max(scored, default=(0, ""))
        if best[0] >= _ELSEWHERE:
            found[key] = best[1]
    return found


def likely(text: str, others: Iterable[tuple[str, int]]) -> list[int]:
    """Return whose tasks are most like a text, best first: others are (folded text, body id)."""
    scores: dict[int, float] = {}
    for other, body in others:
        scores[body] = max(scores.get(body, 0), fuzz.token_sort_ratio(text, other))
    ranked = sorted(scores, key=lambda body: (-scores[body], body))
    return [body for body in ranked if scores[body] >= _RELATED]


def merged_reading(tasks: Sequence[Json]) -> Json:
    """Return several tasks of a reading as one, as when a person merges them."""
    if len(tasks) == 1:
        return tasks[0]
    contents = merged([contents_of(task) for task in tasks])
    one: dict[str, Any] = {**tasks[0], "text": contents.text}
    for name in NAME_FIELDS:
        one[name] = list(getattr(contents, name))
    one["timeframe"] = next((task["timeframe"] for task in tasks if task.get("timeframe")), None)
    one["sources"] = {
        name: sorted(span for task in tasks for span in (task.get("sources") or {}).get(name, []))
        for name in FIELDS
    }
    one["doubts"] = {}
    return one


def merged(parts: Sequence[Contents]) -> Contents:
    """Return several tasks as one: words joined but not said twice, bodies united, the first time."""
    texts = _once([part.text.strip() for part in parts])
    named = {
        name: tuple(dict.fromkeys(body for part in parts for body in getattr(part, name)))
        for name in NAME_FIELDS
    }
    return Contents(
        text=" ".join(text if text.endswith((".", ";")) else f"{text}." for text in texts),
        timeframe=next((p.timeframe for p in parts if p.timeframe != Timeframe()), Timeframe()),
        kind=next((p.kind for p in parts if p.kind != "task"), "task"),
        deliverable="; ".join(dict.fromkeys(p.deliverable for p in parts if p.deliverable)),
        **named,
    )


def _once(texts: Sequence[str]) -> list[str]:
    """Return the texts without those that a longer one says too."""
    kept: list[str] = []
    for text in sorted(filter(None, texts), key=len, reverse=True):
        if not any(fuzz.partial_ratio(fold(text), fold(longer)) >= _ELSEWHERE for longer in kept):
            kept.append(text)
    return [text for text in dict.fromkeys(texts) if text in kept]


def changed(before: Contents, after: Contents) -> tuple[str, ...]:
    """Return the fields in which two contents differ."""
    return tuple(
        f.name for f in fields(Contents) if getattr(before, f.name) != getattr(after, f.name)
    )


def heading_over(path: Sequence[str], headings: Collection[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the nearest heading above a place, empty where none is."""
    for length in range(len(path) - 1, 0, -1):
        if tuple(path[:length]) in headings:
            return tuple(path[:length])
    return ()


def document_doubts(document: Json, doubts: Json) -> dict[str, str]:
    """Return why values of a paper's head are unsure, a blank number and a part of a date too."""
    found = {name: str(why) for name, why in doubts.items() if why}
    if not document.get("number"):
        found.setdefault(
            "number", noop("Văn bản để trống số. Nhập số trên bản đã ký, hoặc đồng ý để trống.")
        )
    if len(str(document.get("date") or "")) < len("2024-06-10"):
        found.setdefault(
            "date", noop("Ngày ban hành chưa đủ. Nhập ngày trên bản đã ký, hoặc đồng ý để vậy.")
        )
    return found


_PROVINCE: Final = re.compile(
    r"\b(?:tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ|tỉnh|thành phố|tp\.?)\s+(?P<name>[^,;()]+)$",
    re.IGNORECASE,
)


def province_of(issuer: str) -> str:
    """Return the province that an issuer's name ends with: “Bắc Giang”; empty where it has none."""
    found = _PROVINCE.search(nfc(issuer).strip())
    if not found:
        return ""
    words = found["name"].split()
    return " ".join(words)[:60] if all(word[:1].isupper() for word in words) else ""


def why_to_assign(leads: Iterable[tuple[str, str]]) -> tuple[str, dict[str, str]]:
    """Say what a task lacks to be owed by somebody; its leads are (name, state). Empty: nothing."""
    leads = list(leads)
    if not leads:
        return noop("Văn bản không nêu đơn vị chủ trì."), {}
    for name, state in leads:
        if state == "open":
            return noop("“%(name)s” chưa chỉ rõ đơn vị nào."), {"name": name}
        if state == "unknown":
            return noop("“%(name)s” chưa có trong danh mục cơ quan, đơn vị."), {"name": name}
    return "", {}
