"""The reader answers any text: what once made it fall stays here."""

import pytest

from hientai.reading import read_text

FELL = [
    "KẾ HOẠCH\n\nI. NHIỆM VỤ\n1. Tẃ Đảng chủ trì thực hiện.",
    "KẾ HOẠCH\n\nI. NHIỆM VỤ\n1. Vp Ủy ban nhân dân tỉnh chủ trì thực hiện.",
    "KẾ HOẠCH\n\nI. NHIỆM VỤ\n3². Sở Nội vụ báo cáo.",
]


@pytest.mark.parametrize("text", FELL)
def test_a_text_that_once_made_the_reader_fall_is_answered(text):
    assert read_text(text)["text"] == text
