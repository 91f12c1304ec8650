"""Who sees which difficulties, in what order."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hientai.kernel.permissions import ANONYMOUS, Role
from hientai.opinions import selectors
from hientai.opinions.models import Opinion
from tests.factories import make_actor, make_body, make_plan

pytestmark = pytest.mark.django_db


def make_opinion(body=None, collector=None, days_ago=0, **fields):
    plan = make_plan()
    opinion = Opinion.objects.create(
        plan=plan,
        body=body or make_body(),
        collector=collector or plan.steward,
        text="Thiếu kinh phí",
        **fields,
    )
    raised_at = timezone.now() - timedelta(days=days_ago)
    Opinion.objects.filter(pk=opinion.pk).update(raised_at=raised_at)
    opinion.refresh_from_db()
    return opinion


def test_an_officer_sees_what_their_body_raised_and_what_it_collects():
    body = make_body("Sở Tài chính")
    seen = {make_opinion(body=body), make_opinion(collector=body)}
    make_opinion()
    officer = make_actor(Role.BODY_OFFICER, body)
    assert set(selectors.visible_opinions(officer)) == seen


@pytest.mark.parametrize("role", [Role.LEADER, Role.SUPERVISOR])
def test_who_watches_sees_all(role):
    make_opinion()
    assert selectors.visible_opinions(make_actor(role)).count() == 1


def test_nobody_known_sees_none():
    make_opinion()
    assert not selectors.visible_opinions(ANONYMOUS).exists()


def test_what_waits_longest_comes_first_and_closed_ones_last():
    closed = make_opinion(state=Opinion.State.CLOSED)
    new, old = make_opinion(days_ago=1), make_opinion(days_ago=9)
    answered = make_opinion(state=Opinion.State.ANSWERED)
    ordered = list(selectors.waiting_first(Opinion.objects.all()))
    assert ordered == [old, new, answered, closed]


def test_what_waits_for_an_answer_is_what_the_persons_body_collects():
    body = make_body("Sở Tài chính")
    mine = make_opinion(collector=body)
    make_opinion(body=body)
    make_opinion(collector=body, state=Opinion.State.ANSWERED)
    assert list(selectors.waiting(make_actor(Role.BODY_OFFICER, body))) == [mine]


def test_days_waiting():
    assert make_opinion(days_ago=3).days_waiting == 3
