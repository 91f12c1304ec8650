"""Which papers are one: number, kind, issuer and date together are the key, for numbers repeat."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hientai.kernel.vietnamese import fold, nfc

_FULL_DATE: Final = len("2020-01-21")
_NUMBER: Final = re.compile(r"0*(?P<number>\d+[a-z]?)(?P<year>/\d{4})?[/-](?P<symbol>.+)")
# Whoever signs with these speaks for the whole country; the province of the reader says nothing.
_CENTRAL: Final = re.compile(
    r"ttg|cp|ctn|qh\d*|ubtvqh\d*|\w*tw\w*|hdbt|vpcp|tandtc|vksndtc|nhnn|ktnn|ttcp|tld\w*"
    r"|b(?!tv|cd|ql|ch$)[a-z]{2,}"  # ministries; not the boards of a province
)
_ISSUERS: Final = {
    "ttg": "Thủ tướng Chính phủ", "cp": "Chính phủ", "ctn": "Chủ tịch nước", "qh": "Quốc hội",
    "ubtvqh": "Ủy ban Thường vụ Quốc hội",
}  # fmt: skip
_KINDS: Final = {
    "qd": "Quyết định", "nq": "Nghị quyết", "ct": "Chỉ thị", "kl": "Kết luận", "kh": "Kế hoạch",
    "nd": "Nghị định", "tt": "Thông tư", "tb": "Thông báo", "hd": "Hướng dẫn", "bc": "Báo cáo",
    "ttr": "Tờ trình", "da": "Đề án", "qc": "Quy chế",
}  # fmt: skip
_PARTY: Final = re.compile(r"(?:ban thuong vu |thuong truc |ban chap hanh )?(?:tinh|thanh) uy")
_PARTY_BODY: Final = re.compile(r"ban chap hanh dang bo (?:tinh|thanh pho)")
_GENERIC: Final = re.compile(r"(?<!\w)(?:tinh|thanh pho)(?!\w)")
_HEAD: Final = re.compile(r"^(?:chu tich|giam doc|bi thu) ")
_LOCAL: Final = re.compile(r"(?<!\w)(?:xa|phuong|dac khu|huyen|quan|thi xa|thi tran)(?= \w)")


class Sameness(StrEnum):
    """What the keys of two papers tell."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"  # they agree as far as known, and not enough is known


@dataclass(frozen=True)
class Identity:
    """A paper's key, comparable: its parts are empty where they are not known."""

    number: str
    kind: str
    issuer: str
    date: str
    year_in_number: bool = False

    @property
    def is_complete(self) -> bool:
        """Tell whether no other paper can have the same key."""
        dated = self.year_in_number or len(self.date) == _FULL_DATE
        return bool(self.number and self.issuer and dated)


def number_key(number: str) -> str:
    """Return a number as compared: `0155/KH-UBND` and `155 / KH-UBND` are one."""
    found = _NUMBER.fullmatch(re.sub(r"\s", "", nfc(number)).casefold())
    if not found:
        return re.sub(r"\s", "", nfc(number)).casefold()
    return f"{found['number']}{found['year'] or ''}/{found['symbol'].replace('-', '/')}"


def is_central(number: str) -> bool:
    """Tell by its symbol whether a paper was issued for the whole country."""
    parts = re.split(r"[/-]", number_key(number))[1:]
    return any(_CENTRAL.fullmatch(fold(part)) for part in parts)


def issuer_of(number: str, issuer: str) -> str:
    """Return who issued a paper, as its symbol tells where the words do not, or say too much."""
    for part in reversed(re.split(r"[/-]", number_key(number))[1:]):
        known = _ISSUERS.get(part.rstrip("0123456789"))
        if known and (not issuer or fold(issuer).startswith(fold(known))):
            return known
    return issuer


def kind_of(number: str, kind: str) -> str:
    """Return a paper's kind: as named, else as its symbol abbreviates it."""
    if kind and kind != "Văn bản":
        return kind
    parts = [fold(part) for part in re.split(r"[/-]", number_key(number))[1:]]
    return next((_KINDS[part] for part in parts if part in _KINDS), kind)


def issuer_key(number: str, issuer: str, province: str = "") -> str:
    """Return an issuer as compared; a name without a place means the province of whoever names it.

    Empty where nothing tells who it was: two provinces use one symbol.
    """
    if is_central(number):
        return "trung uong"
    name = _HEAD.sub("", fold(issuer))
    if not name:
        return ""
    name = _PARTY.sub("dang bo", _PARTY_BODY.sub("dang bo", name))
    place = fold(province)
    if place and not name.endswith(place) and not _LOCAL.search(name):
        name = f"{name} {place}"
    words = " ".join(_GENERIC.sub(" ", name).split())
    return words if place or _names_a_place(issuer) else ""


def _names_a_place(issuer: str) -> bool:
    """Tell whether a proper name ends the issuer's: `Ủy ban nhân dân tỉnh Lào Cai`."""
    last = re.split(r"\b(?:tỉnh|thành phố|[Tt]ỉnh ủy|[Tt]hành ủy|xã|phường|huyện)\b", nfc(issuer))
    return len(last) > 1 and last[-1].strip()[:1].isupper()


def identity(number: str, kind: str, issuer: str, date: str, province: str = "") -> Identity:
    """Return the key of a paper as somebody of a province names it."""
    key = number_key(number)
    found = _NUMBER.fullmatch(re.sub(r"\s", "", nfc(number)).casefold())
    return Identity(
        number=key,
        kind=fold(kind_of(number, kind)),
        issuer=issuer_key(number, issuer, province),
        date=date,
        year_in_number=bool(found and found["year"]),
    )


def compare(one: Identity, other: Identity) -> Sameness:
    """Tell whether two keys are of one paper; what is not known proves nothing."""
    if not one.number or one.number != other.number:
        return Sameness.DIFFERENT
    if _conflict(one.date, other.date) or (
        one.issuer and other.issuer and one.issuer != other.issuer
    ):
        return Sameness.DIFFERENT
    if not _kinds_agree(one.kind, other.kind):
        return Sameness.UNSURE
    return Sameness.SAME if one.is_complete and other.is_complete else Sameness.UNSURE


def _conflict(one: str, other: str) -> bool:
    """Tell whether two dates exclude each other: a month holds its days, no day holds another."""
    return not (one.startswith(other) or other.startswith(one))


def _kinds_agree(one: str, other: str) -> bool:
    """Tell whether two kinds may be one: a name may be longer, or say nothing."""
    vague = {"", "van ban"}
    return one in vague or other in vague or one.startswith(other) or other.startswith(one)
