"""The page on which a plan is checked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hientai.kernel.permissions import Role
from hientai.plans.models import Plan
from tests.factories import make_user
from tests.plans.sample import FIRST, SECOND, THIRD, checking_plan, read_task, task_of, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return checking_plan()


@pytest.fixture
def steward(client, plan):
    """Return a browser of the plan's steward."""
    client.force_login(make_user(Role.STEWARD, plan.steward))
    return client


def form_of(task, **changes):
    said = {
        "text": task.text,
        "leads": "\n".join(task.parties.filter(role="lead").values_list("name", flat=True)),
        "kind": task.kind,
        "opens_duties": "on",
        "version": task.version,
        "start": "",
        "end": "",
    }
    return {**said, **changes}


def post(client, page, pk, /, **data):
    return client.post(reverse(f"plans:{page}", args=[pk]), data)


def test_check_page_opens_the_first_unsure_task(steward, plan):
    page = steward.get(reverse("plans:check", args=[plan.pk]))
    assert page.context["chosen"] == str(task_of(plan, "2").pk)


def test_check_page_links_words_to_their_task(steward, plan):
    task = task_of(plan, "2")
    page = steward.get(reverse("plans:check", args=[plan.pk])).content.decode()
    assert f' href="?task={task.pk}#muc-{task.pk}">' in page


def test_page_asks_as_often_for_many_tasks_as_for_few(client):
    plans = [checking_plan(*_tasks(count)) for count in (3, 60)]
    client.force_login(make_user(Role.STEWARD, plans[0].steward))
    Plan.objects.update(steward=plans[0].steward)
    asked = [_queries(client, plan) for plan in plans]
    assert asked == [asked[0]] * 2


def _tasks(count):
    return [read_task(str(n), f"Việc thứ {n}", leads=["Sở Nội vụ"]) for n in range(count)]


def _queries(client, plan):
    with CaptureQueriesContext(connection) as context:
        assert client.get(reverse("plans:check", args=[plan.pk])).status_code == 200
    return len(context)


def test_words_of_the_paper_are_escaped(client):
    plan = checking_plan(read_task("1", "<script>alert(1)</script> Lập quỹ."))
    client.force_login(make_user(Role.STEWARD, plan.steward))
    assert b"<script>alert" not in client.get(reverse("plans:check", args=[plan.pk])).content


def test_correction_is_saved_and_leads_to_the_next(steward, plan):
    task = task_of(plan, "2")
    answer = post(steward, "correct-task", task.pk, **form_of(task, text="Tổ chức đối thoại."))
    third = task_of(plan, "3").pk
    assert answer["Location"] == f"/ke-hoach/{plan.pk}/kiem-tra/?task={third}#muc-{third}"
    assert texts(plan) == [FIRST, "Tổ chức đối thoại.", THIRD]


def test_names_are_read_one_a_line(steward, plan):
    task = task_of(plan, "1")
    post(steward, "correct-task", task.pk, **form_of(task, leads="Sở Y tế\r\n\r\n Sở Tài chính; "))
    assert [party.name for party in task.parties.all()] == ["Sở Y tế", "Sở Tài chính"]


def test_dates_are_typed_as_people_write_them(steward, plan):
    task = task_of(plan, "1")
    time = {"recurrence": "yearly", "start": "1/7/2025", "end": "15/12"}
    post(steward, "correct-task", task.pk, **form_of(task, **time))
    task.refresh_from_db()
    assert (task.recurrence, task.start, task.end) == ("yearly", "2025-07-01", "--12-15")


@pytest.mark.parametrize(
    "time",
    [{"end": "31/02/2025"}, {"end": "15/12"}, {"start": "2/1/2026", "end": "1/1/2026"}],
)
def test_impossible_time_is_refused_in_place(steward, plan, time):
    task = task_of(plan, "1")
    answer = post(steward, "correct-task", task.pk, **form_of(task, **time))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["end"])


def test_refused_correction_keeps_what_was_typed(steward, plan):
    task = task_of(plan, "1")
    answer = post(steward, "correct-task", task.pk, **form_of(task, text="Mới", end="mai"))
    assert (answer.context["form"]["text"].value(), texts(plan)[0]) == ("Mới", FIRST)


def test_change_made_meanwhile_is_said(steward, plan):
    task = task_of(plan, "1")
    stale = form_of(task, text="Cũ")
    post(steward, "correct-task", task.pk, **form_of(task, text="Mới"))
    answer = steward.post(reverse("plans:correct-task", args=[task.pk]), stale, follow=True)
    assert ("Người khác vừa sửa" in answer.content.decode(), texts(plan)[0]) == (True, "Mới")


