"""A person takes their own profile by an invitation, and a claim is ended."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from hientai.accounts import services as accounts
from hientai.accounts.models import User
from hientai.accounts.selectors import actor_for
from hientai.core import audit
from hientai.core.notices import Notice, tell
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.people.models import Person
from hientai.privacy.domain.codes import TRIES, BadInvitation, WrongPerson
from hientai.privacy.models import Claim, Invitation
from hientai.privacy.selectors.own import known_of


@dataclass(frozen=True)
class NewAccount:
    """What somebody without an account chooses."""

    username: str
    password: str


def check_person(*, invitation: Invitation, answer: str) -> None:
    """Refuse the wrong person; after a few wrong answers the invitation stops to work."""
    if known_of(invitation.person).fits(answer):
        return
    with transaction.atomic():
        held = Invitation.objects.filter(pk=invitation.pk)
        held.update(wrong_answers=F("wrong_answers") + 1)
        left = TRIES - held.values_list("wrong_answers", flat=True).get()
        if left <= 0:
            held.update(withdrawn_at=timezone.now())
            audit.record(
                by=Actor(None, ""), action="privacy.invitation_blocked", target=invitation.person
            )
    if left <= 0:
        raise BadInvitation(BadInvitation.words)
    raise WrongPerson(noop("Câu trả lời chưa khớp với hồ sơ. Còn %(left)s lần thử."), left=left)


@transaction.atomic
def claim(
    *, invitation: Invitation, user: User | None = None, account: NewAccount | None = None
) -> User:
    """Tie a profile to an account, new or the signed-in one; the caller checked the person."""
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not held.is_open:
        raise BadInvitation(BadInvitation.words)
    person = Person.objects.select_for_update().get(pk=held.person_id)
    if Claim.objects.filter(person=person).exists():
        raise Conflict(noop("Hồ sơ này đã có chủ."))
    if user is not None and Claim.objects.filter(user=user).exists():
        raise Conflict(noop("Tài khoản của anh/chị đã gắn với một hồ sơ khác."))
    if user is None:
        if account is None:
            raise Conflict(noop("Chọn tên đăng nhập và mật khẩu."))
        user = accounts.open_own_account(
            username=account.username, full_name=person.name, password=account.password
        )
    accounts.give_own_role(user=user)
    Claim.objects.create(person=person, user=user)
    held.used_at = timezone.now()
    held.save(update_fields=["used_at"])
    audit.record(by=actor_for(user), action="privacy.claimed", target=person)
    return user


@transaction.atomic
def end_claim(*, person: Person, by: Actor, reason: str) -> None:
    """Untie a profile from its account, which goes when it was there for nothing else."""
    by.require(Permission.PRIVACY_HANDLE)
    held = Claim.objects.select_for_update().filter(person=person).select_related("user").first()
    if held is None:
        raise Conflict(noop("Hồ sơ này chưa gắn với tài khoản nào."))
    if not reason.strip():
        raise Conflict(noop("Ghi lý do thôi gắn tài khoản."))
    user = held.user
    held.delete()
    tell(
        Notice(
            kind="privacy.claim_ended",
            words=noop("Hồ sơ trí thức không còn gắn với tài khoản này: %(reason)s"),
            values={"reason": reason.strip()[:200]},
            href=reverse("dashboard:home"),
            key=f"claim-ended:{person.pk}:{timezone.now():%Y%m%d%H%M%S}",
            users=[user.pk],
        )
    )
    accounts.end_own_role(user=user, by=by)
    audit.record(by=by, action="privacy.claim_ended", target=person)
