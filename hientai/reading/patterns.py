"""Patterns over the lexicon, compiled once: names, collectives, tails, verbs, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from hientai.reading import lexicon
from hientai.reading.source import plain

_SHORT: Final = {plain(long): [] for long in lexicon.ABBREVIATIONS.values()}
for _short, _long in lexicon.ABBREVIATIONS.items():
    _SHORT[plain(_long)].append(plain(_short))


def phrase(name: str) -> str:
    """Return the pattern of a name: plain, in any spacing, with every known abbreviation."""
    text = plain(name.lstrip("* "))
    found = next((long for long in sorted(_SHORT, key=len, reverse=True) if long in text), None)
    if found is None:
        return _spaced(text)
    before, after = text.split(found, 1)
    shorts = "|".join([_spaced(found), *map(_spaced, _SHORT[found])])
    return _spaced(before) + f"(?:{shorts})" + _spaced(after)


def _spaced(text: str) -> str:
    text = re.escape(text).replace(r"\ \-\ ", r"\s*[-,]\s*").replace(r",\ ", r"\s*,\s*")
    return text.replace(r"\ ", r"\s+").replace(r"\&", r"\s*&\s*")


def any_of(names: Iterable[str]) -> str:
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    return "(?:" + "|".join(phrase(name) for name in ordered) + r")(?!\w)"


_PARTY: Final = (
    "Tổ chức",
    "Tuyên giáo",
    "Dân vận",
    "Nội chính",
    "Kinh tế",
    "Tuyên giáo và Dân vận",
)

DEPARTMENT: Final = re.compile(any_of(lexicon.DEPARTMENTS))
NAMED: Final = re.compile(rf"(?:(?:so|bo)\s+{any_of(lexicon.DEPARTMENTS)}|{any_of(lexicon.NAMES)})")
SHARED: Final = re.compile(
    rf"cac\s+(?P<head>so|bo|ban|vien|truong|hoi)(?=\s*:\s*\w|\s+{any_of(lexicon.DEPARTMENTS)})\s*:?\s*"
)
PARTY_SHARED: Final = re.compile(rf"cac\s+(?P<head>ban)(?=\s+{any_of(_PARTY)})\s+")
PARTY: Final = re.compile(any_of(_PARTY))
HEAD: Final = re.compile(any_of(lexicon.HEADS))
COLLECTIVE: Final = re.compile(any_of(lexicon.COLLECTIVES))
ALONE: Final = re.compile(any_of(n for n in lexicon.COLLECTIVES if n.startswith("*")))
EVERY: Final = re.compile(r"(?:tat ca\s+)?(?:cac|moi|toan the|nhung)\s+")
PROVINCE: Final = re.compile(any_of(lexicon.PROVINCES))
TAIL: Final = re.compile(
    rf"\s+(?:{any_of(lexicon.TAILS)}(?!\s+(?:hoi|den|toi)(?!\w))|{any_of(lexicon.PROVINCES)})"
)
_UNIT: Final = r"(?:tinh|thanh pho|tp|huyen|thi xa|thi tran|xa(?! hoi)|phuong|dac khu|quan)(?!\w)"
UNITS: Final = re.compile(
    rf"\s+(?:cac\s+)?{_UNIT}(?:(?:\s*,\s*|\s+va\s+){_UNIT})*(?:\s+truc thuoc trung uong)?"
)
UNIT: Final = re.compile(
    r"\s+(?:tinh|thanh pho|tp\.?|huyen|thi xa|xa|phuong|dac khu|quan)(?=\s+\S)(?!\s+hoi)"
)
VERB: Final = re.compile(any_of(lexicon.VERBS))
STOP: Final = re.compile(
    r"(?:co|duoc|da|dang|se|can|phai|la|de|nham|trong|tai|theo|ve|voi|cho|tren co so|tren|khi|neu|do|tu|den|"
    r"va|hoac|o|nhu|dong thoi|bang|cung|can cu|chu|thi|ma|gom|bao gom|nay|do)(?!\w)"
)
SEPARATOR: Final = re.compile(r"\s*(?:[,;/&+]|(?<!\w)va(?!\w)|(?<!\w)cung(?: voi)?(?!\w))\s*")
ABBREVIATION: Final = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        re.escape(a).replace(r"\&", r"\s*&\s*")
        for a in sorted(lexicon.ABBREVIATIONS, key=lambda a: -len(a))
    )
    + r")(?!\w)",
    re.IGNORECASE,
)
EXPANSION: Final = {re.sub(r"\s", "", k).lower(): v for k, v in lexicon.ABBREVIATIONS.items()}


def _canonical_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for head in ("Sở", "Bộ"):
        forms |= {plain(f"{head} {name}"): f"{head} {name}" for name in lexicon.DEPARTMENTS}
    for name in (*lexicon.TAILS, *lexicon.COLLECTIVES, *lexicon.PROVINCES, *lexicon.NAMES):
        forms[plain(name.lstrip("* "))] = name.lstrip("* ")
    return {form: name for form, name in forms.items() if " " in form}


CANONICAL: Final = _canonical_forms()
CANONICAL_PHRASE: Final = re.compile(
    r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(CANONICAL, key=lambda f: -len(f)))) + r")(?!\w)"
)
NOUNS: Final = {
    plain(n): n
    for n in ("sở", "bộ", "ban", "ngành", "huyện", "tỉnh", "xã", "phường", "hội", "các", "và", "cấp", "viện", "trường", "quận", "đài", "báo", "khác", "thuộc", "phòng")
}  # fmt: skip
