"""Papers that a task asks for: what its own words propose, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from hientai.kernel.vietnamese import fold
from hientai.plans.domain.contents import Contents
from hientai.plans.domain.twins import said_task
from hientai.reading.after.wanted import WantedPaper, wanted_papers

_NAME: Final = re.compile(r"[^.;(]{3,240}")
_STOP: Final = re.compile(
    r",?\s+(?:thay thế|trình\s+(?=cấp\s|[A-ZĐỦÚ]{2}|[A-ZĐ]\w+\s)\w+|hoàn thành\s+(?:trong|trước|phê|năm|quý)|trước\s+(?:ngày|tháng)"
    r"|trong\s+(?:năm|quý|tháng)|để|nhằm|bảo đảm|làm cơ sở|tổ chức thực hiện|được ban hành)(?!\w)"
)
_OF: Final = re.compile(
    r"^(?:của\s+.*?(?=\s(?:về|quy định|ban hành|phê duyệt)\s)|của\s.*|được\s.*|và\s.*)"
)
_NUMBER: Final = re.compile(r"^\s*(?:số\s*)?:?\s*\d")
_FEWEST_WORDS: Final = 4  # of a name that says which paper it is
_ENACTS: Final = frozenset({"Quyết định", "Nghị quyết", "Nghị định", "Thông tư"})


def wanted_of(path: list[str], contents: Contents) -> list[dict[str, Any]]:
    """Return the papers that a task asks for, each with its title and where it stands."""
    found = wanted_papers(said_task(path, contents))
    results = [one for one in found if one.field == "deliverable"]
    others = [one for one in found if one.field == "text"]
    if len(results) == len(others) == 1 and results[0].kind in _ENACTS:
        return [_enacting(results[0], others[0], contents)]
    return [_proposed(one, contents) for one in found]


def _enacting(result: WantedPaper, draft: WantedPaper, contents: Contents) -> dict[str, Any]:
    """Return the one paper by which another is put into force: a decision on a scheme."""
    inner = _proposed(draft, contents)
    title = f"{draft.kind} {inner['title']}".strip()
    changes = {"amends": inner["amends"], "replaces": inner["replaces"]}
    own = _proposed(result, contents)
    return {**own, **changes, "title": title, "issuer": own["issuer"] or inner["issuer"]}


def _proposed(one: WantedPaper, contents: Contents) -> dict[str, Any]:
    in_text = one.field == "text"
    text = contents.text if in_text else contents.deliverable
    title = _title(text, one.span[1]) or _change(one)
    return {
        "kind": one.kind,
        "title": title if title or in_text else _title(contents.text, _behind(one, contents)),
        "issuer": one.issuer or "",
        "amends": list(one.amends),
        "replaces": list(one.replaces),
        "field": one.field,
        "span": list(one.span),
    }


def _change(one: WantedPaper) -> str:
    """Name a paper by what it does to another: `sửa đổi, bổ sung 497/2011/QĐ-UBND`."""
    if one.amends:
        return f"sửa đổi, bổ sung {', '.join(one.amends)}"
    return f"thay thế {', '.join(one.replaces)}" if one.replaces else ""


def _behind(one: WantedPaper, contents: Contents) -> int:
    """Return where the task's own words name the paper that its column of results names, else 0."""
    found = re.search(rf"\b{one.kind}\b", contents.text, re.IGNORECASE)
    return found.end() if found else 0


def _title(text: str, place: int) -> str:
    """Return what stands behind the kind, up to what happens with the paper; nothing for a number."""
    rest = re.sub(r"^mới(?:\s+|$)", "", text[place:].strip())
    if _NUMBER.match(rest):
        return ""
    rest = re.sub(r"\s*\([^()]*\)", "", rest)
    found = _NAME.match(_OF.sub("", rest).strip())
    return _STOP.split(found.group(), maxsplit=1)[0].strip(" ,:") if found else ""


def same_wanted(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two readings of a task propose one paper: of one kind, in one column, by order."""
    return (one.get("kind"), one.get("field")) == (other.get("kind"), other.get("field"))


def is_number(words: str) -> bool:
    """Tell a paper's number from its name."""
    return bool(re.match(r"\d+[a-zđ]?(?:/\d{4})?[/-]\S+$", words.strip()))


def one_paper(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two tasks of a plan ask for one paper: the same change, or one name within the other."""
    if one["kind"] != other["kind"]:
        return False
    changes = [(each["amends"], each["replaces"]) for each in (one, other)]
    if any(changes[0]) or any(changes[1]):
        return changes[0] == changes[1]
    names = sorted((fold(one["title"]), fold(other["title"])), key=len)
    return len(names[0].split()) >= _FEWEST_WORDS and names[1].startswith(names[0])
