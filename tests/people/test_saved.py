"""Lists that are kept: live or chosen, own or shared, never more than the viewer may see."""

import io

import openpyxl
import pytest
from django.urls import reverse

from hientai.accounts.selectors import actor_for
from hientai.kernel.errors import NotAllowed
from hientai.kernel.permissions import Role
from hientai.people.models import SavedList
from hientai.people.selectors.saved import people_of, visible_lists
from tests.factories import make_body, make_user
from tests.people.making import make_person

pytestmark = pytest.mark.django_db
KEEP = {"name": "Danh sách mẫu"}


@pytest.fixture
def body():
    return make_body("Sở Mẫu")


@pytest.fixture
def steward(client, body):
    user = make_user(Role.STEWARD, body)
    client.force_login(user)
    return user


def save(client, query="", **sent):
    return client.post(f"{reverse('people:save-list')}?{query}", {**KEEP, **sent})


def names(saved, user):
    return [person.name for person in people_of(saved, actor_for(user))[:50]]


def test_a_live_list_takes_in_who_comes_later(client, steward):
    save(client, "q=mau&sex=Nữ")
    make_person("Lê Mẫu Chi", sex="Nữ")
    make_person("Lê Mẫu Tư", sex="Nam")
    assert names(SavedList.objects.get(), steward) == ["Lê Mẫu Chi"]


def test_a_fixed_list_stays_with_those_chosen(client, steward):
    chosen = [make_person(name).pk for name in ("Lê Mẫu Chi", "Lê Mẫu An")]
    save(client, kind="fixed", person=chosen)
    make_person("Lê Mẫu Tư")
    assert names(SavedList.objects.get(), steward) == ["Lê Mẫu An", "Lê Mẫu Chi"]


def test_a_list_opens_as_the_page_and_goes_out_as_excel(client, steward):
    save(client, kind="fixed", person=[make_person("Lê Mẫu Chi").pk])
    make_person("Lê Mẫu Tư")
    page = client.get(reverse("people:saved-list", args=[SavedList.objects.get().pk]), follow=True)
    assert [person.name for person in page.context["page"]] == ["Lê Mẫu Chi"]
    answer = client.post(reverse("people:export") + page.context["wanted"].address())
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["Lê Mẫu Chi"]


def test_a_list_is_shared_with_a_body_and_nobody_else(client, steward, body):
    save(client, body=body.pk)
    (saved,) = visible_lists(actor_for(make_user(Role.BODY_OFFICER, body)))
    assert saved.name == "Danh sách mẫu"
    assert not visible_lists(actor_for(make_user(Role.BODY_OFFICER, make_body("Sở Khác"))))


def test_a_shared_list_shows_each_only_who_they_may_see(client, steward, body):
    chosen = [make_person("Lê Mẫu An", body), make_person("Lê Mẫu Chi", make_body("Sở Khác"))]
    save(client, kind="fixed", person=[person.pk for person in chosen], body=body.pk)
    officer = make_user(Role.BODY_OFFICER, body)
    assert names(SavedList.objects.get(), officer) == ["Lê Mẫu An"]


def test_a_list_by_sensitive_values_does_not_open_to_who_may_not_see_them(client, steward, body):
    save(client, "ethnicity=Tày", body=body.pk)
    with pytest.raises(NotAllowed):
        people_of(SavedList.objects.get(), actor_for(make_user(Role.LEADER, body)))


@pytest.mark.parametrize("sent", [{"name": " "}, {"kind": "fixed"}])
def test_a_list_without_a_name_or_anybody_is_refused(client, steward, sent):
    assert save(client, **sent).status_code == 422
    assert not SavedList.objects.exists()


def test_a_list_is_not_shared_with_a_body_of_others(client, steward):
    assert save(client, body=make_body("Sở Khác").pk).status_code == 403


def test_a_list_is_removed_by_who_made_it(client, steward):
    save(client)
    client.post(reverse("people:remove-list", args=[SavedList.objects.get().pk]))
    assert not SavedList.objects.exists()
