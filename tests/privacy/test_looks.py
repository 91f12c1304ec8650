"""Every logged look at guarded values is told to the person: who, as what, when, at what."""

import pytest
from django.db import transaction
from django.urls import reverse

from hientai.core import audit
from hientai.kernel.permissions import Role
from hientai.people.domain.fields import Guard
from hientai.people.models import Person
from hientai.people.services.looking import exported, look
from hientai.privacy.selectors.looks import looks_at
from hientai.privacy.services.copying import copied
from tests.factories import make_actor, make_body
from tests.privacy.making import make_owner

pytestmark = pytest.mark.django_db


def test_a_look_is_told_with_role_and_body(owner, steward):
    look(person=owner.person, guard=Guard.SENSITIVE, by=steward)

    told = looks_at(owner.person)[0]
    assert (told.who, told.role) == (steward.label, "Đầu mối theo dõi")
    assert "Liên hiệp hội Mẫu" in told.body
    assert "Dân tộc" in told.what


def test_a_look_at_somebody_else_is_not_told(owner, steward):
    look(person=make_owner("Trần Mẫu Khác").person, guard=Guard.CONTACT, by=steward)

    assert looks_at(owner.person) == []


def test_a_copy_that_went_out_is_told(owner, steward):
    copied(person=owner.person, by=steward)

    assert looks_at(owner.person)[0].what == "toàn bộ hồ sơ"


def test_a_list_with_guarded_columns_is_told_as_possible(owner, steward):
    exported(count=3, columns=["name", "phone"], by=steward)
    exported(count=3, columns=["name"], by=steward)

    assert [one.page for one in looks_at(owner.person)] == ["Danh sách xuất ra, có thể có anh/chị"]


def test_a_list_of_another_body_is_not_told(owner):
    officer = make_actor(Role.BODY_OFFICER, make_body("Sở Khác"))
    exported(count=3, columns=["name", "phone"], by=officer)

    assert looks_at(owner.person) == []


def test_the_looks_go_out_as_a_file(client, owner, steward):
    look(person=owner.person, guard=Guard.CONTACT, by=steward)
    client.force_login(owner.user)

    assert client.get(reverse("privacy:looks-export")).content.startswith(b"PK")


def test_a_list_narrowed_by_a_guarded_value_is_told_to_those_shown(owner, steward):
    for people in ([owner.person.pk], [owner.person.pk + 1]):
        with transaction.atomic():
            audit.record(
                by=steward,
                action="person.guarded_listed",
                target=Person(),
                fields=["ethnicity"],
                people=people,
            )

    assert [one.what for one in looks_at(owner.person)] == ["Dân tộc"]
