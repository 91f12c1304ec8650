"""What becomes of what waits: sent once, tried again, given up, called uncertain."""

from datetime import timedelta
from typing import ClassVar

import pytest
from django.core import mail
from django.utils import timezone

from hientai.chasing import services
from hientai.chasing.models import Delivery, InboxNotice, Line
from hientai.kernel.messages import Outcome, Sent
from hientai.kernel.permissions import Role
from tests.chasing.things import OFFICER, TODAY, chase, ladder, officer, owing
from tests.factories import make_body, make_plan, make_user

pytestmark = pytest.mark.django_db

SAID: list[Sent] = []


class Scripted:
    """A channel that says what a test wants, and another way out than mail."""

    name = "tin-nhan"
    sent: ClassVar = []

    def address_of(self, person):
        return "0900000000"

    def send(self, message):
        self.sent.append(message)
        return SAID.pop(0) if SAID else Sent(Outcome.SENT)


@pytest.fixture
def channel(settings):
    settings.CHANNELS = ["tests.chasing.test_delivering.Scripted"]
    Scripted.sent, SAID[:] = [], []
    return Scripted


@pytest.fixture
def waiting():
    """Return a digest to an officer that waits to go out."""
    ladder((0, OFFICER))
    body = make_body()
    officer(body)
    owing(body)
    services.gather(today=TODAY)
    return Delivery.objects.get()


def after(delivery):
    delivery.refresh_from_db()
    return delivery


def test_a_delivery_that_is_asked_for_twice_goes_out_once(waiting):
    for _ in range(2):
        services.deliver(waiting.pk, today=TODAY)

    assert (len(mail.outbox), after(waiting).state) == (1, Delivery.State.SENT)


def test_found_in_mid_sending_it_is_uncertain_and_not_sent(waiting):
    Delivery.objects.update(state=Delivery.State.SENDING)

    services.deliver(waiting.pk, today=TODAY)

    assert (after(waiting).state, mail.outbox) == (Delivery.State.UNCERTAIN, [])


def test_while_it_may_still_be_on_its_way_it_is_looked_at_again_later(waiting):
    Delivery.objects.update(state=Delivery.State.SENDING, claimed_at=timezone.now())

    pause = services.deliver(waiting.pk, today=TODAY)

    assert (after(waiting).state, pause) == (Delivery.State.SENDING, timedelta(minutes=1))
    assert mail.outbox == []


def test_what_has_been_on_its_way_for_an_hour_is_uncertain(waiting):
    long_ago = timezone.now() - timedelta(hours=2)
    Delivery.objects.update(state=Delivery.State.SENDING, claimed_at=long_ago)

    services.gather(today=TODAY)

    assert after(waiting).state == Delivery.State.UNCERTAIN


def test_an_uncertain_one_is_never_sent_by_itself(waiting):
    Delivery.objects.update(state=Delivery.State.UNCERTAIN)

    chase()
    chase(TODAY + timedelta(days=3))

    assert mail.outbox == []


def test_the_steward_is_told_of_an_uncertain_one(waiting):
    steward = make_user(Role.STEWARD, Line.objects.get().duty.plan.steward)
    Delivery.objects.update(state=Delivery.State.SENDING)

    services.deliver(waiting.pk, today=TODAY)

    assert "có thể đã gửi" in InboxNotice.objects.get(user=steward).sentence


def test_where_nobody_answers_it_is_tried_again_later_each_time(channel, waiting):
    SAID[:] = [Sent(Outcome.UNREACHABLE, "tắt máy")] * 2

    pauses = [services.deliver(waiting.pk, today=TODAY) for _ in range(3)]

    assert pauses == [timedelta(minutes=15), timedelta(minutes=30), None]
    assert after(waiting).state == Delivery.State.SENT


def test_after_six_attempts_it_is_given_up(channel, waiting):
    SAID[:] = [Sent(Outcome.UNREACHABLE, "tắt máy")] * 9

    pauses = [services.deliver(waiting.pk, today=TODAY) for _ in range(7)]

    assert [bool(pause) for pause in pauses] == [True] * 5 + [False] * 2
    assert (after(waiting).state, len(channel.sent)) == (Delivery.State.FAILED, 6)


def test_what_certainly_reached_nobody_is_told_on_another_day(channel):
    ladder((0, OFFICER))
    owing(make_body(email="so@tinh.example"), due_on=TODAY + timedelta(days=3))
    SAID[:] = [Sent(Outcome.UNREACHABLE)] * 6
    chase(TODAY + timedelta(days=3))
    for _ in range(5):
        services.deliver(Delivery.objects.get().pk)

    assert list(Line.objects.values_list("released", flat=True)) == [True]


def test_what_was_done_meanwhile_is_not_reminded_of(waiting):
    Line.objects.get().duty.__class__.objects.update(done_on=TODAY)

    services.deliver(waiting.pk, today=TODAY)

    assert (after(waiting).state, mail.outbox) == (Delivery.State.NEEDLESS, [])


def test_a_refused_one_is_not_tried_again(channel, waiting):
    SAID[:] = [Sent(Outcome.REFUSED, "550 không có hộp thư này")]

    assert services.deliver(waiting.pk, today=TODAY) is None
    assert (after(waiting).state, waiting.why) == (
        Delivery.State.FAILED,
        "550 không có hộp thư này",
    )


def test_the_letter_says_how_late_each_thing_is_and_where_it_stands(waiting):
    owing(make_body(), make_plan())
    services.deliver(waiting.pk, today=TODAY)

    text = mail.outbox[0].body

    assert "ĐẾN HẠN HÔM NAY (1)" in text
    assert "Hạn 06/03/2026, hạn hôm nay" in text
    assert f"/don-doc/thu/{waiting.digest_id}/" in text


def test_a_late_letter_says_what_is_so_when_it_goes(waiting):
    services.deliver(waiting.pk, today=TODAY + timedelta(days=4))

    assert "QUÁ HẠN (1)" in mail.outbox[0].body
    assert "quá 4 ngày" in mail.outbox[0].body
