"""Taking back what a list wrote: refused where somebody used it since, else as it was before.

Who was erased since stays erased; the others are taken back.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.db import models
from django.db.models import Q, QuerySet

from hientai.kernel.errors import Conflict, noop
from hientai.people.models import Degree, Fact, Guarded, Intake, IntakeRow, Origin, Person, Position
from hientai.people.services.changing import put_back
from hientai.people.signals import intake_undoing

_OWN: Final = (Fact, Position, Degree, Guarded)


def refuse_if_used(intake: Intake) -> None:
    """Refuse in one sentence where profiles that a list wrote were edited, joined or held since."""
    if intake.done_at is None:
        return
    intake_undoing.send(sender=Intake, intake=intake)  # a merge keeps what it changed, too
    touched = _touched(intake, intake.done_at).count()
    if touched:
        raise Conflict(
            noop("%(count)s hồ sơ đã được sửa sau lần nhập này; hoàn tác các lần sửa sau trước."),
            count=touched,
        )
    for link in _links():
        model: type[models.Model] = link.related_model
        if link.on_delete is models.PROTECT and _hanging(intake, model, link.field.name).exists():
            raise Conflict(
                noop("Hồ sơ của lần nhập này đang được dùng ở “%(what)s”; gỡ ở đó trước."),
                what=str(model._meta.verbose_name),
            )


def give_back(intake: Intake) -> None:
    """Put changed profiles back and remove those that a list made, in the caller's transaction."""
    for row in _changed(intake).order_by("-pk").iterator():
        if row.person is not None:
            put_back(row.person, row.before)
    made = Person.objects.filter(intake=intake)
    for link in _links():
        if link.related_model not in _OWN:
            _let_go(intake, link)
    for model in _OWN:
        rows = model._base_manager.filter(person__in=made.values("pk"))  # noqa: SLF001 -- Django's own way to all rows
        rows._raw_delete(rows.db)  # noqa: SLF001 -- nothing hangs on these rows
    made._raw_delete(made.db)  # noqa: SLF001 -- what hung on them is gone
    Origin.objects.filter(intake=intake).delete()


def gone_of(intake: Intake) -> int:
    """Return how many people that a list made are no more: erased since, for merges refuse."""
    so_far = intake.counts.get("so_far", intake.counts)
    return max(int(so_far.get("new", 0)) - Person.objects.filter(intake=intake).count(), 0)


def _changed(intake: Intake) -> QuerySet[IntakeRow]:
    return intake.kept_rows.filter(outcome=IntakeRow.Outcome.CHANGED).exclude(before={})


def _touched(intake: Intake, written_at: datetime) -> QuerySet[Person]:
    written = Q(intake=intake) | Q(pk__in=_changed(intake).values("person"))
    return Person.objects.filter(written).exclude(changed_at=written_at)


def _links() -> list[Any]:
    """Return every relation of every app to a profile."""
    return list(Person._meta.related_objects)


def _hanging(intake: Intake, model: type[models.Model], field: str) -> QuerySet[Any]:
    return model._base_manager.filter(**{f"{field}__intake": intake})  # noqa: SLF001 -- as above


def _let_go(intake: Intake, link: Any) -> None:
    """Do to what hangs on the people made what its app says happens when they go."""
    if link.many_to_many:
        through = link.through
        field = link.field.m2m_reverse_field_name()
        _hanging(intake, through, field).delete()
        return
    rows = _hanging(intake, link.related_model, link.field.name)
    if link.on_delete is models.SET_NULL:
        rows.update(**{link.field.name: None})
    else:
        rows.delete()
