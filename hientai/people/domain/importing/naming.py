"""The cell of a name: the name itself, what stands before and behind it, more than one person."""

from __future__ import annotations

import re
from typing import Final

from hientai.kernel.errors import noop
from hientai.people.domain.degrees import read_degrees
from hientai.people.domain.importing.drafts import MISSING_NAME, Draft
from hientai.people.domain.names import is_name, name_and_more, read_name, several_names

NOT_A_NAME: Final = noop("không phải tên người")
ONE_WORD: Final = noop("họ tên chỉ có một chữ")
SEVERAL: Final = noop("ô có tên nhiều người: tách mỗi người một dòng")
_TOGETHER: Final = re.compile(r"[;,(–-]|\svà\s")


def take_name(draft: Draft, column: int, written: str, raw: str) -> None:
    """Take a name with what its cell says beside it; `raw` is the cell with its lines."""
    if not raw.isprintable() or _TOGETHER.search(raw):
        if several_names(raw):
            draft.blame(column, written, SEVERAL)
        else:
            written = _alone(draft, raw, written)
    name = read_name(written)
    reason = _wrong(name.text)
    if reason:
        draft.blame(column, written, reason, doubtful=reason == ONE_WORD)
    draft.values["name"] = name.text
    if name.sex:
        draft.values.setdefault("sex", name.sex)
    if name.titles:
        _take_titles(draft, name.titles)


def _alone(draft: Draft, raw: str, written: str) -> str:
    """Return the name without lines below it or words in brackets, which become a note."""
    name, more = name_and_more(raw)
    if not more:
        return written
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
    if found.degrees and not any(degree.code for degree in draft.values.get("degree", ())):
        draft.values["degree"] = (*found.degrees, *draft.values.get("degree", ()))
