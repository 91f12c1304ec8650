"""Abbreviations that a paper defines are spelled out in the names of bodies."""

from __future__ import annotations

import pytest

from hientai.reading.abbreviations import defined, spelled_out

TEXTS = {
    "Ban Quản lý dự án nước sạch (sau đây gọi tắt là BQLDANS)": {
        "BQLDANS": "Ban Quản lý dự án nước sạch"
    },
    "phát triển khoa học, công nghệ, đổi mới sáng tạo (KH,CN, ĐMST)": {
        "KH,CN, ĐMST": "khoa học, công nghệ, đổi mới sáng tạo"
    },
    "báo cáo Ủy ban nhân dân tỉnh (qua Sở Nội vụ)": {},
    "Công an tỉnh (PC06)": {},
    "Nghị quyết của Hội đồng (ABC)": {},
}


@pytest.mark.parametrize("text", TEXTS)
def test_the_words_before_explain_the_letters(text: str) -> None:
    assert defined(text) == TEXTS[text]


def test_a_name_is_written_in_full_however_it_is_spaced() -> None:
    known = {"KH,CN, ĐMST": "khoa học, công nghệ, đổi mới sáng tạo"}
    name = "Quỹ khoa học, công nghệ, đổi mới sáng tạo tỉnh"
    assert spelled_out("Quỹ KH,CN,ĐMST tỉnh", known) == name
