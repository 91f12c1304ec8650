"""What the words of administration suggest where a scanner misread; nothing is put right unasked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hientai.reading.after.repair import suggest

EVERY: Final = "tat-ca"
_BETWEEN: Final = " → "


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
