"""Taking a filled Excel form: all of it, or nothing and the wrong cells by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate

from hientai.core import audit
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor
from hientai.returns import selectors
from hientai.returns.domain import BadForm
from hientai.returns.domain.form import (
    COLUMNS,
    NOTE_COLUMN,
    NOTE_ROW,
    CellError,
    Form,
    FormRow,
    WrongCells,
    cell_name,
    note_key,
    read_form,
)
from hientai.returns.models import Return
from hientai.returns.selectors import Entry
from hientai.returns.services.drafts import locked_draft, may_write, save_line, save_note


def take_form(
    *, report: Return, data: bytes, name: str, by: Actor, at: datetime | None = None
) -> int:
    """Save what a filled form says in a draft; return how many lines it changed.

    Raise WrongCells where a cell is wrong, or was changed here since the form was made: then
    nothing is saved.
    """
    may_write(report, by)
    form = read_form(data, name)
    if form.report != report.pk:
        raise BadForm(
            noop("Tệp “%(name)s” là biểu của báo cáo khác. Chọn biểu của báo cáo này."), name=name
        )
    at = at or timezone.now()
    with transaction.atomic():
        held = locked_draft(report)
        owed = {entry.duty.pk: entry for entry in selectors.entries(held, localdate(at))}
        errors = [*form.errors, *_stale(form.rows, owed), *_stale_note(form, held)]
        if errors:
            raise WrongCells(sorted(errors, key=_place))
        changed = [row for row in form.rows if _changes(row, owed[row.duty])]
        for row in changed:
            duty = owed[row.duty].duty
            save_line(report=report, duty=duty, said=row.said, by=by, at=at)
        if form.note != held.note:
            save_note(report=report, note=form.note, by=by, at=at)
        audit.record(by=by, action="return.form_taken", target=held, lines=len(changed))
    return len(changed)


def _changes(row: FormRow, entry: Entry) -> bool:
    """Whether a row says anything new. A proposal that came back untouched is nobody's statement."""
    if entry.line is None and not row.said.is_filled:
        return replace(row.said, pace=entry.said.pace) != entry.said
    return entry.line is None or row.said != entry.said


def _stale(rows: Iterable[FormRow], owed: Mapping[int, Entry]) -> list[CellError]:
    errors = []
    for row in rows:
        entry = owed.get(row.duty)
        cell = cell_name(row.row, COLUMNS["TT"])
        if entry is None:
            sentence = noop("việc này không còn trong báo cáo. Tải biểu mới.")
            errors.append(CellError(cell, "", sentence))
        elif entry.line and entry.revision != row.seen and row.said != entry.said:
            sentence = noop("việc này đã được %(who)s sửa sau khi tải biểu. Tải biểu mới.")
            errors.append(CellError(cell, "", sentence, {"who": entry.line.saved_by}))
    return errors


def _stale_note(form: Form, held: Return) -> list[CellError]:
    if form.note_key == note_key(held.note) or form.note == held.note:
        return []
    sentence = noop("nội dung này đã được sửa sau khi tải biểu. Tải biểu mới.")
    return [CellError(cell_name(NOTE_ROW, NOTE_COLUMN), form.note[:60], sentence)]


def _place(error: CellError) -> tuple[int, str]:
    return int("".join(filter(str.isdigit, error.cell))), error.cell
