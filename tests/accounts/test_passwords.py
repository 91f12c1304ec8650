import pytest
from django.urls import reverse

from hientai.accounts.domain import new_password
from hientai.accounts.models import User
from hientai.accounts.services import change_own_password
from hientai.kernel.errors import Conflict
from hientai.kernel.permissions import SYSTEM, Role
from tests.factories import make_user

pytestmark = pytest.mark.django_db

OLD, NEW = "mat-khau-mau", "mot-cau-dai-de-nho"
OWN = "accounts:own-password"


@pytest.fixture
def newcomer(client):
    user = make_user(Role.LEADER, password_temporary=True)
    client.force_login(user)
    return client


def change(client, old=OLD, again=NEW):
    asked = {"old_password": old, "new_password1": NEW, "new_password2": again}
    return client.post(reverse(OWN), asked)


def test_passwords_can_be_read_aloud():
    assert not set("0o1lI") & set("".join(new_password() for _ in range(50)))


def test_a_temporary_password_leads_to_choosing_ones_own(newcomer):
    assert newcomer.get(reverse("accounts:policy")).headers["Location"] == reverse(OWN)


def test_a_temporary_password_does_not_open_the_api(newcomer):
    assert newcomer.get("/api/v1/plans").status_code == 403


def test_who_chose_a_password_may_go_on(newcomer):
    change(newcomer)

    assert newcomer.get(reverse("accounts:policy")).status_code == 200


def test_the_chosen_password_is_kept(newcomer):
    change(newcomer)

    assert User.objects.get().check_password(NEW)


@pytest.mark.parametrize(
    ("asked", "field"), [({"old": "sai"}, "old_password"), ({"again": "khác"}, "new_password2")]
)
def test_a_refused_password_is_said_beside_its_field(newcomer, asked, field):
    response = change(newcomer, **asked)

    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])


def test_nobody_changes_the_password_of_another():
    with pytest.raises(Conflict):
        change_own_password(user=make_user(), password=NEW, by=SYSTEM)
