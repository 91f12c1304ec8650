"""Counts of the register for an indicator: now, by part, and who they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext as _

from hientai.indicators.domain.computing import (
    COMPUTATIONS,
    POLITICAL,
    Computation,
    proposed_keys,
    share,
)
from hientai.indicators.domain.proposing import SECTOR
from hientai.indicators.models import Indicator, Observation, Target
from hientai.kernel.permissions import Actor, Permission
from hientai.people.models import Person, Sector, StaffTotal
from hientai.people.selectors.counting import Whom
from hientai.people.selectors.lists import visible_people
from hientai.statistics.selectors.cube import Cube, cube, people_in

Filters = Mapping[str, Collection[str]]


@dataclass(frozen=True)
class Counted:
    """How many are counted in a part; `value` is None where `lack` says what is missing."""

    part: str
    dim: str
    count: int
    filters: Filters = field(default_factory=dict)
    whole: Decimal | None = None
    whole_from: str = ""
    value: Decimal | None = None
    lack: str = ""
    taken_at: str = ""


@dataclass(frozen=True)
class _Whole:
    value: Decimal | None
    words: str = ""


def count_now(indicator: Indicator, today: date) -> list[Counted]:
    """Count the whole and every part that a plan wants of an indicator; nothing in an empty register."""
    known = COMPUTATIONS.get(indicator.computation)
    if known is None:
        return []
    found = _cube(known)
    if not cube(()).total:
        return [Counted("", "", 0, lack=_("Cơ sở dữ liệu trí thức chưa có hồ sơ nào."))]
    whole = _whole(indicator, today)
    counted = [_counted(indicator, "", found.total, known.filters, whole, found.taken_at)]
    sectors = _cube(known, SECTOR)
    return counted + [_part(indicator, part, known, sectors) for part in parts_of(indicator)]


def has_samples() -> bool:
    """Return whether made-up profiles are among those that are counted."""
    return Person.objects.filter(sample=True).exists()


def _cube(known: Computation, *dims: str) -> Cube:
    whom = Whom.WORKING if known.working else Whom.ALL
    return cube(dims, known.filters, whom=whom)


def _counted(
    indicator: Indicator, part: str, count: int, filters: Filters, whole: _Whole, taken_at: str
) -> Counted:
    if indicator.over is None:
        return Counted(part, "", count, filters, value=Decimal(count), taken_at=taken_at)
    if not whole.value:
        lack = _("Đếm được %(n)s nhưng chưa có mẫu số: %(what)s.") % {
            "n": count,
            "what": indicator.over.name,
        }
        return Counted(part, "", count, filters, lack=lack, taken_at=taken_at)
    value = share(Decimal(count), whole.value, indicator.unit)
    return Counted(part, "", count, filters, whole.value, whole.words, value, "", taken_at)


def _part(indicator: Indicator, part: str, known: Computation, sectors: Cube) -> Counted:
    keys = keys_of(indicator, part)
    filters = {**known.filters, SECTOR: keys}
    if not keys:
        lack = _("Ngành “%(part)s” chưa gắn với ngành nào của cơ sở dữ liệu.") % {"part": part}
        return Counted(part, SECTOR, 0, filters, lack=lack)
    count = sum(sectors.count(key) for key in keys)
    at = sectors.taken_at
    return Counted(part, SECTOR, count, filters, value=Decimal(count), taken_at=at)


def parts_of(indicator: Indicator) -> list[str]:
    """Return the sectors for which plans want a value each."""
    wanted = Target.objects.filter(
        indicator=indicator, stage=Target.Stage.CONFIRMED, dim=SECTOR
    ).values_list("parts", flat=True)
    return list(dict.fromkeys(part for parts in wanted for part in parts))


def keys_of(indicator: Indicator, part: str) -> list[str]:
    """Return the register's sectors that a plan's word for one is: as chosen, else by its words."""
    if part in indicator.part_keys:
        return list(indicator.part_keys[part])
    sectors = [(str(pk), name) for pk, name in Sector.objects.values_list("pk", "name")]
    return proposed_keys(part, sectors)


def _whole(indicator: Indicator, today: date) -> _Whole:
    """Return the denominator: counted now where it can be, else as last observed."""
    over = indicator.over
    if over is None:
        return _Whole(None)
    known = COMPUTATIONS.get(over.computation)
    if known:
        return _Whole(Decimal(_cube(known).total), over.name)
    held = (
        Observation.objects.filter(indicator=over, part="", current=True, on__lte=today)
        .order_by("-on")
        .first()
    )
    if held is None:
        return _Whole(None)
    return _Whole(held.value, f"{over.name} {held.period_words}: {held.paper or held.by}")


@dataclass(frozen=True)
class Staff:
    """The totals of staff that bodies of the political system have entered for a year."""

    year: int
    total: int
    bodies: int


def staff_totals() -> Staff | None:
    """Return the newest year's totals: a denominator only once enough bodies have one."""
    rows = StaffTotal.objects.filter(body__kind__in=POLITICAL).order_by()
    newest = (
        rows.values("year").annotate(n=Count("pk"), total=Sum("total")).order_by("-year").first()
    )
    return Staff(newest["year"], newest["total"], newest["n"]) if newest else None


def people_counted(indicator: Indicator, part: str, actor: Actor) -> tuple[list[int], int]:
    """Return the keys of the counted whom a person may see, and how many are counted in all."""
    known = COMPUTATIONS[indicator.computation]
    filters: dict[str, Collection[str]] = dict(known.filters)
    if part:
        filters[SECTOR] = keys_of(indicator, part)
    whom = Whom.WORKING if known.working else Whom.ALL
    total = cube((), filters, whom=whom).total
    bodies = None
    if not actor.reaches_all(Permission.PEOPLE_SEE):
        bodies = actor.own_bodies(Permission.PEOPLE_SEE)
    return people_in(filters, whom=whom, bodies=bodies), total


def people_of(actor: Actor, keys: Collection[int]) -> QuerySet[Person]:
    """Return a page of profiles, only those whom the person may see."""
    seen = visible_people(actor).filter(pk__in=keys).select_related("body", "sector")
    return seen.order_by("sort_key", "pk")


def breakdown(indicator: Indicator, dim: str) -> list[tuple[str, int]]:
    """Return the counts of an indicator by a dimension of the register, the largest first."""
    known = COMPUTATIONS.get(indicator.computation)
    if known is None or dim not in indicator.dims:
        return []
    found = _cube(known, dim)
    labels = [value.label for value in found.values[0]]
    counts = [int(n) for n in found.counts]
    rows = [(label, n) for label, n in zip(labels, counts, strict=True) if n]
    return sorted(rows, key=lambda row: -row[1])
