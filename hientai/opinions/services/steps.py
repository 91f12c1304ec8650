"""One step of an opinion's way: held, allowed, kept with its words and files, told, audited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from hientai.bodies.models import Body
from hientai.core import audit, files
from hientai.documents.models import Document
from hientai.kernel.errors import DomainError, noop
from hientai.kernel.permissions import Actor
from hientai.opinions.domain import MOVES, Act
from hientai.opinions.models import Opinion, Step, StepFile
from hientai.opinions.selectors.acting import check_may
from hientai.opinions.services.telling import tell_step

Upload = tuple[str, bytes]


class EmptyOpinion(DomainError):
    """Something said, or an answer, without words."""

    code = "empty_opinion"


@dataclass(frozen=True)
class Told:
    """What a step says."""

    words: str = ""
    files: Sequence[Upload] = ()
    body: Body | None = None
    paper: Document | None = None
    about: Opinion | None = None


def moment(on: date | None) -> datetime:
    """Return this time of day on the day of the step."""
    now = localtime()
    return datetime.combine(on, now.timetz()) if on else now


def hold(opinion: Opinion) -> Opinion:
    """Return the row as it is now, kept from others until the transaction ends."""
    rows = Opinion.objects.select_for_update(of=("self",))
    return rows.select_related("plan", "body", "collector").get(pk=opinion.pk)


def advance(
    opinion: Opinion,
    act: Act,
    told: Told,
    *,
    by: Actor,
    on: date | None = None,
    **changes: object,
) -> Opinion:
    """Take a step, inside the caller's transaction; return the opinion as it is then."""
    held = hold(opinion)
    check_may(by, held, act)
    if MOVES[act].says and not told.words.strip():
        raise EmptyOpinion(noop("Ghi nội dung của bước này."))
    return record(held, act, told, by=by, on=on, state=MOVES[act].after.value, **changes)


def record(
    held: Opinion, act: Act, told: Told, *, by: Actor, on: date | None, **changes: object
) -> Opinion:
    """Change a held opinion, keep the step, tell whom it concerns; nobody's right is asked here."""
    before = held.state
    _set(held, changes)
    step = keep(held, act, told, by=by, at=moment(on))
    audit.record(by=by, action=f"opinion.{act}", target=held, before=before, step=step.pk)
    tell_step(held, step, by=by, before=before)
    return held


def _set(opinion: Opinion, changes: Mapping[str, object]) -> None:
    for name, value in changes.items():
        setattr(opinion, name, value)
    opinion.save(update_fields=list(changes))


def keep(opinion: Opinion, act: Act, told: Told, *, by: Actor, at: datetime) -> Step:
    """Write a step down with its files."""
    step = Step.objects.create(
        opinion=opinion,
        act=act.value,
        state=opinion.state,
        at=at,
        by=by.label[:200],
        words=told.words.strip(),
        body=told.body,
        paper=told.paper,
        about=told.about,
    )
    stored = [files.store(name=name, data=data, by=by) for name, data in told.files]
    StepFile.objects.bulk_create([StepFile(step=step, file=one) for one in stored])
    return step
