"""Uploading: what is kept, what is refused, and that a refusal leaves nothing behind."""

import unicodedata

import pytest

from hientai.core.models import StoredFile
from hientai.documents.models import Document, Reading
from hientai.documents.services import perform_reading
from hientai.kernel.errors import Conflict, DomainError, NotAllowed
from hientai.kernel.permissions import Role
from hientai.plans.models import Plan
from hientai.plans.services import discard_plan, upload_plan
from tests.factories import make_actor, make_body
from tests.plans.sample import PLAN_TEXT, make_steward, texts, uploaded

pytestmark = pytest.mark.django_db


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def stored_files(tmp_path):
    return [path for path in tmp_path.rglob("*") if path.is_file()]


def test_upload_waits_to_be_read():
    plan = uploaded(make_steward())
    assert (plan.state, plan.document.readings.get().state) == ("reading", "waiting")


def test_job_reads_the_plan(commit):
    with commit():
        plan = uploaded(make_steward())
    plan.refresh_from_db()
    assert (plan.state, plan.province, plan.tasks.count()) == ("checking", "Bắc Giang", 4)


def test_every_read_lead_has_a_source(commit):
    with commit():
        plan = uploaded(make_steward())
    task = plan.tasks.all()[0]
    start, end = task.values["leads"]["spans"][0]
    assert plan.document.readings.get().text[start:end] == "Sở Nội vụ"


def test_decomposed_letters_are_read_alike(commit):
    with commit():
        plan = uploaded(make_steward(), unicodedata.normalize("NFD", PLAN_TEXT))
    assert texts(plan)[0] == unicodedata.normalize("NFC", texts(plan)[0])


def test_issuer_without_a_province_is_of_the_stewards(commit):
    with commit():
        plan = uploaded(
            make_steward(), PLAN_TEXT.replace("TỈNH BẮC GIANG", "TỈNH").replace("Bắc Giang, ", "")
        )
    plan.refresh_from_db()
    assert plan.province == plan.steward.province


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("rong.txt", b""),
        ("anh.txt", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("sai-ma.txt", "Kế hoạch".encode("utf-16-le")[1:]),
        ("sai-ma.md", b"K\xe9 ho\xfch\xff"),
        ("lon.txt", b"a" * (20 * 1024 * 1024 + 1)),
        ("thuc-don.txt", "Thực đơn hôm nay: cơm, canh, cá kho.".encode()),
        ("chuong-trinh.exe", b"MZ"),
        ("ban-chup.pdf", b"PK\x03\x04"),
    ],
)
def test_bad_file_is_refused_and_leaves_nothing(name, data, tmp_path):
    with pytest.raises(DomainError):
        upload_plan(name=name, data=data, by=make_steward())
    left = [model.objects.count() for model in (Plan, Document, Reading, StoredFile)]
    assert (left, stored_files(tmp_path)) == ([0, 0, 0, 0], [])


def test_file_that_is_found_broken_later_fails_with_a_sentence(commit):
    with commit():
        plan = upload_plan(name="ban-chup.pdf", data=b"%PDF-1.7", by=make_steward())
    plan.refresh_from_db()
    assert (plan.state, plan.tasks.count()) == ("failed", 0)
    assert "ban-chup.pdf" in plan.document.readings.get().refusal


def test_officer_uploads_the_plan_of_the_own_body():
    body = make_body()
    assert uploaded(make_actor(Role.BODY_OFFICER, body)).steward == body


def test_officer_uploads_no_plan_that_another_body_watches():
    officer = make_actor(Role.BODY_OFFICER, make_body("Sở Y tế"))
    with pytest.raises(NotAllowed):
        upload_plan(name="a.txt", data=PLAN_TEXT.encode(), by=officer, steward=make_body())


def test_leader_may_not_upload():
    with pytest.raises(NotAllowed):
        uploaded(make_actor(Role.LEADER, make_body()))


def test_steward_without_a_body_is_told_so():
    with pytest.raises(Conflict):
        uploaded(make_actor(Role.STEWARD))


def test_killed_in_the_middle_leaves_no_half_plan(monkeypatch):
    plan = uploaded(make_steward())
    monkeypatch.setattr("hientai.plans.services.intake.take_targets", _killed)
    with pytest.raises(SystemExit):
        perform_reading(reading_id=plan.document.readings.get().pk)
    plan.refresh_from_db()
    assert (plan.state, plan.tasks.count(), plan.document.title) == ("reading", 0, "")


def test_killed_job_can_run_again(monkeypatch):
    plan = uploaded(make_steward())
    reading = plan.document.readings.get()
    with monkeypatch.context() as patch:
        patch.setattr("hientai.plans.services.intake.take_targets", _killed)
        with pytest.raises(SystemExit):
            perform_reading(reading_id=reading.pk)
    perform_reading(reading_id=reading.pk)
    assert plan.tasks.count() == 4


def test_job_run_twice_reads_once():
    plan = uploaded(make_steward())
    reading = plan.document.readings.get()
    perform_reading(reading_id=reading.pk)
    before = list(plan.tasks.values_list("pk", "version"))
    perform_reading(reading_id=reading.pk)
    assert list(plan.tasks.values_list("pk", "version")) == before


def test_crash_of_the_reader_is_said_on_the_plan(monkeypatch):
    plan = uploaded(make_steward())
    monkeypatch.setattr("hientai.plans.services.intake.take_targets", _broken)
    with pytest.raises(RuntimeError):
        perform_reading(reading_id=plan.document.readings.get().pk)
    plan.refresh_from_db()
    assert (plan.state, plan.tasks.count()) == ("failed", 0)


def test_file_is_kept_under_a_name_that_tells_nothing(tmp_path):
    uploaded(make_steward())
    assert [path.suffix for path in stored_files(tmp_path)] == [".bin"]


def test_unreadable_upload_can_be_removed_with_its_file(commit, tmp_path):
    by = make_steward()
    with commit():
        plan = upload_plan(name="ban-chup.pdf", data=b"%PDF-1.7", by=by)
    with commit():
        discard_plan(plan=plan, by=by)
    left = [model.objects.count() for model in (Plan, Document, Reading, StoredFile)]
    assert (left, stored_files(tmp_path)) == ([0, 0, 0, 0], [])


def test_plan_that_was_read_is_not_removed(commit):
    by = make_steward()
    with commit():
        plan = uploaded(by)
    with pytest.raises(Conflict):
        discard_plan(plan=plan, by=by)


def _killed(*_args):
    raise SystemExit


def _broken(*_args):
    raise RuntimeError
