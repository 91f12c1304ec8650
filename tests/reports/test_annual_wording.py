from dataclasses import replace
from datetime import date

import pytest

from hientai.duties.domain import DutyState
from hientai.reports.domain.composing import YEARLY, composed
from hientai.reports.domain.facts import OpinionFacts, Query
from hientai.reports.domain.phrases import (
    clipped,
    figure_title,
    plan_cited,
    plan_name,
    task_result,
    task_state_words,
)
from hientai.reports.domain.spans import Part, Span, written_day
from hientai.reports.domain.wording import closing, title
from tests.reports.annual_sample import PLAN, TASKS, duty, full_report, report


def told(found, key):
    section = next(part for part in composed(found, YEARLY, ()).sections if part.key == key)
    return [text.official for text in section.texts]


def test_the_title_names_the_plan_and_the_year():
    assert title(full_report()) == "Kết quả thực hiện Kế hoạch số 124/KH-UBND năm 2025"


def test_the_title_of_a_running_year_promises_no_result():
    found = report(span=Span.of_year(2025, date(2025, 8, 1)))

    assert title(found) == "Tình hình thực hiện Kế hoạch số 124/KH-UBND năm 2025"


def test_a_plan_is_cited_by_number_date_issuer_and_title():
    assert plan_cited(PLAN) == (
        "Kế hoạch số 124/KH-UBND ngày 10/6/2024 của Ủy ban nhân dân tỉnh Bắc Giang "
        "thực hiện Nghị quyết số 45-NQ/TW"
    )


def test_a_plan_without_a_number_is_named_by_its_issuer():
    assert plan_name(replace(PLAN, number="")) == "Kế hoạch của Ủy ban nhân dân tỉnh Bắc Giang"


def test_the_overall_result_counts_due_duties_in_the_official_two_by_two():
    assert told(full_report(), "overall")[1] == (
        "Đến ngày 31/12/2025, trong 04 việc đến hạn đã hoàn thành 02 việc, đạt 50% (01 việc đúng "
        "hạn, 01 việc quá hạn); còn 02 việc quá hạn chưa hoàn thành. Có 01 việc chưa đến hạn; "
        "01 việc chờ điều kiện."
    )


def test_the_overall_result_says_what_was_carried_over():
    assert told(full_report(), "overall")[0].endswith(
        ", trong đó 01 việc từ các năm trước chuyển sang."
    )


def test_the_overall_result_counts_tasks_apart_from_duties():
    assert told(full_report(), "overall")[2] == (
        "Tính theo nhiệm vụ: 01 nhiệm vụ có việc quá hạn; 01 nhiệm vụ đang thực hiện, chưa quá hạn."
    )


def test_work_done_early_is_told():
    assert told(full_report(), "overall")[3] == (
        "Ngoài ra, 01 việc của các năm sau đã hoàn thành trước hạn."
    )


def test_a_year_without_duties_is_told_in_one_sentence():
    assert told(report(), "overall") == [
        "Kế hoạch có 02 nhiệm vụ; năm 2025 chưa có việc nào của cơ quan, đơn vị."
    ]


def test_a_year_in_which_nothing_was_due_has_no_share():
    found = report(duty(1, DutyState.IN_TERM))

    assert told(found, "overall")[1] == (
        "Đến ngày 31/12/2025, chưa có việc nào đến hạn. Có 01 việc chưa đến hạn."
    )


def test_a_year_with_all_done_says_that_nothing_is_overdue():
    found = report(duty(1, DutyState.DONE_ON_TIME))

    assert told(found, "overall")[1] == (
        "Đến ngày 31/12/2025, trong 01 việc đến hạn đã hoàn thành 01 việc, đạt 100% "
        "(01 việc đúng hạn, 0 việc quá hạn); không còn việc quá hạn."
    )


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("groups", "Chưa có nhóm nhiệm vụ nào có việc đến hạn."),
        ("bodies", "Năm 2025 chưa có đơn vị nào có việc phải làm."),
        ("overdue", "Không có việc quá hạn."),
        ("difficulties", "Năm 2025 không có đơn vị nào nêu khó khăn, vướng mắc."),
        ("next", "Chưa mở việc nào có hạn trong năm 2026."),
    ],
)
def test_a_section_with_nothing_to_tell_says_so(key, sentence):
    assert told(report(), key) == [sentence]


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        (("done_on_time", "done_late"), "các đơn vị đều đã xong hết việc đến hạn."),
        (("overdue", "overdue"), "chưa đơn vị nào xong hết, 02 đơn vị còn việc quá hạn."),
        (
            ("done_late", "overdue"),
            "01 đơn vị đã xong hết việc đến hạn, 01 đơn vị còn việc quá hạn.",
        ),
    ],
)
def test_bodies_are_counted_by_whether_they_are_behind(states, sentence):
    found = report(*(duty(n, DutyState(s), body=n) for n, s in zip((11, 12), states, strict=True)))

    assert told(found, "bodies")[0] == f"Có 02 đơn vị có việc đến hạn; {sentence}"


