"""A yes is asked for one purpose at a time, proved by its words, taken back at once."""

import pytest
from django.urls import reverse

from hientai.kernel.errors import Conflict
from hientai.people.models import Person
from hientai.privacy.domain.purposes import ASKED, PURPOSES, Purpose
from hientai.privacy.models import Consent, Restriction
from hientai.privacy.selectors import allows
from hientai.privacy.services import consenting
from hientai.privacy.services.consenting import Evidence
from tests.privacy.making import ONLINE, PDF

pytestmark = pytest.mark.django_db


def agree(owner, purpose, **more):
    return consenting.give(
        person=owner.person, purpose=purpose, by=owner.actor, evidence=ONLINE, **more
    )


@pytest.mark.parametrize("purpose", ASKED)
def test_nothing_is_allowed_before_a_yes(owner, purpose):
    assert not allows(owner.person, purpose)


def test_statistics_are_a_duty_and_need_none(owner):
    assert allows(owner.person, Purpose.STATISTICS)
    with pytest.raises(Conflict):
        agree(owner, Purpose.STATISTICS)


def test_a_yes_opens_its_own_purpose_only(owner):
    agree(owner, Purpose.MATCHING)

    assert [one for one in ASKED if allows(owner.person, one)] == [Purpose.MATCHING]


def test_no_box_is_ticked_before_somebody_ticks_it(client, owner):
    client.force_login(owner.user)

    assert " checked" not in client.get(reverse("privacy:consents")).content.decode()


def test_a_yes_keeps_the_words_that_were_shown_and_from_where(client, owner):
    client.force_login(owner.user)
    client.post(reverse("privacy:consent", args=["contact"]), {"do": "give"})

    kept = Consent.objects.get()
    rules = PURPOSES[Purpose.CONTACT]
    assert (kept.words, kept.version, kept.how) == (rules.words, rules.version, "online")
    assert (len(kept.session), kept.address, kept.given_by) == (16, "127.0.0.1", owner.actor.label)


def test_a_yes_is_taken_back_at_once_and_stays_on_record(client, owner):
    agree(owner, Purpose.MATCHING)
    client.force_login(owner.user)

    client.post(reverse("privacy:consent", args=["matching"]), {"do": "withdraw"})

    assert not allows(owner.person, Purpose.MATCHING)
    assert Consent.objects.get().withdrawn_by == owner.actor.label


def test_a_yes_on_paper_needs_the_paper(owner, steward):
    on_paper = {"person": owner.person, "purpose": Purpose.CONTACT, "by": steward}
    with pytest.raises(Conflict):
        consenting.give_on_paper(**on_paper, evidence=Evidence())

    kept = consenting.give_on_paper(**on_paper, evidence=Evidence(paper=PDF))

    assert kept.paper is not None
    assert (kept.how, kept.paper.name) == ("paper", PDF[0])


def test_a_restriction_stops_what_was_agreed_but_not_the_counting(owner):
    agree(owner, Purpose.MATCHING)
    Restriction.objects.create(person=owner.person)

    assert not allows(owner.person, Purpose.MATCHING)
    assert allows(owner.person, Purpose.STATISTICS)


def test_an_objection_that_was_granted_stops_the_counting_too(owner):
    Restriction.objects.create(person=owner.person, purpose=Purpose.STATISTICS.value)

    assert not allows(Person.objects.all(), Purpose.STATISTICS).exists()
