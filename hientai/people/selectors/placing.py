"""Which body of the register a place of work is, as lists write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.timezone import localdate

from hientai.bodies.domain import name_key
from hientai.bodies.models import Body, BodyAlias, BodyKind
from hientai.bodies.selectors.today import as_today

POLITICAL: Final = frozenset(
    {
        *(BodyKind.DEPARTMENT, BodyKind.BOARD, BodyKind.SECTOR, BodyKind.PARTY, BodyKind.COUNCIL),
        *(BodyKind.COMMITTEE, BodyKind.DISTRICT, BodyKind.COMMUNE, BodyKind.FRONT, BodyKind.UNION),
    }
)


@dataclass(frozen=True)
class Place:
    body_id: int | None
    political: bool = False


_UNKNOWN: Final = Place(None)


class Places:
    """The bodies by every name, each as who holds its work today; read once."""

    def __init__(self) -> None:
        rows = list(Body.objects.values_list("key", "pk", "kind", "valid_to"))
        kinds = {pk: kind for _key, pk, kind, _end in rows}
        found: dict[str, set[int]] = {}
        today = localdate()
        for key, pk, _kind, end in rows:
            if end is None or end >= today:
                found.setdefault(key, set()).add(pk)
        self._former: dict[str, set[int]] = {}
        for key, pk, _kind, end in rows:
            if end is not None and end < today and key not in found:
                self._former.setdefault(key, set()).add(pk)
        for key, pk in BodyAlias.objects.values_list("key", "body"):
            found.setdefault(key, set()).add(pk)
        self._by_key, self._kinds = found, kinds
        self._known: dict[str, Place] = {}

    def of(self, workplace: str) -> Place:
        """Return the one body of that name; nobody is chosen among several."""
        known = self._known.get(workplace)
        if known is None:
            known = self._known[workplace] = self._find(workplace) if workplace else _UNKNOWN
        return known

    def _find(self, workplace: str) -> Place:
        if not self._by_key and not self._former:
            return _UNKNOWN
        key = name_key(workplace)
        those = self._by_key.get(key) or self._heirs(key)
        if len(those) != 1:
            return _UNKNOWN
        (pk,) = those
        return Place(pk, self._kinds.get(pk) in POLITICAL)

    def _heirs(self, key: str) -> set[int]:
        former = self._former.get(key, set())
        if len(former) != 1:
            return set()
        return set(as_today(list(former), localdate()).holder.values())
