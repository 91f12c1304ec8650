"""Readers of single cells, one a field: what a cell adds to a draft, or what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from hientai.kernel.errors import noop
from hientai.kernel.vietnamese import fold
from hientai.people.domain.codes import (
    ethnic_group,
    is_cross,
    is_nothing,
    languages_of,
    theory_level,
)
from hientai.people.domain.degrees import Degree, read_degrees
from hientai.people.domain.importing import values
from hientai.people.domain.importing.columns import Column
from hientai.people.domain.importing.drafts import Draft
from hientai.people.domain.importing.lines import organ_in
from hientai.people.domain.importing.values import Value, text_of

MINORITY: Final = "Dân tộc thiểu số"
TWO_SEXES: Final = noop("đánh dấu cả Nam và Nữ")
_POST_FIRST: Final = re.compile(
    r"(?P<post>(?:nguyên |q\. ?|quyền )?(?:phó |trưởng |giám đốc|hiệu trưởng|chủ tịch|chủ nhiệm|bí thư|chánh |chuyên viên|giảng viên"
    r"|giáo viên|bác sĩ|nhân viên|viên chức|cán bộ|kỹ sư|ủy viên|thư ký|viện trưởng|cục trưởng|chi cục trưởng)[^,;\n]*?)"
    r"\s*(?:[,;\n]\s*|\s[-–]\s|\s(?=(?:Sở|Trường|Liên hiệp|Học viện|Tỉnh ủy|Tỉnh uỷ|HTX|Trung tâm|Bệnh viện|Viện|Ủy ban|UBND|Hội|Ban|Chi cục|Công ty|Đảng ủy|Phòng) ?))(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_POST_BEHIND: Final = re.compile(
    r"(?P<place>[^()]+?)\s*\((?P<post>(?:nguyên|phó|trưởng|giám đốc|hiệu|chủ|chuyên viên|bí thư|giảng viên|viện trưởng|chánh)\b[^()]*)\)",
    re.IGNORECASE,
)
_RETIRED: Final = re.compile(
    r"(?:can bo )?(?:da )?(?:nghi )?huu(?: tri)?(?: tu nam \d+| nam \d+)?|da nghi"
)

_MAIL: Final = re.compile(r"[^@\s,;/]+@[^@\s,;/]+\.[A-Za-z]{2,}")

Reader = Callable[[Draft, Column, Any], None]


def take(draft: Draft, column: Column, found: Value, cell: Any) -> None:
    if found.reason:
        draft.blame(
            draft.columns[column.field], text_of(cell), found.reason, doubtful=found.doubtful
        )
    if found.value is not None:
        draft.values[column.field] = found.value


def plain(draft: Draft, column: Column, cell: Any) -> None:
    text = cell if type(cell) is str else text_of(cell)
    if not is_nothing(text):
        draft.values[column.field] = text[:300]


def _checked(read: Callable[[Any], Value]) -> Reader:
    def reader(draft: Draft, column: Column, cell: Any) -> None:
        text = cell if type(cell) is str else text_of(cell)
        if not is_nothing(text):
            take(draft, column, read(cell), cell)

    return reader


def _texted(read: Callable[[str], Value]) -> Reader:
    def reader(draft: Draft, column: Column, cell: Any) -> None:
        text = cell if type(cell) is str else text_of(cell)
        if not is_nothing(text):
            take(draft, column, read(text), text)

    return reader


def _phone(draft: Draft, column: Column, cell: Any) -> None:
    """Take a number; an address of mail beside it, or in its place, is taken too."""
    text = cell if type(cell) is str else text_of(cell)
    if is_nothing(text):
        return
    address = _MAIL.search(text)
    if address:
        draft.values.setdefault("email", address[0].lower())
        cell = _MAIL.sub("", text).strip(" ,;/-")
    if cell:
        take(draft, column, values.phone(cell), cell)


def _sex(draft: Draft, column: Column, cell: Any) -> None:
    text = cell if type(cell) is str else text_of(cell)
    if is_nothing(text):
        return
    if not column.value:
        take(draft, column, values.sex(text), text)
        return
    if text in {"0", "2"}:  # beside a 1 that is the column's: the other one
        return
    if not is_cross(text) and values.sex(text).value != column.value:
        draft.blame(draft.columns["sex"], text, values.UNKNOWN_MARK, doubtful=True)
        return
    if draft.values.get("sex", column.value) != column.value:
        draft.blame(draft.columns["sex"], text, TWO_SEXES)
    draft.values["sex"] = column.value


def _degrees(draft: Draft, column: Column, cell: Any) -> None:
    text = cell if type(cell) is str else text_of(cell)
    if is_nothing(text) or (is_cross(text) and fold(column.path[-1]) == "khac"):
        return
    found = read_degrees(_a_line_each(text) if "\n" in text else text)
    if not found.understood:
        draft.blame(draft.columns[column.field], text, values.UNKNOWN_DEGREE, doubtful=True)
        return
    if found.title:
        draft.values["academic_title"] = found.title
    if found.degrees:
        draft.values["degree"] = (*draft.values.get("degree", ()), *found.degrees)


def _a_line_each(text: str) -> str:
    """Return lines of degrees; one that names none goes on with the degree above."""
    lines: list[str] = []
    for line in text.splitlines():
        if lines and not read_degrees(line).understood:
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return "\n".join(lines)


def _degree_by_cross(draft: Draft, column: Column, cell: Any) -> None:
    """Take a cross, a year, or words below a degree's name as that degree."""
    text = cell if type(cell) is str else text_of(cell)
    if is_nothing(text):
        return
    degree = Degree(column.value)
    found = read_degrees(text).degrees
    if found and found[0].code != column.value:  # `BSCKII` below `Trên đại học`
        draft.values["degree"] = (*draft.values.get("degree", ()), *found)
        return
    if not is_cross(text):
        year = values.degree_year(cell, dt.date.max)
        digits = text.isdigit()
        degree = Degree(column.value, year=year.value) if year.value else degree
        degree = degree if digits or year.value else Degree(column.value, text)
    draft.values["degree"] = (*draft.values.get("degree", ()), degree)


