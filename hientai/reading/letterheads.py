"""Who issues a paper by its letterhead: the lowest body of it, with the place above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from hientai.reading.canonical import canonical
from hientai.reading.labels import read_label
from hientai.reading.markup import Line
from hientai.reading.source import Piece

NUMBER: Final = re.compile(
    r"(?<!\w)so\s*[:.]?\s*(?P<n>[\d\s.…_]*?(?:/\s*(?:19|20)\d\d)?)\s*(?P<sep>[/-])\s*(?P<symbol>[a-z][a-z&]{0,8}\d{0,3}(?:\s?[-/.,]\s?[a-z][a-z&]{0,12}\d{0,2}){0,3})(?!\w)"
)
MOTTO: Final = re.compile(
    r"cong hoa xa hoi(?: chu nghia viet nam|$)|^(?:xa hoi )?chu nghia viet nam|^cong san viet nam$|^dang$|doc lap\s*-?\s*tu do\s*-?\s*hanh phuc|dang cong san viet nam"
)
_SHORTEST_NAME: Final = 3


def letterhead_issuer(lines: Sequence[Line], place: str | None = None) -> str | None:
    """Return the lowest body of the letterhead; `ỦY BAN NHÂN DÂN` over `TỈNH X` is one name."""
    ends = {place.upper()} if place else set[str]()
    names: list[str] = []
    for line in lines:
        for column in line.columns:
            text = _without_motto(column)
            if (
                not text
                or not text.text.isupper()
                or read_label(text)[0]
                or NUMBER.search(text.plain)
            ):
                continue
            if _goes_on_issuer(names, text.plain) or (names and text.text in ends):
                names[-1] = f"{names[-1]} {text.text}"
            else:
                names.append(text.text)
    names = [name for name in names if len(name) >= _SHORTEST_NAME]
    return _of_province(proper(_lowest(names)), names) if names else None


def _of_province(issuer: str, names: Sequence[str]) -> str:
    """Return a department with the province of the line above it."""
    party = re.match(r"ĐẢNG BỘ (TỈNH|THÀNH PHỐ) (.+)", names[0])
    if party and issuer in _COMMITTEES:
        level = "Tỉnh ủy" if party[1] == "TỈNH" else "Thành ủy"
        head = issuer.removesuffix(" " + level).removesuffix(level)
        return f"{head} {level} {party[2].title()}".strip()
    if issuer == "Ban Thường trực" and len(names) > 1 and "MẶT TRẬN" in names[-2]:
        front = proper(names[-2])
        return f"{issuer} {front if front.startswith('Ủy ban') else f'Ủy ban {front}'}"
    if (
        issuer in {"Ban Chấp hành", "Ban Thường vụ", "Ban Thường trực", "Hội đồng"}
        and len(names) > 1
    ):
        return proper(names[-2])
    if issuer in _OF_ANOTHER and len(names) > 1:
        own = issuer == "Văn phòng" or re.match(r"(?:TỈNH|THÀNH) (?:ỦY|UỶ) \S", names[0])
        return f"{issuer} {proper(names[0])}" if own else issuer
    above = re.match(
        r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND)\s+((?:TỈNH|THÀNH PHỐ)\s.+)", names[0]
    )
    if not above or len(names) == 1 or not issuer.startswith(("Sở", "Thanh tra", "Ban ")):
        return issuer
    level, _, name = above[1].lower().partition(" " if above[1].startswith("TỈNH") else " phố ")
    level = level if level == "tỉnh" else "thành phố"
    return issuer if name in issuer.lower() else f"{issuer} {level} {name.title()}"


_COMMITTEES: Final = frozenset(
    ("Ban Thường vụ", "Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Thành ủy", "Tỉnh ủy", "Thành ủy")
)
_OF_ANOTHER: Final = frozenset(
    (
        "Văn phòng", "Ban Tuyên giáo", "Ban Tuyên giáo và Dân vận", "Ban Tổ chức", "Ban Dân vận", "Ban Nội chính", "Ủy ban Kiểm tra",
    )
)  # fmt: skip


def _without_motto(column: Piece) -> Piece:
    return column.without(MOTTO).squeeze().strip(" -–—_*.|")


def _goes_on_issuer(names: list[str], text: str) -> bool:
    if not names:
        return False
    return bool(
        re.match(
            r"(?:tinh|thanh pho|huyen|thi xa|xa|phuong|quan|dac khu|viet nam|trung uong|va|khu vuc|khoi cac)(?!\w)(?! uy)",
            text,
        )
    ) or names[-1].endswith((" VÀ", " CÁC", ","))


def _lowest(names: list[str]) -> str:
    """Return the issuer: it stands last, but for what only looks like a name."""
    real = [
        n
        for n in names
        if re.search(
            r"ỦY|UỶ|UBND|BAN|SỞ|BỘ|HỘI|CHÍNH PHỦ|THỦ TƯỚNG|ĐOÀN|LIÊN|TRƯỜNG|VIỆN|CỤC|QUỐC HỘI|CÔNG AN|THANH TRA|VĂN PHÒNG|ĐẢNG|TRUNG TÂM|HIỆP|MẶT TRẬN|CÔNG TY|TÒA ÁN|VIỆN KIỂM SÁT|NGÂN HÀNG|KHO BẠC|THUẾ|HẢI QUAN|THỐNG KÊ|BẢO HIỂM|KIỂM TOÁN|PHÒNG|ĐÀI |BÁO |QUỸ|CHI NHÁNH|TỔNG CÔNG TY",
            n,
        )
    ]
    return (real or names)[-1]


def proper(name: str) -> str:
    """Write a name in capitals as a sentence does: known words by the lexicon, places in title case."""
    name = canonical(name)
    return re.sub(
        r"((?:tỉnh|thành phố|huyện|quận|thị xã|đặc khu|xã|phường|ủy) )(?!đặc khu)([^,]+)$",
        lambda m: m[1] + (m[2].title() if m[2].islower() else m[2]),
        name,
    )
