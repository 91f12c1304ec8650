"""Letters that invite a person to their own profile: made, sent, withdrawn; the code is told once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.core.mailing import send_mail
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.messages import Message, Outcome
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import format_date
from hientai.people.models import Guarded, Person
from hientai.privacy.domain.codes import VALID_DAYS, BadInvitation, fingerprint, new_code
from hientai.privacy.models import Claim, Invitation


@dataclass(frozen=True)
class Made:
    """An invitation and its code, which is kept nowhere else."""

    invitation: Invitation
    code: str
    mailed_to: str = ""

    @property
    def link(self) -> str:
        return settings.SITE_URL + reverse("privacy:claim", args=[self.code])


def invite(*, person: Person, by: Actor, mail: bool = False) -> Made:
    """Make an invitation for a while; one made before stops to work."""
    by.require(Permission.PEOPLE_INVITE, of=[person.body_id])
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        if Claim.objects.filter(person=person).exists():
            raise Conflict(noop("Hồ sơ này đã có chủ. Thôi gắn tài khoản cũ trước khi mời lại."))
        open_ones = person.invitations.filter(used_at=None, withdrawn_at=None)
        open_ones.update(withdrawn_at=timezone.now())
        code = new_code()
        invitation = Invitation.objects.create(
            person=person,
            code_hash=fingerprint(code),
            made_by=by.label[:200],
            body=_inviting(person, by),
            expires_on=localdate() + timedelta(days=VALID_DAYS),
        )
        audit.record(
            by=by, action="privacy.invited", target=person, until=str(invitation.expires_on)
        )
    made = Made(invitation, code)
    return _mailed(made, by) if mail else made


def _inviting(person: Person, by: Actor) -> Body | None:
    """Return in whose name the letter goes: the officer's body of the person, else the steward's."""
    ids = [person.body_id] if person.body_id in by.body_ids else sorted(by.body_ids)
    return Body.objects.filter(pk__in=ids[:1]).first()


def _mailed(made: Made, by: Actor) -> Made:
    """Send the link to the address of the profile, if there is one and it takes it."""
    invitation = made.invitation
    address = (
        Guarded.objects.filter(pk=invitation.person_id).values_list("email", flat=True).first()
    )
    if not address:
        return made
    until = format_date(invitation.expires_on)
    text = _(
        "Kính gửi anh/chị,\n\n%(body)s mời anh/chị nhận hồ sơ của mình trong cơ sở dữ liệu trí thức "
        "của tỉnh: xem, sửa, chọn cách dùng dữ liệu.\n\nMở địa chỉ sau, dùng một lần, đến hết "
        "%(until)s:\n%(link)s\n\nNếu không phải anh/chị, xin bỏ qua thư này."
    ) % {"body": invitation.body or by.label, "until": until, "link": made.link}
    key = f"invitation-{invitation.pk}"
    sent = send_mail(Message(address, _("Thư mời nhận hồ sơ trí thức"), text, key))
    if sent.outcome is not Outcome.SENT:
        return made
    with transaction.atomic():
        Invitation.objects.filter(pk=invitation.pk).update(mailed=True)
        audit.record(by=by, action="privacy.invitation_mailed", target=invitation.person)
    return Made(invitation, made.code, address)


def withdraw_invitations(*, person: Person, by: Actor) -> int:
    """Stop every open invitation to a profile; return how many there were."""
    by.require(Permission.PEOPLE_INVITE, of=[person.body_id])
    with transaction.atomic():
        open_ones = person.invitations.filter(used_at=None, withdrawn_at=None)
        count = open_ones.update(withdrawn_at=timezone.now())
        if count:
            audit.record(by=by, action="privacy.invitation_withdrawn", target=person)
    return count


def invitation_with(*, code: str) -> Invitation:
    """Return the open invitation of a code, or refuse in one sentence whatever the reason."""
    found = Invitation.objects.select_related("person", "body").filter(code_hash=fingerprint(code))
    invitation = found.first()
    if invitation is None or not invitation.is_open:
        raise BadInvitation(BadInvitation.words)
    return invitation
