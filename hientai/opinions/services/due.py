"""Whoever is to answer is told before the last day, and once a week after it."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db import transaction
from django.utils.timezone import localdate

from hientai.core.notices import Notice, tell
from hientai.kernel.errors import noop
from hientai.kernel.vietnamese import format_date
from hientai.opinions.domain import IN_WORK, State, answer_day
from hientai.opinions.models import Opinion
from hientai.opinions.selectors.acting import leaders_over

SOON_DAYS: Final = 2  # working days before the last day
SOON: Final = noop("Đến ngày %(day)s là hạn trả lời %(noun)s: “%(text)s”.")
LATE: Final = noop("Đã quá hạn %(day)s mà chưa trả lời %(noun)s: “%(text)s”.")
_SHOWN: Final = 140


@transaction.atomic
def tell_due(*, today: date | None = None) -> int:
    """Tell of all that is due soon or late; the same day twice tells once."""
    day = today or localdate()
    waits = Opinion.objects.filter(state__in=[*IN_WORK, State.PROPOSED])
    due = waits.filter(due_on__lte=answer_day(day, SOON_DAYS)).select_related("collector")
    told = [_notice(one, one.due_on, day) for one in due.order_by("pk") if one.due_on]
    for notice in told:
        tell(notice)
    return len(told)


def _notice(opinion: Opinion, due: date, today: date) -> Notice:
    late = due < today
    year, week, _day = today.isocalendar()
    leads = opinion.state == State.PROPOSED
    leaders = leaders_over(opinion.collector).values_list("pk", flat=True) if leads else []
    return Notice(
        kind="opinion.late" if late else "opinion.due",
        words=LATE if late else SOON,
        values={
            "day": format_date(due),
            "noun": opinion.rules.noun,
            "text": opinion.text[:_SHOWN],
        },
        href=opinion.get_absolute_url(),
        key=f"opinion:{opinion.pk}:{opinion.state}:{due}:{f'{year}-{week}' if late else 'soon'}",
        bodies=[] if leads else [opinion.collector_id],
        users=list(leaders),
    )
