"""What a person decided survives reading the file again."""

import pytest

from hientai.documents.models import Reading
from hientai.documents.services import perform_reading
from hientai.kernel.errors import Conflict
from hientai.plans import services
from hientai.plans.domain import Contents
from hientai.plans.models import Plan
from tests.plans.sample import (
    FIRST,
    SECOND,
    THIRD,
    checking_plan,
    leads,
    make_steward,
    read_task,
    steward_of,
    take,
    task_of,
    texts,
    three_tasks,
    uploaded,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return checking_plan()


@pytest.fixture
def by(plan):
    return steward_of(plan)


def test_same_reading_changes_no_row(plan):
    before = list(plan.tasks.values_list("pk", "text", "position"))
    take(plan, *three_tasks())
    assert list(plan.tasks.values_list("pk", "text", "position")) == before


def test_corrected_text_stays(plan, by):
    services.correct_task(task=task_of(plan, "1"), changes={"text": "Xây dựng đề án."}, by=by)
    take(plan, *three_tasks())
    assert texts(plan) == ["Xây dựng đề án.", SECOND, THIRD]


def test_corrected_bodies_stay(plan, by):
    services.correct_task(task=task_of(plan, "1"), changes={"leads": ("Sở Y tế",)}, by=by)
    take(plan, *three_tasks())
    assert leads(task_of(plan, "1")) == ["Sở Y tế"]


def test_uncorrected_fields_of_a_corrected_task_follow(plan, by):
    services.correct_task(task=task_of(plan, "1"), changes={"text": "Xây dựng đề án."}, by=by)
    first, *others = three_tasks()
    take(plan, {**first, "leads": ["Sở Tài chính"]}, *others)
    assert leads(task_of(plan, "1")) == ["Sở Tài chính"]


def test_accepted_doubt_does_not_come_back(plan, by):
    services.accept_value(task=task_of(plan, "2"), by=by)
    take(plan, *three_tasks())
    assert task_of(plan, "2").values["text"]["state"] == "accepted"


def test_correction_follows_a_task_that_moved(plan, by):
    services.correct_task(task=task_of(plan, "1"), changes={"text": "Xây dựng đề án."}, by=by)
    first, *others = three_tasks()
    take(plan, *others, {**first, "path": ["II", "9"]})
    assert texts(plan) == [SECOND, THIRD, "Xây dựng đề án."]


def test_split_tasks_stay_split(plan, by):
    services.split_task(task=task_of(plan, "2"), texts=["Gặp mặt.", "Biểu dương."], by=by)
    take(plan, *three_tasks())
    assert texts(plan) == [FIRST, "Gặp mặt.", "Biểu dương.", THIRD]


def test_part_that_the_reader_now_finds_itself_is_not_doubled(plan, by):
    parts = ["Tổ chức gặp mặt, đối thoại với đội ngũ trí thức.", "Biểu dương trí thức tiêu biểu."]
    services.split_task(task=task_of(plan, "2"), texts=parts, by=by)
    first, _second, third = three_tasks()
    take(plan, first, read_task("2", parts[0]), read_task("2a", parts[1]), third)
    assert texts(plan) == [FIRST, *parts, THIRD]


def test_merged_tasks_stay_merged(plan, by):
    services.merge_tasks(tasks=[task_of(plan, "1"), task_of(plan, "2")], by=by)
    take(plan, *three_tasks())
    assert texts(plan) == [f"{FIRST} {SECOND}", THIRD]


def test_dropped_task_stays_out(plan, by):
    services.drop_task(task=task_of(plan, "1"), by=by)
    take(plan, *three_tasks())
    assert texts(plan) == [SECOND, THIRD]


def test_added_task_stays_in_its_place(plan, by):
    services.add_task(plan=plan, contents=Contents("Lập quỹ."), after=task_of(plan, "1"), by=by)
    take(plan, *three_tasks())
    assert texts(plan) == [FIRST, "Lập quỹ.", SECOND, THIRD]


def test_new_task_is_put_where_the_paper_has_it(plan):
    first, *others = three_tasks()
    take(plan, first, read_task("1a", "Lập quỹ."), *others)
    assert texts(plan) == [FIRST, "Lập quỹ.", SECOND, THIRD]


def test_untouched_task_that_is_not_found_again_goes(plan):
    take(plan, *three_tasks()[:2])
    assert texts(plan) == [FIRST, SECOND]


def test_corrected_task_that_is_not_found_again_is_kept_and_marked(plan, by):
    services.correct_task(task=task_of(plan, "3"), changes={"text": "Đề án."}, by=by)
    take(plan, *three_tasks()[:2])
    assert texts(plan) == [FIRST, SECOND, "Đề án."]
    assert task_of(plan, "3").values["gone"]["doubt"] != ""


def test_corrected_number_stays(plan, by):
    services.correct_document(plan=plan, changes={"number": "99/KH-UBND"}, by=by)
    plan = take(plan, *three_tasks())
    assert plan.document.number == "99/KH-UBND"


def test_dropped_goal_stays_out():
    goal = {"text": "trên 10%", "measure": "Tỷ lệ", "operator": ">", "value": 10, "unit": "%"}
    plan = checking_plan(targets=[goal])
    services.drop_target(target=plan.targets.get(), by=steward_of(plan))
    take(plan, *three_tasks(), targets=[goal])
    assert plan.targets.get().dropped is True


def test_nothing_can_be_changed_while_the_file_is_read_again(plan, by):
    services.read_again(plan=plan, by=by)
    with pytest.raises(Conflict):
        services.drop_task(task=task_of(plan, "1"), by=by)


def test_confirmed_plan_is_not_read_again(plan, by):
    Plan.objects.update(state=Plan.State.CONFIRMED)
    with pytest.raises(Conflict):
        services.read_again(plan=plan, by=by)


def test_refused_rereading_leaves_the_plan_as_it_was(tmp_path):
    by = make_steward()
    plan = uploaded(by)
    perform_reading(reading_id=plan.document.readings.get().pk)
    before = texts(plan)
    again = services.read_again(plan=plan, by=by)
    for path in (tmp_path / "files").rglob("*.bin"):
        path.unlink()
    with pytest.raises(FileNotFoundError):
        perform_reading(reading_id=again.pk)
    plan.refresh_from_db()
    assert (plan.state, texts(plan)) == ("checking", before)
    assert Reading.objects.get(pk=again.pk).state == "failed"
