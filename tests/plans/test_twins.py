"""One task said twice: asked side by side, owed once, told apart again; and the plan above."""

from datetime import date

import pytest
from django.urls import reverse

from hientai.bodies.domain import name_key
from hientai.documents.models import Relation
from hientai.documents.services import Named, add_relation, decide_relation
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.kernel.timeframes import ReportingCalendar
from hientai.plans import domain
from hientai.plans.models import Plan, Twin
from hientai.plans.selectors import check_items, open_pairs, work_from_above
from hientai.plans.services import confirm_plan, decide_twin, drop_task, restore_task
from hientai.plans.services.pairing import take_twins
from tests.factories import make_actor, make_plan, make_user
from tests.plans.sample import FIRST, checking_plan, leads, read_task, take, task_of, three_tasks

pytestmark = pytest.mark.django_db

ANNEX = {
    **read_task("1", FIRST, leads=["Sở Nội vụ"], coordinators=["Sở Tài chính"]),
    "path": ["PL", "1"],
    "timeframe": {"text": "Quý IV/2026", "recurrence": None, "start": None, "end": "2026-12-31", "condition": None},
    "deliverable": "Nghị quyết",
}  # fmt: skip


@pytest.fixture
def plan():
    return checking_plan(*three_tasks(), ANNEX)


def pair_of(plan):
    return Twin.objects.get(first__plan=plan)


def join(plan, *, same=True):
    return decide_twin(twin=pair_of(plan), same=same, by=SYSTEM)


def kept(plan):
    return [task.label for task in plan.tasks.filter(dropped=False)]


def test_an_annex_that_repeats_the_main_text_is_asked_about(plan):
    (pair,) = open_pairs(plan)
    assert [task.label for task in pair.both] == ["II / 1", "PL / 1"]


def test_what_only_the_annex_says_is_named(plan):
    (pair,) = open_pairs(plan)
    assert [(one.label, one.second) for one in pair.fills] == [
        ("Phối hợp", "Sở Tài chính"),
        ("Thời gian", "Quý IV/2026"),
        ("Sản phẩm", "Nghị quyết"),
    ]


def test_values_that_differ_are_named():
    main = domain.Contents("a", leads=("Sở Nội vụ",), deliverable="Đề án")
    annex = domain.Contents("b", leads=("Sở Y tế",), deliverable="Đề án")
    assert domain.differing(main, annex) == ("leads",)


def test_the_order_of_names_is_no_difference():
    main = domain.Contents("a", leads=("Sở Nội vụ", "Sở Y tế"))
    annex = domain.Contents("b", leads=("Sở Y tế", "Sở Nội vụ"))
    assert domain.differing(main, annex) == ()


def test_one_task_is_owed_once_and_filled_from_both_places(plan):
    join(plan)
    task = task_of(plan, "1")
    assert kept(plan) == ["II / 1", "II / 2", "II / 3"]
    assert (task.end, task.deliverable) == ("2026-12-31", "Nghị quyết")
    assert leads(task) == ["Sở Nội vụ"]
    assert task.parties.filter(role="coordinator").get().name == "Sở Tài chính"


def test_one_task_keeps_both_sources(plan):
    join(plan)
    (item,) = (item for item in check_items(plan).items if item.also)
    assert (item.task.label, item.also[0].task.label) == ("II / 1", "PL / 1")
    assert check_items(plan).dropped == []


def test_two_tasks_again_undoes_it(plan):
    join(plan)
    join(plan, same=False)
    task = task_of(plan, "1")
    assert kept(plan) == ["II / 1", "II / 2", "II / 3", "PL / 1"]
    assert (task.end, task.deliverable) == ("", "")
    assert not task.parties.filter(role="coordinator").exists()


def test_an_answer_outlives_readings(plan):
    join(plan)
    take(plan, *three_tasks(), ANNEX)
    assert kept(plan) == ["II / 1", "II / 2", "II / 3"]
    assert task_of(plan, "1").deliverable == "Nghị quyết"
    assert open_pairs(plan) == []


def test_two_tasks_are_not_asked_about_again(plan):
    join(plan, same=False)
    take(plan, *three_tasks(), ANNEX)
    assert open_pairs(plan) == []


def test_a_pair_that_is_no_longer_alike_is_forgotten(plan):
    take(plan, *three_tasks())
    assert not Twin.objects.exists()


def test_a_dropped_task_is_no_twin(plan):
    drop_task(task=plan.tasks.get(path=["PL", "1"]), by=SYSTEM)
    assert open_pairs(plan) == []
    with pytest.raises(Conflict):
        join(plan)


def test_a_restored_task_stands_alone(plan):
    join(plan)
    annex = plan.tasks.get(path=["PL", "1"])
    restore_task(task=annex, by=SYSTEM)
    annex.refresh_from_db()
    assert (annex.dropped, annex.same_as) == (False, None)


def test_only_who_checks_the_plan_answers(plan):
    with pytest.raises(NotAllowed):
        decide_twin(twin=pair_of(plan), same=True, by=make_actor(Role.LEADER))


