"""Lists of people: uploaded, looked through, confirmed, written, undone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.core.files import BadUpload, keep
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.people.models import ColumnChoice, Intake, IntakeRow
from hientai.people.services.undoing import give_back, gone_of, refuse_if_used

MEGABYTE: Final = 1024 * 1024
MAX_SIZE: Final = 120 * MEGABYTE
KINDS: Final = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt")
LOOKING: Final = (Intake.State.WAITING, Intake.State.CHECKED, Intake.State.REFUSED)


def upload(*, name: str, data: bytes, body: Body | None, by: Actor) -> Intake:
    """Keep a list; nothing of the register changes before it was looked through and confirmed."""
    by.require(Permission.PEOPLE_IMPORT, of=[body.pk if body else None])
    check_kind(name, data)
    with transaction.atomic():
        file = keep(name=name, data=data, media_type="application/octet-stream", by=by)
        intake = Intake.objects.create(
            name=PurePath(name).name[-255:],
            file=file,
            body=body,
            confirmed_by_body=body is not None and not by.reaches_all(Permission.PEOPLE_IMPORT),
            asked_by=by.label[:200],
        )
        audit.record(by=by, action="intake.uploaded", target=intake, body=str(body or ""))
    return intake


def check_kind(name: str, data: bytes, *, limit: int = MAX_SIZE) -> None:
    """Refuse a file of another kind, or one too big."""
    if PurePath(name).suffix.lower() not in KINDS:
        raise BadUpload(
            noop("Tệp “%(name)s” không thuộc loại được nhận (%(kinds)s)."),
            name=name,
            kinds=", ".join(kind.lstrip(".") for kind in KINDS),
        )
    if len(data) > limit:
        raise BadUpload(
            noop("Tệp “%(name)s” lớn hơn %(limit)s MB. Chọn tệp nhỏ hơn."),
            name=name,
            limit=limit // MEGABYTE,
        )


def remembered(body: Body | None) -> dict[str, str]:
    """Return what columns hold, as chosen for lists of this office or of all."""
    choices = ColumnChoice.objects.filter(Q(body=None) | Q(body=body)).order_by(
        "body_id" if body is None else "-body_id"
    )
    found: dict[str, str] = {}
    for choice in sorted(choices, key=lambda each: each.body_id is not None):
        found[choice.title] = choice.field
    return found


def choose_columns(*, intake: Intake, chosen: Mapping[str, str], by: Actor) -> Intake:
    """Say what columns hold; remembered for the office's next lists."""
    by.require(Permission.PEOPLE_IMPORT, of=[intake.body_id])
    with transaction.atomic():
        held = _held(intake, *LOOKING)
        held.chosen = {**held.chosen, **chosen}
        held.state, held.rows_done = Intake.State.WAITING, 0
        held.save(update_fields=["chosen", "state", "rows_done"])
        for title, name in chosen.items():
            ColumnChoice.objects.update_or_create(
                body=held.body, title=title[:200], defaults={"field": name}
            )
    return held


def decide(
    *, row: IntakeRow, decision: str, corrections: Mapping[str, str], by: Actor
) -> IntakeRow:
    """Say who a doubtful row is, correct cells of a wrong one, or leave the row out."""
    intake = row.intake
    by.require(Permission.PEOPLE_IMPORT, of=[intake.body_id])
    with transaction.atomic():
        _held(intake, Intake.State.CHECKED)
        row.decision = decision
        row.corrections = {**row.corrections, **corrections}
        row.save(update_fields=["decision", "corrections"])
        audit.record(
            by=by, action="intake.row_decided", target=intake, row=row.row, decision=decision
        )
    return row


def confirm(*, intake: Intake, by: Actor) -> Intake:
    """Let a list that was looked through be written."""
    by.require(Permission.PEOPLE_IMPORT, of=[intake.body_id])
    with transaction.atomic():
        held = _held(intake, Intake.State.CHECKED)
        held.state, held.confirmed_by = Intake.State.CONFIRMED, by.label[:200]
        held.chosen = {**remembered(held.body), **held.chosen}  # what was looked at is written
        held.rows_done = 0
        held.save(update_fields=["state", "confirmed_by", "chosen", "rows_done"])
        audit.record(by=by, action="intake.confirmed", target=held)
    return held


def cancel(*, intake: Intake, by: Actor) -> Intake:
    """Put a list aside, also while it is read or written: what was written of it is taken back.

    Where profiles were written, `running.take_back` has to follow.
    """
    by.require(Permission.PEOPLE_IMPORT, of=[intake.body_id])
    with transaction.atomic():
        held = _held(intake, *LOOKING, Intake.State.CONFIRMED)
        refuse_if_used(held)
        held.state = Intake.State.CANCELLED
        held.save(update_fields=["state"])
        audit.record(by=by, action="intake.cancelled", target=held)
    return held


def undo(*, intake: Intake, by: Actor) -> Intake:
    """Give the register back as it was before a list; refused where profiles changed since.

    People of it who were erased since are counted as `gone`; nothing brings them back.
    """
    by.require(Permission.PEOPLE_IMPORT, of=[intake.body_id])
    with transaction.atomic():
        held = _held(intake, Intake.State.DONE)
        refuse_if_used(held)
        if gone := gone_of(held):
            held.counts = {**held.counts, "gone": gone}
        give_back(held)
        held.state, held.undone_at = Intake.State.UNDONE, timezone.now()
        held.save(update_fields=["state", "undone_at", "counts"])
        audit.record(by=by, action="intake.undone", target=held, **held.counts)
    return held


def _held(intake: Intake, *states: Intake.State) -> Intake:
    held = Intake.objects.select_for_update().get(pk=intake.pk)
    if held.state not in states:
        raise Conflict(
            noop("Danh sách này %(state)s. Mở lại trang để xem bản mới nhất."),
            state=held.get_state_display().lower(),
        )
    return held
