"""Saving a draft as it is typed. Whoever saves over what somebody else just saved is told so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from hientai.core import files as stored_files
from hientai.core.models import StoredFile
from hientai.duties.models import Duty
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import format_date
from hientai.returns.domain import LONGEST, MAX_FILES, PACES, BadReturn, Said, tidied
from hientai.returns.models import LineFile, Return, ReturnLine

Upload = tuple[str, bytes]
PERCENT = range(101)


@dataclass(frozen=True)
class Evidence:
    """What changes in a line's files: new ones, stored ones to be named, named ones to be dropped."""

    new: Sequence[Upload] = ()
    kept: Sequence[StoredFile] = ()
    dropped: Sequence[int] = ()  # LineFile


NO_FILES = Evidence()


def save_line(  # noqa: PLR0913  # by keyword: a service names all it needs
    *,
    report: Return,
    duty: Duty,
    said: Said,
    by: Actor,
    seen: int | None = None,
    evidence: Evidence = NO_FILES,
    at: datetime | None = None,
) -> ReturnLine:
    """Keep what is typed of one duty; a draft is nobody's statement yet, so it leaves no audit line.

    `seen` is the revision that was on the screen (0: none yet); where it is another by now nothing
    is saved. Saving the same words again changes nothing.
    """
    may_write(report, by)
    said = tidied(said)
    _refuse_bad(said)
    with transaction.atomic():
        held = locked_draft(report)
        line = held.lines.select_for_update().filter(duty=duty).first()
        _refuse_stale(line, seen)
        saved = _put(line or _new(held, duty), said, by, at or timezone.now())
        _put_files(saved, evidence, by)
        _touch(held, saved.saved_at)
    report.revision, report.saved_at = held.revision, held.saved_at
    return saved


def save_note(
    *, report: Return, note: str, by: Actor, seen: str | None = None, at: datetime | None = None
) -> Return:
    """Keep what a return says beside its lines; `seen` is the text that was on the screen."""
    may_write(report, by)
    note = note.replace("\r\n", "\n").strip()
    if len(note) > LONGEST:
        raise BadReturn(noop("Phần này dài quá %(n)d ký tự."), n=LONGEST)
    with transaction.atomic():
        held = locked_draft(report)
        if seen is not None and seen.replace("\r\n", "\n").strip() not in {held.note, note}:
            raise Conflict(noop("Người khác vừa sửa phần này. Mở lại trang để xem bản mới nhất."))
        if held.note != note:
            held.note = note
            _touch(held, at or timezone.now())
    report.note, report.revision = held.note, held.revision
    return held


def may_write(report: Return, by: Actor) -> None:
    """Refuse whoever acts neither for the body nor for the plan's steward."""
    by.require(Permission.DUTY_REPORT, of=[report.body_id, report.plan.steward_id])


def locked_draft(report: Return) -> Return:
    """Return the return as it stands, locked for this transaction; only a draft can be written."""
    held = Return.objects.select_for_update().select_related("body").get(pk=report.pk)
    if not held.is_draft:
        raise Conflict(noop("Báo cáo đã gửi nên đã khóa. Muốn sửa, mở bản mới."))
    return held


def _refuse_bad(said: Said) -> None:
    if said.percent is not None and said.percent not in PERCENT:
        raise BadReturn(noop("Khối lượng đã làm là số nguyên từ 0 đến 100."))
    if said.pace and said.pace not in PACES:
        raise BadReturn(noop("Tiến độ là Vượt, Đạt hoặc Chậm."))
    texts = (said.result, said.cumulative, said.difficulty, said.proposal)
    if any(len(text) > LONGEST for text in texts):
        raise BadReturn(noop("Phần này dài quá %(n)d ký tự."), n=LONGEST)


def _refuse_stale(line: ReturnLine | None, seen: int | None) -> None:
    if line and seen is not None and seen != line.revision:
        here = timezone.localtime(line.saved_at)
        raise Conflict(
            noop("%(who)s vừa sửa việc này lúc %(time)s. Mở lại trang để xem bản mới nhất."),
            who=line.saved_by,
            time=f"{here:%H:%M} {format_date(here.date())}",
        )


def _new(held: Return, duty: Duty) -> ReturnLine:
    if (duty.plan_id, duty.body_id) != (held.plan_id, held.body_id):
        raise Conflict(noop("Việc này không thuộc đơn vị hoặc kế hoạch của báo cáo."))
    return ReturnLine(report=held, duty=duty, revision=0)


def _put(line: ReturnLine, said: Said, by: Actor, at: datetime) -> ReturnLine:
    if line.pk and line.said == said:
        return line
    for name, value in vars(said).items():
        setattr(line, name, value)
    line.revision += 1
    line.saved_at, line.saved_by = at, by.label[:200]
    try:
        with transaction.atomic():
            line.save()
    except IntegrityError:  # two wrote the first words of one line at once
        raise Conflict(
            noop("Người khác vừa sửa việc này. Mở lại trang để xem bản mới nhất.")
        ) from None
    return line


def _put_files(line: ReturnLine, evidence: Evidence, by: Actor) -> None:
    line.files.filter(pk__in=evidence.dropped).delete()
    if line.files.count() + len(evidence.new) + len(evidence.kept) > MAX_FILES:
        raise BadReturn(noop("Một việc kèm tối đa %(n)d tệp."), n=MAX_FILES)
    new = [stored_files.store(name=name, data=data, by=by) for name, data in evidence.new]
    rows = [LineFile(line=line, file=file) for file in (*evidence.kept, *new)]
    LineFile.objects.bulk_create(rows, ignore_conflicts=True)


def _touch(held: Return, at: datetime) -> None:
    held.revision += 1
    held.saved_at = at
    held.save(update_fields=["revision", "saved_at", "note"])
