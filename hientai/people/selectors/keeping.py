"""Sectors, rules and totals of staff as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.db.models import Count, Q, QuerySet

from hientai.kernel.permissions import Actor, Permission
from hientai.people.models import CountingRule, Person, Recount, Sector, StaffTotal

DOCTORS: Final = ("doctor", "doctor_of_science")
MASTERS: Final = (
    *("master", "resident", "specialist_1", "specialist_2", "pharmacist_1", "pharmacist_2"),
)
OPEN: Final = (Recount.State.COUNTING, Recount.State.COUNTED, Recount.State.WRITING)


@dataclass(frozen=True)
class SectorRow:
    sector: Sector
    people: int


@dataclass(frozen=True)
class StaffRow:
    """A total with how many of the register are of it, and their shares in percent."""

    total: StaffTotal
    people: int
    doctors: int
    masters: int

    def _share(self, n: int) -> Decimal:
        return Decimal(100 * n) / Decimal(self.total.total)

    @property
    def doctors_share(self) -> Decimal:
        return self._share(self.doctors)

    @property
    def masters_share(self) -> Decimal:
        return self._share(self.masters)


def sector_rows() -> list[SectorRow]:
    counts = dict(Person.objects.order_by().values_list("sector").annotate(n=Count("pk")))
    return [SectorRow(sector, counts.get(sector.pk, 0)) for sector in Sector.objects.all()]


def rules() -> list[CountingRule]:
    return list(CountingRule.objects.order_by("pk"))


def open_recounts() -> QuerySet[Recount]:
    return Recount.objects.filter(state__in=OPEN)


def staff_totals(actor: Actor) -> QuerySet[StaffTotal]:
    """Return the totals of bodies within somebody's reach, the newest first."""
    totals = StaffTotal.objects.select_related("body").order_by("-year", "body__sort_key")
    if actor.reaches_all(Permission.PEOPLE_SEE):
        return totals
    return totals.filter(body__in=actor.own_bodies(Permission.PEOPLE_SEE))


def staff_rows(totals: list[StaffTotal]) -> list[StaffRow]:
    """Return totals with who works there today, of whatever body of the page, in one query."""
    found = {
        row["body"]: row
        for row in Person.objects.filter(
            body__in=[each.body_id for each in totals], status=Person.Status.WORKING
        )
        .order_by()
        .values("body")
        .annotate(
            n=Count("pk"),
            doctors=Count("pk", filter=Q(degree__in=DOCTORS)),
            masters=Count("pk", filter=Q(degree__in=MASTERS)),
        )
    }
    nobody = {"n": 0, "doctors": 0, "masters": 0}
    return [
        StaffRow(each, row["n"], row["doctors"], row["masters"])
        for each in totals
        for row in [found.get(each.body_id, nobody)]
    ]
