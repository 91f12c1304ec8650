"""What a person changes while checking."""

import pytest

from hientai.core.models import AuditLine
from hientai.kernel.errors import Conflict, NotAllowed, NotFound
from hientai.kernel.permissions import Role
from hientai.kernel.timeframes import Recurrence, Timeframe
from hientai.plans import services
from hientai.plans.domain import Contents, is_doubtful
from hientai.plans.models import Plan
from tests.factories import make_actor, make_body
from tests.plans.sample import (
    FIRST,
    SECOND,
    THIRD,
    checking_plan,
    leads,
    read_task,
    steward_of,
    task_of,
    texts,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return checking_plan()


@pytest.fixture
def by(plan):
    return steward_of(plan)


def correct(plan, by, number="1", **changes):
    return services.correct_task(task=task_of(plan, number), changes=changes, by=by)


def test_correction_replaces_the_value(plan, by):
    assert correct(plan, by, text="Xây dựng đề án.").text == "Xây dựng đề án."


def test_correction_keeps_what_was_read(plan, by):
    value = correct(plan, by, text="Xây dựng đề án.").values["text"]
    assert (value["state"], value["read"]) == ("corrected", FIRST)


def test_correction_replaces_the_bodies(plan, by):
    task = correct(plan, by, leads=("Sở Tài chính", "Sở Y tế"))
    assert leads(task) == ["Sở Tài chính", "Sở Y tế"]


def test_correction_replaces_the_time(plan, by):
    time = Timeframe(text="Hằng năm", recurrence=Recurrence.YEARLY, end="--12-15")
    assert correct(plan, by, timeframe=time).timeframe == time


def test_correction_can_stop_a_task_from_opening_duties(plan, by):
    assert correct(plan, by, opens_duties=False).opens_duties is False


def test_unchanged_value_counts_as_accepted(plan, by):
    task = correct(plan, by, number="2", text=SECOND)
    assert task.values["text"]["state"] == "accepted"


def test_search_key_follows_the_text(plan, by):
    assert correct(plan, by, text="Đề án mới").text_key == "de an moi"


def test_empty_text_is_refused(plan, by):
    with pytest.raises(Conflict):
        correct(plan, by, text="  ")


def test_change_made_meanwhile_is_not_overwritten(plan, by):
    correct(plan, by, text="Xây dựng đề án.")
    task = task_of(plan, "1")
    with pytest.raises(Conflict):
        services.correct_task(task=task, changes={"text": "Khác"}, by=by, version=0)


def test_correction_is_written_in_the_log(plan, by):
    correct(plan, by, text="Xây dựng đề án.")
    line = AuditLine.objects.get(action="task.corrected")
    assert line.details == {"before": {"text": FIRST}, "after": {"text": "Xây dựng đề án."}}


def test_accepted_task_is_no_longer_doubtful(plan, by):
    task = services.accept_value(task=task_of(plan, "2"), by=by)
    assert is_doubtful(task.values) is False


def test_rest_can_be_accepted_at_once(plan, by):
    assert services.accept_rest(plan=plan, by=by) == 1
    assert is_doubtful(task_of(plan, "2").values) is False


def test_split_makes_tasks_in_place(plan, by):
    services.split_task(task=task_of(plan, "2"), texts=["Gặp mặt.", " ", "Biểu dương."], by=by)
    assert texts(plan) == [FIRST, "Gặp mặt.", "Biểu dương.", THIRD]


def test_split_parts_keep_bodies(plan, by):
    parts = services.split_task(task=task_of(plan, "2"), texts=["Gặp mặt.", "Biểu dương."], by=by)
    assert [leads(part) for part in parts] == [["Sở Khoa học và Công nghệ"]] * 2


def test_split_into_one_is_refused(plan, by):
    with pytest.raises(Conflict):
        services.split_task(task=task_of(plan, "2"), texts=["Một phần."], by=by)


def test_merge_joins_words_and_bodies(plan, by):
    task = services.merge_tasks(tasks=[task_of(plan, "2"), task_of(plan, "1")], by=by)
    assert texts(plan) == [f"{FIRST} {SECOND}", THIRD]
    assert leads(task) == ["Sở Nội vụ", "Sở Khoa học và Công nghệ"]


def test_merge_of_two_plans_is_refused(plan, by):
    other = checking_plan()
    with pytest.raises(NotFound):
        services.merge_tasks(tasks=[task_of(plan, "1"), task_of(other, "1")], by=by)


def test_merge_of_one_is_refused(plan, by):
    with pytest.raises(Conflict):
        services.merge_tasks(tasks=[task_of(plan, "1"), task_of(plan, "1")], by=by)


def test_added_task_stands_after_its_neighbour(plan, by):
    contents = Contents("Lập quỹ.", leads=("Sở Tài chính",))
    services.add_task(plan=plan, contents=contents, after=task_of(plan, "1"), by=by)
    assert texts(plan) == [FIRST, "Lập quỹ.", SECOND, THIRD]


def test_dropped_task_is_out_and_can_come_back(plan, by):
    task = services.drop_task(task=task_of(plan, "1"), by=by)
    assert texts(plan) == [SECOND, THIRD]
    services.restore_task(task=task, by=by)
    assert texts(plan) == [FIRST, SECOND, THIRD]


def test_head_of_the_paper_can_be_corrected(plan, by):
    document = services.correct_document(plan=plan, changes={"number": "99/KH-UBND"}, by=by)
    value = document.values["number"]
    assert (document.number, value["read"], value["state"]) == (
        "99/KH-UBND",
        "12/KH-UBND",
        "corrected",
    )


def test_corrected_issuer_gives_names_their_province(plan, by):
    issuer = "Ủy ban nhân dân tỉnh Lào Cai"
    services.correct_document(plan=plan, changes={"issuer": issuer}, by=by)
    body = task_of(plan, "1").parties.get().bodies.get()
    assert body.full_name == "Sở Nội vụ (Lào Cai)"


def test_blank_number_can_be_accepted():
    plan = checking_plan(document={"number": None})
    document = services.accept_document_value(plan=plan, field="number", by=steward_of(plan))
    assert is_doubtful(document.values) is False


def test_goal_can_be_dropped():
    goal = {"text": "trên 10%", "measure": "Tỷ lệ", "operator": ">", "value": 10, "unit": "%"}
    plan = checking_plan(targets=[goal])
    target = services.drop_target(target=plan.targets.get(), by=steward_of(plan))
    assert target.dropped is True


@pytest.mark.parametrize(
    "change",
    [
        lambda task, by: services.correct_task(task=task, changes={"text": "Khác"}, by=by),
        lambda task, by: services.accept_value(task=task, by=by),
        lambda task, by: services.split_task(task=task, texts=["Một", "Hai"], by=by),
        lambda task, by: services.drop_task(task=task, by=by),
        lambda task, by: services.add_task(plan=task.plan, contents=Contents("Mới"), by=by),
        lambda task, by: services.correct_document(plan=task.plan, changes={"number": "1"}, by=by),
        lambda task, by: services.assign_task(task=task, body_ids=[task.plan.steward_id], by=by),
    ],
)
def test_steward_of_another_plan_changes_nothing(plan, change):
    stranger = make_actor(Role.STEWARD, make_body("Sở Y tế"))
    with pytest.raises(NotAllowed):
        change(task_of(plan, "1"), stranger)


@pytest.mark.parametrize("state", [Plan.State.CONFIRMED, Plan.State.READING])
def test_only_a_plan_being_checked_can_be_changed(plan, by, state):
    Plan.objects.update(state=state)
    with pytest.raises(Conflict):
        correct(plan, by, text="Khác")


def test_budget_clause_of_the_plan_opens_no_duty():
    text = "Tổng hợp dự toán kinh phí thực hiện Kế hoạch."
    plan = checking_plan(read_task("1", text, kind="budget"))
    assert task_of(plan, "1").opens_duties is False
