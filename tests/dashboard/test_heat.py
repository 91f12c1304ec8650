"""The map of bodies by month: what a cell says, which rows come first, where a cell leads."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
import time_machine
from django.urls import reverse

from hientai.dashboard.domain import Cell, month_after, months_of
from hientai.kernel.permissions import Role
from tests.factories import make_body, make_duty, make_plan, make_task, make_user

TODAY = date(2026, 11, 21)
MARCH, APRIL = date(2026, 3, 31), date(2026, 4, 10)


@pytest.mark.parametrize(
    ("cell", "kind", "said"),
    [
        (Cell(), "nothing", ("", "")),
        (Cell(ahead=2), "yet", ("·", "2")),
        (Cell(on_time=2, ahead=1), "ok", ("✓", "2/2")),
        (Cell(on_time=1, late=1), "tardy", ("!", "1/2")),
        (Cell(on_time=1, late=1, overdue=1), "missing", ("✕", "1/3")),
    ],
)
def test_the_worst_tells_the_kind_of_a_cell(cell, kind, said):
    assert cell.kind == kind
    assert (cell.sign, cell.words) == said


def test_without_a_year_the_twelve_months_up_to_today_are_shown():
    months = months_of(None, TODAY)
    assert (months[0], months[-1], len(months)) == (date(2025, 12, 1), date(2026, 11, 1), 12)


def test_a_year_begins_with_january():
    assert months_of(2025, TODAY)[0] == date(2025, 1, 1)


def test_after_december_comes_january():
    assert month_after(date(2025, 12, 1)) == date(2026, 1, 1)


@pytest.fixture
def as_leader(client, db):
    client.force_login(make_user(Role.LEADER))
    with time_machine.travel("2026-11-21 08:00 +0700", tick=False):
        yield client


@pytest.fixture
def plan(db):
    return make_plan(state="confirmed")


def owed(plan, body, due_on, done_on=None):
    return make_duty(make_task(plan), body, due_on=due_on, done_on=done_on)


def heat(client, **query):
    return client.get(reverse("dashboard:heat"), query).context["heat"]


def test_the_body_with_most_overdue_comes_first(as_leader, plan):
    good, bad = make_body("Ban A"), make_body("Sở Y tế")
    owed(plan, good, MARCH, MARCH)
    owed(plan, bad, MARCH)
    assert [row.name for row in heat(as_leader).rows] == [bad.full_name, good.full_name]


def test_a_cell_counts_its_month_and_says_it_in_words(as_leader, plan):
    body = make_body("Sở Y tế")
    owed(plan, body, MARCH, MARCH)
    owed(plan, body, MARCH, APRIL)
    owed(plan, body, APRIL)
    cells = [one.said for one in heat(as_leader, year="2026").rows[0].cells[1:5]]
    assert cells == [
        "Tháng 02/2026: không có việc đến hạn",
        "Tháng 03/2026: 1 đúng hạn, 1 muộn",
        "Tháng 04/2026: 1 quá hạn",
        "Tháng 05/2026: không có việc đến hạn",
    ]


def test_a_cell_leads_to_its_duties(as_leader, plan):
    body = make_body("Sở Y tế")
    inside = owed(plan, body, MARCH)
    owed(plan, body, APRIL)
    href = heat(as_leader, year="2026").rows[0].cells[2].href
    board = as_leader.get(href).context["board"]
    assert [duty.pk for duty in board.page] == [inside.pk]
    assert "Hạn trong tháng 03/2026" in [chip.label for chip in board.chips]


def test_the_last_row_sums_all_bodies(as_leader, plan):
    for name in ("Sở Y tế", "Sở Nội vụ"):
        owed(plan, make_body(name), MARCH)
    assert heat(as_leader).sums.whole.cell == Cell(overdue=2)


def test_the_sign_is_read_out_in_words_only(as_leader, plan):
    owed(plan, make_body("Sở Y tế"), MARCH)
    page = as_leader.get(reverse("dashboard:heat")).content.decode()
    assert '<span aria-hidden="true">✕ 0/1</span>' in page
    assert '<span class="sr">Tháng 03/2026: 1 quá hạn</span>' in page


def test_an_officer_sees_their_own_row_only(client, plan):
    mine, other = make_body("Sở Y tế"), make_body("Sở Nội vụ")
    for body in (mine, other):
        owed(plan, body, TODAY)
    client.force_login(make_user(Role.BODY_OFFICER, mine))
    with time_machine.travel("2026-11-21 08:00 +0700", tick=False):
        assert [row.name for row in heat(client).rows] == [mine.full_name]


def test_the_excel_file_holds_signs_and_numbers(as_leader, plan):
    owed(plan, make_body("Sở Y tế"), MARCH)
    answer = as_leader.get(reverse("dashboard:heat-export"), {"year": "2026"})
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][1:4] == ("1/2026", "2/2026", "3/2026")
    assert rows[1][3] == "✕ 0/1"
    assert rows[1][13:17] == (0, 0, 1, 0)
