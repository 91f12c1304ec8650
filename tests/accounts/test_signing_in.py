from datetime import UTC, datetime

import pytest
from django.urls import reverse

from hientai.accounts.models import User
from hientai.core.models import AuditLine
from hientai.kernel.permissions import Role
from tests.factories import make_user

pytestmark = pytest.mark.django_db

PASSWORD = "mat-khau-mau"
HOUR = 60 * 60
SIGN_IN = "/dang-nhap/"


def sign_in(client, username="nguoi", password=PASSWORD, **headers):
    return client.post(SIGN_IN, {"username": username, "password": password}, **headers)


def test_the_right_password_leads_in(client):
    make_user(username="nguoi")

    assert sign_in(client).headers["Location"] == reverse("dashboard:home")


def test_a_capital_from_a_telephone_is_no_other_name(client):
    make_user(username="nguoi")

    assert sign_in(client, "Nguoi").status_code == 302


@pytest.mark.parametrize(("username", "password"), [("nguoi", "sai"), ("ai-do", PASSWORD)])
def test_a_refusal_never_says_which_of_the_two_was_wrong(client, username, password):
    make_user(username="nguoi")
    response = sign_in(client, username, password)

    assert (response.status_code, response.context["form"].non_field_errors()) == (
        422,
        ["Tên đăng nhập hoặc mật khẩu chưa đúng."],
    )


def test_a_closed_account_is_refused_in_the_same_words(client):
    make_user(username="nguoi", is_active=False)

    assert sign_in(client).context["form"].non_field_errors() == [
        "Tên đăng nhập hoặc mật khẩu chưa đúng."
    ]


def test_the_fifth_wrong_password_locks_the_door(client):
    make_user(username="nguoi")

    assert [sign_in(client, password="sai").status_code for _ in range(5)] == [422] * 4 + [429]


def test_behind_a_locked_door_the_right_password_does_not_help(client):
    make_user(username="nguoi")
    for _ in range(5):
        sign_in(client, password="sai")

    assert sign_in(client).status_code == 429


def test_a_locked_door_says_how_long_to_wait(client):
    make_user(username="nguoi")
    for _ in range(4):
        sign_in(client, password="sai")

    assert "Chờ 15 phút" in sign_in(client, password="sai").content.decode()


def test_a_door_is_locked_for_one_address_only(client):
    make_user(username="nguoi")
    for _ in range(5):
        sign_in(client, password="sai")

    assert sign_in(client, REMOTE_ADDR="10.0.0.9").status_code == 302


def test_a_session_ends_ten_hours_after_signing_in_whatever_is_done(client, time_machine):
    make_user(Role.LEADER, username="nguoi")
    time_machine.move_to(datetime(2026, 11, 20, 8, 0, tzinfo=UTC), tick=False)
    sign_in(client)
    time_machine.shift(9 * HOUR)
    client.post(reverse("set_language"), {"language": "vi"})
    time_machine.shift(HOUR + 1)

    assert client.get(reverse("accounts:policy")).status_code == 302


def test_coming_and_going_is_written_down(client):
    make_user(username="nguoi")
    sign_in(client)
    client.post("/dang-xuat/")

    assert list(AuditLine.objects.order_by("pk").values_list("action", flat=True)) == [
        "account.signed_in",
        "account.signed_out",
    ]


def test_a_wrong_password_is_written_down_with_its_account(client):
    user = make_user(username="nguoi")
    sign_in(client, password="sai-mat-khau")
    line = AuditLine.objects.get()

    assert (line.action, line.target_id, line.details) == (
        "account.sign_in_failed",
        user.pk,
        {"ip": "127.0.0.1"},
    )


def test_an_unknown_name_is_not_written_down(client):
    sign_in(client, username="mat-khau-go-nham-o")

    assert AuditLine.objects.get().target == "tài khoản không có"


def test_closing_an_account_ends_its_session(client):
    make_user(Role.LEADER, username="nguoi")
    sign_in(client)
    User.objects.update(is_active=False)

    assert client.get(reverse("accounts:policy")).status_code == 302
