"""The pages of returns: writing, sending, checking, the Excel form, a period in one table."""

import io
from datetime import date

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hientai.kernel.permissions import Role
from hientai.returns.models import Return, ReturnLine
from hientai.returns.services import ask, correct, send_back
from tests.factories import make_user
from tests.returns.conftest import MAY_10, fill

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-05-10 09:42 +0700", tick=False):
        yield


@pytest.fixture
def as_officer(client, body):
    client.force_login(make_user(Role.BODY_OFFICER, body))
    return client


@pytest.fixture
def as_steward(client, plan):
    client.force_login(make_user(Role.STEWARD, plan.steward))
    return client


def page(client, name, *args, **query):
    return client.get(reverse(name, args=args), query).content.decode()


def save(client, report, duty, *, quiet=False, **typed):
    values = {"result": "Đã gửi thẩm định.", "percent": "70", "revision": "0"}
    headers = {"X-Autosave": "1"} if quiet else {}
    address = reverse("returns:line", args=[report.pk, duty.pk])
    return client.post(address, {**values, **typed}, headers=headers)


def test_the_heading_says_how_much_is_owed_by_when(as_officer, report):
    assert "2 việc, gửi trước ngày 18/05/2026" in page(as_officer, "returns:detail", report.pk)


def test_what_is_typed_is_saved_and_the_time_is_said(as_officer, report, dated):
    answer = save(as_officer, report, dated, quiet=True)

    assert answer.json() == {"said": "Đã lưu lúc 09:42", "revision": 1}
    assert ReturnLine.objects.get().result == "Đã gửi thẩm định."


def test_typing_over_somebody_else_is_said_while_typing(as_officer, report, dated, officer):
    fill(report, dated, officer)

    answer = save(as_officer, report, dated, quiet=True)
    assert answer.status_code == 409
    assert "vừa sửa việc này" in answer.json()["said"]


def test_what_was_typed_over_somebody_else_is_kept_on_the_page(as_officer, report, dated, officer):
    fill(report, dated, officer, result="Bản của người khác")

    shown = save(as_officer, report, dated, result="Bản của tôi").content.decode()
    assert "Bản của tôi" in shown
    assert "Bản của người khác" in shown
    assert 'name="revision" value="1"' in shown


def test_a_wrong_percentage_is_said_in_words(as_officer, report, dated):
    shown = save(as_officer, report, dated, percent="bảy mươi")

    assert shown.status_code == 422
    assert "Khối lượng là số nguyên từ 0 đến 100." in shown.content.decode()


def test_saving_goes_on_to_the_next_duty(as_officer, report, dated, untimed):
    assert f"viec={untimed.pk}#viec" in save(as_officer, report, dated).url


def test_evidence_is_kept_and_can_be_dropped(as_officer, report, dated):
    save(as_officer, report, dated, evidence=SimpleUploadedFile("bb.pdf", b"%PDF-1.4 mau"))
    kept = ReturnLine.objects.get().files.get()
    save(as_officer, report, dated, revision="1", drop=str(kept.pk))

    assert kept.file.name == "bb.pdf"
    assert not ReturnLine.objects.get().files.exists()


def test_sending_asks_first_and_says_what_is_missing(as_officer, report):
    assert "Đã điền 0/2 việc" in page(as_officer, "returns:send", report.pk)

    answer = as_officer.post(reverse("returns:send", args=[report.pk]), {"seen": "0"})
    assert answer.status_code == 422
    assert "Còn 2 việc chưa điền" in answer.content.decode()


def test_after_sending_the_page_is_locked(as_officer, report):
    values = {"seen": "0", "unfilled": "on"}
    as_officer.post(reverse("returns:send", args=[report.pk]), values)

    shown = page(as_officer, "returns:detail", report.pk)
    assert "Chờ duyệt" in shown
    assert "<textarea" not in shown


def test_the_steward_returns_with_a_reason_that_the_body_reads(as_steward, sent, body):
    values = {"do": "return", "reason": "Thiếu số liệu."}
    as_steward.post(reverse("returns:check", args=[sent.pk]), values)

    as_steward.force_login(make_user(Role.BODY_OFFICER, body))
    again = Return.objects.get(version=2)
    assert "Thiếu số liệu." in page(as_steward, "returns:detail", again.pk)


def test_returning_without_a_reason_is_refused_on_the_page(as_steward, sent):
    answer = as_steward.post(reverse("returns:check", args=[sent.pk]), {"do": "return"})

    assert answer.status_code == 422
    assert "Ghi lý do trả lại" in answer.content.decode()


