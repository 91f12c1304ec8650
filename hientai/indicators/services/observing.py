"""Writing values down. Nothing is overwritten: a later value stands on the one that it replaces."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate

from hientai.core import audit
from hientai.documents.models import Document
from hientai.indicators.domain.periods import last_day, parse_period
from hientai.indicators.domain.refusals import BadObservation
from hientai.indicators.models import Ask, Indicator, Observation, Target
from hientai.indicators.selectors.keeping import keepers
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission

LARGEST = Decimal(10) ** 14


@dataclass(frozen=True)
class Value:
    """A value of a period; `count` over `whole` where it is a share."""

    period: str
    value: Decimal
    dim: str = ""
    part: str = ""
    on: date | None = None
    count: Decimal | None = None
    whole: Decimal | None = None


@dataclass(frozen=True)
class Basis:
    """From what a value comes."""

    kind: Observation.Kind
    target: Target | None = None
    ask: Ask | None = None
    document: Document | None = None
    paper: str = ""
    computed: dict[str, Any] = field(default_factory=dict)
    note: str = ""
    body_id: int | None = None


@transaction.atomic
def observe(
    *, indicator: Indicator, value: Value, basis: Basis, by: Actor, at: datetime | None = None
) -> Observation:
    """Keep a value. The same value from the same kind of source is kept once; another replaces it.

    What a plan says of its start stands beside a value that is there already, and replaces nothing.
    """
    if abs(value.value) >= LARGEST:
        raise BadObservation(noop("Số này quá lớn. Kiểm tra lại đơn vị tính."))
    at = at or timezone.now()
    period = parse_period(value.period)
    place = {"indicator": indicator, "dim": value.dim, "part": value.part[:200], "period": period}
    held = Observation.objects.select_for_update().filter(**place, current=True).first()
    stated = basis.kind == Observation.Kind.PLAN
    if held and _says_the_same(held, value, basis):
        return held
    beside = held is not None and stated
    if held and not beside:
        Observation.objects.filter(pk=held.pk).update(current=False)
    made = Observation.objects.create(
        **place,
        on=min(last_day(period), value.on or localdate(at)),
        value=_rounded(value.value),
        count=value.count,
        whole=value.whole,
        kind=basis.kind,
        target=basis.target,
        ask=basis.ask,
        document=basis.document,
        paper=basis.paper[:300],
        computed=basis.computed,
        note=basis.note,
        body_id=basis.body_id,
        by=by.label[:200],
        at=at,
        replaces=held if held and not beside else None,
        current=not beside,
    )
    _recorded(made, held, by)
    return made


def _says_the_same(held: Observation, value: Value, basis: Basis) -> bool:
    same = held.value == _rounded(value.value) and held.whole == value.whole
    return same and held.kind == basis.kind and held.paper == basis.paper[:300]


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.000001"))


def _recorded(made: Observation, held: Observation | None, by: Actor) -> None:
    audit.record(
        by=by,
        action="observation.recorded",
        target=made,
        indicator=made.indicator_id,
        kind=made.kind,
        value=str(made.value),
        before=str(held.value) if held else None,
    )


def paper_named(words: str) -> Document | None:
    """Return the paper on record that words name by its number, if it is one."""
    found = Document.objects.filter(number=words.strip()).exclude(number="")[:2]
    return found[0] if len(found) == 1 else None


def enter(*, indicator: Indicator, values: list[Value], basis: Basis, by: Actor) -> int:
    """Enter values from a paper; return how many are new. A paper must be named."""
    by.require(Permission.INDICATOR_EDIT, of=keepers(indicator))
    if not (basis.paper.strip() or basis.document):
        raise BadObservation(noop("Ghi số, tên văn bản hoặc nguồn của số liệu."))
    with transaction.atomic():
        before = Observation.objects.filter(indicator=indicator).count()
        for value in values:
            if last_day(parse_period(value.period)).year > localdate().year:
                raise BadObservation(noop("Kỳ %(period)s chưa đến."), period=value.period)
            observe(indicator=indicator, value=value, basis=basis, by=by)
        return Observation.objects.filter(indicator=indicator).count() - before
