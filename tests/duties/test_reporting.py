"""What a body says of its duties, and what is kept of it."""

from datetime import date

import pytest
import time_machine

from hientai.core.files import BadUpload, store
from hientai.core.models import AuditLine, StoredFile
from hientai.duties.domain import BadProgress
from hientai.duties.models import Progress
from hientai.duties.services import report_progress
from hientai.kernel.errors import NotAllowed
from hientai.kernel.permissions import Role
from tests.factories import make_actor, make_body, make_duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def duty():
    return make_duty()


@pytest.fixture
def officer(duty):
    return make_actor(Role.BODY_OFFICER, duty.body)


def report(duty, by, **fields):
    values = {"percent": 40, "summary": "Đã dự thảo.", "done": False, "files": []}
    return report_progress(duty=duty, by=by, **{**values, **fields})


def test_a_report_moves_the_duty_on(duty, officer):
    report(duty, officer)
    duty.refresh_from_db()
    assert (duty.percent, duty.done_on) == (40, None)


@time_machine.travel("2026-12-01 08:00 +0700")
def test_done_work_is_whole_and_done_on_the_day_of_its_report(duty, officer):
    report(duty, officer, done=True)
    assert (duty.percent, duty.done_on) == (100, date(2026, 12, 1))


def test_correcting_a_report_of_done_work_keeps_the_day(duty, officer):
    with time_machine.travel("2026-12-01 08:00 +0700"):
        report(duty, officer, done=True)
    with time_machine.travel("2027-01-09 08:00 +0700"):
        report(duty, officer, done=True, summary="Ghi rõ số quyết định.")
    assert duty.done_on == date(2026, 12, 1)


def test_a_report_that_work_is_not_done_opens_it_again(duty, officer):
    report(duty, officer, done=True)
    report(duty, officer, percent=80)
    assert (duty.percent, duty.done_on) == (80, None)


def test_every_report_stays(duty, officer):
    report(duty, officer, summary="Một")
    report(duty, officer, summary="Hai")
    assert list(Progress.objects.values_list("summary", flat=True)) == ["Hai", "Một"]


def test_evidence_is_kept_with_its_report(duty, officer):
    files = [("to-trinh.pdf", b"%PDF-1.7 x"), ("ghi-chu.txt", b"ghi")]
    progress = report(duty, officer, files=files)
    names = progress.evidence.order_by("id").values_list("file__name", flat=True)
    assert list(names) == ["to-trinh.pdf", "ghi-chu.txt"]


def test_one_bad_file_keeps_the_whole_report_out(duty, officer):
    with pytest.raises(BadUpload):
        report(duty, officer, files=[("a.txt", b"x"), ("b.exe", b"MZ")])
    assert (Progress.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_an_officer_reports_for_their_own_body(duty, officer):
    assert report(duty, officer).on_behalf is False


def test_the_steward_reports_on_behalf(duty):
    assert report(duty, make_actor(Role.STEWARD, duty.plan.steward)).on_behalf is True


@pytest.mark.parametrize("role", [Role.BODY_OFFICER, Role.STEWARD])
def test_nobody_reports_for_a_body_or_a_plan_that_is_not_theirs(duty, role):
    with pytest.raises(NotAllowed):
        report(duty, make_actor(role, make_body("Sở Y tế")))


@pytest.mark.parametrize("fields", [{"percent": 101}, {"percent": -1}, {"summary": "  "}])
def test_a_report_that_says_nothing_sensible_is_refused(duty, officer, fields):
    with pytest.raises(BadProgress):
        report(duty, officer, **fields)


def test_a_report_leaves_one_audit_line(duty, officer):
    report(duty, officer)
    line = AuditLine.objects.get()
    assert (line.action, line.target_id) == ("duty.reported", duty.pk)
    assert line.details == {"before": 0, "percent": 40, "done": False, "files": 0}


def test_a_report_of_another_day_stands_on_that_day(duty, officer):
    progress = report(duty, officer, done=True, on=date(2025, 12, 3))
    assert (duty.done_on, progress.at.date()) == (date(2025, 12, 3), date(2025, 12, 3))


def test_files_that_are_stored_already_become_evidence(duty, officer):
    kept = store(name="bien-ban.pdf", data=b"%PDF-1.7 x", by=officer)
    assert report(duty, officer, kept=[kept]).evidence.get().file == kept
