"""How far the looking is, which values are asked about, and repairs that are offered."""

import pytest
from django.urls import reverse

from hientai.kernel.permissions import Role
from hientai.kernel.timeframes import Timeframe
from hientai.plans import domain, selectors, services
from tests.factories import make_user
from tests.plans.sample import THIRD, checking_plan, read_task, steward_of, task_of

WHY = "Tên có thể bị cắt: ngay sau tên còn chữ chưa thuộc giá trị nào."


def value(p, state="read", **more):
    return {"p": p, "state": state, "doubt": "", **more}


def sure(number, words="Lập quỹ hỗ trợ tài năng trẻ của tỉnh.", /, **chances):
    said = {name: (p, WHY) for name, p in chances.items()}
    return read_task(number, words, leads=["Sở Nội vụ"], sure=said)


@pytest.fixture
def plan(db):
    return checking_plan(
        sure("1", text=0.99, leads=0.7), sure("2", text=0.4), sure("3", text=0.999, leads=0.999)
    )


@pytest.fixture
def steward(client, plan):
    client.force_login(make_user(Role.STEWARD, plan.steward))
    return client


def test_the_least_sure_values_are_looked_at_first_until_nearly_all_are_right():
    looked = domain.looked([value(0.5), value(0.999), value(0.7), value(0.999)])
    assert (looked.to_look_at, looked.below) == (2, 0.7)


def test_nothing_is_to_look_at_where_nearly_all_is_right():
    assert domain.looked([value(0.999), value(0.998)]).to_look_at == 0


def test_what_a_person_looked_at_is_right():
    assert domain.looked([value(0.1, "corrected"), value(0.1, "accepted")]).wrong == 0


def test_what_was_taken_with_all_others_is_not_seen():
    looked = domain.looked([value(0.5, "accepted", together=True), value(0.99, "accepted")])
    assert (looked.seen, looked.wrong) == (1, 0.5)


def test_nothing_is_expected_of_values_without_probabilities():
    looked = domain.looked([{"state": "read", "doubt": "Thiếu chữ."}])
    assert (looked.known, looked.to_look_at) == (False, 0)


def test_a_value_below_the_bar_is_doubted_in_words(plan):
    assert task_of(plan, "1").values["leads"]["doubt"] == WHY


def test_the_queue_begins_with_the_least_sure(plan):
    queue = [card.item.task.path[1] for card in selectors.check_items(plan).queue if card.item]
    assert queue == ["2", "1"]


def test_only_what_is_asked_about_is_agreed_with(steward, plan):
    task = task_of(plan, "1")
    data = {"fields": "leads"}
    steward.post(reverse("plans:accept-task", args=[task.pk]), data)
    task.refresh_from_db()
    states = {name: task.values[name]["state"] for name in ("leads", "text")}
    assert states == {"leads": "accepted", "text": "read"}


def test_the_page_says_what_is_still_expected_wrong(steward, plan):
    page = steward.get(reverse("plans:check", args=[plan.pk])).content.decode()
    assert "giá trị chưa xem có thể sai" in page
    assert "Khả năng sai 60 %." in page


def test_the_rest_is_agreed_with_at_once_and_not_called_seen(steward, plan):
    steward.post(reverse("plans:accept-rest", args=[plan.pk]))
    plan.refresh_from_db()
    items = selectors.check_items(plan)
    assert ([card for card in items.queue if card.item], items.looked.seen) == ([], 0)


def test_a_goal_says_how_sure_it_is(db):
    goal = {"text": "Đạt 95%", "measure": "Tỷ lệ", "operator": "=", "value": 95, "unit": "%", "by": None, "sure": (0.6, WHY)}  # fmt: skip
    target = checking_plan(targets=[goal]).targets.get()
    assert (target.sure, target.doubt) == (0.6, WHY)


def test_a_suggested_word_is_taken_and_the_rest_stays_to_be_looked_at(steward, db):
    plan = checking_plan(sure("1", "Ban hành chính sách đai ngộ.", text=0.5, leads=0.5))
    steward.force_login(make_user(Role.STEWARD, plan.steward))
    task = task_of(plan, "1")
    form = {"text": task.text, "leads": "Sở Nội vụ", "kind": "task", "opens_duties": "on"}
    key = f"text:{domain.suggestions(task.text)[0].key}"
    answer = steward.post(reverse("plans:correct-task", args=[task.pk]), {**form, "lay": key})
    task.refresh_from_db()
    assert task.text == "Ban hành chính sách đãi ngộ."
    assert (task.values["leads"]["state"], f"?task={task.pk}" in answer["Location"]) == ("read", True)  # fmt: skip


def test_a_repair_is_taken_only_where_it_is_offered():
    assert domain.repaired(THIRD, "khoa học → khoa hoc") == THIRD


def test_a_time_is_heard_again_when_only_its_words_are_changed():
    heard = domain.retyped(Timeframe(text="Quý tH/2026"), Timeframe(text="Quý III/2026"))
    assert (heard.start, heard.end) == ("2026-07-01", "2026-09-30")


def test_days_that_a_person_typed_stand_over_the_words():
    typed = Timeframe(text="Quý III/2026", end="2026-10-10")
    assert domain.retyped(Timeframe(text="Quý tH/2026"), typed) == typed


def test_correcting_a_card_settles_all_of_it(plan):
    task = task_of(plan, "1")
    contents = {name: getattr(selectors.contents_of_row(task), name) for name in domain.FIELDS}
    task = services.correct_task(task=task, changes=contents, by=steward_of(plan))
    assert {value["state"] for value in task.values.values()} == {"accepted"}
