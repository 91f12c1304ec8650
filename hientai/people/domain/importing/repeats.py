"""Rows of one list that may be one person: the later one is asked about."""

from __future__ import annotations

from typing import Any

from hientai.bodies.domain import name_key
from hientai.people.domain.importing.account import AGAIN, FULL, SAME_NUMBER
from hientai.people.domain.importing.drafts import Draft, Problem
from hientai.people.domain.names import compatible, name_fold

_Seen = tuple[int, str, str, str]  # row, name, birth, key of the workplace
_GAP = "\t"  # a row is kept as bytes: of a million, nothing else must be held


class Repeats:
    """Remembers the rows of a file by name and by identity number, in little room."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._names: dict[int, list[bytes] | bytes] = {}

    def note(self, draft: Draft) -> None:
        """Blame a row that repeats an earlier one; remember it otherwise."""
        values = draft.values
        name = str(values.get("name", ""))
        if not name:
            return
        number = values.get("identity")
        earlier = self._numbers.get(number) if number else None
        reason = SAME_NUMBER if earlier else AGAIN
        named = self._by_name(draft, name, values)
        earlier = earlier or named
        if number:
            self._numbers.setdefault(number, draft.row + 1)
        if earlier is not None:
            draft.problems.append(
                Problem(
                    draft.sheet,
                    draft.name_cell,
                    name,
                    reason,
                    doubtful=True,
                    values={"row": str(earlier)},
                )
            )

    def _by_name(self, draft: Draft, name: str, values: dict[str, Any]) -> int | None:
        key = hash(name_fold(name))
        own: _Seen = (
            draft.row + 1,
            name,
            values.get("birth", ""),
            name_key(values.get("workplace", "")),
        )
        before = self._names.get(key)
        if before is None:
            self._names[key] = _packed(own)
            return None
        others = before if isinstance(before, list) else [before]
        found = next((other[0] for other in map(_unpacked, others) if _one(own, other)), None)
        self._names[key] = [*others, _packed(own)]
        return found


def _packed(seen: _Seen) -> bytes:
    return _GAP.join((str(seen[0]), *seen[1:])).encode()


def _unpacked(kept: bytes) -> _Seen:
    row, name, birth, place = kept.decode().split(_GAP)
    return int(row), name, birth, place


def _one(own: _Seen, other: _Seen) -> bool:
    """Tell whether two rows of one name may be one person; who works elsewhere is a namesake."""
    _row, name, birth, place = own
    _other_row, other_name, other_birth, other_place = other
    if len(birth) == len(other_birth) == FULL:
        return birth == other_birth and compatible(name, other_name)
    if (
        birth
        and other_birth
        and not (birth.startswith(other_birth) or other_birth.startswith(birth))
    ):
        return False
    return place == other_place and compatible(name, other_name)
