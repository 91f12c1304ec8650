"""Attribute lines: `Cơ quan chủ trì: …`, `Thời gian thực hiện: …`, `Sản phẩm: …`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from hientai.reading.moments import heading_moment
from hientai.reading.sought import Sought
from hientai.reading.source import Piece

_WHO: Final = (
    r"(?:cac\s+)?(?:co quan|don vi|bo phan|to chuc|ca nhan|phong|chu the|dau moi|nganh|cap|nguoi|dong chi|can bo|thanh vien|"
    r"lanh dao(?=\s*(?:,|/|va)\s*(?:co quan|don vi))|so|ban|dia phuong)"
)
_AND: Final = r"(?:\s*(?:,|va|/|-|\+)\s*)"
_WHOS: Final = rf"{_WHO}(?:{_AND}{_WHO})*"
_DOES: Final = (
    r"(?:chu tri|chiu trach nhiem(?: chinh)?|thuc hien|tham muu|trien khai|to chuc|chu quan|dau moi|giup viec|trinh|phu trach|theo doi|chi dao|xay dung|"
    r"soan thao|duoc giao|dam nhan|dang cai|quan ly|lam dau moi)"
)

_KEYS: Final = (
    ("coordinators", rf"(?:{_WHOS}\s+)?(?:cung\s+|(?:tham muu|tham gia|ho tro)\s*(?:,|va|/)?\s*)?phoi hop(?:\s+(?:thuc hien|trien khai|to chuc|chinh))?(?:\s+(?:voi))?"),
    ("leads", rf"{_WHOS}\s+(?:duoc\s+giao\s+)?{_DOES}(?:{_AND}?\s*{_DOES})*"),
    ("coordinators", rf"{_WHOS}\s+(?:cung\s+)?(?:tham gia|ho tro|lien quan|co lien quan)(?:\s+(?:phoi hop|thuc hien|trien khai))*"),
    ("leads", rf"{_DOES}\s*(?:,|va|/|-)\s*{_DOES}"),
    ("leads", r"(?:giao\s+)?chu tri(?:\s+(?:thuc hien|trien khai|to chuc))?"),
    ("leads", r"(?:phan cong|trach nhiem)(?:\s+(?:nhiem vu|thuc hien|to chuc|trien khai|chi dao|lanh dao|chu tri|chinh|thuc hien|,|va))*"),
    ("leads", r"(?:thuc hien|to chuc thuc hien|dau moi|don vi|co quan|phu trach)"),
    ("timeframe", r"(?:thoi gian|thoi han|thoi diem|tien do|lo trinh|ky han|han)(?:\s+(?:thuc hien|hoan thanh|trien khai|to chuc|trinh|bao cao|ban hanh|ket thuc|xong|bat dau))*(?:\s*(?:,|va|/|-)\s*(?:thuc hien|hoan thanh|trinh|bao cao|ban hanh|ket thuc|thoi han hoan thanh))*(?:\s+nhiem vu)?"),
    ("timeframe", r"hoan thanh"),
    ("deliverable", r"(?:du kien\s+)?(?:san pham|ket qua|hinh thuc van ban|dau ra)(?:\s+(?:dau ra|can dat|dat duoc|du kien|hoan thanh|thuc hien|san pham|cua nhiem vu|chinh|chu yeu|phai dat))*(?:\s*(?:,|/|va)\s*(?:san pham|ket qua|dau ra))?"),
    ("other", r"(?:kinh phi|nguon kinh phi|nguon luc|nguon von|dia diem|doi tuong|hinh thuc|thanh phan|so luong|ghi chu|noi dung|muc tieu|pham vi|quy mo|cap trinh|cap ban hanh|lanh dao(?: phu trach| chi dao)?|nguoi theo doi|dia ban)(?:\s+(?:thuc hien|to chuc|tham gia|ap dung|trien khai|du kien))*"),
)  # fmt: skip
_KEY: Final = Sought(
    r"(?:^|(?<=[;.,(\s]))\s*(?:(?:=>|->|→|⇒|►|➔|>|[-+*•(–])\s*)*(?:"
    + "|".join(rf"(?P<k{i}_{name}>{pattern})" for i, (name, pattern) in enumerate(_KEYS))
    + r")\s*(?:\([^)]{0,30}\)\s*)?:\s*"
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute line: which field it gives, and its value."""

    field: str
    value: Piece
    key: str


def is_attribute_line(piece: Piece) -> bool:
    found = _KEY.match(piece.plain)
    return found is not None and _field(found) != "other"


def is_key(piece: Piece) -> bool:
    """Tell whether the words are a key and nothing else, its colon aside."""
    whole = Piece(piece.text.rstrip(" :") + ":", (*piece.at, -1))
    found = _KEY.match(whole.plain)
    return found is not None and found.end() == len(whole)


def is_side_note(piece: Piece) -> bool:
    """Tell `Địa điểm: …`, `Số lượng: …`: lines that stand among the attributes and give no field."""
    found = _KEY.match(piece.plain)
    return found is not None and _field(found) == "other"


def read_attributes(piece: Piece) -> list[Attribute]:
    """Return the attributes that a line holds, none where it does not open with a key."""
    text = piece.plain
    first = _KEY.match(text)
    if not first or _field(first) == "other":
        return []
    found = [first, *(m for m in _KEY.finditer(text, first.end()) if _parts(text, m))]
    ends = [*(m.start() for m in found[1:]), len(text)]
    return [_attribute(piece, m, end) for m, end in zip(found, ends, strict=True)]


def _attribute(piece: Piece, found: re.Match[str], end: int) -> Attribute:
    """Return the attribute of a key; `Thực hiện: hằng năm` says when, not who."""
    name, value = _field(found), _value(piece.cut(found.end(), end))
    if name == "leads" and heading_moment(value):
        name = "timeframe"
    return Attribute(name, value, found.group().strip(" :-+*•(=>→"))


def inline_attributes(piece: Piece) -> tuple[Piece, list[Attribute]]:
    """Part a block from attributes that follow its text in the same paragraph."""
    text = piece.plain
    for found in _KEY.finditer(text, 0, text.rfind(":") + 1):
        if found.start() and _field(found) != "other" and _parts(text, found) and _long_key(found):
            rest = piece.cut(found.start()).strip(" ;,.(")
            return piece.cut(0, found.start()).strip(" (;,-"), read_attributes(rest)
    return piece, []


def _long_key(found: re.Match[str]) -> bool:
    """Only a key of two words or more is one inside a sentence."""
    return len(found.group().split()) > 1 and _field(found) != "deliverable"


def _parts(text: str, found: re.Match[str]) -> bool:
    """Tell a new key from words of the value: it follows `;`, `.`, `(` or a comma."""
    before = text[: found.start()].rstrip(" -+*•(")
    return (
        not before or before[-1] in ";.,)" or text[found.start() : found.end()].strip()[0] in "(-"
    )


def _field(found: re.Match[str]) -> str:
    return str(found.lastgroup).split("_", 1)[1]


def _value(piece: Piece) -> Piece:
    value = piece.strip(" .;,-")
    if value.text.endswith(")") and value.text.count("(") < value.text.count(")"):
        value = value.cut(0, -1).strip(" .;,")
    return value
