"""Times as the guide writes them: recurrence, start, end, condition."""

from __future__ import annotations

import pytest

from hientai.reading.moments import own_moment
from hientai.reading.source import whole
from hientai.reading.times import read_time

VALUES = {
    "Thường xuyên": ("continuous", None, None, False),
    "Định kỳ hằng năm": ("yearly", None, None, False),
    "Định kỳ": ("periodic", None, None, False),
    "Năm 2024 - 2026": (None, "2024-01-01", "2026-12-31", False),
    "2025": (None, "2025-01-01", "2025-12-31", False),
    "trong Quý IV/2024": (None, "2024-10-01", "2024-12-31", False),
    "Tháng 6/2025": (None, "2025-06-01", "2025-06-30", False),
    "trước ngày 01/01/2030": (None, None, "2030-01-01", False),
    "đến năm 2030": (None, None, "2030-12-31", False),
    "Từ năm 2024": (None, "2024-01-01", None, False),
    "2025 và những năm tiếp theo": (None, "2025-01-01", None, False),
    "Trước tháng 6/2025": (None, None, "2025-05-31", False),
    "cuối năm 2025": (None, None, "2025-12-31", False),
    "Quý II hằng năm": ("yearly", "--04-01", "--06-30", False),
    "6 tháng": ("half-yearly", None, None, False),
    "Theo kế hoạch của Trung ương": (None, None, None, True),
    "Sau khi có hướng dẫn của Trung ương": (None, None, None, True),
    "Trước 30/11 hằng năm": ("yearly", None, "--11-30", False),
    "trước ngày 15/6 và trước ngày 15/12 hằng năm": ("yearly", None, None, False),
    "Quý I/2025 - Quý II/2026": (None, "2025-01-01", "2026-06-30", False),
}


@pytest.mark.parametrize("text", VALUES)
def test_a_value_is_read(text: str) -> None:
    time = read_time(whole(text))
    assert time is not None
    assert (time["recurrence"], time["start"], time["end"], bool(time["condition"])) == VALUES[text]


OWN = {
    "Hằng năm, tổ chức gặp mặt trí thức.": ("yearly", None, None),
    "Xây dựng đề án, hoàn thành trong năm 2025.": (None, "2025-01-01", "2025-12-31"),
    "Xây dựng kế hoạch trước ngày 30/6/2026.": (None, None, "2026-06-30"),
    "Định kỳ hằng năm báo cáo UBND tỉnh trước ngày 15/12.": ("yearly", None, "--12-15"),
}


@pytest.mark.parametrize("text", OWN)
def test_a_sentence_states_its_time(text: str) -> None:
    moment = own_moment(whole(text), report="báo cáo" in text)
    assert moment is not None
    assert (moment.time["recurrence"], moment.time["start"], moment.time["end"]) == OWN[text]


@pytest.mark.parametrize(
    "text",
    [
        "Triển khai Chiến lược phát triển đến năm 2030, tầm nhìn đến năm 2045.",
        "Thực hiện Quyết định số 14/2014/QĐ-TTg ngày 14/02/2014.",
        "Đưa nội dung vào chương trình công tác hằng năm của đơn vị.",
    ],
)
def test_years_in_names_are_no_time(text: str) -> None:
    assert own_moment(whole(text), report=False) is None
