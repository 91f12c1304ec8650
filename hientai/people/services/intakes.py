"""Lists of people: uploaded, looked through, confirmed, written, undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.core.files import BadUpload, keep, read_bytes
from hientai.kernel.errors import Conflict, DomainError, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.people.domain.degrees import Degree, known_degrees
from hientai.people.domain.fields import GUARDED
from hientai.people.domain.importing.account import Change, Judged, Outcome
from hientai.people.domain.importing.drafts import Problem
from hientai.people.models import (
    ColumnChoice,
    Fact,
    Guarded,
    Intake,
    IntakeRow,
    Origin,
    Person,
    Position,
)
from hientai.people.models import Degree as DegreeRow
from hientai.people.services.changing import Changer, put_back
from hientai.people.services.taking import Account, Source, go_through
from hientai.people.services.writing import Writer

MEGABYTE: Final = 1024 * 1024
MAX_SIZE: Final = 120 * MEGABYTE
KINDS: Final = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt")
MASK: Final = "•••"
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


def source_of(intake: Intake, today: date | None = None) -> Source:
    """Return a list's file with all that people decided about it."""
    rows = intake.kept_rows.exclude(decision="", corrections={})
    decided = {(row.sheet, row.row): row for row in rows}
    return Source(
        name=intake.name,
        data=read_bytes(intake.file) if intake.file else b"",
        intake=intake.pk,
        within=intake.body_id if intake.confirmed_by_body else None,
        today=today or timezone.localdate(),
        body=intake.body,
        chosen={**remembered(intake.body), **intake.chosen},
        decisions={key: row.decision for key, row in decided.items() if row.decision},
        corrections={key: row.corrections for key, row in decided.items() if row.corrections},
    )


def look_through(intake: Intake, today: date | None = None) -> Intake:
    """Make the account of a list; may be run again, and keeps what people decided."""
    rows = _Rows(intake)
    try:
        account = go_through(source_of(intake, today), rows.hear)
    except DomainError as refusal:
        intake.state, intake.refusal = Intake.State.REFUSED, str(refusal)
        intake.save(update_fields=["state", "refusal"])
        return intake
    with transaction.atomic():
        held = Intake.objects.select_for_update().get(pk=intake.pk)
        if held.state not in LOOKING:
            return held
        rows.keep()
        _settle(held, account)
        held.state, held.refusal = Intake.State.CHECKED, ""
        held.save()
    return held


def _settle(intake: Intake, account: Account) -> None:
    intake.columns = {title: name or "" for title, name in account.columns.items()}
    intake.counts = account.as_json()
    intake.rows_done = account.rows


def choose_columns(*, intake: Intake, chosen: Mapping[str, str], by: Actor) -> Intake:
    """Say what columns hold; remembered for the office's next lists."""
    by.require(Permission.PEOPLE_IMPORT, of=[intake.body_id])
    with transaction.atomic():
        held = _held(intake, *LOOKING)
        held.chosen = {**held.chosen, **chosen}
        held.state = Intake.State.WAITING
        held.save(update_fields=["chosen", "state"])
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
        held.save(update_fields=["state", "confirmed_by"])
        audit.record(by=by, action="intake.confirmed", target=held)
    return held


def cancel(*, intake: Intake, by: Actor) -> Intake:
    """Put a list aside that was not written."""
    by.require(Permission.PEOPLE_IMPORT, of=[intake.body_id])
    with transaction.atomic():
        held = _held(intake, *LOOKING)
        held.state = Intake.State.CANCELLED
        held.save(update_fields=["state"])
        audit.record(by=by, action="intake.cancelled", target=held)
    return held


def write(*, intake: Intake, by: Actor, today: date | None = None, sample: bool = False) -> Intake:
    """Write a confirmed list, all or nothing; new and changed rows only."""
    with transaction.atomic():
        held = Intake.objects.select_for_update().get(pk=intake.pk)
        if held.state != Intake.State.CONFIRMED:
            return held
        account = write_rows(held, source_of(held, today), by=by, sample=sample)
        _settle(held, account)
        held.state = Intake.State.DONE
        held.save()
        audit.record(by=by, action="intake.done", target=held, **account.as_json())
    return held


def write_now(intake: Intake, source: Source, *, by: Actor, heard: Any) -> Account:
    """Write a list without asking first, in the caller's transaction: who runs the command confirms."""
    account = write_rows(intake, replace(source, intake=intake.pk), by=by, heard=heard)
    _settle(intake, account)
    intake.state = Intake.State.DONE
    intake.save()
    return account


