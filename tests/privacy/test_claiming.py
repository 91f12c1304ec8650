"""A letter opens one profile to the right person, once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils.timezone import localdate

from hientai.accounts.models import User
from hientai.core.models import AuditLine
from hientai.kernel.errors import NotAllowed
from hientai.kernel.permissions import Role
from hientai.privacy.models import Claim, Invitation
from hientai.privacy.services import claiming, inviting
from tests.factories import make_actor, make_body, make_user
from tests.people.making import make_person

pytestmark = pytest.mark.django_db
ACCOUNT = {"username": "nguyen.mau.an", "password": "mat-khau-cua-toi"}


@pytest.fixture
def invited(steward):
    return inviting.invite(person=make_person(email="an@mau.invalid"), by=steward)


def send(client, code, answer="1975", **more):
    return client.post(reverse("privacy:claim", args=[code]), {"answer": answer, **ACCOUNT, **more})


def test_the_right_person_gets_an_account_and_lands_on_their_profile(client, invited):
    answer = send(client, invited.code)

    assert answer.headers["Location"] == reverse("privacy:mine")
    assert "Nguyễn Mẫu An" in client.get(answer.headers["Location"]).content.decode()


def test_a_code_is_kept_as_a_hash_only(invited):
    assert invited.code not in str(list(Invitation.objects.values_list()))


def test_a_code_typed_in_capitals_is_the_same(client, invited):
    address = reverse("privacy:claim", args=[invited.code.upper()])

    assert client.get(address).status_code == 200


def test_opening_the_letter_uses_nothing_up(client, invited):
    for _ in range(2):
        assert client.get(reverse("privacy:claim", args=[invited.code])).status_code == 200


def test_a_letter_works_once(client, invited):
    send(client, invited.code)
    client.logout()

    answer = send(client, invited.code, username="nguoi.khac")

    assert (answer.status_code, Claim.objects.count()) == (410, 1)


@pytest.mark.parametrize("state", ["unknown", "expired", "withdrawn"])
def test_a_letter_that_opens_nothing_says_one_sentence(client, invited, steward, state):
    if state == "expired":
        Invitation.objects.update(expires_on=localdate() - timedelta(days=1))
    if state == "withdrawn":
        inviting.withdraw_invitations(person=invited.invitation.person, by=steward)

    code = "khong-co" if state == "unknown" else invited.code
    answer = client.get(reverse("privacy:claim", args=[code]))

    assert answer.status_code == 410
    assert "không còn dùng được" in answer.content.decode()


def test_somebody_else_is_refused_and_locked_out_after_a_few_tries(client, invited):
    statuses = [send(client, invited.code, answer="1999").status_code for _ in range(5)]

    assert statuses == [422, 422, 422, 422, 410]
    assert send(client, invited.code).status_code == 410
    assert not User.objects.filter(username=ACCOUNT["username"]).exists()


def test_guessing_codes_is_stopped(client, db):
    address = reverse("privacy:claim", args=["doan-mo"])
    statuses = [client.get(address).status_code for _ in range(21)]

    assert (statuses[0], statuses[-1]) == (410, 429)


def test_who_is_signed_in_ties_the_profile_to_their_account(client, invited):
    officer = make_user(Role.BODY_OFFICER, make_body())
    client.force_login(officer)

    client.post(reverse("privacy:claim", args=[invited.code]), {"answer": "1975"})

    assert Claim.objects.get().user == officer


def test_without_a_birth_year_the_end_of_the_identity_number_is_asked(client, steward):
    made = inviting.invite(person=make_person(birth="", identity="001075009876"), by=steward)

    assert send(client, made.code, answer="9876").status_code == 302


def test_a_profile_has_one_owner(client, invited, steward):
    send(client, invited.code)

    with pytest.raises(Exception, match="đã có chủ"):
        inviting.invite(person=invited.invitation.person, by=steward)


def test_an_officer_invites_people_of_their_body_only(db):
    officer = make_actor(Role.BODY_OFFICER, make_body())

    with pytest.raises(NotAllowed):
        inviting.invite(person=make_person(), by=officer)


def test_the_letter_goes_by_mail_where_there_is_an_address(steward):
    made = inviting.invite(person=make_person(email="an@mau.invalid"), by=steward, mail=True)

    assert made.link in mail.outbox[0].body


def test_the_printed_letter_holds_the_address(client, steward_user):
    person = make_person()
    client.force_login(steward_user)
    page = client.post(reverse("privacy:invite", args=[person.pk]))
    code = page.context["made"].code

    letter = client.post(reverse("privacy:letter", args=[person.pk]), {"code": code})

    assert letter.content.startswith(b"PK")


def test_an_ended_claim_closes_an_account_that_was_there_for_it_only(owner, steward):
    claiming.end_claim(person=owner.person, by=steward, reason="Nhầm người")

    owner.user.refresh_from_db()
    assert not owner.user.is_active
    assert not Claim.objects.exists()


def test_all_of_it_is_in_the_log(client, invited, steward):
    send(client, invited.code)
    claiming.end_claim(person=invited.invitation.person, by=steward, reason="Nhầm người")

    done = set(AuditLine.objects.values_list("action", flat=True))
    assert {"privacy.invited", "privacy.claimed", "privacy.claim_ended"} <= done
