"""An open page shows what was chosen, to everybody, while the yes is in force."""

import pytest
from django.urls import reverse

from hientai.privacy.domain.purposes import Purpose
from hientai.privacy.models import Restriction
from hientai.privacy.selectors.open_pages import address_of
from hientai.privacy.services import consenting
from tests.privacy.making import ONLINE, make_owner

pytestmark = pytest.mark.django_db


def opened(owner, *fields):
    consenting.give(
        person=owner.person,
        purpose=Purpose.PUBLIC,
        by=owner.actor,
        evidence=ONLINE,
        fields=fields,
    )
    return address_of(owner.person)


def test_without_a_yes_there_is_no_page(client, owner):
    assert client.get(address_of(owner.person)).status_code == 404


def test_the_page_shows_what_was_chosen_and_nothing_else(client, owner):
    page = client.get(opened(owner, "degree")).content.decode()

    assert "Nguyễn Mẫu An" in page
    assert "ThS" in page
    for hidden in ("Luật", "0912000001", "an@mau.invalid", "Tày", "1975"):
        assert hidden not in page, hidden


def test_a_telephone_is_shown_when_it_was_chosen(client, owner):
    assert "0912000001" in client.get(opened(owner, "phone")).content.decode()


def test_the_page_is_gone_at_once(client, owner):
    address = opened(owner, "degree")
    consenting.withdraw(person=owner.person, purpose=Purpose.PUBLIC, by=owner.actor)

    assert client.get(address).status_code == 404
    assert "Nguyễn Mẫu An" not in client.get(reverse("privacy:open-people")).content.decode()


def test_a_restriction_closes_the_page(client, owner):
    address = opened(owner, "degree")
    Restriction.objects.create(person=owner.person)

    assert client.get(address).status_code == 404


def test_a_wrong_name_in_the_address_leads_to_the_right_one(client, owner):
    address = opened(owner, "degree")
    wrong = reverse("privacy:open-person", args=[owner.person.pk, "ai-do"])

    assert client.get(wrong).headers["Location"] == address


def test_the_list_finds_those_who_agreed_only(client, owner):
    opened(owner, "degree")
    make_owner("Nguyễn Mẫu Ân")

    found = client.get(reverse("privacy:open-people"), {"q": "mau"}).context["people"]
    assert [one.name for one in found] == ["Nguyễn Mẫu An"]


@pytest.mark.parametrize(("fields", "found"), [(["degree"], 0), (["speciality"], 1)])
def test_nobody_is_found_by_what_they_did_not_open(client, owner, fields, found):
    opened(owner, *fields)

    people = client.get(reverse("privacy:open-people"), {"q": "luat"}).context["people"]
    assert len(people) == found
