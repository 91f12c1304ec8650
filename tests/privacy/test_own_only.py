"""Whoever claimed a profile sees theirs, whatever number an address or a form names."""

import pytest
from django.urls import reverse

from hientai.core.files import store
from hientai.kernel.permissions import SYSTEM
from hientai.privacy.domain.rights import Right
from hientai.privacy.models import Proof
from hientai.privacy.services import asking
from hientai.privacy.services.asking import Asked
from tests.privacy.making import PDF, make_owner

pytestmark = pytest.mark.django_db
OTHER = "Trần Mẫu Khác"
OWN_PAGES = ("mine", "edit", "proofs", "consents", "looks", "my-requests")


@pytest.fixture
def other(db):
    return make_owner(OTHER)


@pytest.fixture
def mine(client, owner):
    client.force_login(owner.user)
    return owner


@pytest.mark.parametrize("page", OWN_PAGES)
def test_no_parameter_shows_another_profile(client, mine, other, page):
    named = dict.fromkeys(("person", "pk", "id", "profile", "user"), other.person.pk)

    answer = client.get(reverse(f"privacy:{page}"), named)

    assert (answer.status_code, OTHER in answer.content.decode()) == (200, False)


def test_another_s_request_does_not_exist(client, mine, other):
    asked = asking.ask(person=other.person, asked=Asked(Right.COPY), by=other.actor)

    for name in ("my-request", "drop"):
        address = reverse(f"privacy:{name}", args=[asked.pk])
        send = client.post if name == "drop" else client.get
        assert send(address).status_code == 404


def test_another_s_proof_does_not_exist(client, mine, other):
    file = store(name=PDF[0], data=PDF[1], by=SYSTEM)
    proof = Proof.objects.create(person=other.person, field="name", file=file)

    assert client.get(reverse("privacy:my-proof", args=[proof.pk])).status_code == 404


def test_a_copy_is_of_oneself(client, mine, other):
    copy = client.get(reverse("privacy:my-copy", args=["json"]), {"person": other.person.pk})

    assert OTHER not in copy.content.decode()


def test_the_form_of_another_field_changes_nothing_of_another(client, mine, other):
    values = {"name": "Nguyễn Mẫu An", "person": other.person.pk, "identity": "001075111111"}
    client.post(reverse("privacy:edit"), values)

    other.person.refresh_from_db()
    assert other.person.name == OTHER


@pytest.mark.parametrize("name", ["people:detail", "privacy:person"])
def test_the_register_s_pages_are_closed_even_for_one_s_own_profile(client, mine, name):
    assert client.get(reverse(name, args=[mine.person.pk])).status_code == 403


def test_an_account_without_a_profile_is_told_so(client, mine):
    mine.person.claim.delete()

    assert client.get(reverse("privacy:mine")).status_code == 404


def test_the_rail_shows_what_is_theirs_only(client, mine):
    page = client.get(reverse("privacy:mine"))

    assert [entry.url for entry in page.context["rail"]()] == [reverse("privacy:mine")]


def test_the_morning_page_leads_to_the_profile(client, mine):
    assert client.get("/sang-nay/").headers["Location"] == reverse("privacy:mine")
