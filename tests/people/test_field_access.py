"""No role sees, sorts, filters, counts or exports by a value that it may not see: field x role x way.

Whoever may see one leaves a line in the log each time.
"""

import io
import json

import openpyxl
import pytest
from django.urls import reverse

from hientai.core.models import AuditLine
from hientai.kernel.permissions import Role
from hientai.people.domain.fields import GUARDED, Guard
from hientai.people.management.register import main
from tests.factories import make_body, make_user
from tests.people.making import make_person

pytestmark = pytest.mark.django_db
API = "/api/v1/people"
SECRET = {
    "phone": "0987654321",
    "email": "bi.mat@example.org",
    "residence": "Ngõ Bí Mật",
    "ethnicity": "Lô Lô",
    "identity": "001075999999",
    "party": "yes",
    "party_since": "2001-03-04",
}
SAID = {**SECRET, "party": "là đảng viên", "party_since": "04/03/2001"}  # as pages say it
WHOM = {  # who looks: the role, whether at their own body, what they may see
    "steward": (Role.STEWARD, True, {Guard.CONTACT, Guard.SENSITIVE}),
    "officer": (Role.BODY_OFFICER, True, {Guard.CONTACT, Guard.SENSITIVE}),
    "officer elsewhere": (Role.BODY_OFFICER, False, set()),
    "leader": (Role.LEADER, False, set()),
    "supervisor": (Role.SUPERVISOR, False, set()),
    "administrator": (Role.ADMINISTRATOR, False, set()),
    "auditor": (Role.AUDITOR, False, set()),
    "intellectual": (Role.INTELLECTUAL, False, set()),
}


@pytest.fixture
def body():
    return make_body("Sở Mẫu")


@pytest.fixture
def person(body):
    make_person("Nguyễn Mẫu Khác", body=body, ethnicity="Kinh", phone="", identity="")
    return make_person("Nguyễn Mẫu Kín", body=body, **SECRET)


@pytest.fixture(params=WHOM)
def looks(request, client, body):
    role, own, allowed = WHOM[request.param]
    client.force_login(make_user(role, body if own else make_body("Sở Khác")))
    hidden = {name for name, guard in GUARDED.items() if guard not in allowed}
    return client, hidden


def told(answer):
    """Return all that an answer tells, a workbook's cells too."""
    if answer.headers.get("Content-Type", "").endswith("spreadsheetml.sheet"):
        return str(list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values))
    return answer.content.decode()


WAYS = {
    "list": lambda client, pk: client.get(reverse("people:list")),
    "open facets": lambda client, pk: client.get(reverse("people:list"), {"guarded": "1"}),
    "profile": lambda client, pk: client.get(reverse("people:detail", args=[pk])),
    "export": lambda client, pk: client.post(reverse("people:export")),
    "API list": lambda client, pk: client.get(API),
    "API facets": lambda client, pk: client.get(f"{API}/facets"),
    "API profile": lambda client, pk: client.get(f"{API}/{pk}"),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_a_role_may_not_see_is_not_told(looks, person, way):
    client, hidden = looks
    text = told(WAYS[way](client, person.pk))
    assert [name for name in sorted(hidden) if SAID[name] in text] == []


@pytest.mark.parametrize("guard", [Guard.CONTACT, Guard.SENSITIVE])
def test_guarded_values_are_shown_on_request_to_who_may_see_them(looks, person, guard):
    client, hidden = looks
    sent = {"guard": guard.value}
    page = client.post(reverse("people:guarded", args=[person.pk]), sent)
    answer = client.post(f"{API}/{person.pk}/guarded", sent, content_type="application/json")
    names = [name for name, kind in GUARDED.items() if kind == guard]
    for one in (page, answer):
        assert (one.status_code == 200) is not bool(hidden & set(names))
    assert bool(AuditLine.objects.filter(action="person.guarded_seen")) is not bool(hidden)


def same_for_all(ask, address, name):
    """Tell whether a parameter is refused, or changes nothing of what is found."""
    right, wrong = (ask(f"{address}?{name}={value}") for value in (SECRET[name], "Khac"))
    if right.status_code != 200:
        return right.status_code == wrong.status_code
    return _who(right) == _who(wrong)


def _who(answer):
    text = told(answer)
    return ["Mẫu Kín" in text, "Mẫu Khác" in text]


@pytest.mark.parametrize("way", ["people:list", "people:export", API])
def test_nobody_filters_by_what_they_may_not_see(looks, person, way):
    client, hidden = looks
    ask = client.post if way == "people:export" else client.get
    address = way if way == API else reverse(way)
    assert [name for name in hidden if not same_for_all(ask, address, name)] == []


def test_nobody_sorts_by_guarded_values(looks, person):
    client, _hidden = looks
    plain = _order(client.get(reverse("people:list")))
    for name in GUARDED:
        assert _order(client.get(reverse("people:list"), {"sort": name})) == plain
        assert client.get(API, {"sort": name}).status_code in {403, 422}


def _order(answer):
    return [one.pk for one in answer.context["page"]] if answer.status_code == 200 else []


def test_nobody_is_found_by_what_may_not_be_seen(looks, person):
    client, hidden = looks
    reached = {
        name
        for name in GUARDED
        if client.get(API, {"q": SECRET[name], "near": "0"}).json().get("count")
    }
    assert reached == {"phone", "email", "identity"} - hidden


@pytest.mark.parametrize("q", [SECRET["phone"], "0987 654 321", "+84987654321", SECRET["email"]])
def test_whoever_is_found_by_a_contact_is_told_of_it_in_the_log(client, person, q):
    client.force_login(make_user(Role.STEWARD))
    assert client.get(API, {"q": q}).json()["count"] == 1
    line = AuditLine.objects.get(action="person.guarded_seen")
    assert line.target_id == person.pk


@pytest.mark.parametrize("query", ["guarded=1", "ethnicity=Tày", "party=yes", "special=minority"])
def test_each_look_by_sensitive_values_is_written_down(client, person, query):
    client.force_login(make_user(Role.STEWARD))
    client.get(f"{reverse('people:list')}?{query}")
    line = AuditLine.objects.get(action="person.guarded_listed")
    assert line.details["fields"]


def test_an_officer_counts_sensitive_values_of_their_own_people_only(client, body, person):
    make_person("Lê Mẫu Xa", body=make_body("Sở Khác"), ethnicity="Dao")
    client.force_login(make_user(Role.BODY_OFFICER, body))
    page = client.get(reverse("people:list"), {"guarded": "1"})
    ethnic = next(facet for facet in page.context["facets"] if facet.name == "ethnicity")
    assert {choice.value for choice in ethnic.choices} == {"Kinh", "Lô Lô"}


def test_parameters_that_are_not_there_are_named_on_the_page_and_refused_by_the_api(client):
    client.force_login(make_user(Role.STEWARD))
    assert "mat_khau" in client.get(reverse("people:list"), {"mat_khau": "1"}).context["unknown"]
    answer = client.get(API, {"mat_khau": "1"})
    assert (answer.status_code, "mat_khau" in answer.json()["title"]) == (422, True)


def test_the_command_line_tells_nothing_guarded(capfd, person):
    main(["search", "mau kin", "--json"])
    (found,) = json.loads(capfd.readouterr().out)
    assert not set(found) & set(GUARDED)
    assert not any(value in str(found) for value in SECRET.values() if value != "yes")
