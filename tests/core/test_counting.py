"""Several small counts asked at once."""

import pytest

from hientai.bodies.models import Body
from hientai.core.counting import Counts
from tests import factories

pytestmark = pytest.mark.django_db


def test_each_list_is_counted_by_its_own_conditions(django_assert_num_queries):
    for name in ("Sở A 50%", "Sở B", "Ban C"):
        factories.make_body(name)
    mine = Body.objects.filter(name__in=("Sở A 50%", "Sở B", "Ban C"))
    lists = [
        mine,
        mine.filter(name__startswith="Sở").order_by("name"),
        mine.filter(name="Sở A 50%"),
    ]
    with django_assert_num_queries(1):
        assert Counts.of(lists).ask() == [3, 2, 1]


def test_what_is_known_to_be_empty_is_not_asked_for(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Counts.of([Body.objects.none(), Body.objects.filter(pk__in=[])]).ask() == [0, 0]


def test_a_kept_question_counts_what_came_since():
    question = Counts.of([Body.objects.filter(name="Sở mới")])
    before = question.ask()
    factories.make_body("Sở mới")
    assert (before, question.ask()) == ([0], [1])
