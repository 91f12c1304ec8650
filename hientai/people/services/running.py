"""Lists at work: looked through, written chunk by chunk, taken back; each can be cut off at any time.

A chunk is one transaction. A worker that is killed goes on behind the last chunk that it wrote;
whoever cancels gets the register back as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from hientai.core import audit
from hientai.core.files import read_bytes
from hientai.kernel.errors import Conflict, DomainError, noop
from hientai.kernel.permissions import Actor
from hientai.people.domain.importing.account import Judged, Outcome
from hientai.people.models import Intake, Origin
from hientai.people.selectors.intakes import MISSING, missing_from
from hientai.people.services.changing import Changer
from hientai.people.services.intakes import LOOKING, remembered
from hientai.people.services.keeping import KeptRows
from hientai.people.services.taking import Account, Source, go_through
from hientai.people.services.undoing import give_back, refuse_if_used
from hientai.people.services.writing import Writer

Heard = Callable[[Sequence[Judged]], None]
_COUNTED: Final = tuple(outcome.value for outcome in Outcome)
SO_FAR: Final = "so_far"  # in `Intake.counts`: what was written while more is to come


class _Stopped(Exception):
    """The list was cancelled, or somebody else took it over."""


def source_of(intake: Intake, today: date | None = None) -> Source:
    """Return a list's file with all that people decided about it."""
    rows = intake.kept_rows.exclude(decision="", corrections={})
    decided = {(row.sheet, row.row): row for row in rows}
    writing = intake.state == Intake.State.CONFIRMED
    return Source(
        name=intake.name,
        data=read_bytes(intake.file) if intake.file else b"",
        intake=intake.pk,
        within=intake.body_id if intake.confirmed_by_body else None,
        today=today or timezone.localdate(),
        body=intake.body,
        chosen=intake.chosen if writing else {**remembered(intake.body), **intake.chosen},
        decisions={key: row.decision for key, row in decided.items() if row.decision},
        corrections={key: row.corrections for key, row in decided.items() if row.corrections},
    )


def look_through(intake: Intake, today: date | None = None) -> Intake:
    """Make the account of a list; may be run again, and keeps what people decided."""
    rows = KeptRows(intake)
    done = 0
    met: set[int] = set()

    def keep(judged: Sequence[Judged]) -> None:
        nonlocal done
        done += len(judged)
        met.update(each.person for each in judged if each.person is not None)
        with transaction.atomic():
            held = _held(intake, *LOOKING)
            rows.hear(judged)
            held.rows_done = done
            held.save(update_fields=["rows_done"])

    try:
        account = go_through(source_of(intake, today), keep)
    except _Stopped:
        return Intake.objects.get(pk=intake.pk)
    except DomainError as refusal:
        return _refused(intake, refusal)
    with transaction.atomic():
        held = Intake.objects.select_for_update().get(pk=intake.pk)
        if held.state in LOOKING:
            rows.sweep()
            _settle(held, account)
            held.counts[MISSING] = missing_from(held, met)
            held.state, held.refusal = Intake.State.CHECKED, ""
            held.save()
    return held


def _refused(intake: Intake, refusal: DomainError) -> Intake:
    looked_at = Intake.objects.filter(pk=intake.pk, state__in=LOOKING)
    looked_at.update(state=Intake.State.REFUSED, refusal=str(refusal))
    return Intake.objects.get(pk=intake.pk)


def _held(intake: Intake, *states: Intake.State) -> Intake:
    held = Intake.objects.select_for_update().get(pk=intake.pk)
    if held.state not in states:
        raise _Stopped
    return held


def _settle(intake: Intake, account: Account) -> None:
    intake.columns = {title: name or "" for title, name in account.columns.items()}
    asked = {name: pks for name, pks in intake.counts.items() if name == MISSING}
    intake.counts = {**account.as_json(), **asked}
    intake.rows_done = account.rows


def write(*, intake: Intake, by: Actor, today: date | None = None, sample: bool = False) -> Intake:
    """Write a confirmed list, new and changed rows only; goes on where it was cut off."""
    held = Intake.objects.get(pk=intake.pk)
    if held.state != Intake.State.CONFIRMED:
        return held
    with suppress(_Stopped):
        _Writing(held, by=by, sample=sample).go_through(source_of(held, today))
    return Intake.objects.get(pk=intake.pk)


