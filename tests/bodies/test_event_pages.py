"""The pages of events and hand-overs, as a person goes through them, without script."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from hientai.accounts.selectors import actor_for
from hientai.bodies import services
from hientai.bodies.domain.events import Head
from hientai.bodies.models import Body, Event, Handover
from hientai.kernel.permissions import SYSTEM, Role
from hientai.plans.models import Plan
from tests.factories import make_duty, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(make):
    return make("Ban Dân tộc")


@pytest.fixture
def heir(make):
    return make("Sở Nội vụ")


@pytest.fixture
def steward(client, heir):
    client.force_login(make_user(Role.STEWARD, heir))
    return client


@pytest.fixture
def handed(old, heir):
    make_duty(body=old)
    make_duty(body=old)
    event = services.draft_event(head=Head("absorbed", date(2026, 3, 1)), by=SYSTEM)
    services.set_sides(event=event, before=[old], after=[heir], by=SYSTEM)
    return services.confirm_event(event=event, by=SYSTEM)


def send(client, page, /, *args, query="", **data):
    return client.post(f"{reverse(f'bodies:{page}', args=args)}{query}", data)


def enter_rename(client, old):
    answer = send(
        client, "event-add", kind="renamed", on="01/03/2026", basis="Nghị quyết 01/NQ-HĐND"
    )
    event = Event.objects.get()
    assert answer.url == reverse("bodies:event-before", args=[event.pk])
    send(client, "event-before", event.pk, do="pick", body=old.name)
    new = {"name": "Sở Dân tộc", "kind": "department", "province": "Bắc Ninh"}
    send(client, "event-after", event.pk, do="new", **new)
    return event


def test_a_rename_is_entered_step_by_step_and_confirmed(steward, old):
    event = enter_rename(steward, old)
    send(steward, "event-act", event.pk, do="confirm")
    event.refresh_from_db()

    assert (event.state, Body.objects.filter(name="Sở Dân tộc").exists()) == ("in_effect", True)


def test_the_preview_tells_what_would_be_handed_over(steward, old):
    make_duty(body=old)
    event = enter_rename(steward, old)
    page = steward.get(reverse("bodies:event", args=[event.pk]))

    assert "1 việc phải làm" in page.content.decode()


def test_what_cannot_have_happened_is_refused_on_the_page(steward, old):
    event = enter_rename(steward, old)
    send(steward, "event-before", event.pk, do="drop", body_id=old.pk)
    answer = send(steward, "event-act", event.pk, do="confirm")

    assert (answer.status_code, "một đơn vị cũ, một tên mới" in answer.content.decode()) == (
        422,
        True,
    )


def test_a_name_that_nobody_bore_that_day_is_refused(steward, old):
    event = enter_rename(steward, old)
    answer = send(steward, "event-before", event.pk, do="pick", body="Sở Không Có")

    assert answer.status_code == 422


def test_an_event_is_undone_from_its_page(steward, handed, old):
    send(steward, "event-act", handed.pk, do="undo")
    old.refresh_from_db()

    assert old.valid_to is None


def test_a_correction_opens_a_draft_with_the_same_sides(steward, handed, old):
    send(steward, "event-act", handed.pk, do="correct")

    assert Event.objects.get(corrects=handed).sides["before"] == [old.pk]


def test_the_inbox_counts_what_waits_for_the_officer(client, handed, heir):
    client.force_login(make_user(Role.BODY_OFFICER, heir))
    page = client.get(reverse("bodies:handovers"))

    assert [parcel.count for parcel in page.context["mine"]] == [2]


def test_the_officer_of_another_body_sees_no_parcel(client, handed, make):
    client.force_login(make_user(Role.BODY_OFFICER, make("Sở Y tế")))

    assert not client.get(reverse("bodies:handovers")).context["mine"]


def test_ticked_things_are_taken_and_the_rest_waits(client, handed, heir, old):
    client.force_login(make_user(Role.BODY_OFFICER, heir))
    first = Handover.objects.earliest("pk")
    query = f"?den={heir.pk}&tinh-trang=proposed"
    send(client, "parcel-answer", handed.pk, old.pk, query=query, do="take", item=first.pk)

    assert sorted(Handover.objects.values_list("state", flat=True)) == ["proposed", "taken"]


def test_without_a_tick_all_are_taken(client, handed, heir, old):
    client.force_login(make_user(Role.BODY_OFFICER, heir))
    send(client, "parcel-answer", handed.pk, old.pk, query=f"?den={heir.pk}", do="take")

    assert set(Handover.objects.values_list("state", flat=True)) == {"taken"}


def test_a_refusal_without_reason_is_told_beside_the_form(client, handed, heir, old):
    client.force_login(make_user(Role.BODY_OFFICER, heir))
    answer = send(client, "parcel-answer", handed.pk, old.pk, do="refuse")

    assert (answer.status_code, "Ghi lý do." in answer.content.decode()) == (422, True)


def test_the_steward_chooses_another_body_for_what_was_refused(steward, handed, old, make):
    ids = Handover.objects.values_list("pk", flat=True)
    services.refuse(ids=ids, reason="Không đúng chức năng", by=SYSTEM)
    other = make("Sở Y tế")
    send(steward, "parcel-answer", handed.pk, old.pk, do="choose", to="Sở Y tế")

    assert set(Handover.objects.values_list("to_body", flat=True)) == {other.pk}


def test_the_page_of_a_body_draws_its_line(steward, handed, old):
    page = steward.get(reverse("bodies:detail", args=[old.pk]))

    assert page.context["drawn"].wide.count("<rect") == 2


def test_the_timeline_groups_events_by_day(steward, handed):
    page = steward.get(reverse("bodies:timeline"), {"province": "Bắc Ninh"})

    assert [day.on for day in page.context["days"]] == [date(2026, 3, 1)]


def test_the_reform_is_applied_and_undone_from_its_page(
    steward, make, django_capture_on_commit_callbacks
):
    duty = make_duty(body=make("Sở Kế hoạch và Đầu tư"))
    with django_capture_on_commit_callbacks(execute=True):
        send(steward, "reform", province="Bắc Ninh", do="apply")
    row = Handover.objects.get(what="duty", item=duty.pk)
    send(steward, "reform", province="Bắc Ninh", do="undo")

    assert (row.state, Handover.objects.get(pk=row.pk).state) == ("proposed", "undone")


def test_a_body_s_new_parent_ends_the_one_before(client, old, make):
    client.force_login(make_user(Role.ADMINISTRATOR))
    make("Ủy ban nhân dân tỉnh"), make("Sở Y tế")
    for parent, since in (("Ủy ban nhân dân tỉnh", "01/01/2020"), ("Sở Y tế", "01/06/2024")):
        send(client, "edit", old.pk, kind="parent", value=parent, since=since)
    told = [(str(one.value), one.until) for one in old.details.order_by("since")]

    assert told == [("Ủy ban nhân dân tỉnh", date(2024, 5, 31)), ("Sở Y tế", None)]


def test_an_event_ahead_of_its_day_says_so(steward, old):
    event = enter_rename(steward, old)
    Event.objects.filter(pk=event.pk).update(on=date(localdate().year + 1, 1, 1))
    send(steward, "event-act", event.pk, do="confirm")
    page = steward.get(reverse("bodies:event", args=[event.pk])).content.decode()

    assert "Chờ đến ngày" in page


def test_a_plan_s_page_tells_what_became_of_it(steward, old, heir):
    plan = make_plan(old, state=Plan.State.CONFIRMED)
    event = services.draft_event(head=Head("absorbed", date(2026, 3, 1)), by=SYSTEM)
    services.set_sides(event=event, before=[old], after=[heir], by=SYSTEM)
    services.confirm_event(event=event, by=SYSTEM)
    asked = Handover.objects.get(what="fate")
    services.settle(ids=[asked.pk], answer="old_territory", note="", by=SYSTEM)

    page = steward.get(reverse("plans:detail", args=[plan.pk]))

    assert "Chỉ áp dụng trên địa bàn cũ" in page.content.decode()


def test_what_an_officer_refused_no_longer_waits_for_them(client, handed, heir):
    officer = make_user(Role.BODY_OFFICER, heir)
    ids = Handover.objects.values_list("pk", flat=True)
    services.refuse(ids=ids, reason="Không đúng chức năng", by=actor_for(officer))
    client.force_login(officer)
    page = client.get(reverse("bodies:handovers"))

    assert (page.context["mine"], page.context["waiting"]) == ([], 0)


def test_another_name_is_kept_with_its_days(client, old):
    client.force_login(make_user(Role.ADMINISTRATOR))
    send(client, "edit", old.pk, alias="Ban Miền núi", alias_until="31/12/2003")
    alias = old.aliases.get()

    assert (alias.name, alias.valid_from, alias.valid_to) == (
        "Ban Miền núi",
        None,
        date(2003, 12, 31),
    )
