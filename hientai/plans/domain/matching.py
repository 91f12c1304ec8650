"""Which task is which: over readings, and as one of several."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from rapidfuzz import fuzz

from hientai.kernel.timeframes import Timeframe
from hientai.kernel.vietnamese import fold
from hientai.plans.domain.contents import FIELDS, NAME_FIELDS, Contents, Json, contents_of

_SAME_PLACE: Final = 50  # likeness, of 100, that is enough where the number is the same
_ELSEWHERE: Final = 85  # and where it is not
_RELATED: Final = 40  # enough to suggest who leads a task


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
