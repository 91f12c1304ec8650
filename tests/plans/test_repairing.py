"""Words that a scanner may have misread: offered at each value, taken by a click, what was read kept."""

import pytest
from django.urls import reverse

from hientai.kernel.permissions import Role
from hientai.plans import domain
from tests.factories import make_user
from tests.plans.sample import checking_plan, leads, read_task, task_of

TEXT_WORDS = "text:chính sách đai ngộ → chính sách đãi ngộ"
NAME_WORDS = "leads:Ủy ban Mật trận Tổ quốc Việt Nam → Ủy ban Mặt trận Tổ quốc Việt Nam"
TIME_WORDS = "timeframe:có văn bẩn → có văn bản"
TITLE_WORDS = "title:Chính sách đai ngộ → Chính sách đãi ngộ"
TIME = "Sau khi có văn bẩn hướng dẫn của Trung ương"
NAME = "Ủy ban Mật trận Tổ quốc Việt Nam tỉnh"


@pytest.fixture
def plan(db, client):
    words = {"leads": [NAME], "timeframe": {"text": TIME, "condition": TIME, "recurrence": None}}
    task = read_task("1", "Ban hành chính sách đai ngộ.", **words)
    plan = checking_plan(task, document={"title": "Chính sách đai ngộ trí thức"})
    client.force_login(make_user(Role.STEWARD, plan.steward))
    return plan


def taking(client, plan, words):
    """Press the button of a suggestion on the open card."""
    task = task_of(plan, "1")
    form = {"text": task.text, "leads": NAME, "time_text": TIME, "condition": TIME, "kind": "task"}
    client.post(
        reverse("plans:correct-task", args=[task.pk]),
        {**form, "opens_duties": "on", "version": task.version, "lay": words},
    )
    return task_of(plan, "1")


def shown(client, plan, item):
    return client.get(reverse("plans:check", args=[plan.pk]), {"task": item}).content.decode()


@pytest.mark.parametrize("offered", [TEXT_WORDS, NAME_WORDS, TIME_WORDS])
def test_words_are_offered_at_their_value(client, plan, offered):
    assert f'value="{offered}"' in shown(client, plan, task_of(plan, "1").pk)


def test_a_name_is_put_right_by_a_click(client, plan):
    task = taking(client, plan, NAME_WORDS)
    assert leads(task) == ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"]
    assert task.text == "Ban hành chính sách đai ngộ."


def test_a_time_is_put_right_by_a_click_and_heard_again(client, plan):
    task = taking(client, plan, TIME_WORDS)
    assert task.condition == "Sau khi có văn bản hướng dẫn của Trung ương"


def test_what_was_read_stays_beside_what_was_put_right(client, plan):
    task = taking(client, plan, TEXT_WORDS)
    page = shown(client, plan, task.pk)
    assert "Ban hành chính sách đãi ngộ." in page
    assert "<q>đai → đãi</q>" in page


def test_the_title_is_put_right_by_a_click_and_the_rest_stays_to_be_looked_at(client, plan):
    head = plan.document
    form = {"number": head.number, "issuer": head.issuer, "title": head.title, "date": "10/6/2024"}
    words = {"lay": TITLE_WORDS}
    client.post(reverse("plans:correct-document", args=[plan.pk]), {**form, **words})
    head.refresh_from_db()
    assert head.title == "Chính sách đãi ngộ trí thức"
    assert head.values["number"]["state"] == "read"
    assert "<q>đai → đãi</q>" in shown(client, plan, "vb")


@pytest.mark.parametrize("taken", ["", "text", "nothing:a → b", "kind:a → b", "leads:a → b"])
def test_what_was_not_offered_changes_nothing(taken):
    values = {"text": "đai ngộ", "leads": ["Sở Nội vụ"], "kind": "task"}
    assert {**values, **domain.with_repair(values, taken)} == values


@pytest.mark.parametrize(
    ("read", "now", "said"),
    [
        ("Lập đề ản, dự án.", "Lập đề án, dự án.", "ản → án"),
        ("Lập báo cáo gửi", "Lập báo cáo", "gửi → …"),
        ("một hai ba " * 20, "bốn năm sáu " * 20, "một hai ba " * 20),
    ],
)
def test_of_long_words_only_those_are_told_that_were_read_otherwise(read, now, said):
    assert domain.put_right(read, now) == said
