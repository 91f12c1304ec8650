"""Rules of checking, without a database."""

import pytest

from hientai.kernel.timeframes import Period, Recurrence, ReportingCalendar, Timeframe
from hientai.plans import domain
from hientai.plans.domain import Contents
from hientai.plans.domain.proposals import Clause, Named, configures, propose
from tests.plans.sample import FIRST, SECOND, read_task


def keys(*tasks):
    return domain.keyed(tasks)


def test_same_task_is_matched_by_its_key():
    old = keys(read_task("1", FIRST), read_task("2", SECOND))
    assert domain.matched(old, keys(*old.values())) == {key: key for key in old}


def test_moved_task_is_matched_by_its_words():
    old, new = keys(read_task("1", FIRST)), keys(read_task("7", FIRST))
    assert domain.matched(old, new) == dict(zip(old, new, strict=True))


def test_reworded_task_is_matched_by_its_place():
    old = keys(read_task("1", FIRST))
    new = keys(read_task("1", f"{FIRST} Báo cáo kết quả."))
    assert domain.matched(old, new) == dict(zip(old, new, strict=True))


def test_other_task_at_the_same_place_is_no_match():
    assert domain.matched(keys(read_task("1", FIRST)), keys(read_task("1", "Đề án quỹ."))) == {}


def test_equal_tasks_keep_keys_of_their_own():
    assert len(keys(read_task("1", FIRST), read_task("1", FIRST))) == 2


def test_corrected_value_stays_and_gets_the_new_source():
    old = {"text": domain.corrected({"spans": [[0, 3]], "doubt": "", "read": "a"})}
    new = {"text": {"spans": [[5, 9]], "doubt": "Lạ.", "read": "b", "state": "read"}}
    expected = {"spans": [[5, 9]], "doubt": "", "read": "b", "state": "corrected"}
    assert domain.reread(old, new)["text"] == expected


def test_undecided_value_follows_the_new_reading():
    old = {"text": {"spans": [], "doubt": "", "read": "a", "state": "read"}}
    new = {"text": {"spans": [], "doubt": "", "read": "b", "state": "read"}}
    assert domain.reread(old, new) == new


def test_accepted_value_is_no_longer_doubtful():
    value = {"spans": [], "doubt": "Thiếu chữ.", "read": "a", "state": "read"}
    before, after = {"text": value}, {"text": domain.accepted(value)}
    assert (domain.is_doubtful(before), domain.is_doubtful(after)) == (True, False)


def test_merged_tasks_unite_bodies_in_order():
    one, two = Contents("Một", leads=("A", "B")), Contents("Hai", leads=("B", "C"))
    merged = domain.merged([one, two])
    assert (merged.text, merged.leads) == ("Một. Hai.", ("A", "B", "C"))


def test_merged_tasks_say_nothing_twice():
    assert domain.merged([Contents(FIRST), Contents(f"Chủ trì {FIRST}")]).text == f"Chủ trì {FIRST}"


def test_merged_tasks_keep_the_first_stated_time():
    yearly = Timeframe(recurrence=Recurrence.YEARLY)
    assert domain.merged([Contents("a"), Contents("b", timeframe=yearly)]).timeframe == yearly


@pytest.mark.parametrize(
    ("issuer", "province"),
    [
        ("Ủy ban nhân dân tỉnh Bắc Giang", "Bắc Giang"),
        ("UBND TP Hải Phòng", "Hải Phòng"),
        ("Ban Thường vụ Tỉnh ủy Lào Cai", "Lào Cai"),
        ("Thành ủy Đà Nẵng", "Đà Nẵng"),
        ("Ủy ban nhân dân tỉnh", ""),
        ("Ủy ban nhân dân tỉnh và các huyện", ""),
        ("Thủ tướng Chính phủ", ""),
    ],
)
def test_province_is_named_by_the_issuer(issuer, province):
    assert domain.province_of(issuer) == province


def test_blank_number_and_half_a_date_are_unsure():
    assert set(domain.document_doubts({"number": None, "date": "2024-06"}, {})) == {
        "number",
        "date",
    }


@pytest.mark.parametrize(
    ("leads", "waits"),
    [
        ([], True),
        ([("Sở Nội vụ", "exact")], False),
        ([("Sở Nội vụ", "exact"), ("Đơn vị liên quan", "open")], True),
        ([("Hội Mẫu", "unknown")], True),
        ([("Các sở", "collective")], False),
    ],
)
def test_task_waits_while_a_lead_is_missing_or_open(leads, waits):
    assert bool(domain.why_to_assign(leads)[0]) is waits


