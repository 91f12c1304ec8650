"""Sending a return: one transaction moves every duty that it speaks of, and locks it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from hientai.core import audit
from hientai.core import files as stored_files
from hientai.core.notices import Notice, tell
from hientai.duties.models import Duty
from hientai.duties.services import report_progress
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.timeframes import TimeKind
from hientai.opinions.services import raise_difficulty
from hientai.returns import selectors
from hientai.returns.domain import BadReturn, settles
from hientai.returns.models import Return, ReturnLine
from hientai.returns.selectors import Entry
from hientai.returns.services.drafts import Upload, locked_draft, may_write


def send(
    *,
    report: Return,
    by: Actor,
    unfilled: bool = False,
    seen: int | None = None,
    paper: Upload | None = None,
    at: datetime | None = None,
) -> Return:
    """Send a draft: each filled line moves its duty, difficulties are passed on, all is locked.

    Lines that nobody filled are refused unless `unfilled` says to leave them unreported. Whoever
    sends for another body attaches that body's own paper. `seen` is the revision on the screen.
    """
    may_write(report, by)
    at = at or timezone.now()
    with transaction.atomic():
        held = locked_draft(report)
        if seen is not None and seen != held.revision:
            raise Conflict(noop("Báo cáo vừa có người sửa. Xem lại rồi gửi."))
        held.on_behalf = not by.may(Permission.DUTY_REPORT, of=[held.body_id])
        _attach(held, paper, by)
        found = selectors.entries(held, localdate(at))
        filled = [one for one in found if one.is_filled]
        _refuse_unready(held, found, len(filled), unfilled=unfilled)
        for entry in filled:
            _tell_duty(held, entry, by, localdate(at))
        _keep_unfilled(held, found, by, at)
        _lock(held, by, at)
        _say(held, by, filled=len(filled), lines=len(found))
    return held


def _attach(held: Return, paper: Upload | None, by: Actor) -> None:
    if paper:
        held.paper = stored_files.store(name=paper[0], data=paper[1], by=by)
    if held.on_behalf and held.paper is None:
        raise BadReturn(
            noop("Gửi thay %(body)s thì kèm báo cáo giấy của đơn vị."), body=held.body.name
        )


def _refuse_unready(held: Return, found: Sequence[Entry], filled: int, *, unfilled: bool) -> None:
    if held.ask_id and not held.note and not filled:
        raise BadReturn(noop("Ghi nội dung trả lời yêu cầu báo cáo."))
    if filled < len(found) and not unfilled:
        raise BadReturn(
            noop(
                "Còn %(n)d việc chưa điền. Điền nốt, hoặc chọn gửi và để các việc đó chưa báo cáo."
            ),
            n=len(found) - filled,
        )


def _tell_duty(held: Return, entry: Entry, by: Actor, on: date) -> None:
    """Move the duty by its line, and with it those of earlier periods that it stands for."""
    line, duty = entry.line, entry.duty
    if line is None:
        return
    line.report = held
    periodic = held.kind == Return.Kind.PERIODIC
    done = settles(line.said, TimeKind(duty.time_kind), periodic=periodic)
    line.before_percent, line.before_done_on = duty.percent, duty.done_on
    line.percent = duty.percent if line.percent is None else line.percent
    line.progress = report_progress(
        duty=duty,
        percent=line.percent,
        summary=line.said.summary,
        done=done,
        kept=[one.file for one in entry.files],
        by=by,
        on=on,
    )
    _raise(held, line, by, on)
    if done and periodic:
        line.settled = _settle_missed(duty, line, by, on)
    line.save()


def _keep_unfilled(held: Return, found: Sequence[Entry], by: Actor, at: datetime) -> None:
    """Keep an empty line for what is left unreported: that it was asked for stays known.

    What was written of a duty that the body owes no more is dropped.
    """
    held.lines.exclude(duty__in=[entry.duty.pk for entry in found]).delete()
    ReturnLine.objects.bulk_create(
        ReturnLine(report=held, duty=entry.duty, saved_at=at, saved_by=by.label[:200])
        for entry in found
        if entry.line is None
    )


def _raise(held: Return, line: ReturnLine, by: Actor, on: date) -> None:
    """Pass a difficulty on, once: words that an earlier version has raised are not raised again."""
    words = line.difficulty or line.proposal
    if not words or _is_raised(line):
        return
    line.opinion = raise_difficulty(
        plan=held.plan,
        duty=line.duty,
        body=held.body,
        text=words,
        proposal=line.proposal if line.difficulty else "",
        by=by,
        on=on,
    )


def _is_raised(line: ReturnLine) -> bool:
    opinion = line.opinion
    return opinion is not None and opinion.text == (line.difficulty or line.proposal)


def _settle_missed(duty: Duty, line: ReturnLine, by: Actor, on: date) -> list[dict[str, int]]:
    """Report late what was never reported of earlier periods: this line speaks for them too."""
    told = []
    for missed in selectors.missed_before(duty):
        before = missed.percent
        progress = report_progress(
            duty=missed,
            percent=line.percent or 0,
            summary=line.said.summary,
            done=True,
            by=by,
            on=on,
        )
        told.append({"duty": missed.pk, "progress": progress.pk, "percent": before})
    return told


def _lock(held: Return, by: Actor, at: datetime) -> None:
    selectors.versions(held).filter(standing=True).exclude(pk=held.pk).update(standing=False)
    held.standing, held.state = True, Return.State.SENT
    held.sent_at, held.sent_by = at, by.label[:200]
    held.save()


def _say(held: Return, by: Actor, *, filled: int, lines: int) -> None:
    audit.record(
        by=by,
        action="return.sent",
        target=held,
        version=held.version,
        on_behalf=held.on_behalf,
        filled=filled,
        lines=lines,
    )
    tell(
        Notice(
            kind="return.sent",
            words=noop("%(body)s đã gửi báo cáo %(period)s."),
            values={"body": held.body.name, "period": held.named},
            href=reverse("returns:detail", args=[held.pk]),
            key=f"return.sent:{held.pk}",
            bodies=[held.plan.steward_id],
        )
    )
