"""The cell of a name: the name itself, what stands before and behind it, more than one person."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from hientai.kernel.errors import noop
from hientai.people.domain.degrees import Degree, rank_of, read_degrees
from hientai.people.domain.importing import values
from hientai.people.domain.importing.drafts import MISSING_NAME, Draft
from hientai.people.domain.names import is_name, name_and_more, read_name, several_names

NOT_A_NAME: Final = noop("không phải tên người")
ONE_WORD: Final = noop("họ tên chỉ có một chữ")
SEVERAL: Final = noop("ô có tên nhiều người: tách mỗi người một dòng")
_TOGETHER: Final = re.compile(r"[;,(–-]|\svà\s")
_BORN: Final = re.compile(r"(?:(?:sinh|sn|năm)\W*)*(?P<day>[\d/.-]*(?:19|20)\d\d)", re.IGNORECASE)


def take_name(draft: Draft, column: int, written: str, raw: str, today: dt.date) -> None:
    """Take a name with what its cell says beside it; `raw` is the cell with its lines."""
    if not raw.isprintable() or _TOGETHER.search(raw):
        if several_names(raw):
            draft.blame(column, written, SEVERAL)
        else:
            written = _alone(draft, raw, written, today)
    name = read_name(written)
    reason = _wrong(name.text)
    if reason:
        draft.blame(column, written, reason, doubtful=reason == ONE_WORD)
    draft.values["name"] = name.text
    if name.sex:
        draft.values.setdefault("sex", name.sex)
    if name.titles:
        _take_titles(draft, name.titles)


def _alone(draft: Draft, raw: str, written: str, today: dt.date) -> str:
    """Return the name without what stands beside it: a day of birth, titles, or else a note."""
    name, more = name_and_more(raw)
    if not more:
        return written
    if born := _BORN.fullmatch(more):
        found = values.birth(born["day"], today)
        if found.value:
            draft.values.setdefault("birth", found.value)
    elif read_degrees(more).understood:
        _take_titles(draft, more)
    else:
        draft.values.setdefault("note", more[:300])
    return name


def _wrong(name: str) -> str:
    if not name:
        return MISSING_NAME
    if not is_name(name):
        return NOT_A_NAME
    return "" if " " in name else ONE_WORD


def _take_titles(draft: Draft, titles: str) -> None:
    """Take a degree written before the name, where no column says one."""
    found = read_degrees(titles)
    if found.title:
        draft.values.setdefault("academic_title", found.title)
    said = draft.values.get("degree", ())
    if found.degrees and not any(degree.code for degree in said):
        draft.values["degree"] = _named(found.degrees, said)


def _named(degrees: Sequence[Degree], said: Sequence[Degree]) -> tuple[Degree, ...]:
    """Give what columns say of a degree they do not name to the highest one before the name."""
    if len(said) != 1:
        return (*degrees, *said)
    top = max(degrees, key=lambda degree: rank_of(degree.code))
    whole = said[0]._replace(code=top.code)
    return tuple(whole if degree is top else degree for degree in degrees)