def write_rows(
    intake: Intake, source: Source, *, by: Actor, sample: bool = False, heard: Any = None
) -> Account:
    """Write the new and changed rows of a source inside the caller's transaction."""
    at = timezone.now()
    intake.done_at = at
    kind = Origin.Kind.CONFIRMED if intake.confirmed_by_body else Origin.Kind.DECLARED
    origin = Origin.objects.create(
        kind=kind, at=at, by=intake.confirmed_by or by.label[:200], body=intake.body, intake=intake
    )
    writer, changer, rows = Writer(origin, at, sample=sample), Changer(origin, at), _Rows(intake)

    def take(judged: Sequence[Judged]) -> None:
        writer.add([each.draft for each in judged if each.outcome is Outcome.NEW])
        befores = {
            id(each): changer.change(each.person, each.changes)
            for each in judged
            if each.outcome is Outcome.CHANGED and each.person is not None
        }
        rows.hear(judged, befores)
        if heard:
            heard(judged)

    account = go_through(source, take)
    rows.keep()
    return account


def undo(*, intake: Intake, by: Actor) -> Intake:
    """Give the register back as it was before a list; refused where profiles changed since."""
    by.require(Permission.PEOPLE_IMPORT, of=[intake.body_id])
    with transaction.atomic():
        held = _held(intake, Intake.State.DONE)
        changed = held.kept_rows.filter(outcome=IntakeRow.Outcome.CHANGED).exclude(before={})
        touched = Person.objects.filter(
            Q(intake=held) | Q(pk__in=changed.values("person"))
        ).exclude(changed_at=held.done_at or held.asked_at)
        if count := touched.count():
            raise Conflict(
                noop(
                    "%(count)s hồ sơ đã được sửa sau lần nhập này; hoàn tác các lần sửa sau trước."
                ),
                count=count,
            )
        for row in changed.order_by("-pk"):
            if row.person is not None:
                put_back(row.person, row.before)
        _remove_made_by(held)
        held.state, held.undone_at = Intake.State.UNDONE, timezone.now()
        held.save(update_fields=["state", "undone_at"])
        audit.record(by=by, action="intake.undone", target=held, **held.counts)
    return held


def _remove_made_by(intake: Intake) -> None:
    made = Person.objects.filter(intake=intake)
    for model in (Fact, Position, DegreeRow, Guarded):
        rows = model._base_manager.filter(person__in=made.values("pk"))  # noqa: SLF001 -- Django's own way to all rows
        rows._raw_delete(rows.db)  # noqa: SLF001 -- nothing hangs on these rows
    made._raw_delete(made.db)  # noqa: SLF001 -- what hung on them is gone
    Origin.objects.filter(intake=intake).delete()


def _held(intake: Intake, *states: Intake.State) -> Intake:
    held = Intake.objects.select_for_update().get(pk=intake.pk)
    if held.state not in states:
        raise Conflict(
            noop("Danh sách này %(state)s. Mở lại trang để xem bản mới nhất."),
            state=held.get_state_display().lower(),
        )
    return held


class _Rows:
    """Collects the rows of an account that somebody must see or that changed a profile."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._rows: list[IntakeRow] = []

    def hear(
        self, judged: Sequence[Judged], befores: Mapping[int, dict[str, Any]] | None = None
    ) -> None:
        for each in judged:
            if each.outcome.value in IntakeRow.Outcome.values:
                self._rows.append(self._row(each, (befores or {}).get(id(each), {})))

    def _row(self, judged: Judged, before: dict[str, Any]) -> IntakeRow:
        draft = judged.draft
        return IntakeRow(
            intake=self._intake,
            sheet=draft.sheet[:100],
            row=draft.row + 1,
            outcome=judged.outcome.value,
            name=str(draft.values.get("name", ""))[:120],
            person=judged.person,
            problems=[as_json(problem) for problem in draft.problems],
            changes=[_shown(change) for change in judged.changes],
            before=before,
        )

    def keep(self) -> None:
        """Replace the rows kept before; decisions and corrections stay with theirs."""
        kept = {
            (row.sheet, row.row): row
            for row in self._intake.kept_rows.exclude(decision="", corrections={})
        }
        for row in self._rows:
            if old := kept.pop((row.sheet, row.row), None):
                row.decision, row.corrections = old.decision, old.corrections
        self._intake.kept_rows.exclude(pk__in=[row.pk for row in kept.values()]).delete()
        IntakeRow.objects.bulk_create(self._rows, batch_size=500)


def as_json(problem: Problem) -> dict[str, str]:
    return {
        "sheet": problem.sheet,
        "cell": problem.cell,
        "value": problem.value,
        "reason": problem.words,
    }


def _shown(change: Change) -> dict[str, str]:
    """Return a change in words; of a guarded value only that it changed."""
    if change.field in GUARDED:
        return {"field": change.field, "before": MASK if change.before else "", "after": MASK}
    return {
        "field": change.field,
        "before": words_of(change.before),
        "after": words_of(change.after),
    }


def words_of(value: Any) -> str:
    """Return a value as a page shows it."""
    if isinstance(value, Degree):
        known = known_degrees().get(value.code)
        parts = (
            known.name if known else "",
            value.speciality,
            value.school,
            str(value.year or ""),
            value.country,
        )
        return ", ".join(filter(None, parts))
    if isinstance(value, list | tuple):
        return "; ".join(map(words_of, value))
    known = known_degrees().get(value) if isinstance(value, str) else None
    return known.name if known else str(value or "")
