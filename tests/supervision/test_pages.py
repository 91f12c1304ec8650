"""Who sees what of supervision, and the pages, table and paper of it."""

import io
from datetime import date

import pytest
import time_machine
from django.urls import reverse
from docx import Document as Word
from openpyxl import load_workbook

from hientai.bodies.domain.holding import Move
from hientai.kernel.papers import validate
from hientai.kernel.permissions import Role
from hientai.opinions import services as opinions
from hientai.supervision import selectors, services
from hientai.supervision.holding import VISITED
from hientai.supervision.models import Visit, YearPlan
from hientai.supervision.papers import conclusion_paper
from tests.factories import make_body, make_user
from tests.supervision.conftest import GAP

pytestmark = pytest.mark.django_db
LIST = "supervision:list"


def page(client, role, body):
    client.force_login(make_user(role, body))
    return client.get(reverse(LIST)).content.decode()


def test_a_body_sees_the_findings_on_itself_and_no_visits(client, finding, body):
    shown = page(client, Role.BODY_OFFICER, body)
    assert "1 phát hiện giám sát chờ trả lời" in shown
    assert "Cuộc giám sát" not in shown


def test_another_body_sees_nothing_of_it(client, finding):
    assert finding.text not in page(client, Role.BODY_OFFICER, make_body("Sở Y tế"))


@pytest.mark.parametrize("role", [Role.LEADER, Role.STEWARD])
def test_leader_and_steward_see_all(client, finding, role):
    shown = page(client, role, make_body("Cơ quan khác"))
    assert finding.text in shown
    assert "Đã giám sát 1/1 cuộc" in shown


def test_a_year_without_visits_says_so(client):
    shown = page(client, Role.LEADER, make_body("Cơ quan khác"))
    assert "chưa có cuộc giám sát nào" in shown
    assert "0/0" not in shown


def test_a_finding_waits_for_its_body_and_its_answer_for_the_supervisor(
    finding, officer, supervisor
):
    assert (selectors.count_waiting(officer), selectors.count_waiting(supervisor)) == (1, 0)
    opinions.answer(opinion=finding, answer="Xong", by=officer)
    assert (selectors.count_waiting(officer), selectors.count_waiting(supervisor)) == (0, 1)


@time_machine.travel("2026-11-21 08:00 +0700", tick=False)
def test_this_year_is_shown_though_the_next_is_planned(client, finding, front, supervisor):
    services.plan_year(body=front, year=2027, by=supervisor)
    assert "Đã giám sát 1/1 cuộc" in page(client, Role.LEADER, make_body("Cơ quan khác"))


def test_the_overview_counts_the_year(finding, visit, supervisor):
    stands = selectors.overview(supervisor, 2026, date(2026, 6, 1))
    assert (stands.visits, stands.held, stands.findings, stands.open, stands.late) == (
        1,
        1,
        1,
        1,
        1,
    )


def test_a_planned_visit_is_overdue_after_its_days(visit, supervisor):
    assert selectors.overview(supervisor, 2026, date(2026, 3, 7)).overdue == 1


def test_a_year_is_planned_on_the_page(as_supervisor, front):
    as_supervisor.post(reverse("supervision:year-add"), {"body": front.pk, "year": "2026"})
    assert YearPlan.objects.get().body == front


def test_a_visit_is_planned_on_the_page(as_supervisor, year_plan, plan, body):
    sent = {"bodies": [body.pk], "start": "02/03/2026", "end": "06/03/2026"}
    as_supervisor.post(
        f"{reverse('supervision:visit-add', args=[year_plan.pk])}?plan={plan.pk}", sent
    )
    visit = Visit.objects.get()
    assert (visit.body, visit.planned_to) == (body, date(2026, 3, 6))


def test_a_gap_asks_for_a_demand_on_the_page(as_supervisor, held):
    sent = {"category": "gap", "text": "Chưa có quy chế"}
    answer = as_supervisor.post(reverse("supervision:finding-add", args=[held.pk]), sent)
    assert answer.status_code == 422
    assert "Ghi yêu cầu với đơn vị." in answer.content.decode()


def test_the_table_has_findings_and_visits(as_supervisor, finding):
    answer = as_supervisor.get(reverse("supervision:export"))
    book = load_workbook(io.BytesIO(answer.content))
    found, visits = book.worksheets
    assert (found["G2"].value, visits["C2"].value) == (finding.text, finding.collector.full_name)


def test_the_conclusion_is_a_paper_in_the_form(held, supervisor, as_supervisor):
    services.add_finding(visit=held, said=GAP, by=supervisor)
    services.conclude(visit=held, number="28/TB-MTTQ-BTT", by=supervisor, on=date(2026, 3, 9))
    held.refresh_from_db()
    assert validate(conclusion_paper(held)) == ()
    answer = as_supervisor.get(reverse("supervision:docx", args=[held.pk]))
    cells = [c.text for t in Word(io.BytesIO(answer.content)).tables for c in t._cells]
    assert GAP.text in cells
    assert "30/03/2026" in cells


def test_a_planned_visit_goes_to_whoever_takes_the_body_over(visit, body):
    heir = make_body("Sở Mới")
    move = Move(visit.pk, body.pk, heir.pk, date(2026, 3, 1))
    assert [one.item for one in VISITED.held_by([body.pk])] == [visit.pk]
    VISITED.move([move])
    assert Visit.objects.get().body == heir
    VISITED.move_back([move])
    assert Visit.objects.get().body == body


def test_the_overview_is_bounded_in_queries(as_supervisor, finding, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        as_supervisor.get(reverse(LIST))


def test_a_supervisor_of_another_body_reads_and_does_not_write(client, held):
    client.force_login(make_user(Role.SUPERVISOR, make_body("Thanh tra tỉnh")))
    address = reverse("supervision:visit", args=[held.pk])
    assert "Ghi phát hiện" not in client.get(address).content.decode()
