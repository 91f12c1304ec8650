"""Traces of an erased person in what is kept: the log, lists that were taken in, notices, sign-ins."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.db import transaction
from django.db.models import Q
from django.db.models.deletion import Collector
from django.urls import reverse

from hientai.accounts.models import User
from hientai.chasing.models import InboxNotice
from hientai.core.models import AuditLine, StoredFile
from hientai.kernel.errors import noop
from hientai.merging.models import Merge
from hientai.people.models import Intake, IntakeRow, Person
from hientai.privacy.models import Request, RequestStep

GONE = noop("hồ sơ đã xóa")
_SETTLED = (
    *(Intake.State.DONE, Intake.State.UNDONE),
    *(Intake.State.CANCELLED, Intake.State.REFUSED),
)
_NAMED_BY_WHOM = (RequestStep.Act.ASK, RequestStep.Act.DROP)


def rows_of(person: Person) -> list[tuple[str, list[int]]]:
    """Return every row that goes with a profile, by table: all that hangs on it and on that."""
    collector = Collector(using=person._state.db or "default")  # noqa: SLF001 -- Django's own way
    collector.collect([person])
    found = {model: {one.pk for one in rows} for model, rows in collector.data.items()}
    for rows in collector.fast_deletes:
        found.setdefault(rows.model, set()).update(rows.values_list("pk", flat=True))
    told = [(model._meta.label_lower, sorted(pks)) for model, pks in found.items()]
    return [*told, (Person._meta.label_lower, _merged_into(person))]


def _merged_into(person: Person) -> list[int]:
    """Return the numbers of profiles that became this one: the same person under another number."""
    merges = Merge.objects.filter(kept=person, undone_at=None)
    return list(merges.values_list("gone", flat=True))


def clean_merges(person: Person) -> None:
    """Take the name out of merges that were undone; those that stand go with the profile."""
    Merge.objects.filter(gone=person.pk).update(gone_name="", chosen={})


def files_of(person: Person) -> list[StoredFile]:
    """Return the files that are about this person only: proofs, signed papers."""
    papers = [
        *person.proofs.values_list("file", flat=True),
        *person.consents.values_list("paper", flat=True),
        *person.privacy_requests.values_list("paper", flat=True),
    ]
    return list(StoredFile.objects.filter(pk__in=[pk for pk in papers if pk]))


def remove_files(files: Iterable[StoredFile]) -> None:
    """Remove rows now, and bytes when the transaction holds."""
    for stored in files:
        transaction.on_commit(partial(stored.content.delete, save=False))
        stored.delete()


def clean_log(rows: Iterable[tuple[str, list[int]]], user: User | None) -> None:
    """Leave in the log who did what when, without the person's name and values."""
    for label, pks in rows:
        lines = AuditLine.objects.filter(target_type=label, target_id__in=pks)
        lines.update(target=GONE, details={})
    if user is not None:
        AuditLine.objects.filter(actor_id=user.pk).update(actor="")
        AuditLine.objects.filter(target_type="accounts.user", target_id=user.pk).update(
            target=GONE, details={}
        )


def clean_lists(person: Person) -> None:
    """Take the person out of the accounts of lists; the lists' own files go, for they hold all rows."""
    numbers = [person.pk, *_merged_into(person)]
    kept = IntakeRow.objects.filter(person__in=numbers)
    lists = Intake.objects.filter(_holding(person) | Q(pk__in=kept.values("intake"))).distinct()
    pks = list(lists.values_list("pk", flat=True))
    named = IntakeRow.objects.filter(Q(person__in=numbers) | Q(intake__in=pks, name=person.name))
    named.update(name="", problems=[], changes=[], corrections={}, before={}, person=None)
    settled = Intake.objects.filter(pk__in=pks, state__in=_SETTLED).exclude(file=None)
    files = list(StoredFile.objects.filter(pk__in=settled.values("file")))
    settled.update(file=None)
    remove_files(files)


def _holding(person: Person) -> Q:
    """Say which lists named a person: one made the profile, or one that was merged into it."""
    merges = Merge.objects.filter(kept=person, undone_at=None)
    return Q(pk=person.intake_id) | Q(origins__people=person) | Q(pk__in=merges.values("intakes"))


def clean_requests(person: Person) -> None:
    """Leave of requests what happened when, without words."""
    requests = Request.objects.filter(person=person)
    steps = RequestStep.objects.filter(request__in=requests)
    steps.update(words="")
    steps.filter(act__in=_NAMED_BY_WHOM).update(by="")
    requests.update(words="", paper=None)


def clean_notices(person: Person, user: User | None) -> None:
    about = Q(href__startswith=reverse("people:detail", args=[person.pk]))
    InboxNotice.objects.filter(about | Q(user=user) if user else about).delete()


def clean_sign_ins(user: User) -> None:
    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        model.objects.filter(username=user.username).delete()
