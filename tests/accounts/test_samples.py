import pytest
from django.contrib.auth.hashers import identify_hasher

from hientai.accounts.models import Membership, User
from hientai.accounts.services import make_demo_people
from hientai.kernel.errors import Conflict
from hientai.kernel.permissions import SYSTEM, Role
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_there_is_a_sample_person_for_every_role():
    make_demo_people(by=SYSTEM)

    assert set(Membership.objects.values_list("role", flat=True)) == set(Role) - {Role.INTELLECTUAL}


def test_sample_people_are_marked_and_bear_the_middle_name():
    make_demo_people(by=SYSTEM)

    assert {(u.sample, u.full_name.split()[1]) for u in User.objects.all()} == {(True, "Mẫu")}


def test_the_sample_steward_acts_for_a_body_of_each_sample_plan():
    make_demo_people(by=SYSTEM)
    posts = Membership.objects.filter(user__username="daumoi").order_by("pk")

    assert [post.body.full_name for post in posts if post.body] == [
        "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Bắc Ninh",
        "Sở Khoa học và Công nghệ (Lào Cai)",
        "Sở Khoa học và Công nghệ (Lâm Đồng)",
    ]


def test_sample_passwords_sign_in():
    account = make_demo_people(by=SYSTEM)[0]

    assert User.objects.get(username=account.username).check_password(account.password)


def test_sample_passwords_are_kept_as_hashes():
    make_demo_people(by=SYSTEM)

    hasher = identify_hasher(User.objects.get(username="daumoi").password)
    assert hasher.algorithm == "md5"  # the fast one of tests


def test_sample_passwords_differ():
    accounts = make_demo_people(by=SYSTEM)

    assert len({account.password for account in accounts}) == len(accounts)


def test_a_second_time_nobody_is_made_and_no_password_given():
    made = make_demo_people(by=SYSTEM)
    again = make_demo_people(by=SYSTEM)

    assert ([account.password for account in again], User.objects.count()) == ([""] * 8, len(made))


def test_a_real_person_is_never_turned_into_a_sample():
    make_user(username="daumoi")

    with pytest.raises(Conflict):
        make_demo_people(by=SYSTEM)
