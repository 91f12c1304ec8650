"""A restricted profile is kept and not shown, but for whoever answers for it."""

import pytest
from django.urls import reverse

from hientai.kernel.permissions import Role
from hientai.people.selectors.lists import visible_people
from hientai.privacy.models import Restriction
from tests.factories import make_actor, make_body, make_user
from tests.people.making import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def body(db):
    return make_body("Sở Mẫu")


@pytest.fixture
def hidden(body):
    person = make_person(body=body)
    Restriction.objects.create(person=person)
    return person


@pytest.mark.parametrize("role", [Role.LEADER, Role.SUPERVISOR, Role.BODY_OFFICER])
def test_lists_of_others_do_not_show_it(hidden, body, role):
    assert not visible_people(make_actor(role, body)).exists()


def test_the_steward_sees_it(hidden, steward):
    assert visible_people(steward).get() == hidden


def test_its_page_does_not_exist_for_others(client, hidden, body):
    client.force_login(make_user(Role.BODY_OFFICER, body))

    assert client.get(reverse("people:detail", args=[hidden.pk])).status_code == 404


def test_an_objection_to_one_use_hides_nothing(body):
    person = make_person(body=body)
    Restriction.objects.create(person=person, purpose="matching")

    assert visible_people(make_actor(Role.LEADER)).get() == person
