"""What the names in a plan stand for on a day."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from hientai.bodies.models import Body
from hientai.bodies.selectors import Resolution, Resolver
from hientai.plans.models import Party, Plan

ROLE_OF_FIELD = {
    "leads": Party.Role.LEAD,
    "coordinators": Party.Role.COORDINATOR,
    "reports_to": Party.Role.REPORTS_TO,
}
SETTLED = (Party.State.EXACT, Party.State.SUCCESSOR, Party.State.COLLECTIVE)


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
