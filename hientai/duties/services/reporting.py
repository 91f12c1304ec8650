"""Reports of bodies on what they owe."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from hientai.core import audit
from hientai.core import files as stored_files
from hientai.core.models import StoredFile
from hientai.duties.domain import (
    PERCENT_DONE,
    BadProgress,
)
from hientai.duties.models import Duty, Evidence, Progress
from hientai.duties.services.moments import moment
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission

Upload = tuple[str, bytes]


def report_progress(  # noqa: PLR0913  # by keyword: a service names all it needs
    *,
    duty: Duty,
    percent: int,
    summary: str,
    done: bool,
    by: Actor,
    files: Sequence[Upload] = (),
    kept: Sequence[StoredFile] = (),
    on: date | None = None,
) -> Progress:
    """Keep what a body, or the steward for it, says of a duty; a correction is a new report.

    Done work is done on the day of the first report that says so; a report that says otherwise
    opens it again. `kept` are files stored already; `on` is the report's day, if not today.
    """
    by.require(Permission.DUTY_REPORT, of=[duty.body_id, duty.plan.steward_id])
    _refuse_nonsense(percent, summary)
    on = on or localdate()
    with transaction.atomic():
        held = Duty.objects.select_for_update().get(pk=duty.pk)
        if held.stopped_on:
            raise BadProgress(noop("Việc này đã dừng nên không báo cáo nữa."))
        before = held.percent
        _advance(held, percent=percent, done_on=on if done else None)
        progress = _said(held, summary=summary.strip(), on=on, by=by)
        new = [stored_files.store(name=name, data=data, by=by) for name, data in files]
        evidence = [Evidence(progress=progress, file=file) for file in (*kept, *new)]
        Evidence.objects.bulk_create(evidence)
        said = {"percent": held.percent, "done": done, "files": len(evidence)}
        audit.record(by=by, action="duty.reported", target=held, before=before, **said)
    duty.percent, duty.done_on = held.percent, held.done_on
    return progress


def _refuse_nonsense(percent: int, summary: str) -> None:
    if not 0 <= percent <= PERCENT_DONE:
        raise BadProgress(noop("Khối lượng đã làm phải từ 0 đến 100%."))
    if not summary.strip():
        raise BadProgress(noop("Ghi kết quả đã làm được trong kỳ."))


def _advance(duty: Duty, *, percent: int, done_on: date | None) -> None:
    duty.percent = PERCENT_DONE if done_on else percent
    duty.done_on = (duty.done_on or done_on) if done_on else None
    duty.save(update_fields=["percent", "done_on"])


def _said(duty: Duty, *, summary: str, on: date, by: Actor) -> Progress:
    return Progress.objects.create(
        duty=duty,
        percent=duty.percent,
        summary=summary,
        done=duty.done_on is not None,
        at=moment(on),
        by=by.label[:200],
        on_behalf=not by.may(Permission.DUTY_REPORT, of=[duty.body_id]),
    )
