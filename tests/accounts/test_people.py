from datetime import date

import pytest

from hientai.accounts.models import Membership, User
from hientai.accounts.selectors import actor_for, audit_lines, users
from hientai.accounts.services import (
    Incomplete,
    add_person,
    add_post,
    deactivate,
    end_post,
    renew_password,
)
from hientai.core.models import AuditLine
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from tests.factories import make_actor, make_body, make_user

pytestmark = pytest.mark.django_db


def add(**fields):
    values = {
        "username": "Chi.LM",
        "full_name": " Lê  Mẫu Chi",
        "role": Role.LEADER,
        "body": None,
        "by": SYSTEM,
    }
    return add_person(**{**values, **fields})


def test_a_person_is_added_with_tidy_names():
    user = add().user

    assert (user.username, user.full_name) == ("chi.lm", "Lê Mẫu Chi")


def test_a_new_password_signs_in_and_must_be_changed():
    made = add()

    assert (made.user.check_password(made.password), made.user.password_temporary) == (True, True)


def test_a_new_password_is_not_in_the_log():
    made = add()

    assert made.password not in str(list(AuditLine.objects.values()))


def test_a_person_has_the_post_that_was_given():
    body = make_body()
    user = add(role=Role.BODY_OFFICER, body=body).user

    assert actor_for(user).body_ids == {body.pk}


@pytest.mark.parametrize("role", [Role.STEWARD, Role.BODY_OFFICER])
def test_who_acts_for_a_body_needs_one(role):
    with pytest.raises(Incomplete):
        add(role=role)


@pytest.mark.parametrize("fields", [{"username": "có dấu cách"}, {"full_name": " "}])
def test_names_that_cannot_be_used_are_refused(fields):
    with pytest.raises(Incomplete):
        add(**fields)


def test_a_taken_name_is_refused():
    add()

    with pytest.raises(Conflict):
        add(username="chi.lm")


def test_nobody_acts_for_a_body_that_has_ended():
    with pytest.raises(Conflict):
        add(role=Role.BODY_OFFICER, body=make_body(valid_to=date(2025, 2, 28)))


def test_a_steward_does_not_add_people():
    with pytest.raises(NotAllowed):
        add(by=make_actor(Role.STEWARD, make_body()))


def test_the_same_post_twice_is_refused():
    user = add().user

    with pytest.raises(Conflict):
        add_post(user=user, role=Role.LEADER, body=None, by=SYSTEM)


def test_an_ended_post_grants_nothing():
    user = add().user
    end_post(post=Membership.objects.get(), by=SYSTEM)

    assert actor_for(user).posts == ()


def test_an_ended_post_can_be_taken_up_again():
    user = add().user
    end_post(post=Membership.objects.get(), by=SYSTEM)
    add_post(user=user, role=Role.LEADER, body=None, by=SYSTEM)

    assert len(actor_for(user).posts) == 1


def test_a_closed_account_is_not_active():
    user = add().user
    deactivate(user=user, by=SYSTEM)

    assert not User.objects.get().is_active


def test_nobody_closes_their_own_account():
    user = make_user(Role.ADMINISTRATOR)

    with pytest.raises(Conflict):
        deactivate(user=user, by=actor_for(user))


def test_the_last_administrator_is_not_closed():
    user = make_user(Role.ADMINISTRATOR)

    with pytest.raises(Conflict):
        deactivate(user=user, by=SYSTEM)


def test_the_last_administrator_keeps_the_post():
    user = make_user(Role.ADMINISTRATOR)

    with pytest.raises(Conflict):
        end_post(post=user.memberships.get(), by=SYSTEM)


def test_a_renewed_password_replaces_the_old_one():
    old = add()
    new = renew_password(user=old.user, by=SYSTEM)

    user = User.objects.get()
    assert [user.check_password(p) for p in (old.password, new.password)] == [False, True]


def test_people_are_found_without_marks():
    add()

    assert [user.username for user in users("mau chi")] == ["chi.lm"]


@pytest.mark.parametrize("query", ["them nguoi dung", "Thêm người", "Lê Mẫu", "Hệ thống"])
def test_the_log_is_searched_by_what_was_done_to_whom_and_by_whom(query):
    add()

    assert "account.added" in audit_lines(query).values_list("action", flat=True)


def test_the_log_is_searched_by_a_person_without_marks():
    administrator = make_user(Role.ADMINISTRATOR, full_name="Trần Mẫu An")
    add(by=actor_for(administrator))

    assert audit_lines("tran mau an").count() == 2


def test_people_stand_in_the_order_of_vietnamese_name_lists():
    for name in ("Trần Mẫu Bình", "Lê Mẫu Ân", "Đỗ Mẫu An"):
        make_user(full_name=name)

    assert [user.full_name for user in users()] == ["Đỗ Mẫu An", "Lê Mẫu Ân", "Trần Mẫu Bình"]
