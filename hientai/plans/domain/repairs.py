"""What the words of administration suggest where a scanner misread; nothing is put right unasked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any, Final

from hientai.kernel.timeframes import Timeframe
from hientai.reading.after.repair import suggest

EVERY: Final = "tat-ca"
_BETWEEN: Final = " → "
_MOST_APART, _MOST_WORDS = 8, 40
_OF: Final = ":"  # between a value's name and the suggestion that is taken in it


@dataclass(frozen=True)
class Suggestion:
    """Words as they were read, and what they may have been."""

    read: str
    suggested: str

    @property
    def key(self) -> str:
        return f"{self.read}{_BETWEEN}{self.suggested}"


def suggestions(text: str) -> list[Suggestion]:
    """Return what a person may take, each once, in the order of the text."""
    return list(dict.fromkeys(Suggestion(one.read, one.suggested) for one in suggest(text)))


def repaired(text: str, wanted: str) -> str:
    """Return the text with one suggestion taken, by its key, or with every one."""
    for one in suggestions(text):
        if wanted in {EVERY, one.key}:
            text = text.replace(one.read, one.suggested)
    return text


def offered(values: Mapping[str, Any]) -> dict[str, list[Suggestion]]:
    """Return what may be taken in each value: words, a list of names, or a time's words."""
    found = {name: suggestions("\n".join(_texts(value))) for name, value in values.items()}
    return {name: some for name, some in found.items() if some}


def with_repair(values: Mapping[str, Any], taken: str) -> dict[str, Any]:
    """Return the one value in which a suggestion is taken (`field:read → suggested`), repaired."""
    name, _between, wanted = taken.partition(_OF)
    value = values.get(name)
    if isinstance(value, Timeframe):
        return {name: replace(value, text=repaired(value.text, wanted))}
    if isinstance(value, str):
        return {name: repaired(value, wanted)}
    return {name: type(value)(repaired(one, wanted) for one in value)} if value else {}


def put_right(read: str, now: str) -> str:
    """Return which words were read otherwise, `đẳng viên → đảng viên`; all of them where many were."""
    one, two = read.split(), now.split()
    steps = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    apart = [(one[a:b], two[c:d]) for what, a, b, c, d in steps if what != "equal"]
    if len(apart) > _MOST_APART or sum(len(old) + len(new) for old, new in apart) > _MOST_WORDS:
        return read
    return "; ".join(f"{_said(old)}{_BETWEEN}{_said(new)}" for old, new in apart)


def _said(words: list[str]) -> str:
    return " ".join(words).strip(".,;:") or "…"


def _texts(value: Any) -> list[str]:
    if isinstance(value, Timeframe):
        return [value.text]
    return [value] if isinstance(value, str) else list(value or ())
