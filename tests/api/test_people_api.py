"""People over the API: found, counted, paged; asked too often is told so."""

import pytest
from django.core.cache import cache

from hientai.kernel.permissions import Role
from hientai.people import api
from tests.factories import make_body, make_user
from tests.people.making import make_person

pytestmark = pytest.mark.django_db
URL = "/api/v1/people"


@pytest.fixture(autouse=True)
def steward(client):
    user = make_user(Role.STEWARD, make_body("Sở Mẫu"))
    client.force_login(user)
    return user


def test_people_are_found_and_narrowed_by_any_of_several_values(client):
    for name, sex in (("Lê Mẫu An", "Nữ"), ("Lê Mẫu Bình", "Nam"), ("Lê Mẫu Chi", "")):
        make_person(name, sex=sex)
    found = client.get(f"{URL}?q=le+mau&sex=Nam&sex=Nữ&size=1&page=2").json()
    assert (found["count"], [one["name"] for one in found["items"]]) == (2, ["Lê Mẫu Bình"])


def test_facets_count_as_the_page_does(client):
    make_person("Lê Mẫu An", sex="Nữ")
    found = {facet["name"]: facet for facet in client.get(f"{URL}/facets").json()}
    assert found["sex"]["choices"] == [{"value": "Nữ", "label": "Nữ", "count": 1}]
    assert not {"ethnicity", "party", "special"} & set(found)


def test_a_profile_tells_its_degrees(client):
    answer = client.get(f"{URL}/{make_person('Lê Mẫu An').pk}").json()
    assert [one["code"] for one in answer["degrees"]] == ["master"]


def test_who_asks_too_often_is_told_when_to_come_back(client, monkeypatch):
    cache.clear()
    monkeypatch.setattr(api.router.throttle, "num_requests", 2)
    answers = [client.get(URL) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert int(answers[-1]["Retry-After"]) >= 1
    assert answers[-1]["Content-Type"] == "application/problem+json"
    cache.clear()
