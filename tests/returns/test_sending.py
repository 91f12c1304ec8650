"""Sending a report moves the duties, passes difficulties on, locks; a correction is a new version."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from hientai.core.models import AuditLine
from hientai.core.notices import notice_told
from hientai.duties.models import Duty, Progress
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import Role
from hientai.opinions.models import Opinion
from hientai.returns.domain import BadReturn
from hientai.returns.models import Return
from hientai.returns.selectors import entries
from hientai.returns.services import correct, drop_correction, send
from tests.factories import make_actor, make_body
from tests.returns.conftest import MAY_10, MAY_19, fill, owing_the_report

pytestmark = pytest.mark.django_db
PAPER = ("bao-cao.pdf", b"%PDF-1.4 mau")


def test_each_line_is_one_report_on_its_duty(sent, dated):
    dated.refresh_from_db()
    said = Progress.objects.get(duty=dated)

    assert (said.summary, said.percent, dated.percent) == ("Đã gửi thẩm định.", 70, 70)
    assert (localdate(said.at), sent.sent_on) == (date(2026, 5, 10), date(2026, 5, 10))


def test_work_that_owes_the_report_is_done_by_it_and_other_work_is_not(sent, dated, untimed):
    dated.refresh_from_db()
    untimed.refresh_from_db()

    assert (dated.done_on, untimed.done_on) == (None, date(2026, 5, 10))


def test_all_of_the_work_done_is_done(report, dated, untimed, officer):
    fill(report, dated, officer, percent=100)
    send(report=report, by=officer, unfilled=True, at=MAY_10)
    dated.refresh_from_db()

    assert dated.done_on == date(2026, 5, 10)


def test_where_nothing_arose_the_duty_says_so(report, dated, untimed, officer):
    fill(report, dated, officer, result="", nothing_arose=True, percent=0)
    send(report=report, by=officer, unfilled=True, at=MAY_10)

    assert Progress.objects.get(duty=dated).summary == "Không phát sinh trong kỳ."


def test_a_report_speaks_for_the_periods_that_were_missed(report, dated, untimed, body, officer):
    missed = owing_the_report(untimed.task, body, 4)
    fill(report, untimed, officer)
    send(report=report, by=officer, unfilled=True, at=MAY_10)
    missed.refresh_from_db()

    assert missed.done_on == date(2026, 5, 10)


def test_unfilled_lines_are_sent_only_on_purpose_and_stay_unreported(report, dated, officer):
    with pytest.raises(BadReturn, match="việc chưa điền"):
        send(report=report, by=officer, at=MAY_10)

    send(report=report, by=officer, unfilled=True, at=MAY_10)
    assert not Progress.objects.exists()


def test_a_difficulty_becomes_an_opinion_once(report, dated, untimed, officer):
    fill(report, dated, officer, difficulty="Thiếu hướng dẫn.", proposal="Ban hành hướng dẫn.")
    send(report=report, by=officer, unfilled=True, at=MAY_10)
    report.refresh_from_db()
    send(report=correct(report=report, by=officer), by=officer, unfilled=True, at=MAY_19)

    opinion = Opinion.objects.get()
    assert (opinion.text, opinion.proposal, opinion.duty) == (
        "Thiếu hướng dẫn.",
        "Ban hành hướng dẫn.",
        dated,
    )


def test_a_report_sent_after_its_day_is_late(report, officer):
    assert send(report=report, by=officer, unfilled=True, at=MAY_19).sent_late


def test_sending_is_refused_where_somebody_has_saved_since(report, dated, officer):
    fill(report, dated, officer)

    with pytest.raises(Conflict):
        send(report=report, by=officer, unfilled=True, seen=report.revision - 1)


def test_the_steward_sends_for_a_body_with_its_paper_and_says_so(report, steward):
    with pytest.raises(BadReturn, match="kèm báo cáo giấy"):
        send(report=report, by=steward, unfilled=True, at=MAY_10)

    done = send(report=report, by=steward, unfilled=True, paper=PAPER, at=MAY_10)
    assert (done.on_behalf, str(done.paper)) == (True, "bao-cao.pdf")


def test_who_acts_for_neither_does_not_send(report, steward):
    with pytest.raises(NotAllowed):
        send(report=report, by=make_actor(Role.STEWARD, make_body("Sở Khác")), unfilled=True)


def test_a_corrected_version_stands_once_it_is_sent(sent, officer, dated):
    second = correct(report=sent, by=officer)
    assert Return.objects.get(standing=True) == sent
    fill(second, dated, officer, result="Số đúng là 18.")
    send(report=second, by=officer, at=MAY_19)

    standing = Return.objects.get(standing=True)
    assert (standing.version, standing.lines.get(duty=dated).result) == (2, "Số đúng là 18.")


def test_a_correction_keeps_the_first_day_on_which_work_was_done(sent, untimed, officer):
    send(report=correct(report=sent, by=officer), by=officer, at=MAY_19)
    untimed.refresh_from_db()

    assert untimed.done_on == date(2026, 5, 10)


def test_one_correction_at_a_time(sent, officer):
    correct(report=sent, by=officer)

    with pytest.raises(Conflict):
        correct(report=sent, by=officer)


def test_an_unsent_correction_can_be_dropped(sent, officer):
    drop_correction(report=correct(report=sent, by=officer), by=officer)

    assert Return.objects.get() == sent


def test_the_steward_is_told_and_it_is_audited(report, officer):
    told = []
    notice_told.connect(lambda notice, **_: told.append(notice), weak=False, dispatch_uid="test")
    send(report=report, by=officer, unfilled=True, at=MAY_10)
    notice_told.disconnect(dispatch_uid="test")

    assert (told[0].kind, told[0].bodies) == ("return.sent", [report.plan.steward_id])
    assert AuditLine.objects.filter(action="return.sent").count() == 1


def test_what_was_taken_over_for_the_same_period_is_reported_with_one_s_own(
    report, untimed, body, officer
):
    taken = owing_the_report(untimed.task, make_body("Sở Cũ"), 5)
    Duty.objects.filter(pk=taken.pk).update(body=body, origin=taken.body)
    newest = next(one.duty for one in entries(report) if one.duty.task_id == untimed.task_id)
    fill(report, newest, officer)
    send(report=report, by=officer, unfilled=True, at=MAY_10)

    assert Duty.objects.filter(task=untimed.task, done_on=date(2026, 5, 10)).count() == 2


def test_words_on_a_duty_that_is_owed_no_more_are_not_sent(report, dated, officer):
    fill(report, dated, officer)
    Duty.objects.filter(pk=dated.pk).update(stopped_on=date(2026, 5, 9))
    send(report=report, by=officer, unfilled=True, at=MAY_10)

    assert not report.lines.filter(duty=dated).exists()
    assert not Progress.objects.exists()


def test_what_is_left_unreported_stays_known(report, dated, untimed, officer):
    send(report=report, by=officer, unfilled=True, at=MAY_10)
    report.refresh_from_db()

    assert [one.is_filled for one in entries(report)] == [False, False]
