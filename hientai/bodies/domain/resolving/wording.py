"""What papers put around a body's name: bullets, verbs, roles, persons, remarks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_NUMBERED: Final = re.compile(
    r"^[\s\-+*•–—.…(]*(?:(?:\d{1,2}|[IVX]{1,4}|[a-zđ])[.)]+\s+)*[\s\-+*•–—]*"
)
_REMARK: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]?\s*$")
_LABEL: Final = re.compile(r"^[^:]{2,60}:\s*(?=\S)")
_ROLE: Final = (
    r"(?:chu tri|phoi hop|thuc hien|tham muu|theo doi|don doc|tong hop|chu quan|dau moi|tham dinh)"
)
_BEFORE: Final = re.compile(
    r"^(?:(?:de nghi|yeu cau|giao|giao cho|moi|kinh gui|kinh moi|kinh de nghi|kinh trinh|cung"
    r"|chi dao|trinh|bao cao|gui|phan cong|uy quyen|cho|do|voi|thong qua|tap the"
    rf"|(?:co quan|don vi|to chuc|nganh)? ?{_ROLE}(?: (?:cung|voi|cung voi|chinh))?) )+"
)
_AFTER: Final = re.compile(
    rf"(?: (?:la|lam|cung|se|de|giup|(?:co quan|don vi)? ?{_ROLE}(?: (?:chinh|voi|cung))?"
    r"|chiu trach nhiem|bao cao|xem xet))+$"
)
_PERSON: Final = re.compile(
    r"^(?:(?:cac |tap the )?(?:dong chi|dc|ong|ba|lanh dao|can bo|giam doc|pho giam doc|chu tich"
    r"|pho chu tich|pct|truong|pho truong|bi thu|pho bi thu|chanh|pho chanh|thu truong|nguoi dung dau"
    r"|tong bien tap|pho tong bien tap|vien truong|pho vien truong|chanh an|pho chanh an"
    r"|cuc truong|pho cuc truong|chi cuc truong|hieu truong|pho hieu truong|chi huy truong"
    r"|tong giam doc|thuong truc|bo truong|thu truong bo) )+"
)
_BETWEEN: Final = re.compile(
    r"(?:\s*[;,/+]\s*(?:và\s+)?|\s+và\s+)(?=(?:các\s+)?(?:sở|ban|ubnd|ủy ban|uỷ ban|hội|báo|đài|liên"
    r"|văn phòng|công an|cục|thanh tra|tỉnh|mặt trận|đoàn|trường|bảo hiểm|kho bạc|tòa|viện)\b)",
    re.IGNORECASE,
)
_TOO_LITTLE: Final = 2


def bare(name: str) -> str:
    """Return a name without the bullet before it and the remark in brackets after it."""
    text = _NUMBERED.sub("", name, count=1)
    return _REMARK.sub("", text) or text


def remark(name: str) -> str:
    """Return what stands in brackets at the end of a name."""
    found = _REMARK.search(name)
    return found[0].strip(" ()[]") if found else ""


def unlabelled(name: str) -> str:
    """Return what follows a label: `Cơ quan chủ trì: Sở Nội vụ`."""
    return _LABEL.sub("", name, count=1)


def variants(words: str) -> Iterator[str]:
    """Yield folded words as they are, then with less and less around the name of a body."""
    seen = {words}
    yield words
    for pattern in (_AFTER, _BEFORE, _PERSON):
        shorter = pattern.sub("", words, count=1).strip()
        if len(shorter) > _TOO_LITTLE and shorter not in seen:
            seen.add(shorter)
            words = shorter
            yield words


def parts(written: str) -> list[str]:
    """Return the names that a list holds; the name itself if it is no list."""
    return [part.strip() for part in _BETWEEN.split(written) if part.strip()]