def test_unsure_task_is_accepted_with_a_button(steward, plan):
    task = task_of(plan, "2")
    post(steward, "accept-task", task.pk)
    task.refresh_from_db()
    assert task.values["text"]["state"] == "accepted"


def test_task_is_split_line_by_line(steward, plan):
    post(steward, "split-task", task_of(plan, "2").pk, texts="Gặp mặt.\r\nBiểu dương.")
    assert texts(plan) == [FIRST, "Gặp mặt.", "Biểu dương.", THIRD]


def test_split_form_shows_the_words(steward, plan):
    task = task_of(plan, "2")
    url = reverse("plans:check", args=[plan.pk])
    page = steward.get(url, {"task": task.pk, "tach": 1}).content.decode()
    assert 'name="texts" rows="7"' in page


def test_task_is_merged_into_the_one_before(steward, plan):
    post(steward, "merge-task", task_of(plan, "2").pk)
    assert texts(plan) == [f"{FIRST} {SECOND}", THIRD]


def test_task_is_merged_into_the_named_one(steward, plan):
    post(steward, "merge-task", task_of(plan, "3").pk, **{"with": task_of(plan, "1").pk})
    assert texts(plan) == [f"{FIRST} {THIRD}", SECOND]


def test_first_task_has_none_to_merge_with(steward, plan):
    post(steward, "merge-task", task_of(plan, "1").pk)
    assert texts(plan) == [FIRST, SECOND, THIRD]


def test_dropped_task_can_be_restored_from_the_page(steward, plan):
    task = task_of(plan, "1")
    post(steward, "drop-task", task.pk)
    page = steward.get(reverse("plans:check", args=[plan.pk])).content.decode()
    assert ("1 nhiệm vụ đã bỏ" in page, texts(plan)) == (True, [SECOND, THIRD])
    post(steward, "restore-task", task.pk)
    assert texts(plan) == [FIRST, SECOND, THIRD]


def test_missing_task_is_added_after_another(steward, plan):
    after = task_of(plan, "1").pk
    post(steward, "add-task", plan.pk, text="Lập quỹ.", kind="task", after=after)
    assert texts(plan) == [FIRST, "Lập quỹ.", SECOND, THIRD]


def test_empty_task_is_not_added(steward, plan):
    assert post(steward, "add-task", plan.pk, text=" ", kind="task").status_code == 422


def test_head_of_the_paper_is_corrected(steward, plan):
    head = {"number": "9/KH-UBND", "date": "10/6/2024", "issuer": "UBND tỉnh", "title": "Tên"}
    post(steward, "correct-document", plan.pk, **head)
    plan.document.refresh_from_db()
    assert (plan.document.number, plan.document.issued) == ("9/KH-UBND", "2024-06-10")


def goal_page(client, **typed):
    """Return the answer to a corrected goal, and the goal."""
    goal = {"text": "trên 10%", "measure": "Tỷ lệ", "operator": ">", "value": 10, "unit": "%"}
    plan = checking_plan(targets=[goal])
    client.force_login(make_user(Role.STEWARD, plan.steward))
    said = {"measure": "Tỷ lệ tiến sĩ", "operator": ">=", "unit": "%", "by": "2030"}
    answer = post(client, "correct-target", plan.targets.get().pk, **said, **typed)
    return answer, plan.targets.get()


def test_goal_is_corrected_in_figures(client):
    _answer, target = goal_page(client, value="1.234,5")
    assert (target.words, target.by, target.checked) == ("≥ 1.234,5%", 2030, True)


def test_number_that_could_be_two_is_refused(client):
    answer, target = goal_page(client, value="1.5")
    assert (answer.status_code, list(answer.context["target_form"].errors)) == (422, ["value"])
    assert target.checked is False


def test_number_that_no_column_holds_is_refused(client):
    answer, _target = goal_page(client, value="9" * 20)
    assert (answer.status_code, list(answer.context["target_form"].errors)) == (422, ["value"])


def test_goals_are_shown_in_figures(client):
    goal = {"text": "từ 0,27% lên 0,5% trở lên", "measure": "Tỷ lệ tiến sĩ", "operator": ">="}
    plan = checking_plan(targets=[{**goal, "value": 0.5, "baseline": 0.27, "unit": "%"}])
    client.force_login(make_user(Role.STEWARD, plan.steward))
    page = client.get(reverse("plans:check", args=[plan.pk])).content.decode()
    assert "0,27 → ≥ 0,5%" in page
