"""What a draft holds, what is filled in beforehand, and two people at one draft."""

from datetime import date
from decimal import Decimal

import pytest

from hientai.core.files import store
from hientai.duties.domain import works
from hientai.duties.services import report_progress
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.returns.domain import BadReturn, Said
from hientai.returns.models import Return
from hientai.returns.selectors import entries
from hientai.returns.services import Evidence, open_returns, save_line, save_note, send
from tests.factories import make_actor, make_body, make_duty, make_task
from tests.returns.conftest import MAY_10, fill, owing_the_report

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 10)


def of(report, duty, today=TODAY):
    return next(one for one in entries(report, today) if one.duty.pk == duty.pk)


def next_month(plan):
    open_returns(plan=plan, by=SYSTEM, today=date(2026, 6, 2))
    return Return.objects.get(period_start=date(2026, 6, 1))


class Course:
    what = "course"
    label = "lớp bồi dưỡng"

    def __init__(self, task, file):
        self.task, self.file = task, file

    def figures(self, tasks, body, start, end):
        told = works.Figure("Lớp bồi dưỡng", Decimal(3), "lớp", "/lop/", (self.file,))
        return {self.task: [told]} if self.task in tasks else {}


@pytest.fixture
def course(untimed):
    file = store(name="danh-sach.pdf", data=b"%PDF-1.4 mau", by=SYSTEM)
    works.register(Course(untimed.task_id, file.pk))
    yield file
    works.SOURCES.pop("course")


def test_a_draft_holds_all_that_the_body_owes_in_the_period(report, dated, untimed):
    assert {one.duty.pk for one in entries(report, TODAY)} == {dated.pk, untimed.pk}


def test_what_waits_for_its_condition_is_not_asked_for(report, plan, body):
    waits = make_duty(make_task(plan), body, due_on=None, period_start=None, period_end=None)

    assert waits.pk not in {one.duty.pk for one in entries(report, TODAY)}


def test_the_work_of_a_period_to_come_is_not_asked_for(report, untimed, body):
    later = owing_the_report(untimed.task, body, 6)

    assert later.pk not in {one.duty.pk for one in entries(report, TODAY)}


def test_of_work_without_a_day_the_newest_period_stands_for_those_missed(report, untimed, body):
    owing_the_report(untimed.task, body, 4)

    assert [one.duty.pk for one in entries(report, TODAY)].count(untimed.pk) == 1
    assert len(entries(report, TODAY)) == 2


def test_what_happened_where_a_task_is_carried_out_is_filled_in(report, untimed, course):
    entry = of(report, untimed)

    assert entry.said.result == "Lớp bồi dưỡng: 3 lớp"
    assert (entry.figures[0].href, entry.proofs) == ("/lop/", (course,))


def test_a_file_of_a_figure_that_the_line_names_is_not_proposed_again(
    report, untimed, officer, course
):
    said = Said(result="3 lớp")
    save_line(report=report, duty=untimed, said=said, by=officer, evidence=Evidence(kept=[course]))

    assert of(report, untimed).proofs == ()
    assert [one.file for one in of(report, untimed).files] == [course]


def test_what_was_done_up_to_now_and_how_far_comes_from_the_last_report(sent, plan, dated):
    entry = of(next_month(plan), dated, date(2026, 6, 2))

    assert entry.said.cumulative == "Tháng 5/2026: Đã gửi thẩm định."
    assert entry.said.percent == 70
    assert not entry.is_filled


def test_what_was_reported_on_the_duty_s_own_page_is_filled_in(report, dated, officer):
    report_progress(
        duty=dated, percent=55, summary="Đã họp.", done=False, by=officer, on=date(2026, 5, 6)
    )

    assert (of(report, dated).said.result, of(report, dated).said.percent) == ("Đã họp.", 55)


def test_a_saved_line_keeps_its_words(report, dated, officer):
    fill(report, dated, officer, difficulty=" Thiếu hướng dẫn. ")

    assert of(report, dated).said.difficulty == "Thiếu hướng dẫn."


def test_whoever_saves_over_words_that_they_did_not_see_is_told_so(report, dated, officer):
    fill(report, dated, officer)
    fill(report, dated, officer, result="Đã họp.")

    with pytest.raises(Conflict, match="vừa sửa việc này"):
        save_line(report=report, duty=dated, said=Said(result="Khác"), by=officer, seen=1)
    assert of(report, dated).said.result == "Đã họp."


def test_saving_the_same_words_again_is_no_change(report, dated, officer):
    first = fill(report, dated, officer)

    assert fill(report, dated, officer).revision == first.revision


def test_whoever_writes_a_result_says_that_something_arose(report, dated, officer):
    line = fill(report, dated, officer, nothing_arose=True)

    assert line.nothing_arose is False


def test_the_note_is_not_written_over_unseen(report, officer):
    save_note(report=report, note="Chung", by=officer)

    with pytest.raises(Conflict):
        save_note(report=report, note="Khác", by=officer, seen="")


def test_more_than_all_of_the_work_is_refused(report, dated, officer):
    with pytest.raises(BadReturn):
        fill(report, dated, officer, percent=101)


def test_a_sent_report_is_locked(sent, dated, officer):
    with pytest.raises(Conflict, match="đã khóa"):
        fill(sent, dated, officer)


def test_another_body_writes_nothing_here(report, dated):
    with pytest.raises(NotAllowed):
        fill(report, dated, make_actor(Role.BODY_OFFICER, make_body("Sở Khác")))


def test_a_duty_of_another_body_has_no_line_here(report, plan, officer):
    with pytest.raises(Conflict):
        fill(report, make_duty(make_task(plan), make_body("Sở Khác")), officer)


def test_a_report_with_many_lines_is_read_in_few_queries(
    report, plan, body, django_assert_max_num_queries
):
    for _ in range(20):
        make_duty(make_task(plan, lead=body), body)

    with django_assert_max_num_queries(8):  # each source of what happened asks one
        assert len(entries(report, TODAY)) == 22


def test_what_was_sent_is_read_as_it_was_sent(sent, plan, body, dated):
    make_duty(make_task(plan, lead=body), body)
    dated.refresh_from_db()

    assert len(entries(sent, TODAY)) == 2


def test_a_sent_note_stays(report, dated, untimed, officer):
    save_note(report=report, note="Không có việc ngoài kế hoạch.", by=officer)

    assert send(report=report, by=officer, unfilled=True, at=MAY_10).note
