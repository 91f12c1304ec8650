"""What stands around a task and belongs to none of its values: open words, bodies, roles, days."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from hientai.reading import lexicon
from hientai.reading.contract import Reading, Spans, Task
from hientai.reading.source import plain

NEAR: Final = 500
_ROLE: Final = re.compile(
    r"(?<!\w)(?:chu tri|phoi hop|phu trach|trach nhiem|dau moi|thuc hien:|giao cho)(?!\w)"
)
_DAY: Final = re.compile(
    r"(?<![\w/])(?:\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}/(?:19|20)\d\d|(?:19|20)\d\d|quy [ivx]+|thang \d{1,2})(?![\w/])"
    r"|(?<!\w)(?:hang nam|hang quy|hang thang|dinh ky|thuong xuyen)(?!\w)"
)
_BODY: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, lexicon.HEADS), key=len, reverse=True))}|UBND|HĐND|UBMTTQ|Mặt trận)(?= [A-ZĐÀ-Ỹ])"
    r"|(?<!\w)[Cc]ác (?:sở|ban|ngành|cơ quan|đơn vị|hội|địa phương|phòng|xã|phường|huyện)(?!\w)"
)
_PLEADS: Final = 60


class Surroundings:
    """The text of a reading with what its values claim of it."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading["text"]
        self._tasks = reading["tasks"]
        self._starts = [start_of(task) for task in self._tasks]
        self._order = sorted(self._starts)
        spans = [s for task in self._tasks for each in task["sources"].values() for s in each]
        spans += [each["span"] for each in reading["headings"]]
        self._spans = sorted((start, end) for start, end in spans)
        self._lefts = [start for start, _ in self._spans]
        names = ("leads", "coordinators", "reports_to")
        self._named = [
            sorted((a, b) for name in names for a, b in task["sources"].get(name, ()))
            for task in self._tasks
        ]
        first, last = min(self._starts, default=0), max(self._starts, default=0)
        open_ = sum(len(each) for each in self._open(first, last))
        self.share = open_ / (last - first) if last > first else 0.0

    def after(self, place: int) -> str:
        """Return the open words, without marks, from a task up to the next in the text."""
        start = self._starts[place]
        at = bisect_right(self._order, start)
        end = self._order[at] if at < len(self._order) else start + 2 * NEAR
        return plain(" ".join(self._open(start, min(end, start + 4 * NEAR))))

    def bodies_unclaimed(self, place: int) -> int:
        """Return how many names of bodies begin in the task's own words and belong to no role."""
        return self._unclaimed(place, _BODY, folded=False)

    def roles_unclaimed(self, place: int) -> int:
        """Return how many words of a role stand in the task's own words far from any body of it."""
        return self._unclaimed(place, _ROLE, folded=True, reach=_PLEADS)

    def days_unclaimed(self, place: int) -> int:
        """Return how many days and periods the task's own words name beside its time."""
        task = self._tasks[place]
        spans = [(a, b) for a, b in task["sources"].get("timeframe", ())]
        return self._count(task, _DAY, spans, folded=True, reach=0)

    def _unclaimed(
        self, place: int, pattern: re.Pattern[str], *, folded: bool, reach: int = 0
    ) -> int:
        return self._count(
            self._tasks[place], pattern, self._named[place], folded=folded, reach=reach
        )

    def _count(
        self,
        task: Task,
        pattern: re.Pattern[str],
        spans: list[tuple[int, int]],
        *,
        folded: bool,
        reach: int,
    ) -> int:
        count = 0
        for left, right in task["sources"].get("text", ()):
            words = self._text[left:right]
            for found in pattern.finditer(plain(words) if folded else words):
                at, end = left + found.start(), left + found.end()
                count += not any(a - reach <= end and at <= b + reach for a, b in spans)
        return count

    def goes_on(self, end: int) -> bool:
        """Tell whether what follows a name may still be of it, or be another that nobody claims."""
        rest = _AFTER.match(self._text, end)
        if rest is None or _GOES_WELL.match(rest[2].lower()):
            return False
        at = rest.start(2)
        return not (rest[1] and self._claimed(at))

    def _claimed(self, place: int) -> bool:
        """Tell whether a value begins at the place, or goes on over it."""
        low = bisect_left(self._lefts, place - NEAR)
        high = bisect_right(self._lefts, place + 1)
        return any(end > place for _, end in self._spans[low:high] if end - place < NEAR // 2)

    def _open(self, start: int, end: int) -> list[str]:
        parts, place = [], start
        low = bisect_left(self._spans, (start - 8 * NEAR, 0))
        for left, right in self._spans[low:]:
            if left >= end:
                break
            if left > place:
                parts.append(self._text[place:left])
            place = max(place, right)
        parts.append(self._text[place:end])
        return [part for part in parts if len(part.split()) > 1]


_VERBS: Final = "|".join(sorted(lexicon.VERBS, key=len, reverse=True))
_AFTER: Final = re.compile(r"[*_]*(,| và| &)?[ \n]?[ ]?((?:[^\W\d_]+[ ]?){1,3})")
_GOES_WELL: Final = re.compile(
    rf"(?:{_VERBS}|và|với|cùng|phối hợp|chủ trì|thực hiện|có|các|tiến hành|nghiên cứu|hoặc|để|đầu mối|do|tại|trên|nơi|ký|bao gồm)(?!\w)"
)


def start_of(task: Task) -> int:
    spans: Spans = task["sources"].get("text") or []
    return spans[0][0] if spans else 0
