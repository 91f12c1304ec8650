"""How true the register is, body by body: what is known, what is old."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, F, Q
from django.utils.timezone import make_aware

from hientai.people.models import Person
from hientai.upkeep.domain import IN_GUARDED, OLD_AFTER, WANTED, completeness
from hientai.upkeep.models import Mark


@dataclass(frozen=True)
class Standing:
    """People of a body (None: of no known body), known values by field, and whose are old."""

    people: int
    filled: dict[str, int]
    old: int

    @property
    def complete(self) -> int | None:
        return completeness(self.filled, self.people)

    @property
    def old_share(self) -> int:
        return 100 * self.old // self.people if self.people else 0

    def share(self, name: str) -> int:
        return 100 * self.filled.get(name, 0) // self.people if self.people else 0


NOBODY = Standing(0, {}, 0)


def standings(today: date, bodies: Collection[int] | None = None) -> dict[int | None, Standing]:
    """Return how things stand at each body, in two queries whatever the number of people."""
    people = Person.objects.filter(status=Person.Status.WORKING)
    if bodies is not None:
        people = people.filter(body__in=bodies)
    counts: dict[str, Any] = {name: Count("pk", filter=_known(name)) for name in WANTED}
    since = make_aware(datetime.combine(today - OLD_AFTER, time.min))
    old = Count("pk", filter=Q(changed_at__lt=since))
    by_body: Any = people.order_by().values("body")
    rows = by_body.annotate(people=Count("pk"), old=old, **counts)
    lately = _confirmed_lately(since)
    return {
        row["body"]: Standing(
            row["people"],
            {name: row[name] for name in WANTED},
            row["old"] - lately.get(row["body"], 0),
        )
        for row in rows
    }


def _known(name: str) -> Q:
    if name == "identity":
        return Q(guarded__identity_key__isnull=False)
    if name == "sector":
        return Q(sector__isnull=False)
    return ~Q(**{f"guarded__{name}" if name in IN_GUARDED else name: ""})


def _confirmed_lately(since: datetime) -> dict[int | None, int]:
    """Return by body how many untouched people were confirmed since a day."""
    marks = Mark.objects.filter(
        answer__confirmed_at__gte=since,
        person__changed_at__lt=since,
        person__status=Person.Status.WORKING,
    )
    rows = marks.values(body=F("person__body")).annotate(n=Count("pk")).values_list("body", "n")
    return dict(rows)


def together(all_of_them: Collection[Standing]) -> Standing:
    """Return the standing of several bodies as one."""
    return Standing(
        sum(each.people for each in all_of_them),
        {name: sum(each.filled.get(name, 0) for each in all_of_them) for name in WANTED},
        sum(each.old for each in all_of_them),
    )
