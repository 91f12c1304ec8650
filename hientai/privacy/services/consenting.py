"""Consents: given for one purpose each, in the words that were shown; withdrawn at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hientai.core import audit
from hientai.core.files import store
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.people.models import Person
from hientai.privacy.domain.purposes import ASKED, PUBLIC_FIELDS, PURPOSES, Purpose
from hientai.privacy.models import Consent


@dataclass(frozen=True)
class Evidence:
    """From where a yes came: the sign-in and the address it was said from, or the paper."""

    session: str = ""
    address: str = ""
    paper: tuple[str, bytes] | None = None


def give(
    *,
    person: Person,
    purpose: Purpose,
    by: Actor,
    evidence: Evidence,
    fields: Sequence[str] = (),
) -> Consent:
    """Keep one's own yes to one purpose; another choice of fields is another yes."""
    return _give(person, purpose, by, evidence, fields)


def give_on_paper(
    *, person: Person, purpose: Purpose, by: Actor, evidence: Evidence, fields: Sequence[str] = ()
) -> Consent:
    """Keep a yes that was signed on paper, with the scanned paper."""
    by.require(Permission.PRIVACY_HANDLE)
    if evidence.paper is None:
        raise Conflict(noop("Đính bản chụp giấy đồng ý có chữ ký."))
    return _give(person, purpose, by, evidence, fields)


def _give(
    person: Person, purpose: Purpose, by: Actor, evidence: Evidence, fields: Sequence[str]
) -> Consent:
    if purpose not in ASKED:
        raise Conflict(noop("Việc này do luật giao, không hỏi đồng ý."))
    chosen = [name for name in fields if name in PUBLIC_FIELDS]
    if purpose is Purpose.PUBLIC and not chosen:
        raise Conflict(noop("Chọn ít nhất một mục để hiện trên trang công khai."))
    rules = PURPOSES[purpose]
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        _end(person, purpose, by)
        paper = evidence.paper
        consent = Consent.objects.create(
            person=person,
            purpose=purpose.value,
            words=_(rules.words),
            version=rules.version,
            fields=chosen if purpose is Purpose.PUBLIC else [],
            how=Consent.How.PAPER if paper else Consent.How.ONLINE,
            given_by=by.label[:200],
            session=evidence.session,
            address=evidence.address,
            paper=store(name=paper[0], data=paper[1], by=by) if paper else None,
        )
        audit.record(
            by=by,
            action="privacy.consent_given",
            target=person,
            purpose=purpose.value,
            version=rules.version,
            how=consent.how,
        )
    return consent


def withdraw(*, person: Person, purpose: Purpose, by: Actor) -> bool:
    """Take back one's own yes, at once; return whether there was one."""
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        ended = _end(person, purpose, by)
        if ended:
            audit.record(
                by=by, action="privacy.consent_withdrawn", target=person, purpose=purpose.value
            )
    return ended


def withdraw_on_paper(*, person: Person, purpose: Purpose, by: Actor) -> bool:
    """Take back a yes for somebody who wrote so."""
    by.require(Permission.PRIVACY_HANDLE)
    return withdraw(person=person, purpose=purpose, by=by)


def _end(person: Person, purpose: Purpose, by: Actor) -> bool:
    held = Consent.objects.filter(person=person, purpose=purpose.value, withdrawn_at=None)
    return bool(held.update(withdrawn_at=timezone.now(), withdrawn_by=by.label[:200]))
