"""A sample person who claimed a sample profile, to look around with."""

from __future__ import annotations

from typing import Final

from django.db import transaction

from hientai.accounts.domain import new_password
from hientai.accounts.models import ROLE_LABELS, User
from hientai.accounts.services import DemoAccount, give_own_role
from hientai.core.audit import record
from hientai.kernel.permissions import Actor, Permission, Role
from hientai.people.models import Person
from hientai.privacy.models import Claim

USERNAME: Final = "trithuc"


@transaction.atomic
def make_demo_owner(*, by: Actor) -> DemoAccount | None:
    """Tie a sample profile to a sample account; none where there is no profile or it was done before."""
    by.require(Permission.USER_MANAGE)
    people = Person.objects.filter(sample=True, claim=None, status=Person.Status.WORKING)
    person = people.exclude(degree="").order_by("pk").first()
    if person is None or User.objects.filter(username=USERNAME).exists():
        return None
    password = new_password()
    user = User.objects.create_user(USERNAME, password=password, full_name=person.name, sample=True)
    give_own_role(user=user)
    Claim.objects.create(person=person, user=user)
    record(by=by, action="account.samples_made", target=user, username=USERNAME)
    return DemoAccount(USERNAME, password, str(ROLE_LABELS[Role.INTELLECTUAL]), person.workplace)
