"""What a task's own words ask for: its kind, its time, whom it reports to, what it counts."""

from __future__ import annotations

import pytest

from hientai.reading.kinds import is_difficulty, kind_of
from hientai.reading.moments import own_moment
from hientai.reading.quantities import quantities
from hientai.reading.reports import receivers
from hientai.reading.source import whole

KINDS = {
    "Tổ chức kiểm tra": "task",
    "Rà soát, kiểm tra khắc phục ngay các thiếu sót của đơn vị mình.": "task",
    "Kiểm tra đột xuất các cơ sở có nguy cơ.": "monitoring",
    "Giám sát tại địa phương việc ban hành kế hoạch.": "monitoring",
    "Thực hiện chế độ báo cáo định kỳ, đột xuất theo quy định.": "report",
    "Tổng hợp số liệu, báo cáo Chánh án khi có yêu cầu.": "report",
    "Bảo đảm các điều kiện về cơ sở vật chất, kinh phí theo quy định.": "budget",
    "Đề xuất để hội tham gia dịch vụ công, giám sát hoạt động nghề nghiệp.": "task",
    "Giám sát hoạt động của các quỹ do tỉnh lập ra.": "monitoring",
}


@pytest.mark.parametrize("text", KINDS)
def test_the_first_words_tell_the_kind(text: str) -> None:
    assert kind_of(whole(text)) == KINDS[text]


TIMES = {
    "Đề xuất nhu cầu gửi Sở A trong quý I hàng năm.": ("yearly", "--01-01", "--03-31"),
    "tháng 12 hằng năm báo cáo Ban Thường vụ": ("yearly", "--12-01", "--12-31"),
    "Hàng năm, rà soát. Đến năm 2030, hoàn thành chương trình.": ("yearly", None, "2030-12-31"),
    "Tập trung cho các nhiệm vụ được giao hoàn thành trong năm 2026.": None,
}


@pytest.mark.parametrize("text", TIMES)
def test_the_words_state_the_time(text: str) -> None:
    moment = own_moment(whole(text), report="báo cáo" in text)
    time = moment and (moment.time["recurrence"], moment.time["start"], moment.time["end"])
    assert time == TIMES[text]


RECEIVERS = {
    "báo cáo cấp có thẩm quyền xem xét": ["Cấp có thẩm quyền"],
    "báo cáo Bộ Tài chính (đối với dự án) và Bộ Công Thương": ["Bộ Tài chính", "Bộ Công Thương"],
    "phản hồi về Sở Nội vụ để tổng hợp, báo cáo UBND tỉnh": ["Sở Nội vụ"],
    "vướng mắc đề nghị liên hệ: Phòng Kinh tế, điện thoại 0222": ["Phòng Kinh tế"],
}


@pytest.mark.parametrize("text", RECEIVERS)
def test_the_words_name_who_receives(text: str) -> None:
    found = receivers(whole(text), difficulty="vướng mắc" in text)
    assert [body.name for body in found] == RECEIVERS[text]


def test_difficulties_may_open_a_sentence() -> None:
    assert is_difficulty(whole("Khó khăn, vướng mắc phản ánh kịp thời về Sở Công Thương."))


def test_an_earlier_year_in_parentheses_is_the_baseline() -> None:
    (found,) = quantities(whole("Số hóa 350.000 trang tài liệu (năm 2025: 280.000 trang)"))
    assert (found.value, found.baseline) == (350000, 280000)
