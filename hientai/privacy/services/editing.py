"""What a person says of themselves, and what they show for it.

A declared value goes straight into the profile unless a body confirmed the one there or somebody
saw its paper: then it stands beside it as a proposal until somebody answers. Both are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from hientai.core import audit
from hientai.core.files import store
from hientai.core.notices import Notice, tell
from hientai.kernel.errors import Conflict, DomainError, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.people.domain.fields import FIELDS
from hientai.people.domain.typed import read_typed
from hientai.people.models import Origin, Person
from hientai.people.services.editing import change_own, change_profile, kinds_of
from hientai.privacy.models import Claim, Proof, Proposal
from hientai.privacy.selectors.profile import typed_values
from hientai.privacy.services.asking import handlers

HELD: Final = frozenset({Origin.Kind.CONFIRMED, Origin.Kind.SEEN})
LONGEST: Final = 500


class NothingShown(DomainError):
    code = "nothing_shown"


@dataclass(frozen=True)
class Edited:
    """Which fields changed at once, and which wait beside a value that was confirmed or seen."""

    changed: tuple[str, ...]
    proposed: tuple[str, ...]


def edit_own(*, person: Person, values: Mapping[str, str], by: Actor) -> Edited:
    """Write what a person declares; the caller asked whose profile it is."""
    had = typed_values(person)
    said = {
        name: text.strip() for name, text in values.items() if text.strip() != had.get(name, "")
    }
    if not said:
        return Edited((), ())
    read_typed(said, timezone.localdate())  # the first wrong value is refused, nothing written
    kinds = kinds_of(person, said)
    beside = {
        name: text
        for name, text in said.items()
        if not FIELDS[name].many and had.get(name) and kinds[name] in HELD
    }
    straight = {name: text for name, text in said.items() if name not in beside}
    with transaction.atomic():
        changed = change_own(person=person, values=straight, by=by) if straight else ()
        for name, text in beside.items():
            _propose(person, name, had[name], text)
        if beside:
            audit.record(by=by, action="privacy.proposed", target=person, fields=sorted(beside))
            _tell_checkers(person, "proposal")
    return Edited(changed, tuple(beside))


def _propose(person: Person, field: str, before: str, text: str) -> None:
    person.proposals.filter(field=field, answered_at=None).delete()
    Proposal.objects.create(
        person=person, field=field, before=before[:LONGEST], value=text[:LONGEST]
    )


def send_proof(
    *, person: Person, field: str, value: str, upload: tuple[str, bytes], by: Actor
) -> Proof:
    """Attach a paper to a value of one's own profile."""
    if field not in FIELDS:
        raise NothingShown(noop("Chọn mục của hồ sơ mà giấy tờ này chứng minh."))
    if value.strip():
        read_typed({field: value}, timezone.localdate())
    with transaction.atomic():
        stored = store(name=upload[0], data=upload[1], by=by)
        proof = Proof.objects.create(
            person=person, field=field, value=value.strip()[:300], file=stored
        )
        audit.record(by=by, action="privacy.proof_sent", target=person, field=field)
        _tell_checkers(person, f"proof-{proof.pk}")
    return proof


def accept_proposal(*, proposal: Proposal, paper: str, by: Actor) -> None:
    """Write what a person proposed, as confirmed, or as seen where the paper is named."""
    held = _open_proposal(proposal, by)
    kind = Origin.Kind.SEEN if paper.strip() else Origin.Kind.CONFIRMED
    with transaction.atomic():
        change_profile(
            person=held.person, values={held.field: held.value}, kind=kind, by=by, paper=paper
        )
        _answer(held, by, accepted=True)


def decline_proposal(*, proposal: Proposal, reason: str, by: Actor) -> None:
    """Leave the value as it stands, with a reason that the person reads."""
    held = _open_proposal(proposal, by)
    if not reason.strip():
        raise NothingShown(noop("Ghi lý do giữ giá trị cũ; chủ hồ sơ đọc được."))
    with transaction.atomic():
        _answer(held, by, accepted=False, reason=reason)


def _open_proposal(proposal: Proposal, by: Actor) -> Proposal:
    by.require(Permission.PEOPLE_EDIT, of=[proposal.person.body_id])
    if proposal.answered_at:
        raise Conflict(noop("Đề nghị này đã được trả lời."))
    return proposal


def _answer(held: Proposal, by: Actor, *, accepted: bool, reason: str = "") -> None:
    held.answered_at, held.answered_by = timezone.now(), by.label[:200]
    held.accepted, held.reason = accepted, reason.strip()[:300]
    held.save()
    action = "privacy.proposal_accepted" if accepted else "privacy.proposal_declined"
    audit.record(by=by, action=action, target=held.person, field=held.field)
    _tell_owner(held.person, noop("Đề nghị sửa “%(field)s” đã được trả lời."), held.field, held.pk)


def mark_seen(*, proof: Proof, paper: str, by: Actor) -> None:
    """Say that the paper was looked at: the value is from now on one that somebody saw proved."""
    by.require(Permission.PEOPLE_EDIT, of=[proof.person.body_id])
    if proof.seen_at or proof.refusal:
        raise Conflict(noop("Minh chứng này đã được xem xét."))
    with transaction.atomic():
        if proof.value:
            change_profile(
                person=proof.person,
                values={proof.field: proof.value},
                kind=Origin.Kind.SEEN,
                by=by,
                paper=paper or proof.file.name,
                file=proof.file,
            )
        proof.seen_at, proof.seen_by = timezone.now(), by.label[:200]
        proof.save(update_fields=["seen_at", "seen_by"])
        audit.record(by=by, action="privacy.proof_seen", target=proof.person, field=proof.field)
        _tell_owner(
            proof.person, noop("Minh chứng cho “%(field)s” đã được xem."), proof.field, proof.pk
        )


def refuse_proof(*, proof: Proof, reason: str, by: Actor) -> None:
    """Say why a paper proves nothing."""
    by.require(Permission.PEOPLE_EDIT, of=[proof.person.body_id])
    if proof.seen_at or proof.refusal:
        raise Conflict(noop("Minh chứng này đã được xem xét."))
    if not reason.strip():
        raise NothingShown(noop("Ghi lý do chưa nhận minh chứng; chủ hồ sơ đọc được."))
    with transaction.atomic():
        proof.refusal = reason.strip()[:300]
        proof.save(update_fields=["refusal"])
        audit.record(by=by, action="privacy.proof_refused", target=proof.person, field=proof.field)
        _tell_owner(
            proof.person, noop("Minh chứng cho “%(field)s” chưa được nhận."), proof.field, proof.pk
        )


def _tell_checkers(person: Person, key: str) -> None:
    """Tell those who check: the person's body, or the stewards; without a name in it."""
    tell(
        Notice(
            kind="privacy.to_check",
            words=noop("Một trí thức đã tự khai hoặc gửi minh chứng, chờ đối chiếu."),
            href=reverse("privacy:checks"),
            key=f"privacy-check:{person.pk}:{key}:{timezone.localdate()}",
            bodies=[person.body_id] if person.body_id else [],
            users=[] if person.body_id else handlers(),
        )
    )


def _tell_owner(person: Person, words: str, field: str, pk: int) -> None:
    user = Claim.objects.filter(person=person).values_list("user_id", flat=True).first()
    if user is not None:
        tell(
            Notice(
                kind="privacy.checked",
                words=words,
                values={"field": FIELDS[field].label},
                href=reverse("privacy:mine"),
                key=f"privacy-checked:{field}:{pk}:{timezone.now():%Y%m%d%H%M%S}",
                users=[user],
            )
        )
