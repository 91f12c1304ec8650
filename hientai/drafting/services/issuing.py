"""The end of a paper's way: its number and day, its file, and the duty that is done with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from hientai.core.models import StoredFile
from hientai.documents.models import Document
from hientai.documents.services import attach_original
from hientai.drafting.domain import Step
from hientai.drafting.models import Draft
from hientai.drafting.services.steps import Upload, go, held
from hientai.duties.domain import PERCENT_DONE
from hientai.duties.services import report_progress
from hientai.kernel.permissions import Actor
from hientai.kernel.timeframes import day_of
from hientai.plans.services import record_issue


@dataclass(frozen=True)
class Issue:
    """A paper as it was issued; `issued` is ISO, as precise as it is known."""

    number: str
    issued: str
    title: str = ""
    file: Upload | None = None


@transaction.atomic
def issue(
    *, draft: Draft, said: Issue, by: Actor, done: bool = False, on: date | None = None
) -> Document:
    """Note that the paper was issued; with `done`, report its duty done with it as evidence."""
    draft = held(draft, by)
    day = on or min(day_of(said.issued) or localdate(), localdate())
    go(draft, Step.ISSUED, by=by, on=max(day, draft.stages.latest("id").since))
    document = _issued(draft, said, by)
    if said.file is not None and document.mention:
        name, data = said.file
        # whoever issued a paper has its original, also where another body watches the plan
        attach_original(document=document, name=name, data=data, by=replace(by, system=True))
        document.refresh_from_db()
    if done:
        _report(draft, document, by=by, on=day)
    return document


def _issued(draft: Draft, said: Issue, by: Actor) -> Document:
    """Return the record of the issued paper; one noted on its own page already stays as it is."""
    known = draft.wanted.document
    if known is not None and draft.wanted.is_issued:
        return known
    return record_issue(
        wanted=draft.wanted, number=said.number, issued=said.issued, title=said.title, by=by
    )


def _report(draft: Draft, document: Document, *, by: Actor, on: date) -> None:
    duty = draft.duty
    if duty is None or duty.done_on is not None:
        return
    day = f" ngày {document.day_words}" if document.day_words else ""
    kept: list[StoredFile] = [document.file] if document.file else []
    last = draft.versions.first()
    if not kept and last is not None:
        kept = [last.file]
    report_progress(
        duty=duty,
        percent=PERCENT_DONE,
        summary=f"Đã ban hành {document.short_name}{day}.",
        done=True,
        by=by,
        kept=kept,
        on=on,
    )