def _title(draft: Draft, column: Column, cell: Any) -> None:
    text = cell if type(cell) is str else text_of(cell)
    if column.value:
        if is_cross(text) or text.isdigit():
            draft.values["academic_title"] = column.value
    elif not is_nothing(text):
        _degrees(draft, column, text)


def _part_of_degree(draft: Draft, column: Column, cell: Any) -> None:
    text = cell if type(cell) is str else text_of(cell)
    if not is_nothing(text):
        draft.values.setdefault("_parts", []).append((column.field, column.value, text[:300]))


def _party(draft: Draft, column: Column, cell: Any) -> None:
    """Take a mark, a word, or the day of joining."""
    text = cell if type(cell) is str else text_of(cell)
    if is_nothing(text):
        draft.values["party"] = "no" if text else "yes"
        return
    since = None if is_cross(text) else values.day(cell, dt.date.max)
    if since is not None and since.value:
        draft.values.update(party="yes", party_since=since.value)
    else:
        take(draft, column, values.member(text), text)


def _languages(draft: Draft, column: Column, cell: Any) -> None:
    text = cell if type(cell) is str else text_of(cell)
    if not is_nothing(text):
        found = languages_of(text, column.value)
        draft.values["languages"] = (*draft.values.get("languages", ()), *found)


def _theory(draft: Draft, column: Column, cell: Any) -> None:
    text = cell if type(cell) is str else text_of(cell)
    if not is_nothing(text):
        draft.values["political_theory"] = column.value or theory_level(text)[:60]


def _marked(draft: Draft, column: Column, cell: Any) -> None:
    """Take a cross as the value of its column; of several, all."""
    text = cell if type(cell) is str else text_of(cell)
    if is_nothing(text):
        return
    said = (column.value if is_cross(text) else text,)
    group, sure = ethnic_group(text) if column.value == MINORITY else ("", False)
    if sure:  # the group itself instead of a cross
        draft.values["ethnicity"], said = group, (column.value,)
    before = draft.values.get(column.field, ())
    draft.values[column.field] = (*before, *said) if column.field in _MANY else said[0]


def _listed(draft: Draft, column: Column, cell: Any) -> None:
    text = cell if type(cell) is str else text_of(cell)
    if not is_nothing(text):
        before = draft.values.get(column.field, ())
        draft.values[column.field] = tuple(dict.fromkeys((*before, *values.listed(text))))


def post_and_place(draft: Draft, column: Column, cell: Any) -> None:
    text = cell if type(cell) is str else text_of(cell)
    found = _POST_FIRST.fullmatch(text)
    if found:
        draft.values.setdefault("position", found["post"].strip())
        text = found["rest"].strip()
    else:
        place, _comma, post = text.partition(",")
        if post and organ_in(place.strip()) and not organ_in(post.strip()):
            draft.values.setdefault("position", post.strip())
            text = place
    plain(draft, column, text)


@lru_cache(maxsize=4096)
def _is_retired(text: str) -> bool:
    return bool(_RETIRED.fullmatch(fold(text)))


def _workplace(draft: Draft, column: Column, cell: Any) -> None:
    """Take a place of work, alone or with the post; `Đã nghỉ hưu` is no place."""
    text = cell if type(cell) is str else text_of(cell)
    if _is_retired(text):
        draft.values.setdefault("status", text)
        return
    behind = _POST_BEHIND.fullmatch(text) if text.endswith(")") else None
    if behind and organ_in(behind["place"]) and not organ_in(behind["post"]):
        draft.values.setdefault("position", behind["post"])
        text = behind["place"]
    read = post_and_place if "chức" in column.title.lower() else plain
    read(draft, column, text)


_MANY: Final = frozenset({"policy_group", "languages"})
_READERS: Final[dict[str, Reader]] = {
    "sex": _sex,
    "ethnicity": _texted(values.ethnicity),
    "email": _texted(values.email),
    "phone": _phone,
    "identity": _checked(values.identity),
    "party": _party,
    "workplace": _workplace,
    "degree": _degrees,
    "academic_title": _title,
    "languages": _languages,
    "political_theory": _theory,
    **dict.fromkeys(("speciality", "school", "country"), _part_of_degree),
    **dict.fromkeys(("awards", "works", "memberships", "offers", "policy_group"), _listed),
}
_BY_CROSS: Final[dict[str, Reader]] = {
    "sex": _sex,
    "degree": _degree_by_cross,
    "academic_title": _title,
    "languages": _languages,
    "political_theory": _theory,
    "ethnicity": _marked,
    "policy_group": _marked,
    "informatics": _marked,
    **dict.fromkeys(("speciality", "school", "country"), _part_of_degree),
}


def reader_of(column: Column) -> Reader:
    """Return how the cells of a column are read."""
    if column.value and column.field in _BY_CROSS:
        return _BY_CROSS[column.field]
    return _READERS.get(column.field, plain)
