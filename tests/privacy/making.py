"""People who claimed their profile, for tests."""

from dataclasses import dataclass
from typing import Any

from hientai.accounts.models import User
from hientai.accounts.selectors import actor_for
from hientai.accounts.services import give_own_role
from hientai.kernel.permissions import Actor
from hientai.people.models import Person
from hientai.privacy.models import Claim
from hientai.privacy.services.consenting import Evidence
from tests.factories import make_user
from tests.people.making import make_person

PDF = ("giay.pdf", b"%PDF-1.4 mau")
ONLINE = Evidence("abc", "127.0.0.1")


@dataclass
class Owner:
    """Somebody with their profile, account and hat."""

    person: Person
    user: User

    @property
    def actor(self) -> Actor:
        return actor_for(self.user)


def make_owner(name: str = "Nguyễn Mẫu An", **values: Any) -> Owner:
    person, user = make_person(name, **values), make_user(full_name=name)
    give_own_role(user=user)
    Claim.objects.create(person=person, user=user)
    return Owner(person, user)
