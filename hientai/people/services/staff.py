"""How many people a body has in a year, entered with its source: what shares of staff stand on."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.people.models import StaffTotal

FIRST_YEAR: Final = 2000
MOST: Final = 500_000


def enter_total(*, body: Body, year: int, total: int, source: str, by: Actor) -> StaffTotal:
    """Keep a body's total of a year; entered again it replaces what was there."""
    by.require(Permission.PEOPLE_EDIT, of=[body.pk])
    if not FIRST_YEAR <= year <= localdate().year + 1:
        raise Conflict(noop("Năm %(year)s chưa thể có số biên chế."), year=year)
    if not 0 < total <= MOST:
        raise Conflict(noop("Tổng số người phải lớn hơn 0."))
    if not source.strip():
        raise Conflict(noop("Ghi nguồn của con số: quyết định giao biên chế, báo cáo."))
    with transaction.atomic():
        kept, _made = StaffTotal.objects.update_or_create(
            body=body,
            year=year,
            defaults={
                "total": total,
                "source": " ".join(source.split())[:300],
                "entered_by": by.label[:200],
                "entered_at": timezone.now(),
            },
        )
        audit.record(by=by, action="staff.entered", target=kept, year=year, total=total)
    return kept
