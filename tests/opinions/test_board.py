"""The board of difficulties: filters, figures, table, and what waits for whom."""

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from hientai.kernel.permissions import Role
from hientai.opinions import selectors, services
from hientai.opinions.domain import Kind
from hientai.opinions.models import Opinion
from hientai.opinions.selectors import OpinionFilter
from hientai.opinions.services import Told
from tests.factories import make_actor, make_user
from tests.opinions.conftest import MONDAY

pytestmark = pytest.mark.django_db
LATER = date(2026, 4, 1)


def narrowed(**wanted):
    found = selectors.narrowed(Opinion.objects.all(), OpinionFilter(**wanted), LATER)
    return list(found.order_by("pk"))


def test_each_filter_narrows(say, plan, answerer):
    one, other = say("Thiếu kinh phí"), say("Thiếu người", "Sở Y tế", on=date(2026, 3, 30))
    services.classify(opinion=one, category="money", by=answerer)
    assert narrowed(category="money") == [one]
    assert narrowed(body=other.body_id) == [other]
    assert narrowed(state="late") == [one]
    assert narrowed(state="raised") == [other]
    assert narrowed(age=10) == [one]
    assert narrowed(text="thieu nguoi") == [other]
    assert narrowed(plan=plan.pk + 1) == []


def test_an_address_that_makes_no_sense_asks_for_nothing():
    query = {"plan": "x", "age": "9" * 30, "q": "  "}
    assert OpinionFilter.read(query, Kind.DIFFICULTY).is_empty


def test_figures_count_and_say_how_long_it_took(say, answerer):
    first, _waits = say("Thiếu vốn"), say("Thiếu người", "Sở Y tế")
    services.classify(opinion=first, category="money", by=answerer, on=date(2026, 3, 4))
    services.answer(opinion=first, answer="Xong", by=answerer, on=date(2026, 3, 9))
    found = selectors.figures(Opinion.objects.all(), Kind.DIFFICULTY, LATER)
    assert (found.count, found.waiting, found.late, found.answer_days) == (2, 1, 1, 5)
    assert found.steps == [("Chờ trả lời", 2), ("Đang xử lý", 3)]
    assert [(one.label, one.count) for one in found.categories] == [
        ("Kinh phí", 1),
        ("Chưa phân loại", 1),
    ]


def test_figures_take_two_queries_however_many_there_are(say, django_assert_num_queries):
    for n in range(4):
        say(f"Thiếu vốn {n}", f"Sở {n}")
    with django_assert_num_queries(2):
        selectors.figures(Opinion.objects.all(), Kind.DIFFICULTY, LATER)


def test_the_table_holds_what_the_board_shows(client, say, leader):
    say("=Thiếu vốn")
    client.force_login(make_user(Role.LEADER))
    answer = client.get(reverse("opinions:export"))
    head, row = load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
    assert (head[3], row[3], row[9].date()) == ("Nội dung", "=Thiếu vốn", MONDAY)


def test_what_was_proposed_waits_for_the_leader_and_no_more_for_the_collector(
    say, answerer, leader
):
    opinion = say()
    assert selectors.count_waiting(answerer) == 1
    services.propose(opinion=opinion, told=Told("Đề nghị"), by=answerer)
    assert (selectors.count_waiting(answerer), selectors.count_waiting(leader)) == (0, 1)


def test_the_plans_collector_still_sees_what_it_passed_on(say, answerer, collector):
    opinion = say()
    services.pass_on(opinion=opinion, to=opinion.body, words="Tự xử lý", by=answerer)
    assert opinion in selectors.visible_opinions(answerer)


def test_the_board_is_bounded_in_queries(client, say, django_assert_max_num_queries):
    for n in range(5):
        say(f"Thiếu vốn {n}", f"Sở {n}")
    client.force_login(make_user(Role.LEADER))
    with django_assert_max_num_queries(20):
        client.get(reverse("opinions:list"))


def test_a_supervisor_reads_difficulties_and_writes_none(say):
    supervisor = make_actor(Role.SUPERVISOR)
    opinion = say()
    assert opinion in selectors.visible_opinions(supervisor)
    assert selectors.acts_for(supervisor, opinion) == []
