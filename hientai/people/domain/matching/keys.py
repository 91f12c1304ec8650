"""Words of which the keys never became marks: `Nguyeenx` of Telex, `Nguye6n4` of VNI."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from hientai.reading.files.syllables import is_syllable

_TELEX: Final = dict(zip("sfrxj", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI: Final = dict(zip("12345", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_LETTERS: Final = (
    *(("uow", "ươ"), ("uwow", "ươ"), ("uw", "ư"), ("ow", "ơ"), ("aw", "ă")),
    *(("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("dd", "đ"), ("w", "ư")),
)
_NUMBERED: Final = (
    *(("uo7", "ươ"), ("u7", "ư"), ("o7", "ơ"), ("a8", "ă")),
    *(("a6", "â"), ("e6", "ê"), ("o6", "ô"), ("d9", "đ")),
)
_TONE: Final = re.compile(r"(?<=[aeiouyâăêôơư])([^aeiouyâăêôơư]*?)([sfrxj1-5])")
_MOVED: Final = re.compile(r"([aeuo])([bcdghmnpt]+)([678])")  # `Nguyen64`: the digit at the end
_VOWELS: Final = re.compile(r"(?:^qu|^gi(?=[aeiouyâăêôơư])|^)[^aeiouyâăêôơư]*([aeiouyâăêôơư]+)(.*)")
_CHANGED: Final = "âăêôơư"


@lru_cache(maxsize=65_536)
def typed(word: str) -> str:
    """Return the word that keys were to be; itself where it can be a word or its keys say nothing."""
    if not word.isascii() or not word.isalnum() or is_syllable(word):
        return word
    found = _toned(word.lower())
    if found is None or not is_syllable(found):
        return word
    return found.capitalize()


def _toned(word: str) -> str | None:
    if any(letter.isdigit() for letter in word):
        word = _MOVED.sub(r"\1\3\2", word)
    for keys, letter in (*_NUMBERED, *_LETTERS):
        word = word.replace(keys, letter)
    tone = _TONE.search(word)
    if tone is None:
        return word
    mark = _TELEX.get(tone[2]) or _VNI[tone[2]]
    word = word[: tone.start(2)] + word[tone.end(2) :]
    return _with_tone(word, mark)


def _with_tone(word: str, mark: str) -> str | None:
    """Put a tone where it is written today: on a changed vowel, or by the number of vowels."""
    found = _VOWELS.match(word)
    if found is None:
        return None
    vowels, start = found[1], found.start(1)
    changed = max(map(vowels.rfind, _CHANGED))
    middle = 1 if len(vowels) > 2 or (len(vowels) > 1 and found[2]) else 0  # noqa: PLR2004 -- of three
    at = start + (changed if changed >= 0 else middle) + 1
    return unicodedata.normalize("NFC", word[:at] + mark + word[at:])