def test_the_check_page_asks_side_by_side(plan, client):
    client.force_login(make_user(Role.STEWARD, plan.steward))
    page = client.get(reverse("plans:check", args=[plan.pk])).content.decode()
    assert "Có thể là một việc nói hai lần" in page
    client.post(reverse("plans:decide-twin", args=[pair_of(plan).pk]), {"answer": "same"})
    assert kept(plan) == ["II / 1", "II / 2", "II / 3"]


@pytest.fixture
def below(plan):
    """Make a plan that says it implements the first."""
    below = checking_plan(
        read_task("1", f"Tham mưu {FIRST}", leads=["Phòng Tổ chức cán bộ"]),
        document={"number": "13/KH-SNV"},
    )
    Relation.objects.create(source=below.document, target=plan.document, kind="implements")
    take_twins(below)
    return below


def test_the_plan_above_is_taken_up_task_by_task(plan, below):
    (above,) = work_from_above(below, [plan])
    assert [row.task.label for row in above.taken] == ["II / 1"]
    assert [row.task.label for row in above.of_others] == ["II / 2", "II / 3", "PL / 1"]


def test_what_was_asked_of_who_is_here_comes_first(plan, below):
    body = plan.steward
    task_of(plan, "2").parties.get().bodies.set([body])
    below.document.issuer = body.name
    below.document.save()
    body.key = name_key(body.name)
    body.save()
    (above,) = work_from_above(below, [plan])
    assert [row.task.label for row in above.open] == ["II / 2"]


def test_a_plan_above_that_comes_later_is_matched_too(below):
    late = checking_plan(*three_tasks(), document={"number": "1/CTr-UBND"})
    Relation.objects.create(source=below.document, target=late.document, kind="implements")
    take_twins(late)
    assert [len(above.taken) for above in work_from_above(below, [late])] == [1]


def test_who_may_not_see_the_plan_above_does_not_read_of_it(below):
    assert work_from_above(below, []) == []


def test_a_match_that_is_none_leaves_the_task_open(plan, below):
    twin = Twin.objects.get(second__plan=below)
    decide_twin(twin=twin, same=False, by=SYSTEM)
    (above,) = work_from_above(below, [plan])
    assert above.taken == []


def test_the_page_says_what_nobody_took_up(plan, below, client):
    client.force_login(make_user(Role.STEWARD, below.steward))
    page = client.get(reverse("plans:above", args=[below.pk])).content.decode()
    assert "1/4 nhiệm vụ của 12/KH-UBND có mục thực hiện" in page


def test_a_task_names_its_place_in_the_plan_above_once_a_person_said_so(plan, below, client):
    client.force_login(make_user(Role.LEADER))
    Plan.objects.update(state=Plan.State.CONFIRMED)
    place = "thực hiện mục II / 1 của"
    address = reverse("plans:detail", args=[below.pk])
    assert place not in client.get(address).content.decode()
    decide_twin(twin=Twin.objects.get(second__plan=below), same=True, by=SYSTEM)
    assert place in client.get(address).content.decode()


def test_without_a_plan_above_the_page_says_so(client):
    plan = make_plan(state="confirmed")
    client.force_login(make_user(Role.LEADER))
    page = client.get(reverse("plans:above", args=[plan.pk])).content.decode()
    assert "Chưa có kế hoạch cấp trên nào được tải lên" in page


def test_confirming_says_which_pairs_are_still_open(plan, client):
    client.force_login(make_user(Role.STEWARD, plan.steward))
    page = client.get(reverse("plans:confirm", args=[plan.pk])).content.decode()
    assert "Còn 1 cặp mục có thể là một việc nói hai lần" in page
    assert "1 văn bản phải ban hành như đã đọc" in page


def test_a_relation_that_a_person_adds_brings_the_plan_above(plan):
    below = checking_plan(read_task("1", FIRST), document={"number": "13/KH-SNV"})
    head = plan.document
    named = Named(head.number, head.kind, head.issuer, head.issued, head.province)
    add_relation(source=below.document, target=named, kind="implements", by=SYSTEM)
    assert [len(above.taken) for above in work_from_above(below, [plan])] == [1]


def test_a_relation_that_a_person_refuses_takes_it_away(plan, below):
    relation = Relation.objects.get(source=below.document)
    decide_relation(relation=relation, kind="", by=SYSTEM)
    assert work_from_above(below, [plan]) == []


def test_one_task_opens_its_duties_once(plan):
    join(plan)
    confirm_plan(
        plan=plan,
        tracked_from=date(2026, 1, 1),
        calendar=ReportingCalendar(),
        steward=plan.steward,
        collector=None,
        consolidator=None,
        by=SYSTEM,
    )
    first, annex = task_of(plan, "1"), plan.tasks.get(path=["PL", "1"])
    assert (first.duties.filter(role="lead").count(), annex.duties.count()) == (1, 0)
