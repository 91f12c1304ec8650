"""Widths of text: rules and line breaks of a paper are measured with them."""

from __future__ import annotations

import pytest
from docx.shared import Mm, Pt
from hypothesis import given
from hypothesis import strategies as st

from hientai.core.papers.metrics import balanced, lines_needed, text_width


@pytest.mark.parametrize(
    ("text", "size", "bold", "millimetres"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, 95.7),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, 60.5),
        ("ỦY BAN NHÂN DÂN TỈNH BẮC GIANG", 13, False, 81.5),
    ],
)
def test_widths_are_those_measured_in_the_typeface(text, size, bold, millimetres):
    assert round(text_width(text, Pt(size), bold=bold).mm, 1) == millimetres


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Sở Y tế", ("Sở Y tế",)),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", ("SỞ KHOA HỌC", "VÀ CÔNG NGHỆ")),
        ("ỦY BAN NHÂN DÂN\nTỈNH A", ("ỦY BAN NHÂN DÂN", "TỈNH A")),
        ("", ()),
    ],
)
def test_lines_are_about_equally_long(text, lines):
    assert balanced(text, Mm(60), Pt(13)) == lines


def test_a_number_stays_with_its_word():
    lines = balanced("Kế hoạch thực hiện nhiệm vụ năm 2024 ngày 13/3/2024", Mm(45), Pt(14))
    assert lines == ("Kế hoạch thực hiện", "nhiệm vụ năm 2024", "ngày 13/3/2024")


@given(st.lists(st.text("aănMW", min_size=1, max_size=12), min_size=1, max_size=20))
def test_no_word_is_lost_and_no_line_of_several_words_is_too_long(words):
    lines = balanced(" ".join(words), Mm(80), Pt(14))
    assert " ".join(lines).split(" ") == words
    assert all(text_width(x, Pt(14), bold=True) <= Mm(80) for x in lines if " " in x)


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("a", 1), ("a\nb", 2), ("W" * 100, 8)])
def test_lines_needed_counts_breaks_and_width(text, lines):
    assert lines_needed(text, Mm(56), Pt(12)) == lines
