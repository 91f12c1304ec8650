"""What a person has several of: which details each kind has, and what they may be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from hientai.kernel.errors import DomainError, noop
from hientai.people.domain.dates import read_day
from hientai.people.domain.importing import values as cells

LONGEST: Final = 300
LEVELS: Final = (
    ("base", noop("Cấp cơ sở")),
    ("province", noop("Cấp tỉnh")),
    ("ministry", noop("Cấp bộ, ngành")),
    ("state", noop("Cấp nhà nước")),
    ("world", noop("Quốc tế")),
)
WORKS: Final = (
    ("article", noop("Bài báo khoa học")),
    ("book", noop("Sách, giáo trình")),
    ("invention", noop("Sáng chế")),
    ("patent", noop("Bằng độc quyền, giải pháp hữu ích")),
    ("initiative", noop("Sáng kiến")),
    ("art", noop("Tác phẩm văn học, nghệ thuật")),
    ("other", noop("Công trình khác")),
)
ROLES: Final = (
    ("lead", noop("Chủ nhiệm, chủ trì")),
    ("member", noop("Tham gia")),
    ("author", noop("Tác giả")),
    ("coauthor", noop("Đồng tác giả")),
)
GUIDING: Final = (("main", noop("Hướng dẫn chính")), ("second", noop("Hướng dẫn phụ")))
GUIDED: Final = (
    ("doctor", noop("Nghiên cứu sinh")),
    ("master", noop("Học viên cao học")),
    ("student", noop("Sinh viên, học sinh")),
)
OFFERS: Final = (
    ("consult", noop("Tư vấn")),
    ("review", noop("Phản biện, giám định xã hội")),
    ("teach", noop("Giảng dạy, bồi dưỡng")),
    ("council", noop("Tham gia hội đồng khoa học")),
    ("other", noop("Việc khác")),
)


@dataclass(frozen=True)
class Detail:
    """One detail of a kind: a year, words, or one of some choices."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()
    year: bool = False


_YEAR: Final = Detail("year", noop("Năm"), year=True)
_NUMBER: Final = Detail("number", noop("Số quyết định"))
_LEVEL: Final = Detail("level", noop("Cấp"), LEVELS)
DETAILS: Final[Mapping[str, tuple[Detail, ...]]] = {
    "languages": (Detail("level", noop("Trình độ, chứng chỉ")),),
    "awards": (_YEAR, _NUMBER, Detail("issuer", noop("Cơ quan quyết định")), _LEVEL),
    "works": (
        Detail("type", noop("Loại"), WORKS),
        _YEAR,
        Detail("number", noop("Số bằng, số công nhận")),
        Detail("role", noop("Vai trò"), ROLES),
        _LEVEL,
    ),
    "tasks": (
        Detail("role", noop("Vai trò"), ROLES),
        _LEVEL,
        _YEAR,
        Detail("number", noop("Mã số")),
        Detail("result", noop("Kết quả nghiệm thu")),
    ),
    "supervision": (
        Detail("role", noop("Vai trò"), GUIDING),
        Detail("level", noop("Người được hướng dẫn"), GUIDED),
        _YEAR,
    ),
    "memberships": (Detail("role", noop("Chức vụ trong hội")), _YEAR),
    "offers": (Detail("type", noop("Việc"), OFFERS),),
    "policy_group": (),
}


class WrongDetail(DomainError):
    """A detail that cannot be; the sentence names it."""

    code = "wrong_detail"

    def __init__(self, name: str, label: str, value: str, reason: str) -> None:
        self.field = name
        super().__init__(
            noop("%(field)s “%(value)s”: %(reason)s."), field=label, value=value, reason=reason
        )


def read_details(kind: str, typed: Mapping[str, str], today: dt.date) -> dict[str, Any]:
    """Return the details of a kind that were typed, empty ones left out; refuse a wrong one."""
    found = {}
    for detail in DETAILS.get(kind, ()):
        text = " ".join(typed.get(detail.name, "").split())
        if text:
            found[detail.name] = _read(detail, text, today)
    return found


def _read(detail: Detail, text: str, today: dt.date) -> Any:
    if detail.year:
        year = cells.degree_year(text, today)
        if year.value is None:
            raise WrongDetail(detail.name, detail.label, text, noop("không phải năm có thể có"))
        return year.value
    if detail.choices and text not in dict(detail.choices):
        raise WrongDetail(detail.name, detail.label, text, noop("không có trong danh mục"))
    return text[:LONGEST]


def read_since(name: str, label: str, text: str, today: dt.date) -> str:
    """Return a day as precise as it was typed; refuse what is none."""
    if not text.strip():
        return ""
    found = read_day(text.strip(), today)
    if found.problem:
        raise WrongDetail(name, label, text.strip(), found.problem)
    return found.iso


def words_of(kind: str, details: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return details as (label, value) msgids, in their order."""
    return [
        (
            detail.label,
            dict(detail.choices).get(str(details[detail.name]), str(details[detail.name])),
        )
        for detail in DETAILS.get(kind, ())
        if details.get(detail.name)
    ]
