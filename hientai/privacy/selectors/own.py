"""One's own profile, and nobody else's: the only way to a profile for whoever claimed one."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Prefetch

from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Actor
from hientai.people.domain.sealing import sealer
from hientai.people.models import Fact, Guarded, Person
from hientai.privacy.domain.codes import Known
from hientai.privacy.models import Invitation


def own_person(actor: Actor) -> Person:
    """Return the profile that the person claimed, with all that its page shows; refuse without one."""
    people = Person.objects.select_related("body", "sector", "origin", "intake").prefetch_related(
        "degrees__origin",
        "positions__origin",
        "positions__body",
        Prefetch("facts", Fact.objects.select_related("origin")),
    )
    found = people.filter(claim__user=actor.user_id).first() if actor.user_id else None
    if found is None:
        raise NotFound(noop("Tài khoản này chưa gắn với hồ sơ nào. Mở thư mời để nhận hồ sơ."))
    return found


def known_of(person: Person) -> Known:
    """Return by what the right person is told."""
    guarded = Guarded.objects.filter(pk=person.pk).first()
    sealed = bytes(guarded.identity_sealed) if guarded else b""
    identity = sealer(settings.IDENTITY_KEY).unseal(sealed) if sealed else ""
    return Known(person.birth_year, identity)


def invitations_of(person: Person) -> list[Invitation]:
    return list(person.invitations.select_related("body"))
