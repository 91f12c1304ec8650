"""Requests have two days, one extension and an answer with its reason."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from hientai.chasing.models import InboxNotice
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import Role
from hientai.privacy.domain import rights
from hientai.privacy.domain.purposes import Purpose
from hientai.privacy.domain.rights import BadRequest, Right, Stage
from hientai.privacy.models import Restriction
from hientai.privacy.selectors import allows, count_waiting
from hientai.privacy.selectors.requests import figures, register
from hientai.privacy.services import asking, due
from hientai.privacy.services.asking import Asked
from tests.factories import make_actor, make_body
from tests.privacy.making import PDF

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 3, 6)


@pytest.fixture
def asked(owner, steward):
    return asking.ask(person=owner.person, asked=Asked(Right.RESTRICT), by=owner.actor, on=FRIDAY)


def test_two_working_days_to_acknowledge_leave_out_the_weekend():
    assert rights.acknowledge_by(FRIDAY) == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("right", "others", "days"),
    [("withdraw", False, 15), ("object", True, 20), ("copy", False, 10), ("erase", True, 20)],
)
def test_days_to_act_are_those_of_the_right(right, others, days):
    start = date(2026, 3, 2)
    assert rights.act_by(Right(right), start, others=others) >= start + timedelta(days=days)


def test_a_day_of_rest_moves_the_end():
    assert rights.act_by(Right.RESTRICT, FRIDAY) == date(2026, 3, 23)  # 21 is a Saturday


def test_a_request_waits_for_the_steward_and_is_told(asked, steward):
    assert count_waiting(steward) == 1
    assert InboxNotice.objects.filter(kind="privacy.asked").count() == 1


@pytest.mark.parametrize("role", [Role.LEADER, Role.BODY_OFFICER, Role.AUDITOR])
def test_nobody_else_reads_requests(asked, role):
    other = make_actor(role, make_body())

    assert count_waiting(other) == 0
    with pytest.raises(NotAllowed):
        asking.acknowledge(request=asked, by=other)


def test_what_is_not_acknowledged_in_time_is_late(asked):
    assert asked.is_late
    assert asked.next_day == asked.acknowledge_by


def test_one_extension_of_fifteen_days_with_a_reason(asked, steward):
    with pytest.raises(BadRequest):
        asking.put_off(request=asked, days=16, reason="Nhiều nguồn", by=steward)
    held = asking.put_off(request=asked, days=15, reason="Nhiều nguồn", by=steward)

    assert (held.first_due_on, held.due_on) == (date(2026, 3, 23), date(2026, 4, 7))
    with pytest.raises(Conflict):
        asking.put_off(request=held, days=1, reason="Nữa", by=steward)


def test_a_refusal_says_why(asked, steward):
    with pytest.raises(BadRequest):
        asking.refuse(request=asked, reason=" ", by=steward)
    held = asking.refuse(request=asked, reason="Nhiệm vụ luật giao.", by=steward)

    assert (held.stage, held.steps.order_by("-pk")[0].words) == (
        Stage.REFUSED,
        "Nhiệm vụ luật giao.",
    )


def test_the_person_is_told_of_every_step(client, asked, owner, steward):
    asking.acknowledge(request=asked, by=steward)
    asking.grant(request=asked, words="", by=steward)

    told = InboxNotice.objects.filter(user=owner.user, kind="privacy.answered")
    assert [one.href for one in told] == [reverse("privacy:my-request", args=[asked.pk])] * 2


def test_granting_does_what_was_asked(asked, owner, steward):
    asking.grant(request=asked, words="", by=steward)

    assert Restriction.objects.get().purpose == ""
    asking.lift(person=owner.person, purpose="", by=steward)
    assert not Restriction.objects.exists()


def test_an_objection_names_what_it_is_against(owner, steward):
    with pytest.raises(BadRequest):
        asking.ask(person=owner.person, asked=Asked(Right.OBJECT), by=owner.actor)
    made = asking.ask(
        person=owner.person, asked=Asked(Right.OBJECT, Purpose.STATISTICS.value), by=owner.actor
    )

    asking.grant(request=made, words="", by=steward)
    assert not allows(owner.person, Purpose.STATISTICS)


def test_the_same_is_not_asked_twice_while_it_is_open(asked, owner):
    with pytest.raises(Conflict):
        asking.ask(person=owner.person, asked=Asked(Right.RESTRICT), by=owner.actor)


def test_a_paper_counts_from_the_day_on_which_it_came(owner, steward):
    made = asking.ask_on_paper(
        person=owner.person, asked=Asked(Right.COPY), paper=PDF, received_on=FRIDAY, by=steward
    )

    assert made.paper is not None
    assert (made.received_on, made.paper.name) == (FRIDAY, PDF[0])


def test_a_request_is_taken_back(asked, owner):
    assert asking.drop(request=asked, by=owner.actor).stage is Stage.DROPPED


def test_reminders_come_before_the_day_once_and_weekly_after_it(asked, steward):
    for day in (date(2026, 3, 9), date(2026, 3, 9), date(2026, 3, 11), date(2026, 3, 18)):
        due.tell_due(today=day)

    kinds = list(InboxNotice.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["privacy.asked", "privacy.due", "privacy.late", "privacy.late"]


def test_the_register_counts_and_tells_how_long_each_took(asked, steward):
    asking.grant(request=asked, words="", by=steward, on=date(2026, 3, 17))

    told = figures(steward)
    assert (told.all, told.granted, told.days) == (1, 1, 11)
    assert not register(steward, stage="late").exists()


def test_the_register_goes_out_as_a_file(client, asked, steward_user):
    client.force_login(steward_user)

    assert client.get(reverse("privacy:requests-export")).content.startswith(b"PK")


def test_third_parties_give_more_days(asked, steward):
    held = asking.acknowledge(request=asked, others=True, by=steward)

    assert held.due_on == date(2026, 3, 26)
