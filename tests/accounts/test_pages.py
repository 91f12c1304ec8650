import re
from pathlib import Path

import pytest
from django.urls import reverse

import hientai
from hientai.accounts.models import Membership, User
from hientai.bodies.models import Body
from hientai.core.audit import action_labels
from hientai.core.models import AuditLine
from hientai.kernel.permissions import Permission, Role
from tests.factories import make_body, make_user

pytestmark = pytest.mark.django_db
ADD = "accounts:person-add"
FILLED = {"full_name": "Lê Mẫu Chi", "username": "chi", "role": "body_officer"}


@pytest.fixture
def body():
    return make_body(key="so noi vu")


@pytest.fixture
def administrator(client):
    client.force_login(make_user(Role.ADMINISTRATOR))
    return client


def test_a_person_is_added_with_the_name_of_a_body(administrator, body):
    administrator.post(reverse(ADD), {**FILLED, "body": "Sở Nội vụ (Bắc Ninh)"})

    assert Membership.objects.get(user__username="chi").body == body


def test_a_new_password_is_shown_once_and_never_cached(administrator, body):
    response = administrator.post(reverse(ADD), {**FILLED, "body": "Sở Nội vụ"})

    [shown] = re.findall(r"<code>(.+)</code>", response.content.decode())
    assert (User.objects.get(username="chi").check_password(shown), response["Cache-Control"]) == (
        True,
        "max-age=0, no-cache, no-store, must-revalidate, private",
    )


@pytest.mark.parametrize("name", ["Sở Không Có", "Sở Nội vụ"])
def test_an_unclear_body_is_said_beside_the_field(administrator, body, name):
    make_body(province="Lào Cai", key="so noi vu")
    response = administrator.post(reverse(ADD), {**FILLED, "body": name})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["body"])


def test_a_refusal_of_the_rules_stays_on_the_page(administrator):
    response = administrator.post(reverse(ADD), FILLED)

    assert response.context["form"].non_field_errors() == [
        "Chọn đơn vị: vai trò này làm việc thay cho một đơn vị."
    ]


def test_a_post_is_given_on_the_persons_page(administrator):
    person = make_user()
    administrator.post(reverse("accounts:post-add", args=[person.pk]), {"role": "leader"})

    assert person.memberships.get().role == Role.LEADER


def test_a_post_is_ended_on_the_persons_page(administrator):
    post = make_user(Role.LEADER).memberships.get()
    administrator.post(reverse("accounts:post-end", args=[post.pk]))

    page = administrator.get(reverse("accounts:person", args=[post.user_id]))
    assert "Chưa có vai trò" in page.content.decode()


def test_closing_an_account_is_asked_first(administrator):
    person = make_user()
    administrator.get(reverse("accounts:deactivate", args=[person.pk]))

    assert User.objects.get(pk=person.pk).is_active


def test_an_account_is_closed(administrator):
    person = make_user()
    administrator.post(reverse("accounts:deactivate", args=[person.pk]))

    assert not User.objects.get(pk=person.pk).is_active


def test_a_password_is_renewed(administrator):
    person = make_user()
    administrator.post(reverse("accounts:password-renew", args=[person.pk]))

    assert User.objects.get(pk=person.pk).password_temporary


@pytest.mark.parametrize("page", ["people", "person-add"])
def test_people_are_closed_to_everybody_but_the_administrator(client, page):
    client.force_login(make_user(Role.LEADER))

    assert client.get(reverse(f"accounts:{page}")).status_code == 403


def test_people_cost_the_same_however_many_there_are(
    administrator, body, django_assert_max_num_queries
):
    for _ in range(10):
        make_user(Role.BODY_OFFICER, body)

    with django_assert_max_num_queries(7):
        administrator.get(reverse("accounts:people"))


def test_the_policy_shows_every_role_and_permission(administrator):
    context = administrator.get(reverse("accounts:policy")).context

    assert (len(context["roles"]), len(context["rows"])) == (len(Role), len(Permission))


def test_the_log_tells_actions_in_words(client):
    client.force_login(make_user(Role.AUDITOR))
    rows = client.get(reverse("accounts:log")).context["rows"]

    assert [row.action for row in rows] == ["Đăng nhập"]


def test_the_log_is_paged(client):
    client.force_login(make_user(Role.AUDITOR))
    AuditLine.objects.bulk_create(AuditLine(action="plan.read", target=str(n)) for n in range(60))

    assert len(client.get(reverse("accounts:log"), {"page": 2}).context["rows"]) == 11


def test_every_action_that_is_written_down_has_words():
    sources = Path(hientai.__file__).parent.rglob("*.py")
    used = {a for path in sources for a in re.findall(r'action="(\w+\.\w+)"', path.read_text())}

    assert used - set(action_labels()) == set()


def test_a_body_with_officers_cannot_be_deleted_by_accident(body):
    make_user(Role.BODY_OFFICER, body)

    with pytest.raises(Exception, match="protected"):
        Body.objects.all().delete()
