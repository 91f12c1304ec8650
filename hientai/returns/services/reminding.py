"""Telling bodies of reports that are not sent: also those that owe nothing with a day of its own."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from hientai.core.notices import Notice, tell
from hientai.kernel.errors import noop
from hientai.kernel.timeframes import ONE_DAY
from hientai.kernel.vietnamese import format_date
from hientai.kernel.workdays import is_working_day
from hientai.returns import selectors
from hientai.returns.models import Return

AHEAD, BEHIND = timedelta(days=3), timedelta(days=7)


def remind_unsent(*, today: date | None = None) -> None:
    """Tell each body once when its report is due within days, and once when it is late.

    It goes to the inbox, and from there into the day's one digest. A notice that is told again is
    the same notice, so this may run any number of times; on days off nobody is told.
    """
    today = today or localdate()
    if not is_working_day(today):
        return
    with transaction.atomic():
        for report in selectors.unsent_due(today, today + AHEAD):
            _tell(report, "due", noop("Báo cáo %(period)s cần gửi trước ngày %(day)s"))
        for report in selectors.unsent_due(today - BEHIND, today - ONE_DAY):
            _tell(report, "late", noop("Báo cáo %(period)s chưa gửi, quá hạn ngày %(day)s"))


def _tell(report: Return, when: str, words: str) -> None:
    tell(
        Notice(
            kind="return.unsent",
            words=words,
            values={"period": report.named, "day": format_date(report.due_on)},
            href=reverse("returns:detail", args=[report.pk]),
            key=f"return.{when}:{report.pk}:{report.due_on}",
            bodies=[report.body_id],
        )
    )
