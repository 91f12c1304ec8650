"""Which rows of a list are people: not totals, sections, signatures, numbers of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from hientai.kernel.vietnamese import fold

# `Tống` and `Công` are names, `Tổng` and `Cộng` are not; `Tổng công ty` is a body
_TOTAL: Final = re.compile(
    r"(?:tổng(?! (?:công|cục|liên|hội|giám|biên|bí|thầu))|cộng(?! (?:tác|đồng|sản|hòa|hoà))"
    r"|lũy kế|luỹ kế|mang sang|chuyển (?:sang )?trang|trong đó|t[ỷỉ] lệ|bình quân)\b.*",
    re.IGNORECASE,
)
_BARE_TOTAL: Final = re.compile(
    r"(?:tong (?:cong|so)\b.*|cong:?(?: \d.*| (?:trang|toan|don|chung)\b.*)?|tong:? \d.*|luy ke\b.*)",
    re.IGNORECASE,
)
_END: Final = re.compile(
    r"(?:nguoi (?:lap|tong hop|ke khai|viet|thong ke)|thu truong|noi nhan|xac nhan|ky ten|ky ghi ro"
    r"|(?:tm|kt|tl|tuq)\b|danh sach (?:nay )?(?:gom|co)|an dinh|lap bieu|lanh dao (?:don vi|co quan)"
    r"|(?:.*, )?ngay (?:\d+ )?thang (?:\d+ )?nam|(?:giam doc|hieu truong|chu tich|truong phong)$|bieu nay|luu y|ghi chu .*)"
)
_PLACE_AND_DAY: Final = re.compile(r".{0,40}\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b.{0,8}")
_SECTION_NUMBER: Final = re.compile(r"(?:[IVXLC]+|[A-Z]|[a-zđ])[.)/]?|\d+(?:\.\d+)+\.?")
# With marks: Tô, Đoàn, Trương are family names; tổ, đoàn thể, trường are not.
_ORGAN: Final = re.compile(
    r"(?:sở|ban|phòng|trường|trung tâm|bệnh viện|chi cục|cục|ủy ban|uỷ ban|ubnd|hội|liên hiệp|công ty"
    r"|khoa|tổ|xã|phường|thị trấn|huyện|thành phố|viện|đảng ủy|đảng uỷ|tỉnh ủy|tỉnh uỷ|huyện ủy|khối|văn phòng"
    r"|tòa án|toà án|doanh nghiệp|trạm|đoàn (?:thanh niên|thể|nghệ thuật)|mặt trận|đơn vị|báo|đài"
    r"|học viện|công an|kho bạc|ngân hàng|liên đoàn|nhóm|cán bộ|cấp)\b.*",
    re.IGNORECASE,
)
_BARE_ORGAN: Final = re.compile(
    r"(?:so|phong|truong|trung tam|benh vien|chi cuc|uy ban|ubnd|hoi|cong ty|khoa|vien|don vi) .*",
    re.IGNORECASE,
)
_INNER: Final = re.compile(r"(?:khoa|tổ|bộ môn|nhóm|cán bộ|cấp)\b", re.IGNORECASE)
_LEAD: Final = re.compile(r"^\s*(?:[IVXLC]+|[A-Za-z]|\d+(?:\.\d+)*)\s*[.)/:-]+\s*")


class Kind(Enum):
    PERSON = auto()
    SECTION = auto()
    OTHER = auto()
    END = auto()


@lru_cache(maxsize=4096)
def is_total(text: str) -> bool:
    """Tell whether a cell heads a line of sums; `Tống` is a family name, `Tổng` is not."""
    return bool(_TOTAL.fullmatch(text) or (text.isascii() and _BARE_TOTAL.fullmatch(text)))


@lru_cache(maxsize=4096)
def is_end(text: str) -> bool:
    """Tell whether a cell belongs to what stands below a list: signatures, recipients, place and day."""
    key = fold(text)
    return bool(_END.match(key) or _PLACE_AND_DAY.fullmatch(key))


def is_ordinal(text: str) -> bool:
    return text.rstrip(".)").isdigit()


def is_section_number(text: str) -> bool:
    """Tell whether a number counts sections: I, A, 1.1."""
    return bool(text) and not text.isdigit() and bool(_SECTION_NUMBER.fullmatch(text))


@lru_cache(maxsize=4096)
def organ_in(text: str) -> str:
    """Return the body that a section line names, without its number; empty if it names none."""
    name = _LEAD.sub("", text).strip()
    named = _ORGAN.fullmatch(name) or (name.isascii() and _BARE_ORGAN.fullmatch(name))
    return name if named else ""


@lru_cache(maxsize=4096)
def is_inner(organ: str) -> bool:
    """Tell whether a section is a part of a body, no body by itself: `Khoa Nội`, `Tổ Toán`."""
    return bool(_INNER.match(organ))


def kind_of(
    texts: Sequence[str], name: str, ordinal: str, filled: int, *, only_names: bool
) -> Kind:
    """Tell what a row is: `texts` are its words, `filled` how many fields it has beside the name."""
    first = next(iter(texts), "")
    if is_total(first) or is_total(name) or (len(texts) > 1 and not name and is_total(texts[1])):
        return Kind.OTHER
    if name and filled:
        return _of_filled(name, ordinal, filled)
    if any(map(is_end, texts)):
        return Kind.END
    if name and _is_alone(name, ordinal, only_names=only_names):
        return Kind.PERSON
    if name or filled <= 1:
        return Kind.SECTION if texts else Kind.OTHER
    return Kind.PERSON  # without a name: to be said


def _is_alone(name: str, ordinal: str, *, only_names: bool) -> bool:
    """Tell whether a name with nothing beside it is somebody's; a numbered body heads a section."""
    if organ_in(name):
        return only_names and is_ordinal(ordinal)
    return is_ordinal(ordinal) or (only_names and not ordinal)


def _of_filled(name: str, ordinal: str, filled: int) -> Kind:
    """Tell a person from a section with a count beside it, and from signatures side by side."""
    if is_ordinal(ordinal):
        return Kind.PERSON
    if _SECTION_NUMBER.fullmatch(ordinal) and filled <= 2:  # noqa: PLR2004 -- a name and a count
        return Kind.SECTION
    if not ordinal and filled <= 2 and (organ_in(name) or is_end(name)):  # noqa: PLR2004 -- as above
        return Kind.END if is_end(name) else Kind.SECTION
    return Kind.PERSON
