"""The full and canonical name of a body: abbreviations spelled out, wrong marks repaired."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from hientai.reading import patterns as p
from hientai.reading.source import plain

_SPACE: Final = re.compile(r"\s+")
_TONES: Final = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe",
    "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_TONE: Final = re.compile(rf"(?<![qQ])(?:{'|'.join(_TONES)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=2048)
def collective(text: str) -> str:
    """Return the canonical name of a collective: each of its words is a known noun."""
    name = canonical(text)
    words = re.split(r"(\W+)", name)
    return "".join(_noun(word) for word in words)


def _noun(word: str) -> str:
    known = p.COLLECTIVE_WORDS.get(plain(word))
    if known is None or word.lower() in known:
        return word
    return known[0].capitalize() if word[:1].isupper() else known[0]


@lru_cache(maxsize=2048)
def canonical(text: str) -> str:
    """Return the name in full, beginning with a capital."""
    text = _SPACE.sub(" ", text).strip(" .,;:-–+*")
    text = text.removesuffix(" và").strip()
    shouted = text.isupper() and " " in text and not p.ABBREVIATION.fullmatch(text)
    text = p.ABBREVIATION.sub(_expand, text)
    if shouted:
        text = text.lower()
    text = _repair(_TONE.sub(_new_tone, text))
    text = re.sub(r"(?<=\w )(?<!Hà )(?<!hà )t[ìíĩịi]nh$", "tỉnh", text)
    head = p.HEAD.match(plain(text))
    if head:
        text = _head(head.group(), text)
    return text[:1].upper() + text[1:]


def _head(folded: str, text: str) -> str:
    """Repair the marks of the first word: `Vu Pháp chế`; its case stays."""
    old, known = text[: len(folded)], p.HEAD_FORMS.get(folded, ())
    if old.casefold() != folded or any(old.casefold() == form.casefold() for form in known):
        return text
    return (known[0] if known else old) + text[len(folded) :]


def repair(text: str) -> str:
    """Return the text with the wrong marks of known names put right and nothing else changed."""
    return p.CANONICAL_PHRASE.sub("", text) and _repair(text)


def _new_tone(found: re.Match[str]) -> str:
    return _TONES[found.group().lower()] if found.group().islower() else found.group()


def _expand(found: re.Match[str]) -> str:
    return p.EXPANSION[_SPACE.sub("", found.group()).lower()]


def _repair(text: str) -> str:
    """Write every known phrase as the lexicon does; its first letter keeps its case."""
    pieces: list[str] = []
    start = 0
    for found in p.CANONICAL_PHRASE.finditer(plain(text)):
        pieces.append(_repair_words(text[start : found.start()]))
        old = text[found.start() : found.end()]
        new = p.CANONICAL[found.group()]
        proper = found.group() in p.PROPER
        printed = old.casefold() == new.casefold() or plain(old) != found.group()
        pieces.append(_cased(new, old) if proper or not printed else old)
        start = found.end()
    pieces.append(_repair_words(text[start:]))
    return "".join(pieces)


def _cased(new: str, old: str) -> str:
    return new if new[:1].isupper() or old[:1].islower() else new[:1].upper() + new[1:]


def _repair_words(text: str) -> str:
    """Repair the short nouns of collectives (`sơ`, `nghành`) that stand alone."""
    words = re.split(r"(\W+)", text)
    return "".join(_repair_word(word) for word in words)


def _repair_word(word: str) -> str:
    noun = p.NOUNS.get(plain(word))
    if noun is None or word.lower() == noun:
        return word
    return noun.capitalize() if word[:1].isupper() else noun
