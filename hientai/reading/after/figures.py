"""Signs of doubt about measurable goals and about the head of a paper."""

from __future__ import annotations

import re
from typing import Any, Final

from hientai.reading.contract import Reading, Target
from hientai.reading.source import plain

DOCUMENT_FIELDS: Final = (
    "kind", "number", "symbol", "place", "issuer", "date", "title", "signer",
)  # fmt: skip
_LONG: Final = 250
_DATED: Final = re.compile(r"(?:19|20)\d\d|quy [ivx]+|thang \d|ngay \d")
_NUMBER: Final = re.compile(r"(?<![\w/.,-])\d[\d.,]*(?![\w/-])")
_COMPARED: Final = re.compile(
    r"(?<!\w)(?:tren|duoi|it nhat|toi thieu|toi da|khong qua|tro len|khoang|hon|dat|phan dau|vuot)(?!\w)"
)
_RISES: Final = re.compile(r"(?<!\w)(?:tang|giam|nang|tu \d|gap|len \d|so voi)(?!\w)")
_NOUN_SIGNS: Final = {"ke hoach": "kh", "nghi quyet": "nq", "chuong trinh": "ctr", "quyet dinh": "qd", "chi thi": "ct"}  # fmt: skip
_NAME: Final = re.compile(r"(?:[A-ZĐÀ-Ỹ][a-zđà-ỹ]*\s?){2,5}")


def target_signs(target: Target, text: str) -> dict[str, float]:
    """Return the signs of one goal."""
    spans = target.get("sources") or []
    before = plain(text[max(0, spans[0][0] - 3) : spans[0][0]]) if spans else ""
    folded = plain(target["text"])
    numbers = [n for n in _NUMBER.findall(folded) if not re.fullmatch(r"(?:19|20)\d\d", n)]
    known = 1 + (target["value_max"] is not None) + (target["baseline"] is not None)
    return {
        "operator plain": float(target["operator"] == "="),
        "compared": float(target["operator"] == "=" and bool(_COMPARED.search(folded))),
        "rises": float(target["baseline"] is None and bool(_RISES.search(folded))),
        "more numbers": float(len(numbers) > known),
        "no year": float(target["by"] is None),
        "no unit": float(not target["unit"]),
        "long unit": float(len(target["unit"].split()) > 3),  # noqa: PLR2004 - units are short
        "percent": float(target["unit"].startswith("%")),
        "has baseline": float(target["baseline"] is not None),
        "range": float(target["value_max"] is not None),
        "long": float(len(target["text"]) > _LONG),
        "a year as value": float(1900 < target["value"] < 2100),  # noqa: PLR2004 - years
        "in a cell": float("\t" in before or "|" in before),
        "date words": float(len(_DATED.findall(folded)) > 1),
        "clipped": float(len(target["measure"]) < 12),  # noqa: PLR2004 - letters
    }


def document_signs(reading: Reading, name: str) -> dict[str, float]:
    """Return the signs of one value of the head."""
    value: Any = reading["document"].get(name)
    return {
        "absent": float(not value),
        "doubted": float(name in reading["document_doubts"]),
        "unplaced": float(bool(value) and name not in reading["document_sources"]),
        "long": float(len(str(value or "")) > _LONG),
        "at odds": float(_at_odds(reading["document"], name)),
        f"is {name}": 1.0,
        f"absent {name}": float(not value),
    }


def _at_odds(document: Any, name: str) -> bool:
    """Tell whether a value of the head contradicts another one, or looks unlike its kind."""
    value = document.get(name)
    if not value:
        return False
    symbol = plain(document["symbol"] or "")
    if name == "kind":
        sign = next((s for word, s in _NOUN_SIGNS.items() if plain(value).startswith(word)), "")
        return bool(symbol) and bool(sign) and not symbol.startswith(sign)
    if name == "issuer":
        people, party = "uy ban nhan dan" in plain(value), re.search(r"\b(?:tinh|thanh|dang|huyen) uy\b", plain(value))  # fmt: skip
        return ("ubnd" in symbol and not people) or (symbol.endswith("/tu") and not party) or not value[:1].isupper()  # fmt: skip
    if name == "signer":
        return not _NAME.fullmatch(str(value.get("name") or "")) or not value.get("position")
    if name == "title":
        return "\n" in value or len(value.split()) < 4 or value.isupper()  # noqa: PLR2004 - words
    return name == "place" and len(str(value).split()) > 4  # noqa: PLR2004 - words