def clause(kind, text, **values):
    return Clause("III / 1", Contents(text, kind=kind, **values))


def test_reporter_of_the_plan_is_proposed_as_steward():
    text = "Theo dõi, đôn đốc thực hiện Kế hoạch, báo cáo Ủy ban nhân dân tỉnh."
    one = clause("report", text, leads=("Sở Khoa học và Công nghệ",))
    assert propose([one]).steward == Named("Sở Khoa học và Công nghệ", "III / 1")


def test_receiver_of_all_reports_is_proposed_where_nobody_watches():
    text = "Các sở, ngành báo cáo kết quả thực hiện về Sở Nội vụ."
    one = clause("report", text, leads=("Các sở, ngành",), reports_to=("Sở Nội vụ",))
    assert propose([one]).steward == Named("Sở Nội vụ", "III / 1")


def test_difficulties_go_to_whom_the_plan_names():
    one = clause("difficulty_channel", "Có khó khăn thì phản ánh.", reports_to=("Sở Nội vụ",))
    assert propose([one]).collector == Named("Sở Nội vụ", "III / 1")


def test_estimates_are_consolidated_by_the_budget_clause():
    one = clause("budget", "Tổng hợp dự toán kinh phí hằng năm.", leads=("Sở Tài chính",))
    assert propose([one]).consolidator == Named("Sở Tài chính", "III / 1")


def test_silent_plan_proposes_nobody():
    found = propose([clause("task", FIRST, leads=("Sở Nội vụ",))])
    assert (found.steward, found.collector, found.consolidator) == (None, None, None)


def test_day_of_the_report_is_taken_from_the_plan():
    yearly = Timeframe(recurrence=Recurrence.YEARLY, end="--12-20")
    text = "Tổng hợp, báo cáo kết quả thực hiện."
    one = clause("report", text, leads=("Sở Nội vụ",), timeframe=yearly)
    assert propose([one]).calendar == ReportingCalendar(Period.YEAR, 20, 10)


def test_contributors_report_before_the_steward():
    yearly = Timeframe(recurrence=Recurrence.YEARLY, end="--12-05")
    text = "Các sở báo cáo kết quả thực hiện về Sở Nội vụ."
    values = {"leads": ("Các sở",), "reports_to": ("Sở Nội vụ",), "timeframe": yearly}
    assert propose([clause("report", text, **values)]).calendar == ReportingCalendar(
        Period.YEAR, 15, 10
    )


def test_half_yearly_report_makes_a_half_yearly_calendar():
    half = Timeframe(recurrence=Recurrence.HALF_YEARLY)
    one = clause("report", "Báo cáo kết quả thực hiện.", leads=("Sở Nội vụ",), timeframe=half)
    assert propose([one]).calendar.period is Period.HALF_YEAR


@pytest.mark.parametrize(
    ("text", "recurrence", "calendar"),
    [
        (
            "Báo cáo kết quả thực hiện trước ngày 05 của tháng tiếp theo.",
            Recurrence.MONTHLY,
            ReportingCalendar(Period.MONTH, 5, 4, next_month=True),
        ),
        (
            "Hằng quý báo cáo kết quả thực hiện trước ngày 15 của tháng đầu quý sau.",
            Recurrence.QUARTERLY,
            ReportingCalendar(Period.QUARTER, 15, 10, next_month=True),
        ),
        (
            "Báo cáo kết quả thực hiện trước ngày 25 hằng tháng.",
            Recurrence.MONTHLY,
            ReportingCalendar(Period.MONTH, 25, 10),
        ),
    ],
)
def test_a_day_of_the_month_after_or_of_each_month_is_read(text, recurrence, calendar):
    timeframe = Timeframe(recurrence=recurrence)
    one = clause("report", text, leads=("Sở Nội vụ",), timeframe=timeframe)
    assert propose([one]).calendar == calendar


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("difficulty_channel", "Phản ánh về Sở Nội vụ.", True),
        ("report", "Báo cáo kết quả thực hiện Kế hoạch.", True),
        ("report", "Báo cáo tình hình nhân lực y tế.", False),
        ("monitoring", "Đôn đốc thực hiện Kế hoạch.", True),
        ("budget", "Tổng hợp dự toán kinh phí.", True),
        ("budget", "Bảo đảm kinh phí hoạt động cho Hội.", False),
        ("task", "Thực hiện Kế hoạch.", False),
    ],
)
def test_clauses_about_the_plan_itself_configure_it(kind, text, expected):
    assert configures(Contents(text, kind=kind)) is expected
