"""A body's own page, a duty's page, evidence, reminders, conditions."""

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hientai.duties.models import Duty, Evidence, Reminder
from hientai.duties.services import report_progress
from hientai.kernel.permissions import SYSTEM, Role
from hientai.kernel.timeframes import TimeKind
from hientai.plans.models import Party, Plan
from tests.factories import make_body, make_duty, make_plan, make_task, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-21 08:00 +0700", tick=False):
        yield


@pytest.fixture
def duty():
    return make_duty(due_on=date(2026, 12, 20))


@pytest.fixture
def as_officer(client, duty):
    client.force_login(make_user(Role.BODY_OFFICER, duty.body))
    return client


@pytest.fixture
def as_steward(client, duty):
    client.force_login(make_user(Role.STEWARD, duty.plan.steward))
    return client


def page(client, name, *args, **query):
    return client.get(reverse(name, args=args), query).content.decode()


def report(client, duty, **fields):
    values = {"percent": "40", "summary": "Đã dự thảo."}
    return client.post(reverse("duties:report", args=[duty.pk]), {**values, **fields})


def test_the_heading_says_what_is_owed_next(as_officer, duty):
    for _ in range(2):
        make_duty(body=duty.body, due_on=date(2026, 12, 20))
    make_duty(body=duty.body, due_on=date(2027, 12, 20))
    assert "3 việc cần báo cáo trước ngày 20/12/2026" in page(as_officer, "duties:mine")


def test_the_heading_says_what_is_overdue(as_officer, duty):
    make_duty(body=duty.body, due_on=date(2026, 11, 1))
    heading = "1 việc quá hạn, 1 việc cần báo cáo trước ngày 20/12/2026"
    assert heading in page(as_officer, "duties:mine")


def test_a_body_that_owes_nothing_is_told_so(as_officer, duty):
    duty.delete()
    assert "Đơn vị không còn việc nào chưa xong" in page(as_officer, "duties:mine")


def test_the_own_page_shows_tasks_in_which_the_body_works_with_others(as_officer, duty):
    task = make_task(make_plan(state=Plan.State.CONFIRMED), text="Tổ chức hội thi")
    Party.objects.create(task=task, role="coordinator", name="x").bodies.add(duty.body)
    make_duty(task, make_body("Sở Y tế"), done_on=date(2026, 1, 5))
    shown = page(as_officer, "duties:mine")
    assert "Tổ chức hội thi" in shown
    assert "1/1 đơn vị chủ trì đã xong" in shown


def test_the_own_page_shows_reminders(as_officer, duty):
    Reminder.objects.create(plan=duty.plan, body=duty.body, text="Gửi trước 05/12")
    assert "Gửi trước 05/12" in page(as_officer, "duties:mine")


def test_a_duty_says_when_it_is_due_and_why(as_officer, duty):
    shown = page(as_officer, "duties:detail", duty.pk)
    assert "20/12/2026" in shown
    assert "Kế hoạch ghi hạn này." in shown


def test_a_duty_leads_to_its_clause(as_officer, duty):
    link = f"{reverse('plans:detail', args=[duty.plan_id])}?task={duty.task_id}"
    assert link in page(as_officer, "duties:detail", duty.pk)


def test_a_history_duty_says_why_it_is_not_overdue(as_officer, duty):
    Plan.objects.update(tracked_from=date(2026, 1, 1))
    past = make_duty(body=duty.body, task=duty.task, period_start=None, history=True)
    shown = page(as_officer, "duties:detail", past.pk)
    assert "Đến hạn trước ngày bắt đầu theo dõi 01/01/2026" in shown


def test_a_duty_says_how_far_the_whole_task_is(as_officer, duty):
    make_duty(duty.task, make_body("Sở Y tế"), done_on=date(2026, 1, 5))
    assert "1/2 đơn vị đã xong" in page(as_officer, "duties:detail", duty.pk)


def test_a_duty_of_another_body_is_not_found(as_officer):
    other = make_duty(body=make_body("Sở Y tế"))
    assert as_officer.get(reverse("duties:detail", args=[other.pk])).status_code == 404


def test_reporting_with_evidence(as_officer, duty):
    files = [SimpleUploadedFile("a.pdf", b"%PDF-1.7"), SimpleUploadedFile("b.txt", b"b")]
    answer = report(as_officer, duty, done="on", evidence=files)
    assert answer.url == reverse("duties:detail", args=[duty.pk])
    duty.refresh_from_db()
    assert (duty.percent, duty.done_on) == (100, date(2026, 11, 21))
    assert Evidence.objects.count() == 2


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"percent": "140"}, "Khối lượng đã làm là số nguyên từ 0 đến 100."),
        ({"summary": ""}, "Ghi kết quả đã làm được trong kỳ."),
        ({"evidence": SimpleUploadedFile("a.exe", b"MZ")}, "không thuộc loại được nhận"),
        ({"evidence": SimpleUploadedFile("a.pdf", b"MZ")}, "không phải pdf"),
    ],
)
def test_a_bad_report_keeps_the_form_and_says_why(as_officer, duty, fields, sentence):
    answer = report(as_officer, duty, **fields)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_too_many_files_are_refused(as_officer, duty):
    files = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(11)]
    assert "Gửi tối đa 10 tệp một lần." in report(as_officer, duty, evidence=files).content.decode()


