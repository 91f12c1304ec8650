"""Values as they were read, doubted, accepted or corrected; a person's decision outlives readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from hientai.kernel.errors import noop
from hientai.plans.domain.contents import FIELDS, Json
from hientai.reading.after.confidence import doubtful

DOCUMENT_FIELDS: Final = ("number", "date", "issuer", "title", "signer")
TASK_VALUES: Final = (*FIELDS, "path")
READ, ACCEPTED, CORRECTED = "read", "accepted", "corrected"


def values_of(task: Json, names: Iterable[str] = TASK_VALUES) -> dict[str, dict[str, Any]]:
    """Return what is known of each value that was read: where it stands and how sure it is.

    `p` is how probably it is right, where the reader says so, also of what it did not find; `why`
    says what speaks most against it, even if little.
    """
    sources, doubts = task.get("sources") or {}, task.get("doubts") or {}
    sure = task.get("sure") or {}
    return {
        name: {
            "spans": sources.get(name, []),
            "doubt": str(doubts.get(name) or "") or doubt_of(sure.get(name)),
            "read": task.get(name),
            "state": READ,
            **({"p": sure[name][0], "why": sure[name][1]} if name in sure else {}),
        }
        for name in names
        if task.get(name) or doubts.get(name) or name in sure
    }


def doubt_of(sure: Sequence[Any] | None) -> str:
    """Return why a value should be looked at, empty where it is sure enough."""
    return str(sure[1]) if sure and doubtful(sure[0]) else ""


def keeps(value: Json | None) -> bool:
    """Return whether a person decided on a value, so that no reading replaces it."""
    return bool(value) and value is not None and value.get("state") in {ACCEPTED, CORRECTED}


def is_doubtful(values: Mapping[str, Json]) -> bool:
    return any(value.get("doubt") and value.get("state") == READ for value in values.values())


def reread(old: Mapping[str, Json], new: Mapping[str, Json]) -> dict[str, dict[str, Any]]:
    """Return a row's values after another reading: decided ones stay, with the new sources."""
    found: dict[str, dict[str, Any]] = {}
    for name in {**old, **new}:
        before, after = old.get(name), new.get(name)
        if before and keeps(before):
            found[name] = {**before, **(after or {}), "state": before["state"], "doubt": ""}
        elif after:
            found[name] = dict(after)
    return found


def corrected(value: Json | None) -> dict[str, Any]:
    """Return a value as a person's own: what was read, and where, is kept beside it."""
    unread: dict[str, Any] = {"spans": [], "doubt": "", "read": None}
    return {**unread, **(value or {}), "state": CORRECTED}


def accepted(value: Json, *, together: bool = False) -> dict[str, Any]:
    """Return a value that a person agreed with; `together`: with all others, not having looked."""
    state = CORRECTED if value.get("state") == CORRECTED else ACCEPTED
    mark = {"together": True} if together and value.get("state") == READ else {}
    return {**{name: x for name, x in value.items() if name != "together"}, "state": state, **mark}


def document_doubts(document: Json, doubts: Json) -> dict[str, str]:
    """Return why values of a paper's head are unsure, a blank number and a part of a date too."""
    found = {name: str(why) for name, why in doubts.items() if why}
    if not document.get("number"):
        found.setdefault(
            "number", noop("Văn bản để trống số. Nhập số trên bản đã ký, hoặc đồng ý để trống.")
        )
    if len(str(document.get("date") or "")) < len("2024-06-10"):
        found.setdefault(
            "date", noop("Ngày ban hành chưa đủ. Nhập ngày trên bản đã ký, hoặc đồng ý để vậy.")
        )
    return found
