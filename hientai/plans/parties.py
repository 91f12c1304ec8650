"""The bodies that tasks name: written in bulk, each name resolved once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property

from hientai.bodies.models import Body
from hientai.bodies.selectors import Resolution, Resolver
from hientai.plans.models import Party, Plan, Task

ROLE_OF_FIELD = {
    "leads": Party.Role.LEAD,
    "coordinators": Party.Role.COORDINATOR,
    "reports_to": Party.Role.REPORTS_TO,
}
FIELD_OF_ROLE = {role: field for field, role in ROLE_OF_FIELD.items()}
SETTLED = (Party.State.EXACT, Party.State.SUCCESSOR, Party.State.COLLECTIVE)
Wanted = tuple[Task, Party.Role, Iterable[str]]


class Names:
    """What the names of one plan stand for on a day; nothing is asked twice."""

    def __init__(self, plan: Plan, at: dt.date) -> None:
        self._province, self._at = plan.province, at
        self._known: dict[str, Resolution] = {}

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(province=self._province, at=self._at)

    def resolve(self, name: str) -> Resolution:
        if name not in self._known:
            self._known[name] = self._resolver.resolve(name)
        return self._known[name]

    def members(self, name: str) -> list[Body]:
        """Return the bodies that owe what is asked of the name; suggestions are none."""
        found = self.resolve(name)
        return list(found.bodies) if found.state in SETTLED else []


def set_parties(wanted: Iterable[Wanted], names: Names) -> None:
    """Make these the bodies of the tasks in these roles, in this order."""
    wanted = [(task, role, list(called)) for task, role, called in wanted]
    for role in Party.Role:
        ids = [task.pk for task, of_role, _called in wanted if of_role == role]
        Party.objects.filter(task__in=ids, role=role).delete()
    parties = [
        Party(task=task, role=role, name=name, position=position)
        for task, role, called in wanted
        for position, name in enumerate(called)
    ]
    for party in parties:
        _describe(party, names)
    Party.objects.bulk_create(parties)
    _link(parties, names)


def resolve_again(parties: Iterable[Party], names: Names) -> None:
    """Say anew what the names stand for."""
    parties = list(parties)
    for party in parties:
        _describe(party, names)
    Party.objects.bulk_update(parties, ["state", "why"], batch_size=200)
    Party.bodies.through.objects.filter(party__in=[party.pk for party in parties]).delete()
    _link(parties, names)


def _describe(party: Party, names: Names) -> None:
    found = names.resolve(party.name)
    party.state, party.why = Party.State(found.state), str(found.why)[:400]


def _link(parties: Iterable[Party], names: Names) -> None:
    link = Party.bodies.through
    link.objects.bulk_create(
        [
            link(party_id=party.pk, body_id=body.pk)
            for party in parties
            for body in names.members(party.name)
        ],
        batch_size=500,
    )
