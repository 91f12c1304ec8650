"""The bodies that the papers of one province can mean on a day, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from rapidfuzz import fuzz, process

from hientai.bodies.domain import PROVINCES_MERGED, province_of, without_place
from hientai.bodies.models import Body, BodyAlias, Succession

MAX_SUGGESTIONS = 5
LEAST_LIKENESS = 60


@dataclass(frozen=True)
class Descent:
    """The line from a body onward: `heirs` is one body valid on the day, several, or none."""

    steps: tuple[Succession, ...]
    heirs: tuple[Body, ...]


class Register:
    """Bodies of the province, and from 1 July 2025 those of the province that took it over."""

    def __init__(self, *, province: str, at: date) -> None:
        self.at = at
        self.province = province_of(province)
        self.home = self.province.name if self.province else province
        self.names = {self.home}
        if self.province and at >= PROVINCES_MERGED:
            self.names.add(self.province.new_name)
        # What ended in another province before it took ours over was never ours.
        own = Q(province=self.home) | Q(valid_to=None) | Q(valid_to__gte=PROVINCES_MERGED)
        self._bodies = {body.pk: body for body in Body.objects.filter(own, province__in=self.names)}
        self.valid = [body for body in self._bodies.values() if body.valid_on(at)]
        self._by_key = self._index()
        self._onward = self._successions()

    def _index(self) -> dict[str, dict[int, Body]]:
        found: dict[str, dict[int, Body]] = defaultdict(dict)
        for body in self._bodies.values():
            found[body.key][body.pk] = body
        aliases = BodyAlias.objects.filter(body__province__in=self.names)
        for key, body_id in aliases.values_list("key", "body_id"):
            if body_id in self._bodies:
                found[key].setdefault(body_id, self._bodies[body_id])
        return found

    def _successions(self) -> dict[int, list[Succession]]:
        found = defaultdict(list)
        steps = Succession.objects.filter(
            predecessor__province__in=self.names, event__on__lte=self.at
        ).select_related("predecessor", "successor")
        for step in steps.order_by("event__on", "id"):
            found[step.predecessor_id].append(step)
        return found

    def find(self, key: str) -> list[Body]:
        """Return the bodies of a name, those of our own province alone if it has any."""
        for place in ("", *sorted(self.names)):
            found = list(self._by_key.get(without_place(key, place), {}).values())
            if found:
                at_home = [body for body in found if body.province == self.home]
                return self._named_first(key, at_home or found)
        return []

    def _named_first(self, key: str, found: list[Body]) -> list[Body]:
        """Prefer a body's own name to another body's alias."""
        named = [body for body in found if body.key == key and body.valid_on(self.at)]
        return named or found

    def of_kinds(self, kinds: Iterable[str]) -> tuple[Body, ...]:
        order = {kind: at for at, kind in enumerate(kinds)}
        members = [body for body in self.valid if body.kind in order]
        return tuple(sorted(members, key=lambda body: (order[body.kind], body.sort_key)))

    def alike(self, key: str) -> tuple[Body, ...]:
        """Return the bodies of the day with the likest names, best first."""
        likely = process.extract(
            key,
            {body: body.key for body in self.valid},
            scorer=fuzz.token_sort_ratio,
            limit=MAX_SUGGESTIONS,
            score_cutoff=LEAST_LIKENESS,
        )
        return tuple(body for _key, _score, body in likely)

    def origins(self, body: Body) -> tuple[Body, ...]:
        """Return what a body will be made of, as far as it exists on the day."""
        steps = Succession.objects.filter(successor=body).select_related("predecessor")
        return tuple(s.predecessor for s in steps if s.predecessor.valid_on(self.at))

    def descend(self, body: Body) -> Descent:
        """Follow the successions from a body that has ended to what is valid on the day."""
        steps: list[Succession] = []
        seen = {body.pk}
        while not body.valid_on(self.at):
            here = self._onward.get(body.pk, [])
            steps.extend(here)
            heirs = [step.successor for step in here if step.kind != Succession.Kind.MOVED]
            if len(heirs) != 1 or heirs[0].pk in seen:
                return Descent(tuple(steps), tuple(self._latest(heir, seen) for heir in heirs))
            body = heirs[0]
            seen.add(body.pk)
        return Descent(tuple(steps), (body,))

    def _latest(self, body: Body, seen: set[int]) -> Body:
        """Return the end of a single line of descent; the body itself where it forks."""
        if body.pk in seen or body.valid_on(self.at):
            return body
        onward = self.descend(body)
        return onward.heirs[0] if len(onward.heirs) == 1 else body
