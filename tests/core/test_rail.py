"""What the rail counts: one question for a person, kept between pages."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import RequestFactory

from config.rail import question_of, rail
from hientai.chasing.models import InboxNotice
from hientai.kernel.permissions import Actor, Post, Role
from tests import factories

TODAY = dt.date(2026, 11, 21)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d|\d\d:\d\d")
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", list(Role))
def test_the_question_is_made_without_asking_and_holds_no_moment(role, django_assert_num_queries):
    # it is kept for a day: what was read, or the hour, would go stale in it
    actor = Actor(7, "Người dùng", (Post(role, 11),))
    with django_assert_num_queries(0):
        _names, question = question_of.__wrapped__(actor, TODAY)
    assert not [value for value in question.values if MOMENT.match(str(value))]


def asked_by(actor):
    request: Any = RequestFactory().get("/")
    request.actor = actor
    return request


def test_whoever_is_not_signed_in_is_asked_about_nothing(django_assert_num_queries):
    request = asked_by(Actor(None, ""))
    with django_assert_num_queries(0):
        assert rail(request)["rail"]() == []


def test_a_notice_that_came_since_rings_the_bell():
    user = factories.make_user()
    request = asked_by(Actor(user.pk, "Ai đó"))
    before = rail(request)["unread_notices"]()
    InboxNotice.objects.create(user=user, kind="x", words="Có việc mới", key="x")
    assert (before, rail(request)["unread_notices"]()) == (0, 1)
