"""The board: figures, filter in the address, rows, charts, Excel."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
import time_machine
from django.urls import reverse

from hientai.kernel.permissions import Role
from hientai.plans.models import Heading, Plan
from tests.factories import make_body, make_duty, make_plan, make_task, make_user

pytestmark = pytest.mark.django_db
LATE, SOON, FAR = date(2026, 11, 1), date(2026, 12, 1), date(2027, 6, 30)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-21 08:00 +0700", tick=False):
        yield


@pytest.fixture
def plan():
    return make_plan(state=Plan.State.CONFIRMED)


@pytest.fixture
def as_steward(client, plan):
    client.force_login(make_user(Role.STEWARD, plan.steward))
    return client


def owed(plan, body="Sở Nội vụ", text="Xây dựng cơ sở dữ liệu", **fields):
    task = make_task(plan, text=text, group=fields.pop("group", None))
    return make_duty(task, make_body(body), **{"due_on": FAR, **fields})


def board(client, **query):
    return client.get(reverse("dashboard:board"), query)


def shown(client, **query):
    return " ".join(board(client, **query).content.decode().split())


def rows_of(answer):
    return [duty.pk for duty in answer.context["board"].page]


def test_the_heading_says_how_much_is_late_and_where(as_steward, plan):
    owed(plan, due_on=LATE)
    owed(plan, "Sở Y tế", due_on=LATE)
    assert "2 việc quá hạn ở 2 đơn vị" in shown(as_steward)


def test_overdue_comes_first(as_steward, plan):
    far, late, soon = (
        owed(plan, body, due_on=day) for body, day in (("A", FAR), ("B", LATE), ("C", SOON))
    )
    assert rows_of(board(as_steward)) == [late.pk, soon.pk, far.pk]


def test_the_share_counts_what_was_due_and_says_duties_and_tasks(as_steward, plan):
    task = make_task(plan)
    make_duty(task, make_body("A"), due_on=LATE, done_on=LATE)
    make_duty(task, make_body("B"), due_on=LATE)
    make_duty(task, make_body("C"), due_on=FAR)
    page = shown(as_steward)
    assert 'Đã xong <b class="strong">1/2</b> việc đến hạn (<b class="strong">50%</b>)' in page
    assert "3 việc, 1 nhiệm vụ, 3 đơn vị" in page


def test_the_seven_states_lead_to_their_rows(as_steward, plan):
    owed(plan)
    counts = board(as_steward).context["board"].counts
    assert [count.label for count in counts] == [
        "Quá hạn",
        "Sắp đến hạn",
        "Trong hạn",
        "Chờ điều kiện",
        "Thường xuyên",
        "Xong đúng hạn",
        "Xong quá hạn",
    ]
    assert counts[0].href == "?state=overdue"


def test_the_filter_stands_in_the_address(as_steward, plan):
    late = owed(plan, due_on=LATE)
    owed(plan, "Sở Y tế", due_on=LATE)
    answer = board(as_steward, state="overdue", body=late.body_id)
    assert rows_of(answer) == [late.pk]


def test_every_part_of_the_filter_is_a_chip_that_takes_it_off(as_steward, plan):
    duty = owed(plan)
    chips = (
        board(as_steward, plan=plan.pk, body=duty.body_id, state="open", q="xây")
        .context["board"]
        .chips
    )
    assert [chip.label for chip in chips][1:] == ["Sở Nội vụ", "Chưa xong", "“xây”"]
    assert chips[1].href == f"?plan={plan.pk}&state=open&q=x%C3%A2y"


def test_taking_the_plan_off_takes_its_group_off(as_steward, plan):
    heading = Heading.objects.create(plan=plan, path=["I"], label="I", text="Nhóm", position=1)
    owed(plan, group=heading)
    chip = board(as_steward, plan=plan.pk, heading=heading.pk).context["board"].chips[0]
    assert chip.href == "?"


@pytest.mark.parametrize("query", [{"plan": "x"}, {"state": "late"}, {"body": "9" * 30}])
def test_a_filter_that_makes_no_sense_narrows_nothing(as_steward, plan, query):
    duty = owed(plan)
    assert rows_of(board(as_steward, **query)) == [duty.pk]


def test_a_filter_that_leaves_nothing_offers_to_be_taken_off(as_steward, plan):
    owed(plan)
    assert "Chưa có việc nào khớp bộ lọc" in shown(as_steward, q="khongco")


def test_an_empty_board_says_what_fills_it(as_steward):
    assert "Việc mở ra khi một kế hoạch được duyệt" in shown(as_steward)


def test_charts_tell_their_finding(as_steward, plan):
    owed(plan, due_on=LATE)
    owed(plan, "Sở Y tế")
    titles = [chart.title for chart in board(as_steward).context["board"].charts]
    assert titles == ["1 đơn vị có việc quá hạn, nhiều nhất là Sở Nội vụ"]


def test_within_a_plan_the_groups_of_tasks_are_drawn(as_steward, plan):
    for label in ("I", "II"):
        heading = Heading.objects.create(
            plan=plan, path=[label], label=label, text=f"Nhóm {label}", position=len(label)
        )
        owed(plan, group=heading, due_on=LATE if label == "II" else FAR)
    titles = [chart.title for chart in board(as_steward, plan=plan.pk).context["board"].charts]
    assert titles[-1] == "Theo nhóm nhiệm vụ: quá hạn nhiều nhất ở “II Nhóm II”"


def test_the_steward_may_choose_rows_to_remind(as_steward, plan):
    duty = owed(plan, due_on=LATE)
    page = shown(as_steward)
    assert f'name="duty" value="{duty.pk}"' in page
    assert "Nhắc 1 đơn vị quá hạn" in page


def test_a_leader_sees_the_board_without_reminders(client, plan):
    owed(plan, due_on=LATE)
    client.force_login(make_user(Role.LEADER))
    assert 'name="duty"' not in shown(client)


def test_an_officers_board_holds_their_body_only(client, plan):
    mine = owed(plan)
    owed(plan, "Sở Y tế")
    client.force_login(make_user(Role.BODY_OFFICER, mine.body))
    assert rows_of(board(client)) == [mine.pk]


def test_the_excel_file_holds_the_filtered_list(as_steward, plan):
    owed(plan, due_on=LATE, text="=SUM(1)")
    owed(plan, "Sở Y tế")
    answer = as_steward.get(reverse("dashboard:export"), {"state": "overdue"})
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 2
    assert rows[1][3:5] == ("=SUM(1)", "Sở Nội vụ (Bắc Ninh)")
    assert (rows[1][6].date(), rows[1][7]) == (LATE, "Quá hạn")
    assert sheet["D2"].data_type == "s"


def tasks_shown(client, **query):
    answer = client.get(reverse("dashboard:tasks"), query)
    return [(row.task, row.state.state, row.next_due) for row in answer.context["board"].page]


def test_by_task_a_task_is_as_late_as_its_latest_body(as_steward, plan):
    task = make_task(plan)
    make_duty(task, make_body("A"), due_on=LATE)
    make_duty(task, make_body("B"), due_on=LATE, done_on=LATE)
    quiet = owed(plan, "C").task
    assert tasks_shown(as_steward) == [(task, "overdue", LATE), (quiet, "in_term", FAR)]


def test_by_task_the_page_says_how_many_bodies_have_delivered(as_steward, plan):
    task = make_task(plan)
    make_duty(task, make_body("A"), due_on=LATE)
    make_duty(task, make_body("B"), due_on=LATE, done_on=LATE)
    page = as_steward.get(reverse("dashboard:tasks")).content.decode()
    assert "1/2 đơn vị" in page
    assert 'Đã xong <b class="strong">0/1</b> nhiệm vụ đến hạn' in page


def test_by_task_the_state_narrows_tasks(as_steward, plan):
    task = make_task(plan)
    make_duty(task, make_body("A"), due_on=LATE, done_on=LATE)
    make_duty(task, make_body("B"), due_on=FAR)
    done = owed(plan, "C", due_on=LATE, done_on=LATE).task
    assert tasks_shown(as_steward, state="done_on_time") == [(done, "done_on_time", None)]
    assert tasks_shown(as_steward, state="open") == [(task, "in_term", FAR)]


def test_by_task_an_officer_sees_the_tasks_of_their_body(client, plan):
    mine = owed(plan)
    owed(plan, "Sở Y tế")
    client.force_login(make_user(Role.BODY_OFFICER, mine.body))
    assert tasks_shown(client) == [(mine.task, "in_term", FAR)]


def test_bodies_of_several_provinces_are_named_with_their_province(as_steward, plan):
    owed(plan)
    make_duty(make_task(plan), make_body(province="Lào Cai"))
    labels = [one.label for one in board(as_steward).context["board"].choices.bodies]
    assert labels == ["Sở Nội vụ (Bắc Ninh)", "Sở Nội vụ (Lào Cai)"]