def write_now(intake: Intake, source: Source, *, by: Actor, heard: Heard | None) -> Account:
    """Write a confirmed list without asking first: who runs the command confirms.

    Each chunk stands once it is written; called again, it goes on behind the last one.
    """
    try:
        return _Writing(intake, by=by).go_through(source, heard)
    except _Stopped:
        raise Conflict(noop("Danh sách này đã bị bỏ, hoặc nơi khác đang ghi.")) from None
    except DomainError as refusal:
        _broken_off(intake, refusal)
        raise


def _broken_off(intake: Intake, refusal: DomainError) -> None:
    """Let a file that breaks off be what it was until there: nothing, or a list that can be undone."""
    held = Intake.objects.get(pk=intake.pk)
    held.state = Intake.State.DONE if held.rows_done else Intake.State.REFUSED
    held.counts = {"rows": held.rows_done, **held.counts.get(SO_FAR, {})}
    held.refusal = str(refusal)
    held.save()


def take_back(intake: Intake) -> Intake:
    """Take back what was written of a list before somebody cancelled it; all or nothing."""
    with transaction.atomic():
        held = Intake.objects.select_for_update().get(pk=intake.pk)
        if held.state != Intake.State.CANCELLED or SO_FAR not in held.counts:
            return held
        try:
            refuse_if_used(held)
        except DomainError as refusal:  # somebody was quicker: it stays, and can be undone later
            held.counts = {name: held.counts[SO_FAR].get(name, 0) for name in _COUNTED}
            held.counts["rows"] = sum(held.counts.values())
            held.state, held.refusal = Intake.State.DONE, str(refusal)
            held.save()
            return held
        give_back(held)
        held.counts = {name: n for name, n in held.counts.items() if name != SO_FAR}
        held.done_at = None
        held.save()
    return held


class _Writing:
    """Writes the chunks of one list; everything it writes has one origin and one moment."""

    def __init__(self, intake: Intake, *, by: Actor, sample: bool = False) -> None:
        self._intake, self._by, self._sample = intake, by, sample
        self._rows = KeptRows(intake)
        self._tools: tuple[Writer, Changer] | None = None
        self._done = intake.rows_done

    def go_through(self, source: Source, heard: Heard | None = None) -> Account:
        """Write chunk by chunk behind what was written before, and say that it is done."""

        def take(judged: Sequence[Judged]) -> None:
            self.take_chunk(judged)
            if heard:
                heard(judged)

        begun = self._intake.counts.get(SO_FAR, {})
        rest = replace(source, intake=self._intake.pk, done=self._done, counted=begun)
        account = go_through(rest, take)
        with transaction.atomic():
            held = _held(self._intake, Intake.State.CONFIRMED)
            _settle(held, account)
            held.state = Intake.State.DONE
            held.save()
            audit.record(by=self._by, action="intake.done", target=held, **account.as_json())
        return account

    def take_chunk(self, judged: Sequence[Judged]) -> None:
        """Write a chunk in a transaction of its own, unless somebody stopped the list."""
        with transaction.atomic():
            held = _held(self._intake, Intake.State.CONFIRMED)
            if held.rows_done != self._done:
                raise _Stopped
            self.take(held, judged)
            counts = dict(held.counts.get(SO_FAR, {}))
            for each in judged:
                counts[each.outcome.value] = counts.get(each.outcome.value, 0) + 1
            held.counts = {**held.counts, SO_FAR: counts}
            held.rows_done += len(judged)
            held.save()
        self._done = held.rows_done

    def take(self, held: Intake, judged: Sequence[Judged]) -> None:
        """Write the new and changed rows of a chunk in the caller's transaction."""
        writer, changer = self._tools or self._begin(held)
        writer.add([each.draft for each in judged if each.outcome is Outcome.NEW])
        befores: Mapping[int, dict[str, Any]] = {
            id(each): changer.change(each.person, each.changes)
            for each in judged
            if each.outcome is Outcome.CHANGED and each.person is not None
        }
        self._rows.hear(judged, befores)

    def _begin(self, held: Intake) -> tuple[Writer, Changer]:
        """Make the origin of all that is said, or take the one of the chunks before."""
        at = held.done_at = held.done_at or timezone.now()
        said = Origin.Kind.CONFIRMED if held.confirmed_by_body else Origin.Kind.DECLARED
        origin = Origin.objects.filter(intake=held).first() or Origin.objects.create(
            kind=said,
            at=at,
            by=held.confirmed_by or self._by.label[:200],
            body=held.body,
            intake=held,
        )
        self._tools = Writer(origin, at, sample=self._sample), Changer(origin, at)
        return self._tools
