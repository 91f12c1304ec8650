"""What the plan's steward makes of a sent return: confirmed, or returned with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.core import audit
from hientai.core.notices import Notice, tell
from hientai.duties.models import Duty
from hientai.duties.services import report_progress
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.returns import selectors
from hientai.returns.domain import BadReturn, Said
from hientai.returns.models import LineFile, Return, ReturnLine
from hientai.returns.services.drafts import may_write

CARRIED = (
    "duty_id", "result", "cumulative", "percent", "pace", "difficulty", "proposal",
    "nothing_arose", "saved_at", "saved_by", "opinion_id",
)  # fmt: skip


def confirm(*, report: Return, by: Actor, at: datetime | None = None) -> Return:
    """Take a sent return as it is. What it said of the duties stays said."""
    with transaction.atomic():
        held = _sent(report, by)
        held.state = Return.State.CONFIRMED
        _checked(held, by, at)
        audit.record(by=by, action="return.confirmed", target=held, version=held.version)
        _tell_body(held, "return.confirmed", noop("Báo cáo %(period)s đã được duyệt."))
    return held


def confirm_many(*, reports: Iterable[Return], by: Actor, at: datetime | None = None) -> int:
    """Confirm all of them that wait, in one transaction; return how many that were."""
    with transaction.atomic():
        waiting = [one for one in reports if one.state == Return.State.SENT and one.standing]
        for report in waiting:
            confirm(report=report, by=by, at=at)
    return len(waiting)


def send_back(*, report: Return, reason: str, by: Actor, at: datetime | None = None) -> Return:
    """Return a sent return with a reason, and open the next version with all that it held.

    What it claimed is withdrawn: each duty is again as it was before the return, unless somebody
    has reported on it since. The difficulties that it raised stay raised. Where it corrected a
    version that was taken, that one stands again.
    """
    if not reason.strip():
        raise BadReturn(noop("Ghi lý do trả lại để đơn vị biết cần sửa gì."))
    at = at or timezone.now()
    with transaction.atomic():
        held = _sent(report, by)
        held.state, held.standing = Return.State.RETURNED, False
        held.reason = reason.strip()
        _checked(held, by, at)
        for line in held.lines.select_related("duty__plan").exclude(progress=None):
            _withdraw(line, held, by, localdate(at))
        opened = _next_version(held, standing=not _stands_again(held))
        audit.record(by=by, action="return.returned", target=held, reason=held.reason[:300])
        _tell_body(
            opened,
            "return.returned",
            noop("Báo cáo %(period)s bị trả lại: %(reason)s"),
            reason=held.reason[:200],
        )
    return opened


def correct(*, report: Return, by: Actor) -> Return:
    """Open a new version of a sent return; the sent one stands until the new one is sent."""
    may_write(report, by)
    with transaction.atomic():
        held = Return.objects.select_for_update().get(pk=report.pk)
        if held.is_draft or not held.standing:
            raise Conflict(noop("Chỉ mở bản mới từ bản đã gửi gần nhất."))
        if selectors.versions(held).filter(state=Return.State.DRAFT).exists():
            raise Conflict(noop("Bản sửa của báo cáo này đã mở. Điền tiếp bản đó."))
        opened = _next_version(held, standing=False)
        audit.record(by=by, action="return.reopened", target=opened, version=opened.version)
    return opened


def drop_correction(*, report: Return, by: Actor) -> None:
    """Drop an unsent correction; what was sent before goes on standing."""
    may_write(report, by)
    with transaction.atomic():
        held = Return.objects.select_for_update().get(pk=report.pk)
        if not held.is_draft or held.standing:
            raise Conflict(noop("Chỉ bỏ được bản sửa chưa gửi."))
        audit.record(by=by, action="return.dropped", target=held, version=held.version)
        held.delete()


def _sent(report: Return, by: Actor) -> Return:
    """Return the return as it stands, locked; only one that waits to be checked can be."""
    by.require(Permission.RETURN_CHECK, of=[report.plan.steward_id])
    held = Return.objects.select_for_update().select_related("body").get(pk=report.pk)
    if held.state != Return.State.SENT or not held.standing:
        raise Conflict(
            noop("Báo cáo này %(state)s. Mở lại trang để xem bản mới nhất."),
            state=_("đã có bản mới hơn")
            if held.state == Return.State.SENT
            else held.get_state_display().lower(),
        )
    return held


def _checked(held: Return, by: Actor, at: datetime | None) -> None:
    held.checked_at, held.checked_by = at or timezone.now(), by.label[:200]
    held.save(update_fields=["state", "standing", "reason", "checked_at", "checked_by"])


def _withdraw(line: ReturnLine, held: Return, by: Actor, on: date) -> None:
    """Put a line's duties back to what they were, in reports that say why.

    The steward judges here and does not write for the body, so no report says «on behalf».
    """
    by = replace(by, system=True)
    before = (line.before_percent, line.before_done_on)
    _put_back(line.duty, line.progress_id, before, (held, by, on))
    duties = Duty.objects.select_related("plan").in_bulk([one["duty"] for one in line.settled])
    for one in line.settled:
        if one["duty"] in duties:
            _put_back(duties[one["duty"]], one["progress"], (one["percent"], None), (held, by, on))


def _put_back(
    duty: Duty,
    progress: int | None,
    before: tuple[int, date | None],
    withdrawal: tuple[Return, Actor, date],
) -> None:
    percent, done_on = before
    held, by, on = withdrawal
    if not selectors.is_last_word(progress, duty.pk):
        return
    report_progress(
        duty=duty,
        percent=percent,
        summary=_("Trả lại báo cáo %(period)s: %(reason)s")
        % {"period": held.title, "reason": held.reason},
        done=done_on is not None,
        by=by,
        on=done_on if done_on and duty.done_on is None else on,
    )


def _stands_again(held: Return) -> bool:
    """Let the version before a returned correction stand again, if it was not returned itself."""
    taken = (Return.State.SENT, Return.State.CONFIRMED)
    earlier = selectors.versions(held).filter(version__lt=held.version, state__in=taken).first()
    if earlier is None:
        return False
    earlier.standing = True
    earlier.save(update_fields=["standing"])
    return True


def _next_version(held: Return, *, standing: bool) -> Return:
    newest = selectors.versions(held).first() or held
    opened = Return.objects.create(
        plan_id=held.plan_id,
        body=held.body,
        kind=held.kind,
        ask_id=held.ask_id,
        period_start=held.period_start,
        period_end=held.period_end,
        due_on=held.due_on,
        version=newest.version + 1,
        supersedes=newest,
        standing=standing,
        note=held.note,
        paper_id=held.paper_id,
        saved_at=held.saved_at,
    )
    for line in held.lines.prefetch_related("files"):
        if line.said == Said():
            continue  # nobody said anything of it
        copy = ReturnLine.objects.create(
            report=opened, **{name: getattr(line, name) for name in CARRIED}
        )
        LineFile.objects.bulk_create(
            LineFile(line=copy, file_id=one.file_id) for one in line.files.all()
        )
    return opened


def _tell_body(held: Return, kind: str, words: str, **values: str) -> None:
    tell(
        Notice(
            kind=kind,
            words=words,
            values={"period": held.named, **values},
            href=reverse("returns:detail", args=[held.pk]),
            key=f"{kind}:{held.pk}",
            bodies=[held.body_id],
            urgent=kind == "return.returned",
        )
    )
