"""Whom a reminder reaches, and that it is sent once."""

from datetime import date

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from hientai.core.models import AuditLine
from hientai.duties.domain import BadReminder
from hientai.duties.models import Reminder
from hientai.duties.services import deliver, remind
from hientai.kernel.errors import NotAllowed
from hientai.kernel.permissions import Role
from tests.factories import make_actor, make_body, make_duty, make_plan, make_task, make_user

pytestmark = pytest.mark.django_db(transaction=True)


class OneAddressFails(EmailBackend):
    """Refuses one address, as a server does that knows no such box."""

    def send_messages(self, messages):
        if any("hong@" in to for message in messages for to in message.to):
            raise ConnectionRefusedError("không có hộp thư này")
        return super().send_messages(messages)


@pytest.fixture
def plan():
    return make_plan()


@pytest.fixture
def steward(plan):
    return make_actor(Role.STEWARD, plan.steward)


def owed(plan, body, **fields):
    return make_duty(make_task(plan), body, **fields)


def send(plan, duties, by, text="Đề nghị báo cáo trước ngày 05/12/2026."):
    return remind(plan=plan, duties=duties, text=text, by=by)


def test_a_body_gets_one_reminder_over_all_its_duties(plan, steward):
    body = make_body(email="so@tinh.example")
    duties = [owed(plan, body), owed(plan, body)]
    reminder = send(plan, duties, steward)[0]
    assert set(reminder.duties.all()) == set(duties)
    assert len(mail.outbox) == 1


def test_each_body_gets_its_own(plan, steward):
    duties = [owed(plan, make_body(f"Sở {n}", email=f"so{n}@tinh.example")) for n in range(2)]
    send(plan, duties, steward)
    assert sorted(message.to for message in mail.outbox) == [
        ["so0@tinh.example"],
        ["so1@tinh.example"],
    ]


def test_the_mail_goes_to_the_body_and_its_officers(plan, steward):
    body = make_body(email="so@tinh.example")
    make_user(Role.BODY_OFFICER, body, email="canbo@tinh.example")
    send(plan, [owed(plan, body)], steward)
    assert [message.to for message in mail.outbox] == [["so@tinh.example"], ["canbo@tinh.example"]]


@time_machine.travel("2026-11-21 08:00 +0700")
def test_the_mail_names_the_work_and_its_day(plan, steward):
    duty = owed(plan, make_body(email="so@tinh.example"), due_on=date(2026, 12, 5))
    send(plan, [duty], steward)
    body = mail.outbox[0].body
    assert f"- {duty.task.label}: {duty.task.text}" in body
    assert "Hạn 05/12/2026, còn 14 ngày" in body
    assert "Đề nghị báo cáo trước ngày 05/12/2026." in body


def test_a_sent_reminder_says_when_and_to_whom(plan, steward):
    send(plan, [owed(plan, make_body(email="so@tinh.example"))], steward)
    reminder = Reminder.objects.get()
    assert reminder.state == Reminder.State.SENT
    assert reminder.addresses == [{"to": "so@tinh.example", "why": "", "doubt": False}]
    assert reminder.sent_at is not None


def test_a_body_without_an_address_is_told_so(plan, steward):
    send(plan, [owed(plan, make_body())], steward)
    reminder = Reminder.objects.get()
    assert reminder.state == Reminder.State.FAILED
    assert reminder.why == "Đơn vị chưa có địa chỉ thư và chưa có cán bộ đầu mối."


def test_a_failing_address_says_so_and_the_others_get_theirs(plan, steward, settings):
    settings.EMAIL_BACKEND = "tests.duties.test_reminders.OneAddressFails"
    body = make_body(email="hong@tinh.example")
    make_user(Role.BODY_OFFICER, body, email="canbo@tinh.example")
    send(plan, [owed(plan, body)], steward)
    reminder = Reminder.objects.get()
    assert reminder.state == Reminder.State.SENT
    assert [bool(one["why"]) for one in reminder.addresses] == [True, False]


