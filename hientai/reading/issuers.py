"""Who issues a paper without a letterhead: from the signature, the symbol and the body's words."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from hientai.reading.header import Letterhead
from hientai.reading.lexicon import CITIES, PROVINCES
from hientai.reading.patterns import any_of
from hientai.reading.source import plain

_PROVINCE: Final = re.compile(any_of(PROVINCES))
_BY_PLAIN: Final = {plain(name): name for name in PROVINCES}
_EVIDENCE: Final = re.compile(
    rf"(?<!\w)(?:tinh|bao|thanh pho|tp\.?|dia ban tinh|tri thuc|dai hoc|truong)\s+(?P<name>{any_of(PROVINCES)})"
)
_SYMBOLS: Final = (
    (re.compile(r"(?:^|[-/])ubnd"), "Ủy ban nhân dân"),
    (re.compile(r"(?:^|[-/])hdnd"), "Hội đồng nhân dân"),
    (re.compile(r"(?:^|[-/])tu$"), "Tỉnh ủy"),
    (re.compile(r"-ttg$"), "Thủ tướng Chính phủ"),
    (re.compile(r"-cp$"), "Chính phủ"),
)


def complete_issuer(head: Letterhead, authority: str | None, text: str) -> str | None:
    """Return the issuer in full, with the province where anything in the paper names it."""
    issuer = (
        head.issuer or _from_signature(authority) or _from_symbol(head.symbol) or _from_words(text)
    )
    if issuer is None:
        return None
    head.place = with_marks(head.place, text) if head.place else None
    return _with_place(with_marks(issuer, text), head.place, plain(text))


def with_marks(name: str, text: str) -> str:
    """Return a name whose end was printed without marks as the text itself writes it."""
    words = name.split()
    for start in range(len(words) - 1):
        tail = " ".join(words[start:])
        if not tail.isascii():
            continue
        for found in re.finditer(rf"(?<!\w){re.escape(plain(tail))}(?!\w)", plain(text)):
            printed = text[found.start() : found.end()]
            if (
                not printed.isascii()
                and printed.split()[-1][:1].isupper()
                and not printed.isupper()
            ):
                return " ".join([*words[:start], printed])
    return name


def _from_signature(authority: str | None) -> str | None:
    if authority and authority.startswith(("TM.", "T/M")):
        return authority.split(" ", 1)[1]
    return None


def _from_symbol(symbol: str | None) -> str | None:
    folded = plain(symbol or "")
    return next((name for pattern, name in _SYMBOLS if pattern.search(folded)), None)


def _from_words(text: str) -> str | None:
    folded = plain(text)
    if re.search(
        r"(?:ubnd|uy ban nhan dan) (?:tinh|thanh pho).{0,40}(?:ban hanh|yeu cau|giao)", folded
    ):
        return "Ủy ban nhân dân"
    return None


def _with_place(issuer: str, place: str | None, folded: str) -> str:
    name = plain(issuer)
    if _PROVINCE.search(name) or re.search(r"(?:xa|phuong|huyen|quan) \S", name):
        return issuer
    if name not in {
        "uy ban nhan dan",
        "hoi dong nhan dan",
        "tinh uy",
        "thanh uy",
        "uy ban nhan dan tinh",
        "uy ban nhan dan thanh pho",
        "ban thuong vu tinh uy",
        "hoi dong nhan dan tinh",
    }:
        return issuer
    province = _province(place, folded)
    level = "thành phố" if province and plain(province) in CITIES else "tỉnh"
    if name in {"tinh uy", "thanh uy", "ban thuong vu tinh uy"}:
        return f"{issuer} {province}" if province else issuer
    base = issuer.removesuffix(" tỉnh").removesuffix(" thành phố")
    return f"{base} {level} {province}" if province else f"{base} {level}"


def _province(place: str | None, folded: str) -> str | None:
    if place and plain(place) in _BY_PLAIN:
        return _BY_PLAIN[plain(place)]
    counts = Counter(found["name"] for found in _EVIDENCE.finditer(folded))
    return _BY_PLAIN.get(counts.most_common(1)[0][0]) if counts else None