def test_a_leader_sees_no_report_form(client, duty):
    client.force_login(make_user(Role.LEADER))
    assert "Gửi báo cáo" not in page(client, "duties:detail", duty.pk)


def test_the_steward_is_told_that_the_report_is_on_behalf(as_steward, duty):
    assert f"Anh/chị ghi thay {duty.body}" in page(as_steward, "duties:detail", duty.pk)


def evidence_of(duty):
    progress = report_progress(
        duty=duty, percent=10, summary="x", done=False, files=[("a.txt", b"noi dung")], by=SYSTEM
    )
    return progress.evidence.get()


def test_evidence_is_downloaded_by_who_sees_the_duty(as_officer, duty):
    answer = as_officer.get(reverse("duties:evidence", args=[evidence_of(duty).pk]))
    assert b"".join(answer.streaming_content) == b"noi dung"


def test_evidence_of_others_is_not_found(as_officer):
    kept = evidence_of(make_duty(body=make_body("Sở Y tế")))
    assert as_officer.get(reverse("duties:evidence", args=[kept.pk])).status_code == 404


def test_the_history_shows_reports_and_reminders_newest_first(as_officer, duty):
    evidence_of(duty)
    with time_machine.travel("2026-11-21 09:00 +0700"):
        Reminder.objects.create(plan=duty.plan, body=duty.body, text="Nộp ngay").duties.add(duty)
        shown = page(as_officer, "duties:detail", duty.pk)
    assert shown.index("Nhắc: Nộp ngay") < shown.index("a.txt")


def test_reminding_asks_first(as_steward, duty):
    shown = page(as_steward, "duties:remind", duty=duty.pk)
    assert "Nhắc 1 đơn vị về 1 việc?" in shown
    assert not Reminder.objects.exists()


def test_reminding_of_the_chosen_duties(as_steward, duty):
    make_duty(make_task(duty.plan), duty.body)
    as_steward.post(f"{reverse('duties:remind')}?duty={duty.pk}", {"text": "Nộp ngay"})
    assert list(Reminder.objects.get().duties.all()) == [duty]


def test_reminding_of_all_that_a_filter_shows(as_steward, duty):
    late = make_duty(make_task(duty.plan), make_body("Sở Y tế"), due_on=date(2026, 11, 1))
    as_steward.post(f"{reverse('duties:remind')}?state=overdue", {"text": "Nộp ngay"})
    assert list(Reminder.objects.get().duties.all()) == [late]


def test_duties_of_another_stewards_plan_are_left_out(as_steward):
    other = make_duty(body=make_body("Sở Y tế"))
    shown = page(as_steward, "duties:remind", duty=other.pk)
    assert "1 việc bỏ qua" in shown
    assert "Chưa có việc nào để nhắc" in shown


def test_reminding_twice_is_refused_with_a_sentence(as_steward, duty):
    address = f"{reverse('duties:remind')}?duty={duty.pk}"
    as_steward.post(address, {"text": "Nộp ngay"})
    Reminder.objects.update(state=Reminder.State.SENT)
    assert as_steward.post(address, {"text": "Nộp ngay"}).status_code == 422


def test_an_officer_does_not_open_the_reminder_page(as_officer):
    assert as_officer.get(reverse("duties:remind")).status_code == 403


@pytest.fixture
def waiting(duty):
    task = make_task(duty.plan, condition="sau khi có hướng dẫn của Trung ương")
    return make_duty(task, duty.body, due_on=None, time_kind=TimeKind.CONDITIONAL)


def test_noting_that_a_condition_came(as_steward, waiting):
    address = reverse("duties:condition", args=[waiting.task_id])
    as_steward.post(address, {"on": "5/11/2026"})
    assert Duty.objects.get(pk=waiting.pk).due_on == date(2026, 12, 7)


def test_a_day_that_does_not_exist_keeps_the_form(as_steward, waiting):
    address = reverse("duties:condition", args=[waiting.task_id])
    answer = as_steward.post(address, {"on": "31/11/2026"})
    assert answer.status_code == 422
    assert "không phải ngày có thật" in answer.content.decode()


def test_a_condition_noted_wrongly_is_taken_back_on_a_page(as_steward, waiting):
    as_steward.post(reverse("duties:condition", args=[waiting.task_id]), {"on": "01/01/2026"})
    address = reverse("duties:withdraw-condition", args=[waiting.pk])
    detail = reverse("duties:detail", args=[waiting.pk])
    assert address in as_steward.get(detail).content.decode()
    assert as_steward.post(address, {"why": "Nhầm văn bản"}).status_code == 302
    waiting.refresh_from_db()
    assert waiting.due_on is None
    assert as_steward.post(address, {"why": "Nhầm văn bản"}).status_code == 422


def test_a_condition_of_another_stewards_plan_is_not_found(client, waiting):
    client.force_login(make_user(Role.STEWARD, make_body("Sở Y tế")))
    assert client.get(reverse("duties:condition", args=[waiting.task_id])).status_code == 404
