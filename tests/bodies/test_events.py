"""Events in the register: entered, in effect, undone, corrected."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from hientai.bodies import services
from hientai.bodies.domain.events import BadEvent, Head, NewBody
from hientai.bodies.models import Body, Event, Succession
from hientai.core.models import AuditLine
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from tests.factories import make_actor, make_duty

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1)
NEW = NewBody("Sở Dân tộc và Tôn giáo", "department", "Bắc Giang")


def draft(kind, before=(), after=(), new=(), on=MARCH, by=SYSTEM):
    event = services.draft_event(head=Head(kind, on, "Nghị quyết 01/NQ-HĐND"), by=by)
    return services.set_sides(event=event, before=before, after=after, new=new, by=by)


def enter(*args, **kwargs):
    return services.confirm_event(event=draft(*args, **kwargs), by=SYSTEM)


def test_a_rename_ends_the_old_body_the_day_before_the_new_one_begins(make):
    old = make("Ban Dân tộc")
    enter("renamed", [old], new=[NEW])
    old.refresh_from_db()
    new = Body.objects.get(name=NEW.name)

    assert (old.valid_to, new.valid_from) == (date(2026, 2, 28), MARCH)


def test_a_draft_changes_nothing(make):
    old = make("Ban Dân tộc")
    draft("renamed", [old], new=[NEW])
    old.refresh_from_db()

    assert (old.valid_to, Body.objects.count(), Succession.objects.count()) == (None, 1, 0)


def test_an_event_ahead_of_its_day_waits_for_it(make):
    old = make("Ban Dân tộc")
    event = enter("renamed", [old], new=[NEW], on=localdate() + timedelta(days=30))

    assert (event.state, Succession.objects.count()) == (Event.State.ANNOUNCED, 0)


def test_the_daily_job_lets_an_event_take_effect_on_its_day(make):
    event = enter("renamed", [make("Ban Dân tộc")], new=[NEW], on=localdate() + timedelta(days=1))
    services.take_due_effect(by=SYSTEM, today=event.on)
    event.refresh_from_db()

    assert (event.state, Succession.objects.count()) == (Event.State.IN_EFFECT, 1)


def test_undoing_restores_the_register_exactly(make):
    old = make("Ban Dân tộc")
    before = list(Body.objects.values())
    event = enter("renamed", [old], new=[NEW])
    services.undo_event(event=event, by=SYSTEM)

    assert (list(Body.objects.values()), Succession.objects.count()) == (before, 0)


def test_what_was_taken_stands_in_the_way_of_undoing(make):
    old = make("Ban Dân tộc")
    duty = make_duty(body=old)
    event = enter("renamed", [old], new=[NEW])
    services.take(ids=[event.handovers.get(item=duty.pk, what="duty").pk], by=SYSTEM)

    with pytest.raises(Conflict, match="đính chính"):
        services.undo_event(event=event, by=SYSTEM)


def test_a_correction_moves_back_what_was_taken_and_hands_it_anew(make):
    old, right = make("Ban Dân tộc"), make("Sở Nội vụ")
    duty = make_duty(body=old)
    event = enter("absorbed", [old], [make("Sở Y tế")])
    services.take(ids=event.handovers.values_list("pk", flat=True), by=SYSTEM)
    draft = services.correct_event(event=event, by=SYSTEM)
    services.set_sides(event=draft, after=[right], by=SYSTEM)
    services.confirm_event(event=draft, by=SYSTEM)
    event.refresh_from_db()
    duty.refresh_from_db()
    anew = draft.handovers.get(what="duty")

    assert (event.state, duty.body, duty.origin, anew.to_body) == ("corrected", old, None, right)


def test_a_body_does_not_end_twice(make):
    old, heir = make("Ban Dân tộc"), make("Sở Nội vụ")
    enter("absorbed", [old], [heir])

    with pytest.raises(BadEvent, match="Đính chính sự kiện đó"):
        enter("abolished", [old])


def test_bodies_that_follow_each_other_in_a_circle_are_refused(make):
    one, two = make("Sở Một"), make("Sở Hai")
    enter("moved", [one], [two])

    with pytest.raises(BadEvent, match="thành vòng"):
        enter("moved", [two], [one], on=date(2026, 4, 1))


def test_an_officer_does_not_enter_events(make):
    officer = make_actor(Role.BODY_OFFICER, make("Sở Nội vụ"))

    with pytest.raises(NotAllowed):
        draft("created", new=[NEW], by=officer)


def test_confirming_is_one_line_in_the_log(make):
    event = draft("renamed", [make("Ban Dân tộc")], new=[NEW])
    before = AuditLine.objects.count()
    services.confirm_event(event=event, by=SYSTEM)

    assert AuditLine.objects.count() == before + 1


def test_a_new_body_does_not_take_a_name_that_another_bears(make):
    make(NEW.name)

    with pytest.raises(BadEvent, match="chọn trong danh mục"):
        enter("renamed", [make("Ban Dân tộc")], new=[NEW])


def test_a_person_who_saw_the_paper_makes_an_event_sure(make):
    event = enter("renamed", [make("Ban Dân tộc")], new=[NEW])

    assert services.vouch_event(event=event, by=SYSTEM).sure
