"""Confirmed, or returned: then what was claimed is withdrawn and a new version opens."""

from datetime import date

import pytest

from hientai.duties.models import Progress
from hientai.duties.services import report_progress
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.opinions.models import Opinion
from hientai.returns.domain import BadReturn
from hientai.returns.selectors import count_waiting, waiting
from hientai.returns.services import (
    confirm,
    confirm_many,
    correct,
    drop_correction,
    send,
    send_back,
)
from tests.returns.conftest import MAY_10, MAY_19, fill, owing_the_report

pytestmark = pytest.mark.django_db
WHY = "Chưa có minh chứng."


def returned(report, by):
    return send_back(report=report, reason=WHY, by=by, at=MAY_19)


def test_a_confirmed_report_stays_said(sent, steward, untimed):
    assert confirm(report=sent, by=steward, at=MAY_19).get_state_display() == "Đã duyệt"
    untimed.refresh_from_db()
    assert untimed.done_on == date(2026, 5, 10)


def test_only_the_plan_s_steward_confirms(sent, officer):
    with pytest.raises(NotAllowed):
        confirm(report=sent, by=officer)


def test_a_report_is_confirmed_once(sent, steward):
    confirm(report=sent, by=steward)

    with pytest.raises(Conflict):
        confirm(report=sent, by=steward)


def test_many_are_confirmed_at_once_and_the_others_left_alone(sent, report, steward, officer):
    draft = correct(report=sent, by=officer)

    assert confirm_many(reports=[sent, draft], by=steward) == 1


def test_a_returned_report_s_claims_are_withdrawn(sent, steward, dated, untimed):
    returned(sent, steward)
    dated.refresh_from_db()
    untimed.refresh_from_db()

    assert (dated.percent, untimed.percent, untimed.done_on) == (0, 0, None)
    assert WHY in Progress.objects.filter(duty=untimed)[0].summary


def test_what_was_reported_since_is_not_withdrawn(sent, steward, officer, dated):
    report_progress(
        duty=dated, percent=90, summary="Đã trình.", done=False, by=officer, on=date(2026, 5, 12)
    )
    returned(sent, steward)
    dated.refresh_from_db()

    assert dated.percent == 90


def test_work_done_before_the_report_keeps_its_day(report, dated, untimed, officer, steward):
    report_progress(
        duty=dated, percent=100, summary="Xong.", done=True, by=officer, on=date(2026, 5, 4)
    )
    fill(report, dated, officer, percent=80)
    returned(send(report=report, by=officer, unfilled=True, at=MAY_10), steward)
    dated.refresh_from_db()

    assert dated.done_on == date(2026, 5, 4)


def test_missed_periods_are_open_again_too(report, untimed, dated, body, officer, steward):
    missed = owing_the_report(untimed.task, body, 4)
    fill(report, untimed, officer)
    returned(send(report=report, by=officer, unfilled=True, at=MAY_10), steward)
    missed.refresh_from_db()

    assert missed.done_on is None


def test_a_difficulty_stays_raised(report, dated, officer, steward):
    fill(report, dated, officer, difficulty="Thiếu hướng dẫn.")
    returned(send(report=report, by=officer, unfilled=True, at=MAY_10), steward)

    assert Opinion.objects.count() == 1


def test_a_new_version_opens_with_all_that_was_written(sent, steward, dated):
    again = returned(sent, steward)

    assert (again.version, again.supersedes, again.standing) == (2, sent, True)
    assert again.lines.get(duty=dated).said == sent.lines.get(duty=dated).said


def test_what_is_sent_again_is_done_on_the_day_of_the_accepted_claim(
    sent, steward, officer, untimed
):
    send(report=returned(sent, steward), by=officer, at=MAY_19)
    untimed.refresh_from_db()

    assert untimed.done_on == date(2026, 5, 19)


def test_returning_needs_a_reason(sent, steward):
    with pytest.raises(BadReturn):
        send_back(report=sent, reason=" ", by=steward)


def test_a_report_waits_for_its_body_then_for_the_steward_then_for_nobody(report, officer, steward):
    today = date(2026, 5, 10)
    assert (count_waiting(officer, today), count_waiting(steward, today)) == (1, 0)
    done = send(report=report, by=officer, unfilled=True, at=MAY_10)
    assert (waiting(officer, today), waiting(steward, today)) == ([], [done])
    confirm(report=done, by=steward)
    assert count_waiting(steward, today) == 0


def test_where_a_correction_is_returned_what_it_corrected_stands_again(sent, steward, officer):
    second = send(report=correct(report=sent, by=officer), by=officer, at=MAY_10)
    third = returned(second, steward)
    sent.refresh_from_db()

    assert (sent.standing, third.standing, third.version) == (True, False, 3)
    send(report=third, by=officer, at=MAY_19)
    sent.refresh_from_db()
    assert not sent.standing


def test_a_dropped_correction_leaves_room_for_another(sent, steward, officer):
    second = send(report=correct(report=sent, by=officer), by=officer, at=MAY_10)
    drop_correction(report=returned(second, steward), by=officer)
    sent.refresh_from_db()

    assert correct(report=sent, by=officer).version == 3
