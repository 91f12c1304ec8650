from datetime import UTC, date, datetime
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from docx import Document as Word

from hientai.duties.models import Progress
from hientai.kernel.permissions import Role
from hientai.opinions.models import Opinion
from hientai.plans.models import Heading, Plan
from hientai.reports.selectors import annual, annual_report, with_results
from tests.factories import make_actor, make_body, make_duty, make_plan, make_task, make_user

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("_today"),
]


@pytest.fixture
def _today():
    with time_machine.travel(datetime(2026, 3, 1, 3, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def plan():
    return make_plan(state=Plan.State.CONFIRMED, tracked_from=date(2025, 1, 1))


@pytest.fixture
def leader(client):
    client.force_login(make_user(Role.LEADER))
    return client


def due_in(plan, year, **fields):
    task = fields.pop("task", None) or make_task(plan)
    return make_duty(task, due_on=date(year, 6, 30), **fields)


def page(plan, year=2025, query=""):
    return reverse("reports:annual", args=[plan.pk, year]) + query


def test_the_list_offers_each_year_of_a_confirmed_plan(leader, plan):
    choices = leader.get(reverse("reports:list")).context["choices"]

    assert [(choice.plan, choice.years) for choice in choices] == [(plan, [2026, 2025])]


def test_a_plan_that_is_not_confirmed_is_not_offered(leader):
    make_plan(state=Plan.State.CHECKING)

    assert leader.get(reverse("reports:list")).context["choices"] == []


def test_the_list_without_plans_leads_to_the_plans(leader):
    assert (
        "Chưa có kế hoạch nào được duyệt." in leader.get(reverse("reports:list")).content.decode()
    )


def test_a_figure_links_to_its_duties(leader, plan):
    due_in(plan, 2025)

    link = 'href="?state=overdue#nguon" aria-current="true">1</a>'
    assert link in leader.get(page(plan)).content.decode()


def test_an_opened_figure_lists_its_duties_beside_the_text(leader, plan):
    done = due_in(plan, 2025, done_on=date(2025, 6, 1))
    due_in(plan, 2025)

    opened = leader.get(page(plan, query="?state=done_on_time")).context["opened"]

    assert [item.id for item in opened.items[:9]] == [done.pk]


@pytest.mark.parametrize("count", ["task", "body"])
def test_an_opened_figure_of_tasks_or_bodies_leads_on_to_their_duties(leader, plan, count):
    duty = due_in(plan, 2025)
    things = {"task": duty.task_id, "body": duty.body_id}

    content = leader.get(page(plan, query=f"?count={count}")).content.decode()

    assert f'href="{page(plan)}?{count}={things[count]}#nguon"' in content


def test_a_figure_that_cannot_be_understood_opens_what_is_overdue(leader, plan):
    late = due_in(plan, 2025)

    opened = leader.get(page(plan, query="?group=x")).context["opened"]

    assert [item.id for item in opened.items[:9]] == [late.pk]


def test_the_duties_of_another_plan_never_show(leader, plan):
    other = due_in(make_plan(state=Plan.State.CONFIRMED), 2025)

    opened = leader.get(page(plan, query=f"?task={other.task_id}")).context["opened"]

    assert len(opened.items) == 0


def test_what_was_done_after_the_year_was_overdue_in_it(leader, plan):
    due_in(plan, 2025, done_on=date(2026, 2, 1))

    report = leader.get(page(plan)).context["report"]

    assert report.totals().overdue.value == 1


def test_work_due_on_the_last_day_is_overdue_once_the_year_is_over(leader, plan):
    make_duty(make_task(plan), due_on=date(2025, 12, 31))

    assert leader.get(page(plan)).context["report"].totals().overdue.value == 1


def test_a_dropped_task_is_not_reported(leader, plan):
    due_in(plan, 2025, task=make_task(plan, dropped=True))

    assert leader.get(page(plan)).context["report"].totals().duties().value == 0


def test_results_are_told_by_the_headings_that_tell_tasks_apart(plan):
    for number in "12":
        path = ["III", number]
        heading = Heading.objects.create(
            plan=plan, path=path, label=" / ".join(path), text="Nhóm", position=int(number)
        )
        due_in(plan, 2025, task=make_task(plan, group=heading))

    report = annual_report(make_actor(Role.LEADER), plan.pk, 2025)

    assert [line.number for line in report.by_group] == ["III.1", "III.2"]


def test_the_last_progress_within_the_year_is_the_result(plan):
    duty = due_in(plan, 2025)
    days = {"Đang soạn": (2025, 2, 1), "Đã trình": (2025, 5, 1), "Đã ban hành": (2026, 2, 1)}
    for summary, day in days.items():
        said = Progress.objects.create(duty=duty, percent=50, summary=summary, by="Mẫu")
        Progress.objects.filter(pk=said.pk).update(at=datetime(*day, tzinfo=UTC))

    report = with_results(annual(make_actor(Role.LEADER), plan.pk, 2025)).report

    assert [said for _body, said in report.results[duty.task_id].said] == ["Đã trình"]


def test_a_steward_reports_from_its_province_of_today():
    steward = make_body("Liên hiệp hội Mẫu", province="Bắc Giang")
    plan = make_plan(steward, state=Plan.State.CONFIRMED, tracked_from=date(2025, 1, 1))

    facts = annual_report(make_actor(Role.LEADER), plan.pk, 2025).reporter

    assert (facts.place, facts.committee) == ("Bắc Ninh", "Ủy ban nhân dân tỉnh Bắc Ninh")


def test_an_answer_after_the_year_leaves_a_difficulty_open_in_it(plan):
    body = make_body()
    raised = Opinion.objects.create(plan=plan, body=body, collector=body, text="Thiếu kinh phí")
    Opinion.objects.filter(pk=raised.pk).update(
        raised_at=datetime(2025, 5, 1, tzinfo=UTC), answered_at=datetime(2026, 1, 9, tzinfo=UTC)
    )

    report = annual_report(make_actor(Role.LEADER), plan.pk, 2025)

    assert [opinion.answered for opinion in report.opinions] == [None]


def test_a_year_that_has_not_begun_is_refused(leader, plan):
    assert leader.get(page(plan, 2027)).status_code == 404


def test_a_plan_that_is_not_confirmed_has_no_report(leader):
    assert leader.get(page(make_plan())).status_code == 404


@pytest.mark.parametrize("duties", [1, 12])
def test_a_report_is_gathered_in_as_many_queries_however_large(
    plan, duties, django_assert_num_queries
):
    for _ in range(duties):
        due_in(plan, 2025)
    leader = make_actor(Role.LEADER)

    with django_assert_num_queries(15):
        annual_report(leader, plan.pk, 2025)


def test_the_word_file_opens_with_the_report_s_title(leader, plan):
    due_in(plan, 2025)
    response = leader.get(reverse("reports:annual-docx", args=[plan.pk, 2025]))

    texts = [paragraph.text for paragraph in Word(BytesIO(response.content)).paragraphs]

    assert "BÁO CÁO" in texts


def test_the_word_file_is_a_download_with_a_plain_name(leader, plan):
    response = leader.get(reverse("reports:annual-docx", args=[plan.pk, 2025]))

    number = plan.document.number.partition("/")[0]
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="bao-cao-2025-{number}-kh-ubnd.docx"'
    )
