"""Which body of the register a place of work is, as lists write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.timezone import localdate

from hientai.bodies.domain import name_key, named_province
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
        rows = list(Body.objects.values_list("key", "pk", "kind", "valid_to", "province"))
        kinds = {pk: kind for _key, pk, kind, *_rest in rows}
        self._provinces = {pk: province for _key, pk, *_rest, province in rows}
        found: dict[str, set[int]] = {}
        today = localdate()
        for key, pk, _kind, end, _province in rows:
            if end is None or end >= today:
                found.setdefault(key, set()).add(pk)
        self._former: dict[str, set[int]] = {}
        for key, pk, _kind, end, _province in rows:
            if end is not None and end < today:
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
        key, named = name_key(workplace), named_province(workplace)
        province = named.name if named else ""
        those = self._of_province(self._by_key.get(key, set()), province)
        those = those or self._heirs(key, province)
        if len(those) != 1:
            return _UNKNOWN
        (pk,) = those
        return Place(pk, self._kinds.get(pk) in POLITICAL)

    def _of_province(self, bodies: set[int], province: str) -> set[int]:
        """Keep those of the province that is named; without one, or where none says its, all."""
        told = {pk for pk in bodies if self._provinces[pk]}
        return (
            {pk for pk in told if self._provinces[pk] == province} if province and told else bodies
        )

    def _heirs(self, key: str, province: str) -> set[int]:
        former = self._of_province(self._former.get(key, set()), province)
        if len(former) != 1:
            return set()
        return set(as_today(list(former), localdate()).holder.values())
