"""The pages of plans, as a browser without script meets them."""

import io

import openpyxl
import pytest
from django.urls import reverse

from hientai.kernel.permissions import Role
from hientai.plans.models import Party, Plan
from tests.factories import make_body, make_plan, make_task, make_user
from tests.plans.sample import (
    FIRST,
    SECOND,
    THIRD,
    checking_plan,
    read_task,
    task_of,
    upload,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return checking_plan()


@pytest.fixture
def steward(client, plan):
    """Return a browser of the plan's steward."""
    client.force_login(make_user(Role.STEWARD, plan.steward))
    return client


def post(client, page, pk, /, **data):
    return client.post(reverse(f"plans:{page}", args=[pk]), data)


def confirm_form(plan, **changes):
    said = {
        "tracked_from": "01/01/2026",
        "report_period": "year",
        "report_day": "15",
        "contributor_days": "10",
        "steward": plan.steward_id,
        "accept_rest": "on",
    }
    return {**said, **changes}


def test_list_shows_plans_and_their_states(steward):
    page = steward.get(reverse("plans:list")).content.decode()
    assert ("Phát huy vai trò của đội ngũ trí thức" in page, "Chờ kiểm tra" in page) == (True, True)


def test_empty_list_says_what_is_next(client):
    client.force_login(make_user(Role.STEWARD, make_body()))
    assert "Chưa có kế hoạch nào" in client.get(reverse("plans:list")).content.decode()


def test_upload_page_says_what_is_accepted(steward):
    page = steward.get(reverse("plans:upload")).content.decode()
    assert (
        "Word tối đa 50 MB; PDF, ảnh chụp 200 MB và 1.000 trang; .txt, .md 20 MB" in page,
        'enctype="multipart/' in page,
    ) == (
        True,
        True,
    )


def test_upload_leads_to_the_progress(steward):
    answer = steward.post(reverse("plans:upload"), {"file": upload()})
    plan = Plan.objects.all()[0]
    assert (answer.status_code, answer["Location"]) == (
        302,
        reverse("plans:progress", args=[plan.pk]),
    )


@pytest.mark.parametrize("file", [upload(b"", "rong.txt"), upload(b"%PDF-1.7", "a.txt")])
def test_refused_upload_says_why_beside_the_file(steward, file):
    answer = steward.post(reverse("plans:upload"), {"file": file})
    assert (answer.status_code, len(answer.context["form"].errors["file"])) == (422, 1)


def test_upload_without_a_file_is_refused(steward):
    assert steward.post(reverse("plans:upload")).status_code == 422


def test_progress_asks_again_by_itself(steward, plan):
    Plan.objects.update(state=Plan.State.READING)
    page = steward.get(reverse("plans:progress", args=[plan.pk])).content.decode()
    assert ('hx-trigger="every 1s"' in page, "Xem đã đọc xong chưa" in page) == (True, True)


def test_progress_of_a_read_plan_leads_on(steward, plan):
    url = reverse("plans:progress", args=[plan.pk])
    there = reverse("plans:detail", args=[plan.pk])
    assert steward.get(url)["Location"] == there
    assert steward.get(url, headers={"HX-Request": "true"})["HX-Redirect"] == there


def test_failed_reading_shows_its_sentence(steward, plan):
    Plan.objects.update(state=Plan.State.FAILED)
    plan.document.readings.create(state="failed", refusal="Đây không phải kế hoạch.")
    page = steward.get(reverse("plans:progress", args=[plan.pk])).content.decode()
    assert ("Đây không phải kế hoạch." in page, "Tải lên tệp khác" in page) == (True, True)


def test_file_is_read_again_from_the_page(steward, plan):
    answer = post(steward, "read-again", plan.pk)
    assert answer["Location"] == reverse("plans:progress", args=[plan.pk])


def test_plan_is_confirmed_from_its_page(steward, plan):
    post(steward, "confirm", plan.pk, **confirm_form(plan))
    plan.refresh_from_db()
    assert (plan.state, plan.tracked_from.isoformat()) == ("confirmed", "2026-01-01")


def test_confirming_with_unsure_tasks_needs_a_tick(steward, plan):
    answer = post(steward, "confirm", plan.pk, **confirm_form(plan, accept_rest=""))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["accept_rest"])


def test_confirm_page_proposes_the_calendar(client):
    yearly = {"text": "hằng năm", "recurrence": "yearly", "end": "--12-20"}
    report = read_task(
        "1", "Báo cáo kết quả thực hiện Kế hoạch.", kind="report", timeframe=yearly, leads=["Sở A"]
    )
    plan = checking_plan(report)
    client.force_login(make_user(Role.STEWARD, plan.steward))
    page = client.get(reverse("plans:confirm", args=[plan.pk]))
    assert page.context["form"]["report_day"].value() == 20


def test_day_of_tracking_needs_a_year(steward, plan):
    answer = post(steward, "confirm", plan.pk, **confirm_form(plan, tracked_from="15/12"))
    assert answer.status_code == 422


