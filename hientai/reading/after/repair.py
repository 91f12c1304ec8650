"""Words that a scanner got wrong, known by the phrases of administration. Nothing is changed here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from hientai.kernel.errors import noop
from hientai.reading.after.phrases import Phrase, exact, letters, phrases

_WORD: Final = re.compile(r"[^\W_]+")
_GAP: Final = re.compile(r" {1,2}| ?\n {0,4}")
_PAIR: Final = 2
_MOST_LETTERS: Final = 2
# Small words that stand beside anything: a phrase of two that one of them almost makes is chance.
_SMALL_WORDS: Final = """
tỉnh của và các từ đến để cho là có được về tại này trong trên theo như mà nếu sẽ đã đang cần phải
không do vì bởi với hội sở ban bộ năm ngày tháng số người một những mỗi mọi từng khi nơi thì ở ra
vào lên đi làm đề thế quá rất hơn nhất cả đủ chỉ còn đó kỳ giữa qua ý huyện xã phường thị bàn đối
sau trước cùng hai ba bốn sáu tám mười trăm nghìn triệu tỷ giao lập mới tốt cao thấp lớn nhỏ đúng
sự việc cách thứ bị hay hoặc vẫn đều lại nữa thêm bằng nhau nhà đất nước dân đảng ủy cấp ngành phó
đưa tạo nêu gửi dự trình sang đổi chủ thu thi bán mua chi trả hộ khu vùng điểm tổ đội nhóm
"""
_SMALL: Final = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Repair:
    """`text[start:end]` was read as `read`; `sure` only where it is almost never wrong."""

    start: int
    end: int
    read: str
    suggested: str
    sure: bool
    why: str


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int
    exact: str
    letters: str


@dataclass(frozen=True, slots=True)
class _Match:
    """A phrase that the words from a place on almost are; `changed` tells which of them differ."""

    place: int
    phrase: Phrase
    changed: tuple[int, ...]
    distance: int


def suggest(text: str) -> list[Repair]:
    """Return what a person may want to correct, in order and without overlaps; offsets in `text`."""
    found: list[Repair] = []
    for run in _runs(text):
        found.extend(_Run(text, run).repairs())
    return found


def _runs(text: str) -> Iterator[list[_Word]]:
    """Yield the words that nothing but white space parts."""
    run: list[_Word] = []
    for found in _WORD.finditer(text):
        if run and not _GAP.fullmatch(text, run[-1].end, found.start()):
            yield run
            run = []
        word = found.group()
        run.append(_Word(word, found.start(), found.end(), exact(word), letters(word)))
    yield run


class _Run:
    """One run of words."""

    def __init__(self, text: str, words: list[_Word]) -> None:
        self._text = text
        self._words = words
        self._lexicon = phrases()
        self._known = self._covered(frozenset())
        self._anchored = self._covered(_SMALL)

    def repairs(self) -> Iterator[Repair]:
        """Yield repairs, the longest phrase first where two overlap."""
        matches = list(self._matches())
        matches.sort(key=lambda match: (-len(match.phrase), match.distance, match.place))
        taken: set[int] = set()
        chosen: list[_Match] = []
        for match in matches:
            places = range(match.place, match.place + len(match.phrase))
            if taken.isdisjoint(places):
                taken.update(places)
                chosen.append(match)
        rest = [self._repair(match) for match in chosen]
        rest.extend(self._odd(taken))
        yield from sorted(rest, key=lambda repair: repair.start)

    def _covered(self, small: frozenset[str]) -> list[bool]:
        """Tell which words make a known pair with a neighbour that is no small word."""
        known = [False] * len(self._words)
        for place, (left, right) in enumerate(pairwise(self._words)):
            if small and (left.exact in small or right.exact in small):
                continue
            if (left.exact, right.exact) in self._lexicon.pairs:
                known[place] = known[place + 1] = True
        return known

    def _matches(self) -> Iterator[_Match]:
        for place, (left, right) in enumerate(pairwise(self._words)):
            near = self._lexicon.proposed.get((left.letters, right.letters))
            found = self._nearest(place, near) if near else None
            if found:
                yield found

    def _nearest(self, place: int, near: Sequence[Phrase]) -> _Match | None:
        """Return the longest phrase that fits, none where two fit equally well."""
        fitting: list[_Match] = []
        for phrase in near:
            if fitting and len(phrase) < len(fitting[0].phrase):
                break
            match = self._fit(place, phrase)
            if match and match.distance == 0:
                return None
            if match and self._allowed(match):
                fitting.append(match)
        fitting.sort(key=lambda match: match.distance)
        if not fitting or (len(fitting) > 1 and fitting[0].distance == fitting[1].distance):
            return None
        return fitting[0]

    def _fit(self, place: int, phrase: Phrase) -> _Match | None:
        """Compare word by word; marks apart they must be equal."""
        words = self._words[place : place + len(phrase)]
        if len(words) < len(phrase):
            return None
        changed: list[int] = []
        distance = 0
        for offset, (word, right) in enumerate(zip(words, phrase, strict=True)):
            if word.exact == right:
                continue
            if word.letters != letters(right):
                return None
            changed.append(place + offset)
            distance += _letters_apart(word.exact, right)
        if distance > _MOST_LETTERS:
            return None
        return _Match(place, phrase, tuple(changed), distance)

    def _allowed(self, match: _Match) -> bool:
        if any(self._known[place] for place in match.changed):
            return False
        if len(match.phrase) > _PAIR:
            return len(match.changed) < len(match.phrase)
        # The other word belongs to another phrase: `tỉnh hình thành` has no `tình hình`.
        places = {match.place, match.place + 1}
        anchored = any(self._anchored[place] for place in places - set(match.changed))
        return not anchored and not self._is_name(match)

    def _is_name(self, match: _Match) -> bool:
        """Tell whether both words are written as a name is: `Mai Sơn`."""
        words = [self._words[match.place].text, self._words[match.place + 1].text]
        return words[1][:1].isupper() and not all(word.isupper() for word in words)

    def _sure(self, match: _Match) -> bool:
        changed = [self._words[place] for place in match.changed]
        if any(word.exact in _SMALL for word in changed):
            return False
        if len(match.phrase) > _PAIR:
            return True
        return match.distance == 1

    def _repair(self, match: _Match) -> Repair:
        words = self._words[match.place : match.place + len(match.phrase)]
        start, end = words[0].start, words[-1].end
        suggested = self._text[start:end]
        for place in reversed(match.changed):
            word = self._words[place]
            right = _cased(match.phrase[place - match.place], word.text)
            suggested = suggested[: word.start - start] + right + suggested[word.end - start :]
        why = noop("Sai dấu hoặc chữ gần giống so với cụm từ thường dùng.")
        return Repair(start, end, self._text[start:end], suggested, self._sure(match), why)

    def _odd(self, taken: set[int]) -> Iterator[Repair]:
        """Yield phrases that lost a word, or have a wrong one: never sure."""
        for place in range(len(self._words) - 1):
            clipped, substituted = self._clipped(place), self._substituted(place)
            phrase = clipped or substituted
            end = place + (1 if clipped else len(substituted or "x") - 1)
            if phrase and taken.isdisjoint(range(place, end + 1)):
                taken.update(range(place, end + 1))
                yield self._whole(place, end, phrase)

    def _clipped(self, place: int) -> Phrase | None:
        left, right = self._words[place], self._words[place + 1]
        return self._lexicon.clipped.get((left.exact, right.exact))

    def _substituted(self, place: int) -> Phrase | None:
        """Return a long phrase of which one inner word is another: `khởi ngành đổi mới sáng tạo`."""
        for phrase in self._lexicon.long.get(self._words[place].exact, ()):
            words = [word.exact for word in self._words[place : place + len(phrase)]]
            wrong = sum(word != right for word, right in zip(words, phrase, strict=False))
            ends = words[-1] == phrase[-1] and wrong == 1
            if ends and len(words) == len(phrase) and not self._all_known(place, phrase):
                return phrase
        return None

    def _all_known(self, place: int, phrase: Phrase) -> bool:
        return all(self._known[place : place + len(phrase)])

    def _whole(self, place: int, end: int, phrase: Phrase) -> Repair:
        first, last = self._words[place], self._words[end]
        read = self._text[first.start : last.end]
        suggested = _cased(" ".join(phrase), read)
        why = noop("Thiếu hoặc sai một chữ so với cụm từ thường dùng.")
        return Repair(first.start, last.end, read, suggested, sure=False, why=why)


def _letters_apart(read: str, right: str) -> int:
    if len(read) != len(right):
        return 1
    return sum(one != other for one, other in zip(read, right, strict=True))


def _cased(right: str, read: str) -> str:
    if read.isupper() and len(read) > 1:
        return right.upper()
    return right[:1].upper() + right[1:] if read[:1].isupper() else right
