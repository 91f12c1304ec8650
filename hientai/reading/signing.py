"""The signing block: who signs, in whose name, and who receives a copy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from hientai.reading.canonical import canonical
from hientai.reading.contract import Signer
from hientai.reading.markup import Line
from hientai.reading.source import Piece, join, plain

_LONGEST_NAME: Final = 45
_NOTED: Final = re.compile(r"noi nhan\s*:?\s*")
_AUTHORITY: Final = re.compile(r"(?P<sign>t/m|tm|kt|k\.t|k/t|tl|t/l|tuq|t\.m)\s*[./]?\s*(?=\S)")
_POSITION: Final = re.compile(
    r"(?:q\.\s*|quyen\s+)?(?:pho\s+)?(?:tong\s+)?(?:chu tich|thu tuong|bo truong|thu truong|giam doc|bi thu|truong ban|chu nhiem|hieu truong|vien truong|cuc truong|chanh|thong doc|truong|pho)(?!\w).{0,60}"
)
_NAME: Final = re.compile(r"[A-ZĐÀ-Ỹ][\w'’À-ỹ]*(?:\s+[A-ZĐÀ-Ỹ][\w'’À-ỹ]*){1,5}")
_TITLES: Final = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|BSCKII|BSCKI|BS|Ths|CN|KTS|LS)\.?\s*[.,]?\s*|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)\s+|(?:NSND|NSƯT|NGND|NGƯT)\.?\s+)+"
)
_SIGNED: Final = re.compile(r"[\[(]?\s*(?:da ky|ky ten|chu ky|dau|ky, dong dau|signed)")
_TOGETHER: Final = re.compile(
    r"(?P<posts>[A-ZĐÀ-Ỹ./ ]{6,}?)(?:\s+(?:\([^)]*\)\s*)?(?P<name>[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?:\s+[A-ZĐÀ-Ỹ][a-zà-ỹđ]*){1,5}))?"
)
_BESIDE: Final = re.compile(
    r"(?P<left>Nơi nh[aậâ]n\s*:?|[-–+] .{3,120}?[,;.])\s+(?P<right>(?:(?:TM|T/M|KT|TL|TUQ)\.?\s*)?[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ ]{6,})"
)
_AUTHORITY_OR_POSITION: Final = re.compile(
    r"(?:tm|t/m|kt|tl|tuq|chu tich|pho|bo truong|giam doc|thu tuong|bi thu)"
)
_POSTS: Final = re.compile(
    r"KT\.|TL\.|TUQ\.|PHÓ (?:CHỦ|BÍ|GIÁM|THỦ|TRƯỞNG|TỔNG|VIỆN|CỤC)|THỨ TRƯỞNG|(?<!PHÓ )(?<!TỔNG )(?<!KT\. )(?<!TL\. )(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|BÍ THƯ|THỦ TƯỚNG)"
)
_POSTS_IN_FULL: Final = (
    "Phó", "Chủ tịch", "Bí thư", "Giám đốc", "Bộ trưởng", "Thứ trưởng", "Thủ tướng", "Chánh Văn phòng", "Cục trưởng",
    "Vụ trưởng", "Viện trưởng", "Hiệu trưởng", "Trưởng ban", "Trưởng phòng", "Ủy ban nhân dân", "Hội đồng nhân dân",
    "Ban Thường vụ", "Tỉnh ủy", "Đảng ủy", "Thường trực", "tỉnh",
)  # fmt: skip
_MARKS: Final = {plain(post): post for post in _POSTS_IN_FULL}
_MARKED_POSTS: Final = re.compile("|".join(sorted(_MARKS, key=len, reverse=True)))
_BULLET: Final = re.compile(r"^(?:[-–—+•*·]\s*)+")


def _columns(lines: Sequence[Line]) -> list[Piece]:
    columns = [column for line in lines for column in line.columns]
    return [part for column in columns for side in _sides(column) for part in _exploded(side)]


def _sides(column: Piece) -> list[Piece]:
    """Part what two columns have left on one line: a recipient, then a post in capitals."""
    found = _BESIDE.fullmatch(column.text)
    return (
        [column.cut(0, found.end("left")), column.cut(found.start("right"))] if found else [column]
    )


def _exploded(column: Piece) -> list[Piece]:
    """Part a cell that holds authority, position and perhaps a name together."""
    column = column.strip()
    found = _TOGETHER.fullmatch(column.text)
    if not found or not _AUTHORITY_OR_POSITION.match(column.plain):
        return [column]
    cuts = [0, *(m.start() for m in _POSTS.finditer(column.text, 1, found.end("posts")))]
    if found["name"]:
        cuts.append(found.start("name"))
    return [column.cut(a, b).strip() for a, b in zip(cuts, [*cuts[1:], None], strict=True)]


def _is_recipient(column: Piece) -> bool:
    return bool(_BULLET.match(column.text))


def read_signer(lines: Sequence[Line]) -> tuple[Signer | None, Piece | None]:
    """Return who signs and where the name stands."""
    authority: str | None = None
    position: str | None = None
    signs: list[str] = []
    for column in _columns(lines):
        if _is_recipient(column) or _NOTED.match(column.plain):
            continue
        text = column.text.strip(" .,*")
        found = _AUTHORITY.match(column.plain)
        if found and _is_authority(text, found):
            authority, position = _authority(text, found), None
            signs.append(authority)
        elif _is_position(column, text, authority):
            stead = position and authority and authority.startswith(("KT", "K/T"))
            position = position if stead else _sentence(text)
        elif text.isupper() and authority and not position and not _is_name_in_capitals(text):
            authority = _grown(authority, text)
        elif (authority or position) and _is_name(column):
            return Signer(name=_name(text), position=position, authority=authority), column
    return None, None


def _is_authority(text: str, found: re.Match[str]) -> bool:
    """Tell `KT. CHỦ TỊCH`, also in small letters, from words that open as a sign does."""
    rest = text[found.end() :].strip()
    return rest.isupper() or (
        text[: found.end("sign")].isupper() and bool(_POSITION.fullmatch(plain(rest)))
    )


def _is_position(column: Piece, text: str, authority: str | None) -> bool:
    """Tell a post; in small letters only below the line that says in whose stead it is held."""
    if not _POSITION.fullmatch(column.plain.strip(" .,*")):
        return False
    short = len(text) < _LONGEST_NAME and text[:1].isupper()
    return text.isupper() or (short and authority is not None and not text.istitle())


def _is_name_in_capitals(text: str) -> bool:
    return len(text.split()) in {2, 3, 4} and not re.search(
        r"TỈNH|ỦY|BAN|PHỐ|UBND|NHÂN DÂN|HUYỆN|TRỰC", text
    )


def _authority(text: str, found: re.Match[str]) -> str:
    sign = found["sign"].upper()
    sign = sign if sign in {"T/M", "K/T"} else re.sub(r"[./]", "", sign) + "."
    return f"{sign} {_sentence(text[found.end() :])}"


def _grown(authority: str, text: str) -> str:
    """Return `TM. ỦY BAN NHÂN DÂN` with the `TỈNH X` of the next line."""
    if authority.startswith(("TM", "T/M")):
        sign, _, name = authority.partition(" ")
        return f"{sign} {_sentence(name.upper() + ' ' + text)}"
    return authority


def _sentence(text: str) -> str:
    text = text.strip(" .,:")
    if text.isascii():
        text = _MARKED_POSTS.sub(lambda m: _MARKS[m.group().lower()], text.lower())
    if _POSITION.fullmatch(plain(text)):
        small = text.lower()
        for post in (
            "chủ tịch",
            "bí thư",
            "thủ tướng",
            "bộ trưởng",
            "giám đốc",
            "trưởng ban",
            "chánh văn phòng",
        ):
            small = small.replace(post, post.capitalize())
        return small[:1].upper() + small[1:]
    return canonical(text) if " " in text else text.capitalize()


def _is_name(column: Piece) -> bool:
    text = _TITLES.sub("", column.text.strip(" .,*"))
    if _SIGNED.match(column.plain) or len(text) > _LONGEST_NAME:
        return False
    return bool(_NAME.fullmatch(text))


def _name(text: str) -> str:
    text = _TITLES.sub("", text.strip(" .,*"))
    return text.title() if text.isupper() else text


def read_recipients(lines: Sequence[Line]) -> list[Piece]:
    """Return the lines of `Nơi nhận` in order, without dashes and final marks."""
    found: list[Piece] = []
    noted = False
    for line in lines:
        columns = [part for column in line.columns for part in _sides(column)]
        for place, column in enumerate(columns):
            heading = _NOTED.match(column.plain)
            if heading:
                noted = True
            text = column.cut(heading.end()).strip() if heading else column
            if noted and text:
                _add(text, found, first=place == 0)
    return [_without_end(text) for text in found]


def _add(column: Piece, found: list[Piece], *, first: bool) -> None:
    for part in _several(column):
        marked = _BULLET.match(part.text)
        text = part.cut(marked.end() if marked else 0).strip()
        if marked and _without_end(text):
            found.append(text)
        elif first and found and _goes_on(part, found[-1]):
            found[-1] = join([found[-1], text])


def _without_end(text: Piece) -> Piece:
    return text.strip(" ;,./") if not text.text.endswith("...") else text


def _several(column: Piece) -> list[Piece]:
    """Part recipients that one cell holds."""
    cuts = [m.start() + 1 for m in re.finditer(r"[;.]\s*(?=[-–+]\s*[A-ZĐÀ-Ỹ])", column.text)]
    borders = [0, *cuts, len(column)]
    return [column.cut(a, b).strip() for a, b in pairwise(borders)]


def _goes_on(part: Piece, before: Piece) -> bool:
    """Tell whether a recipient runs over to this line."""
    text = part.text
    if text.isupper() or _AUTHORITY.match(part.plain) or _SIGNED.match(part.plain):
        return False
    return (
        text[:1].islower()
        or text[:1] == "("
        or text.endswith(";")
        or (before.text.endswith(",") and not _is_name(part))
    )
