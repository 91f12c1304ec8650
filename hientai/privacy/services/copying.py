"""Copies that go out, and proofs that are opened, written down: the person can be told."""

from __future__ import annotations

from django.db import transaction

from hientai.core import audit
from hientai.kernel.permissions import Actor, Permission
from hientai.people.models import Person
from hientai.privacy.models import Proof


@transaction.atomic
def copied(*, person: Person, by: Actor) -> None:
    by.require(Permission.PRIVACY_HANDLE)
    audit.record(by=by, action="privacy.copied", target=person)


@transaction.atomic
def opened(*, proof: Proof, by: Actor) -> None:
    by.require(Permission.PEOPLE_EDIT, of=[proof.person.body_id])
    audit.record(by=by, action="privacy.proof_opened", target=proof.person, fields=[proof.field])