def test_a_job_run_again_sends_nothing_again(plan, steward):
    send(plan, [owed(plan, make_body(email="so@tinh.example"))], steward)
    deliver(Reminder.objects.get().pk)
    assert len(mail.outbox) == 1


def test_a_reminder_cut_off_in_mid_sending_is_not_sent_again_but_says_so(plan, steward):
    body = make_body(email="so@tinh.example")
    cut = Reminder.objects.create(plan=plan, body=body, text="…", state=Reminder.State.SENDING)
    deliver(cut.pk)
    cut.refresh_from_db()
    assert (cut.state, len(mail.outbox)) == (Reminder.State.FAILED, 0)
    assert cut.why.startswith("Việc gửi bị ngắt giữa chừng")


def test_an_address_that_was_being_written_to_is_in_doubt(plan, steward):
    duties = [owed(plan, make_body(email="so@tinh.example"))]
    reminder = send(plan, duties, steward)[0]
    doubt = [{"to": "so@tinh.example", "why": "có thể đã gửi", "doubt": True}]
    Reminder.objects.update(state=Reminder.State.SENDING, addresses=doubt)
    deliver(reminder.pk)
    assert (Reminder.objects.get().outcome, len(mail.outbox)) == ("Có thể đã gửi", 1)


def test_the_officers_find_the_reminder_in_their_inbox_too(plan, steward):
    body = make_body()
    officer = make_user(Role.BODY_OFFICER, body)
    send(plan, [owed(plan, body)], steward)
    assert f"nhắc 1 việc theo {plan.document.short_name}" in officer.notices.get().sentence


@pytest.mark.parametrize("fields", [{"done_on": date(2026, 1, 5)}, {"history": True}])
def test_done_work_and_history_are_not_reminded_of(plan, steward, fields):
    with pytest.raises(BadReminder):
        send(plan, [owed(plan, make_body(), **fields)], steward)


def test_the_same_duty_is_reminded_of_once_a_day(plan, steward):
    duty = owed(plan, make_body(email="so@tinh.example"))
    send(plan, [duty], steward)
    with pytest.raises(BadReminder):
        send(plan, [duty], steward)


def test_after_a_failure_the_duty_may_be_reminded_of_again(plan, steward):
    duty = owed(plan, make_body())
    send(plan, [duty], steward)
    assert len(send(plan, [duty], steward)) == 1


def test_duties_of_another_plan_are_left_out(plan, steward):
    with pytest.raises(BadReminder):
        send(plan, [make_duty()], steward)


def test_an_empty_text_is_refused(plan, steward):
    with pytest.raises(BadReminder):
        send(plan, [owed(plan, make_body())], steward, text=" ")


def test_an_officer_reminds_nobody(plan):
    body = make_body()
    with pytest.raises(NotAllowed):
        send(plan, [owed(plan, body)], make_actor(Role.BODY_OFFICER, body))


def test_reminding_leaves_one_audit_line(plan, steward):
    send(plan, [owed(plan, make_body()), owed(plan, make_body("Sở Y tế"))], steward)
    line = AuditLine.objects.get()
    assert (line.action, line.details) == ("plan.reminded", {"bodies": 2, "duties": 2})


def test_an_empty_reminder_of_today_holds_nothing_back(plan, steward):
    duty = owed(plan, make_body())
    Reminder.objects.create(plan=plan, body=duty.body, text="…")
    assert len(send(plan, [duty], steward)) == 1


def test_a_plan_without_a_number_is_named_by_its_title(plan, steward):
    plan.document.number, plan.document.title = "", "Thực hiện\nNghị quyết"
    plan.document.save()
    send(plan, [owed(plan, make_body(email="so@tinh.example"))], steward)
    assert mail.outbox[0].subject == "Nhắc 1 việc theo Kế hoạch Thực hiện Nghị quyết"
