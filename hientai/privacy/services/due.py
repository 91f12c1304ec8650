"""Whoever answers requests is told before the day that is owed next, and once a week after it."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db import transaction
from django.utils.timezone import localdate

from hientai.core.notices import Notice, tell
from hientai.kernel.errors import noop
from hientai.kernel.vietnamese import format_date
from hientai.kernel.workdays import working_days_after
from hientai.privacy.models import Request
from hientai.privacy.selectors.requests import OPEN
from hientai.privacy.services.asking import handlers

SOON_DAYS: Final = 2  # working days before the last day
SOON: Final = noop("Đến ngày %(day)s là hạn của yêu cầu về dữ liệu cá nhân: %(what)s.")
LATE: Final = noop("Đã quá hạn %(day)s của yêu cầu về dữ liệu cá nhân: %(what)s.")


@transaction.atomic
def tell_due(*, today: date | None = None) -> int:
    """Tell of all that is due soon or late; the same day twice tells once."""
    day = today or localdate()
    soon = working_days_after(day, SOON_DAYS)
    due = [one for one in Request.objects.filter(OPEN) if one.next_day <= soon]
    users = handlers()
    for request in due:
        tell(_notice(request, day, users))
    return len(due)


def _notice(request: Request, today: date, users: list[int]) -> Notice:
    late = request.next_day < today
    year, week, _day = today.isocalendar()
    return Notice(
        kind="privacy.late" if late else "privacy.due",
        words=LATE if late else SOON,
        values={"day": format_date(request.next_day), "what": request.rules.label},
        href=request.get_absolute_url(),
        key=f"privacy:{request.pk}:{request.next_day}:{f'{year}-{week}' if late else 'soon'}",
        users=users,
    )