def test_a_period_in_one_table(as_steward, sent, plan):
    shown = page(as_steward, "returns:overview", plan.pk)

    assert "1/1 đơn vị đã gửi, hạn 18/05/2026" in shown
    assert "Chờ duyệt" in shown


def test_ticked_reports_are_confirmed_at_once(as_steward, sent, plan):
    values = {"return": [sent.pk], "ky": "2026-05-01"}
    answer = as_steward.post(reverse("returns:confirm-many", args=[plan.pk]), values)

    assert answer.url.endswith("?ky=2026-05-01")
    assert Return.objects.get().state == Return.State.CONFIRMED


def test_the_steward_writing_for_a_body_is_told_what_that_means(as_steward, report):
    assert "Anh/chị ghi thay Sở Nội vụ" in page(as_steward, "returns:detail", report.pk)


def test_a_body_that_nobody_signs_in_for_is_marked(as_steward, report, plan, body):
    assert "chưa có tài khoản" in page(as_steward, "returns:overview", plan.pk)

    make_user(Role.BODY_OFFICER, body)
    assert "chưa có tài khoản" not in page(as_steward, "returns:overview", plan.pk)


def test_a_duty_s_page_tells_what_became_of_the_report(as_officer, sent, dated, steward):
    send_back(report=sent, reason="Thiếu số liệu.", by=steward, at=MAY_10)

    shown = page(as_officer, "duties:detail", dated.pk)
    assert "Trong báo cáo Tháng 5/2026" in shown
    assert "Báo cáo Tháng 5/2026 bị trả lại" in shown
    assert "ghi thay" not in shown


def test_a_leader_does_not_read_a_draft(client, report, dated, officer):
    fill(report, dated, officer, result="Bản nháp")
    client.force_login(make_user(Role.LEADER))

    shown = page(client, "returns:detail", report.pk)
    assert "Đơn vị chưa gửi báo cáo này." in shown
    assert "Bản nháp" not in shown


def test_a_correction_can_be_dropped_from_its_page(as_officer, sent, officer):
    second = correct(report=sent, by=officer)
    assert "Bỏ bản sửa" in page(as_officer, "returns:detail", second.pk)

    as_officer.post(reverse("returns:drop", args=[second.pk]))
    assert Return.objects.count() == 1


def test_an_ask_is_sent_from_its_form(as_steward, plan, body, dated):
    values = {"question": "Bao nhiêu?", "due_on": "20/5/2026", "bodies": [body.pk]}
    as_steward.post(reverse("returns:ask", args=[plan.pk]), values)

    opened = Return.objects.get(kind="ad_hoc")
    assert "Chưa gửi" in page(as_steward, "returns:asked", opened.ask_id)


def test_a_question_is_answered_in_words(as_officer, plan, body, steward):
    made = ask(
        plan=plan,
        question="Bao nhiêu trí thức?",
        due_on=date(2026, 5, 20),
        bodies=[body],
        by=steward,
        at=MAY_10,
    )
    report = made.returns.get()
    as_officer.post(reverse("returns:note", args=[report.pk]), {"note": "128 người.", "seen": ""})

    assert "128 người." in page(as_officer, "returns:detail", report.pk)


def test_wrong_cells_of_the_form_are_named_on_the_page(as_officer, report):
    out = as_officer.get(reverse("returns:form", args=[report.pk])).content
    book = openpyxl.load_workbook(io.BytesIO(out))
    book.active["I8"] = "bảy mươi"
    filled = io.BytesIO()
    book.save(filled)

    sent = {"file": SimpleUploadedFile("bieu.xlsx", filled.getvalue())}
    shown = as_officer.post(reverse("returns:form-in", args=[report.pk]), sent).content.decode()
    assert "Trang Biểu 01, ô I8 “bảy mươi”: khối lượng là số nguyên từ 0 đến 100." in shown


def test_the_heading_says_how_many_of_the_unsent_are_late(as_officer, report):
    Return.objects.update(due_on=date(2024, 9, 20))
    assert "1 báo cáo chưa gửi, 1 quá hạn" in page(as_officer, "returns:mine")


@pytest.mark.parametrize("name", ["returns:mine", "returns:overview", "returns:detail"])
def test_pages_ask_the_database_a_bounded_number_of_questions(
    as_officer, report, plan, name, django_assert_max_num_queries
):
    args = {"returns:overview": [plan.pk], "returns:detail": [report.pk]}.get(name, [])

    with django_assert_max_num_queries(30):
        page(as_officer, name, *args)
