"""Which clause orders a plan of one's own, by when; where a task hangs; how a body stands."""

from datetime import date

import pytest

from hientai.subplans import domain
from hientai.subplans.domain import Standing

ORDERS = [
    "Căn cứ Kế hoạch này, các sở, ban, ngành, địa phương xây dựng kế hoạch thực hiện trước ngày 30/9/2024.",
    "Theo chức năng, nhiệm vụ được giao trong Kế hoạch này, xây dựng Kế hoạch triển khai thực hiện cụ thể, khả thi.",
    "Các sở, ngành khác căn cứ chức năng chủ động xây dựng kế hoạch thực hiện các nội dung trong kế hoạch này.",
    "UBND cấp xã xây dựng Kế hoạch cụ thể của đơn vị mình để tổ chức triển khai thực hiện Kế hoạch này.",
    "Các huyện ủy ban hành chương trình hành động thực hiện Nghị quyết này.",
    "UBND các huyện cụ thể hóa các nội dung của Kế hoạch này trong chương trình công tác hằng năm.",
]
NO_ORDERS = [
    "Xây dựng kế hoạch đào tạo, bồi dưỡng công chức, viên chức.",
    "Xây dựng Kế hoạch triển khai thực hiện Chiến lược quốc gia về phát triển đội ngũ trí thức.",
    "Xây dựng kế hoạch giám sát, phản biện xã hội việc thực hiện Nghị quyết và chính sách.",
    "Phê duyệt kế hoạch thu hút nguồn nhân lực chất lượng cao.",
    "Theo dõi, đôn đốc việc thực hiện Kế hoạch này.",
]


@pytest.mark.parametrize("text", ORDERS)
def test_a_clause_that_orders_a_plan_is_found(text):
    assert domain.ordered_in(text) is not None


@pytest.mark.parametrize("text", NO_ORDERS)
def test_a_plan_on_a_subject_of_its_own_is_left_alone(text):
    assert domain.ordered_in(text) is None


def test_a_task_that_says_more_is_not_wholly_the_order():
    long = (
        "Quán triệt các nội dung của Nghị quyết, nâng cao nhận thức trong toàn xã hội về trí thức; "
    )
    found = domain.ordered_in(long + ORDERS[3])
    assert found is not None
    assert (found.whole, found.quote) == (False, ORDERS[3].rstrip("."))


def test_the_day_is_the_one_that_was_read_of_the_task():
    assert domain.day_ordered("", end="2024-09-30", issued=None) == date(2024, 9, 30)


def test_the_day_may_count_from_the_paper_s_own():
    words = "trong thời hạn 30 ngày kể từ ngày ban hành"
    assert domain.day_ordered(words, end="", issued=date(2024, 6, 1)) == date(2024, 7, 1)


def test_working_days_pass_over_weekends():
    words = "trong thời hạn 05 ngày làm việc kể từ ngày ký"
    assert domain.day_ordered(words, end="", issued=date(2024, 6, 7)) == date(2024, 6, 14)


def test_no_day_is_no_day():
    assert domain.day_ordered(ORDERS[2], end="--12-15", issued=date(2024, 6, 7)) is None


ABOVE = {
    1: "Xây dựng cơ sở dữ liệu trí thức của tỉnh.",
    2: "Tổ chức gặp mặt, đối thoại với đội ngũ trí thức hằng năm.",
    3: "Ban hành chính sách thu hút trí thức trẻ về tỉnh công tác.",
}


def test_a_task_hangs_where_its_rare_words_are():
    found = domain.proposed("Cập nhật cơ sở dữ liệu chuyên gia, trí thức của ngành", ABOVE)
    assert found[0][0] == 1


def test_what_is_common_to_all_proposes_nothing():
    assert domain.proposed("Bồi dưỡng ngoại ngữ cho viên chức", ABOVE) == []


@pytest.mark.parametrize(
    ("state", "returned", "due", "standing"),
    [
        ("", False, None, Standing.MISSING),
        ("", False, date(2026, 1, 1), Standing.LATE),
        ("failed", False, date(2026, 12, 1), Standing.MISSING),
        ("reading", False, date(2026, 1, 1), Standing.READING),
        ("checking", False, date(2026, 1, 1), Standing.CHECKING),
        ("confirmed", False, date(2026, 1, 1), Standing.HAS),
        ("confirmed", True, date(2026, 1, 1), Standing.RETURNED),
    ],
)
def test_how_a_body_stands(state, returned, due, standing):
    today = date(2026, 6, 1)
    assert domain.standing_of(state=state, returned=returned, due_on=due, today=today) == standing


def test_a_plan_may_have_come_late():
    late = domain.days_late(
        due_on=date(2026, 1, 1), handed_in_on=date(2026, 1, 11), today=date(2026, 6, 1)
    )
    assert late == 10
