"""Papers that a task asks for: what its own words propose, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from hientai.plans.domain.contents import Contents
from hientai.plans.domain.twins import said_task
from hientai.reading.after.wanted import WantedPaper, wanted_papers

_NAME: Final = re.compile(r"[^.;(]{3,240}")
_STOP: Final = re.compile(
    r",?\s+(?:thay thế|trình|hoàn thành|trước ngày|trong năm|để|nhằm|bảo đảm|làm cơ sở)\s", re.IGNORECASE
)
_OF: Final = re.compile(r"^(?:mới\s+)?của\s+[^,;.]*?(?=\s(?:về|quy định|ban hành)\s)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"^\s*(?:số\s*)?:?\s*\d")


def wanted_of(path: list[str], contents: Contents) -> list[dict[str, Any]]:
    """Return the papers that a task asks for, each with its title and where it stands."""
    found = wanted_papers(said_task(path, contents))
    return [_proposed(one, contents) for one in found]


def _proposed(one: WantedPaper, contents: Contents) -> dict[str, Any]:
    text = contents.text if one.field == "text" else contents.deliverable
    return {
        "kind": one.kind,
        "title": _title(text, one.span[1]) or _title(contents.text, 0) * (one.field != "text"),
        "issuer": one.issuer or "",
        "amends": list(one.amends),
        "replaces": list(one.replaces),
        "field": one.field,
        "span": list(one.span),
    }


def _title(text: str, place: int) -> str:
    """Return what stands behind the kind, up to what happens with the paper; nothing for a number."""
    rest = text[place:].strip()
    if _NUMBER.match(rest):
        return ""
    found = _NAME.match(_OF.sub("", rest).strip())
    return _STOP.split(found.group(), maxsplit=1)[0].strip(" ,:") if found else ""


def same_wanted(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two readings of a task propose one paper: of one kind, in one column, by order."""
    return (one.get("kind"), one.get("field")) == (other.get("kind"), other.get("field"))


def is_number(words: str) -> bool:
    """Tell a paper's number from its name."""
    return bool(re.match(r"\d+[a-zđ]?(?:/\d{4})?[/-]\S+$", words.strip()))
