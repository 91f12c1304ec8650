"""A sample person owns a sample profile, once."""

import pytest

from hientai.kernel.permissions import SYSTEM
from hientai.people.models import Person
from hientai.privacy.models import Claim
from hientai.privacy.services.samples import make_demo_owner
from tests.people.making import make_person

pytestmark = pytest.mark.django_db


def test_a_sample_profile_is_claimed_once_and_a_real_one_never():
    make_person()
    assert make_demo_owner(by=SYSTEM) is None
    Person.objects.update(sample=True)

    made = make_demo_owner(by=SYSTEM)
    assert made is not None
    assert (made.username, Claim.objects.get().user.sample) == ("trithuc", True)
    assert make_demo_owner(by=SYSTEM) is None
