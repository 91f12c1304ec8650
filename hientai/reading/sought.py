"""Patterns that are looked for in every sentence and stand in few: a cheap look comes first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]  # no other reader of patterns
from re import _parser as parser  # type: ignore[attr-defined]  # same
from typing import Any, Final

_LISTS: Final = 2
_NOTHING: Final[tuple[Any, Any]] = (None, None)
_LONGEST_HEAD: Final = 4
_MOST_HEADS: Final = 9
_NO_WIDTH: Final = frozenset({op.ASSERT, op.ASSERT_NOT, op.AT})
_MOST: Final = 20  # to look for more words than these takes as long as the pattern


class Sought:
    """A pattern that finds what `re` finds, but is tried only where a word of it stands.

    The words are taken from the pattern itself: whatever it matches holds one of each list.
    """

    __slots__ = ("_pattern", "_words", "pattern")

    def __init__(self, pattern: str) -> None:
        plain = re.compile(pattern)
        folds = plain.flags & re.IGNORECASE
        self._pattern = plain if folds else re.compile(ahead(pattern) + pattern)
        self._words = [] if folds else needed(pattern)
        self.pattern = pattern

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        if not self._may_stand(text):
            return None
        return self._pattern.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self._pattern.match(text, start) if self._may_stand(text) else None

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        if not self._may_stand(text):
            return iter(())
        return self._pattern.finditer(text, start, len(text) if end is None else end)

    def sub(self, call: Callable[[re.Match[str]], str], text: str) -> str:
        return self._pattern.sub(call, text) if self._may_stand(text) else text

    def split(self, text: str) -> list[str]:
        return self._pattern.split(text)

    def _may_stand(self, text: str) -> bool:
        for words in self._words:  # loops, for `any` takes twice as long, and this is asked often
            for word in words:
                if word in text:
                    break
            else:
                return False
        return True


def either(ways: Iterable[str]) -> str:
    """Return the pattern of any of these, the first of one first letter that fits.

    Those of one letter stand together: `re` then passes over all others at once.
    """
    groups: dict[str, list[str]] = {}
    for way in ways:
        groups.setdefault(way[0], []).append(way)
    return "(?:" + "|".join(f"(?:{'|'.join(group)})" for group in groups.values()) + ")"


def ahead(pattern: str) -> str:
    """Return a look at how a match may begin, for a pattern that `re` would try at every letter."""
    parts = list(parser.parse(pattern))
    heads = set[str]() if _begins_with_letters(parts) else _heads(parts)
    if not 0 < len(heads) <= _MOST_HEADS:
        return ""
    return f"(?={'|'.join(map(re.escape, sorted(heads)))})"


def _begins_with_letters(parts: Sequence[Any]) -> bool:
    kind, value = next(iter(parts), _NOTHING)
    if kind is op.SUBPATTERN:
        return _begins_with_letters(value[-1])
    if kind is op.BRANCH:
        return all(map(_begins_with_letters, value[1]))
    return kind is op.LITERAL


def _heads(parts: Sequence[Any]) -> set[str]:
    """Return the first letters of whatever the parts match, none where it may begin with any."""
    head = ""
    for place, (kind, value) in enumerate(parts):
        if kind is op.LITERAL:
            head += chr(value)
        elif kind not in _NO_WIDTH:
            return {head} if head else _heads_of(kind, value, parts[place + 1 :])
        if len(head) == _LONGEST_HEAD:
            break
    return {head} if head else set()


def _heads_of(kind: Any, value: Any, after: Sequence[Any]) -> set[str]:
    if kind is op.SUBPATTERN:
        each = [_heads(value[-1])]
    elif kind is op.BRANCH:
        each = [_heads(branch) for branch in value[1]]
    elif kind in {op.MAX_REPEAT, op.MIN_REPEAT}:
        each = [_heads(value[2]), *([] if value[0] else [_heads(after)])]
    else:
        each = []
    return set[str]().union(*each) if all(each) else set()


def needed(pattern: str) -> list[tuple[str, ...]]:
    """Return lists of words: every match of the pattern holds a word of each list."""
    best = sorted(_in_a_row(parser.parse(pattern)), key=_worth, reverse=True)[:_LISTS]
    return [tuple(sorted(words)) for words in best]


def _in_a_row(parts: Iterable[Any]) -> list[set[str]]:
    """Return the words of which each part of a pattern needs one."""
    found: list[set[str]] = []
    run = ""
    for kind, value in [*parts, (None, None)]:
        if kind is op.LITERAL:
            run += chr(value)
            continue
        found.extend([{run}] if run else [])
        found.extend(_of_one(kind, value))
        run = ""
    return found


def _of_one(kind: Any, value: Any) -> list[set[str]]:
    if kind is op.SUBPATTERN:
        return _in_a_row(value[-1])
    if kind in {op.MAX_REPEAT, op.MIN_REPEAT} and value[0] > 0:
        return _in_a_row(value[2])
    return _of_any(value[1]) if kind is op.BRANCH else []


def _of_any(branches: Sequence[Any]) -> list[set[str]]:
    """Return the words of all branches, none if one of them needs no word."""
    each = [max(_in_a_row(branch), key=_worth, default=set[str]()) for branch in branches]
    words = set().union(*each) if all(each) else set[str]()
    words = {word for word in words if not any(other in word for other in words - {word})}
    return [words] if 0 < len(words) <= _MOST else []


def _worth(words: set[str]) -> tuple[int, int]:
    """Long words are rare, and few are quickly looked for."""
    return min(map(len, words)), -len(words)
