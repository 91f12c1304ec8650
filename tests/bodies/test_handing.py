"""What an event hands over: proposed, taken, refused, passed on, chosen, asked."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from hientai.bodies import services
from hientai.bodies.domain.events import BadEvent, Head
from hientai.bodies.models import BodyKind, Handover
from hientai.core.models import AuditLine
from hientai.duties.services import open_duties
from hientai.duties.services.mailing import addresses_of
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.opinions.models import Opinion
from hientai.plans.models import Party, Plan
from tests.factories import make_actor, make_duty, make_plan, make_task, make_user

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1)


def end(kind, before, after=()):
    event = services.draft_event(head=Head(kind, MARCH), by=SYSTEM)
    services.set_sides(event=event, before=before, after=after, by=SYSTEM)
    return services.confirm_event(event=event, by=SYSTEM)


@pytest.fixture
def old(make):
    return make("Sở Kế hoạch và Đầu tư")


@pytest.fixture
def heir(make):
    return make("Sở Tài chính")


@pytest.fixture
def officer(heir):
    return make_actor(Role.BODY_OFFICER, heir)


def rows(what="duty", **wanted):
    return Handover.objects.filter(what=what, **wanted)


def ids(what="duty", **wanted):
    return list(rows(what, **wanted).values_list("pk", flat=True))


def test_open_duties_are_proposed_to_the_only_successor(old, heir):
    make_duty(body=old)
    end("absorbed", [old], [heir])

    assert (rows().get().to_body, rows().get().state) == (heir, "proposed")


def test_done_duties_and_history_stay_with_the_old_body(old, heir):
    make_duty(body=old, done_on=date(2026, 2, 1))
    make_duty(body=old, history=True)
    end("absorbed", [old], [heir])

    assert not rows().exists()


def test_nothing_moves_before_it_is_taken(old, heir):
    duty = make_duty(body=old)
    end("absorbed", [old], [heir])
    duty.refresh_from_db()

    assert duty.body == old


def test_the_successor_s_officer_takes_it(old, heir, officer):
    duty = make_duty(body=old)
    end("absorbed", [old], [heir])
    services.take(ids=ids(), by=officer)
    duty.refresh_from_db()

    assert (duty.body, duty.origin, rows().get().state) == (heir, old, "taken")


def test_an_officer_does_not_take_what_is_proposed_to_others(old, heir, make):
    make_duty(body=old)
    end("absorbed", [old], [heir])

    with pytest.raises(NotAllowed):
        services.take(ids=ids(), by=make_actor(Role.BODY_OFFICER, make("Sở Y tế")))


def test_a_duty_may_come_to_stand_beside_its_like(old, heir, officer):
    task = make_task()
    own, other = make_duty(task, heir), make_duty(task, old)
    end("absorbed", [old], [heir])
    services.take(ids=ids(), by=officer)
    other.refresh_from_db()

    assert (other.body, own.body) == (heir, heir)


def test_what_was_finished_while_it_waited_stays_with_who_finished_it(old, heir, officer):
    duty = make_duty(body=old)
    end("absorbed", [old], [heir])
    duty.done_on = localdate()
    duty.save()
    services.take(ids=ids(), by=officer)
    duty.refresh_from_db()

    assert (duty.body, rows().get().state) == (old, "undone")


def test_a_refusal_needs_a_reason_and_waits_for_the_steward(old, heir, officer):
    make_duty(body=old)
    end("absorbed", [old], [heir])
    with pytest.raises(BadEvent, match="Ghi lý do"):
        services.refuse(ids=ids(), reason=" ", by=officer)
    services.refuse(ids=ids(), reason="Không đúng chức năng", by=officer)

    assert (rows().get().state, rows().get().reason) == ("refused", "Không đúng chức năng")


def test_what_is_passed_on_is_proposed_to_the_other_body(old, heir, officer, make):
    make_duty(body=old)
    other = make("Sở Nội vụ")
    end("absorbed", [old], [heir])
    services.pass_on(ids=ids(), to=other, reason="Thuộc ngành nội vụ", by=officer)
    row = rows().get()

    assert (row.to_body, row.state, row.reason) == (
        other,
        "proposed",
        "Sở Tài chính chuyển tiếp: Thuộc ngành nội vụ",
    )


def test_a_split_asks_and_suggests_by_function_words(make):
    labour = make("Sở Lao động - Thương binh và Xã hội")
    home, health = make("Sở Nội vụ"), make("Sở Y tế")
    make_duty(make_task(text="Chăm sóc người khuyết tật, trẻ em"), labour)
    make_duty(make_task(text="Nâng cao nhận thức"), labour)
    end("split", [labour], [home, health])

    assert [(row.state, row.to_body) for row in rows()] == [("choose", health), ("choose", None)]


def test_a_body_that_ends_without_heir_asks_for_one(make, old):
    make_duty(body=old)
    end("abolished", [old])

    assert (rows().get().state, rows().get().to_body) == ("choose", None)


def test_a_choice_proposes_to_the_chosen_body(make, old, heir):
    make_duty(body=old)
    end("abolished", [old])
    services.choose(ids=ids(), to=heir, by=SYSTEM)

    assert (rows().get().state, rows().get().to_body) == ("proposed", heir)


def test_a_body_that_has_ended_is_not_chosen(make, old):
    make_duty(body=old)
    end("abolished", [old])

    with pytest.raises(Conflict, match="không còn hoạt động"):
        services.choose(ids=ids(), to=make("Ban Cũ", valid_to=date(2025, 1, 1)), by=SYSTEM)


def test_moved_functions_leave_the_rest_where_it_is(make):
    media = make("Sở Thông tin và Truyền thông")
    culture = make("Sở Văn hóa, Thể thao và Du lịch")
    press = make_duty(make_task(text="Quản lý báo chí, xuất bản"), media)
    make_duty(make_task(text="Xây dựng phần mềm"), media)
    end("moved", [media], [culture])

    assert [(row.item, row.to_body, row.state) for row in rows()] == [(press.pk, culture, "choose")]


def test_open_difficulties_go_to_who_follows(old, heir, officer):
    plan = make_plan()
    raised = Opinion.objects.create(plan=plan, body=old, collector=old, text="Thiếu người")
    Opinion.objects.create(plan=plan, body=old, collector=old, text="Xong", state="closed")
    end("absorbed", [old], [heir])
    services.take(ids=[*ids("opinion"), *ids("answer")], by=officer)
    raised.refresh_from_db()

    assert (raised.body, raised.collector, rows("opinion").count()) == (heir, heir, 1)


def test_who_worked_for_the_old_body_works_for_the_new_one(old, heir, officer):
    user = make_user(Role.BODY_OFFICER, old)
    end("absorbed", [old], [heir])
    services.take(ids=ids("post"), by=officer)
    posts = {post.body: post.until is None for post in user.memberships.all()}

    assert posts == {old: False, heir: True}


def test_later_periods_are_opened_for_the_new_body(old, heir, officer):
    plan = make_plan(state=Plan.State.CONFIRMED, tracked_from=date(2026, 1, 1))
    task = make_task(plan, lead=old, recurrence="yearly")
    end("absorbed", [old], [heir])
    services.take(ids=ids("party"), by=officer)
    open_duties(plan=plan, by=SYSTEM)

    assert {duty.body for duty in task.duties.all()} == {heir}


def test_what_waits_to_be_taken_is_not_opened_again(old, heir, officer):
    plan = make_plan(state=Plan.State.CONFIRMED, tracked_from=date(2026, 1, 1))
    task = make_task(plan, lead=old, recurrence="yearly")
    open_duties(plan=plan, by=SYSTEM)
    opened = task.duties.count()
    end("absorbed", [old], [heir])
    services.take(ids=ids("party"), by=officer)
    open_duties(plan=plan, by=SYSTEM)

    assert task.duties.count() == opened


def test_a_plan_s_steward_is_handed_on(old, heir, officer):
    plan = make_plan(old)
    end("absorbed", [old], [heir])
    services.take(ids=ids("steward"), by=officer)
    plan.refresh_from_db()

    assert plan.steward == heir


def test_an_event_asks_what_becomes_of_the_predecessor_s_plans(old, heir, officer):
    make_plan(old, state=Plan.State.CONFIRMED)
    end("absorbed", [old], [heir])
    with pytest.raises(BadEvent, match="Ghi văn bản thay thế"):
        services.settle(ids=ids("fate"), answer="replaced", note="", by=officer)
    services.settle(ids=ids("fate"), answer="replaced", note="Kế hoạch 12/KH-UBND", by=officer)

    assert (rows("fate").get().answer, rows("fate").get().reason) == (
        "replaced",
        "Kế hoạch 12/KH-UBND",
    )


def test_what_waits_for_a_body_that_ends_too_goes_on_to_its_heir(old, heir, make):
    make_duty(body=old)
    end("absorbed", [old], [heir])
    last = make("Sở Tài chính", province="Bắc Ninh")
    end("absorbed", [heir], [last])

    assert rows().get().to_body == last


def test_what_opens_later_is_proposed_by_the_daily_job(old, heir):
    end("absorbed", [old], [heir])
    make_duty(body=old)
    services.take_due_effect(by=SYSTEM)

    assert rows().get().to_body == heir


def test_taking_costs_the_same_however_much_it_is(old, heir, officer):
    for _ in range(6):
        make_duty(body=old)
    end("absorbed", [old], [heir])
    with CaptureQueriesContext(
        connection,
    ) as one:
        services.take(ids=ids()[:1], by=officer)
    with CaptureQueriesContext(connection) as five:
        services.take(ids=ids(state="proposed"), by=officer)

    assert len(one) == len(five)


def test_taking_is_one_line_in_the_log(old, heir, officer):
    for _ in range(3):
        make_duty(body=old)
    end("absorbed", [old], [heir])
    services.take(ids=ids(), by=officer)

    assert AuditLine.objects.filter(action="handover.taken").get().details["count"] == 3


def test_party_stays_open_for_nobody_but_the_named(old, heir, officer):
    plan = make_plan(state=Plan.State.CONFIRMED)
    party = make_task(plan, lead=old).parties.get()
    party.bodies.add(heir)
    end("absorbed", [old], [heir])
    services.take(ids=ids("party"), by=officer)

    assert list(Party.objects.get(pk=party.pk).bodies.all()) == [heir]


def test_like_tasks_of_merged_provinces_plans_are_proposed_as_one(make):
    text = "Xây dựng cơ sở dữ liệu về đội ngũ trí thức của tỉnh theo từng lĩnh vực chuyên môn"
    committees = []
    for land in ("Bắc Giang", "Bắc Ninh"):
        committees.append(make("Ủy ban nhân dân tỉnh", BodyKind.COMMITTEE, land))
        plan = make_plan(province=land, state=Plan.State.CONFIRMED)
        make_task(plan, text=text, path=["III", "1"])
        make_task(plan, text=f"Tổ chức hội nghị biểu dương trí thức {land} tiêu biểu hằng năm")
    merged = make("Ủy ban nhân dân tỉnh", BodyKind.COMMITTEE, "Bắc Ninh", valid_from=MARCH)
    end("merged", committees, [merged])
    services.settle(ids=ids("alike")[:1], answer="same", note="", by=SYSTEM)

    assert rows("alike", answer="same").count() == 1


def test_a_question_is_answered_with_its_own_answers(old, heir, officer):
    make_plan(old, state=Plan.State.CONFIRMED)
    end("absorbed", [old], [heir])

    with pytest.raises(BadEvent, match="Chọn một câu trả lời"):
        services.settle(ids=ids("fate"), answer="same", note="", by=officer)


def test_a_reminder_to_an_ended_body_reaches_its_successor_too(old, heir):
    old.email, heir.email = "cu@mau.invalid", "moi@mau.invalid"
    heir.save()
    old.save()
    end("absorbed", [old], [heir])
    old.refresh_from_db()

    assert addresses_of(old) == ["cu@mau.invalid", "moi@mau.invalid"]


def test_an_unseen_basis_is_told_beside_the_proposal(old, heir):
    make_duty(body=old)
    end("absorbed", [old], [heir])

    assert rows().get().why == "Đơn vị kế thừa duy nhất; căn cứ chưa có người xác nhận."