def test_overdue_duties_of_one_task_are_one_line():
    late = [duty(n, DutyState.OVERDUE, body=body) for n, body in ((1, 11), (2, 12))]

    assert told(report(*late), "overdue") == [
        (
            "Tuyên truyền Nghị quyết: 02 việc quá hạn, lâu nhất 185 ngày (hạn 30/6/2025), "
            "của Sở Nội vụ; Sở Y tế."
        )
    ]


def test_one_overdue_duty_is_told_with_its_days():
    assert told(report(duty(1, DutyState.OVERDUE)), "overdue") == [
        "Tuyên truyền Nghị quyết: 01 việc quá hạn, 185 ngày (hạn 30/6/2025), của Sở Nội vụ."
    ]


def test_next_year_is_told_by_quarter_and_by_deliverable():
    assert told(full_report(), "next")[1:] == [
        "Năm 2026 có 01 việc đến hạn, đều trong quý I.",
        "Sở Nội vụ: Tuyên truyền Nghị quyết (hạn 31/3/2026).",
    ]


def test_next_year_names_each_quarter_that_has_something():
    dues = [
        duty(n, DutyState.IN_TERM, part=Part.NEXT, due=date(2026, month, 1))
        for n, month in ((1, 2), (2, 12))
    ]

    assert told(report(*dues, coming=()), "next") == [
        "Năm 2026 có 02 việc đến hạn: 01 việc trong quý I; 01 việc trong quý IV."
    ]


def test_difficulties_are_told_with_the_unanswered_first():
    opinions = (
        OpinionFacts(1, 11, "Thiếu kinh phí.", date(2025, 2, 1), answered=date(2025, 3, 1)),
        OpinionFacts(2, 12, "Thiếu người.", date(2025, 5, 1)),
    )

    assert told(report(opinions=opinions), "difficulties") == [
        "Có 02 khó khăn, vướng mắc; đã trả lời 01, còn 01 chưa trả lời.",
        "Sở Y tế: Thiếu người (chưa trả lời).",
        "Sở Nội vụ: Thiếu kinh phí (đã trả lời ngày 01/3/2025).",
    ]


def test_the_closing_of_a_running_year_gives_its_day():
    found = report(span=Span.of_year(2025, date(2025, 8, 1)))

    assert closing(found).official == (
        "Trên đây là tình hình thực hiện Kế hoạch số 124/KH-UBND năm 2025 đến ngày 01/8/2025, "
        "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh kính báo cáo./."
    )


def test_the_state_of_a_task_with_one_duty_is_that_duty_s():
    assert task_state_words(report(duty(1, DutyState.DONE_LATE)), TASKS[0]) == "Xong quá hạn"


def test_the_state_of_a_shared_task_counts_its_bodies():
    found = report(duty(1, DutyState.DONE_ON_TIME), duty(2, DutyState.OVERDUE, body=12))

    assert task_state_words(found, TASKS[0]) == "1/2 đơn vị đã xong; 1 việc quá hạn"


def test_the_state_of_recurring_work_of_one_body_counts_its_periods():
    found = report(duty(1, DutyState.DONE_ON_TIME), duty(2, DutyState.IN_TERM))

    assert task_state_words(found, TASKS[0]) == "1/2 kỳ đã xong"


def test_the_state_of_a_task_that_nobody_owes_asks_for_a_body():
    assert task_state_words(report(), TASKS[0]) == "Chưa giao đơn vị"


def test_the_result_of_a_shared_task_names_who_said_what():
    found = report(
        duty(1, DutyState.DONE_ON_TIME, summary="Đã đăng 12 tin."),
        duty(2, DutyState.IN_TERM, body=12, summary="Đang soạn."),
    )

    assert task_result(found, TASKS[0]) == "Sở Nội vụ: Đã đăng 12 tin.\nSở Y tế: Đang soạn."


def test_a_long_text_is_cut_at_a_word():
    assert clipped("Tuyên truyền Nghị quyết", 15) == "Tuyên truyền…"


def test_days_are_written_as_on_official_papers():
    assert (written_day(date(2025, 1, 9)), written_day(date(2025, 3, 9))) == (
        "09/01/2025",
        "09/3/2025",
    )


@pytest.mark.parametrize(
    ("query", "name"),
    [
        (Query(), "Việc phải làm năm 2025"),
        (Query(states=("overdue",)), "Việc năm 2025: quá hạn"),
        (Query(part=Part.NEXT), "Việc đến hạn năm 2026"),
    ],
)
def test_a_figure_s_list_is_named_by_what_it_counts(query, name):
    assert figure_title(query, Span.of_year(2025, date(2026, 3, 1))) == name