def test_confirmed_plan_shows_tasks_and_setup(steward, plan):
    post(steward, "confirm", plan.pk, **confirm_form(plan))
    page = steward.get(reverse("plans:detail", args=[plan.pk])).content.decode()
    assert (FIRST in page, "Theo dõi từ" in page, "01/01/2026" in page) == (True, True, True)


def test_confirmed_plan_leads_from_checking_to_its_page(steward, plan):
    Plan.objects.update(state=Plan.State.CONFIRMED)
    answer = steward.get(reverse("plans:check", args=[plan.pk]))
    assert answer["Location"] == reverse("plans:detail", args=[plan.pk])


def test_plan_being_checked_is_a_draft_to_a_leader(client, plan):
    client.force_login(make_user(Role.LEADER))
    assert "Chờ kiểm tra" in client.get(reverse("plans:detail", args=[plan.pk])).content.decode()


def test_task_is_assigned_by_a_click(steward, plan):
    task = task_of(plan, "3")
    post(steward, "assign", task.pk, bodies=plan.steward_id)
    assert task.parties.get().bodies.get() == plan.steward


def test_task_is_assigned_by_name(steward, plan):
    task = task_of(plan, "3")
    post(steward, "assign", task.pk, name=plan.steward.full_name)
    assert task.parties.get(role=Party.Role.LEAD).name == plan.steward.name


@pytest.mark.parametrize("data", [{}, {"name": "Sở không có"}])
def test_assigning_nobody_is_refused_in_place(steward, plan, data):
    assert post(steward, "assign", task_of(plan, "3").pk, **data).status_code == 422


def test_list_to_assign_shows_what_waits(steward):
    page = steward.get(reverse("plans:to-assign")).content.decode()
    assert (THIRD in page, "Văn bản không nêu đơn vị chủ trì." in page) == (True, True)


def test_nothing_to_assign_is_said(client):
    client.force_login(make_user(Role.STEWARD, make_body()))
    page = client.get(reverse("plans:to-assign")).content.decode()
    assert "Nhiệm vụ nào cũng đã có đơn vị chủ trì" in page


def test_table_holds_a_row_a_task(steward, plan):
    content = steward.get(reverse("plans:table", args=[plan.pk])).content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [FIRST, SECOND, THIRD]


def test_original_file_is_sent_as_it_came(client):
    by = make_user(Role.STEWARD, make_body())
    client.force_login(by)
    client.post(reverse("plans:upload"), {"file": upload()})
    answer = client.get(reverse("plans:file", args=[Plan.objects.get().pk]))
    assert b"".join(answer.streaming_content) == upload().read()
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["detail", "progress", "check", "confirm", "file", "table"])
def test_plan_that_one_may_not_see_is_not_there(client, name):
    plan = make_plan(state=Plan.State.CONFIRMED)
    make_task(plan)
    client.force_login(make_user(Role.BODY_OFFICER, make_body("Sở Y tế")))
    assert client.get(reverse(f"plans:{name}", args=[plan.pk])).status_code in {403, 404}


@pytest.mark.parametrize("name", ["check", "confirm"])
def test_steward_of_another_plan_may_not_check(client, plan, name):
    client.force_login(make_user(Role.STEWARD, make_body("Sở Y tế")))
    assert client.get(reverse(f"plans:{name}", args=[plan.pk])).status_code == 403


def test_stranger_is_sent_to_sign_in(client):
    assert client.get(reverse("plans:list")).status_code == 302


def test_a_day_that_is_none_is_refused_by_name(steward, plan):
    said = {"date": "31/02/2024", "issuer": "Ủy ban nhân dân tỉnh", "title": "Thực hiện"}
    answer = post(steward, "correct-document", plan.pk, **said)
    assert answer.status_code == 422
    assert "“31/02/2024” không phải ngày có thật." in answer.content.decode()


def test_a_page_that_waits_is_sent_on_when_the_reading_failed(steward, plan):
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.FAILED)
    page = reverse("plans:progress", args=[plan.pk])
    assert steward.get(page, headers={"hx-request": "true"})["HX-Redirect"] == page


def test_a_day_of_the_month_out_of_range_is_refused_in_our_words(steward, plan):
    answer = post(steward, "confirm", plan.pk, **confirm_form(plan, report_day="45"))
    assert answer.status_code == 422
    assert "Ngày báo cáo là số từ 1 đến 31." in answer.content.decode()


def test_a_task_without_words_says_what_to_do_at_its_box(steward, plan):
    page = post(steward, "add-task", plan.pk, text="").content.decode()
    assert (page.count("Nhập nội dung"), "bắt buộc.</" in page) == (2, False)


def test_after_giving_a_task_the_list_stays_narrowed_to_its_plan(steward, plan):
    page = reverse("plans:assign", args=[task_of(plan, "3").pk]) + f"?ke-hoach={plan.pk}"
    answer = steward.post(page, {"name": plan.steward.full_name})
    assert answer.url == f"{reverse('plans:to-assign')}?ke-hoach={plan.pk}"
