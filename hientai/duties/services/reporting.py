"""Reports of bodies on what they owe."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.timezone import localdate

from hientai.core import audit
from hientai.core import files as stored_files
from hientai.duties.domain import (
    PERCENT_DONE,
    BadProgress,
)
from hientai.duties.models import Duty, Evidence, Progress
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission

Upload = tuple[str, bytes]


def report_progress(
    *, duty: Duty, percent: int, summary: str, done: bool, files: Sequence[Upload], by: Actor
) -> Progress:
    """Keep what a body, or the steward for it, says of a duty. A correction is a new report.

    Done work is done on the day of the first report that says so; a report that says otherwise
    opens it again.
    """
    by.require(Permission.DUTY_REPORT, of=[duty.body_id, duty.plan.steward_id])
    if not 0 <= percent <= PERCENT_DONE:
        raise BadProgress(noop("Khối lượng đã làm phải từ 0 đến 100%."))
    if not summary.strip():
        raise BadProgress(noop("Ghi kết quả đã làm được trong kỳ."))
    with transaction.atomic():
        held = Duty.objects.select_for_update().get(pk=duty.pk)
        before = held.percent
        _advance(held, percent=percent, done=done)
        progress = _said(held, summary=summary.strip(), done=done, by=by)
        for name, data in files:
            kept = stored_files.store(name=name, data=data, by=by)
            Evidence.objects.create(progress=progress, file=kept)
        audit.record(
            by=by,
            action="duty.reported",
            target=held,
            before=before,
            percent=held.percent,
            done=done,
            files=len(files),
        )
    duty.percent, duty.done_on = held.percent, held.done_on
    return progress


def _advance(duty: Duty, *, percent: int, done: bool) -> None:
    duty.percent = PERCENT_DONE if done else percent
    duty.done_on = (duty.done_on or localdate()) if done else None
    duty.save(update_fields=["percent", "done_on"])


def _said(duty: Duty, *, summary: str, done: bool, by: Actor) -> Progress:
    return Progress.objects.create(
        duty=duty,
        percent=duty.percent,
        summary=summary,
        done=done,
        by=by.label[:200],
        on_behalf=not by.may(Permission.DUTY_REPORT, of=[duty.body_id]),
    )
