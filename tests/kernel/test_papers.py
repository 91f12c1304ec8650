"""The rules of an official paper that need no page."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from hientai.kernel import papers
from hientai.kernel.papers import Column, GroupRow, Heading, Para, Row, Signature, Table
from tests.core.papers_sample import yearly_report

GOOD = yearly_report(3)
DRAFT = {"number": None, "date": None, "draft_mark": "DỰ THẢO"}
LETTER = {"kind": papers.LETTER, "symbol": "SKHCN-QLKH"}


@pytest.mark.parametrize("changes", [{}, DRAFT, LETTER, {"parent_body": "", "annexes": ()}])
def test_a_right_paper_breaks_no_rule(changes):
    assert papers.validate(replace(GOOD, **changes)) == ()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"number": 0}, "Số văn bản bắt đầu từ 01."),
        ({"number": None}, "Số và ngày văn bản phải cùng có hoặc cùng để trống."),
        ({"draft_mark": "DỰ THẢO"}, "Văn bản đã có số thì không còn là dự thảo."),
        ({"kind": "Bản tin"}, "“Bản tin” không phải loại văn bản hành chính."),
        (
            {"symbol": "BC/SKHCN"},
            "Ký hiệu “BC/SKHCN” phải là chữ viết tắt nối bằng dấu gạch nối, không có dấu cách.",
        ),
        ({"symbol": "KH-SKHCN"}, "Ký hiệu của Báo cáo phải bắt đầu bằng BC."),
        (LETTER | {"symbol": "BC-SKHCN"}, "Ký hiệu công văn không có chữ viết tắt tên loại."),
        ({"issuing_body": ""}, "Thiếu tên cơ quan ban hành."),
        ({"place": ""}, "Thiếu địa danh."),
        ({"title": ""}, "Thiếu trích yếu."),
        ({"title": "Kết quả năm 2024."}, "Trích yếu không kết thúc bằng dấu câu."),
        ({"blocks": ()}, "Văn bản chưa có nội dung."),
        (LETTER | {"addressees": ()}, "Công văn phải có nơi kính gửi."),
        (
            {"bases": ("Luật số 1",)},
            "Căn cứ “Luật số 1” phải mở đầu bằng “Căn cứ”, “Theo” hoặc “Xét”.",
        ),
        ({"blocks": (Heading(2, "1. Kết quả"),)}, "Đề mục “1. Kết quả” sai cấp."),
        ({"recipients": ()}, "Thiếu nơi nhận."),
        ({"recipients": ("Như trên",)}, "Nơi nhận phải kết thúc bằng dòng “Lưu:”."),
    ],
)
def test_each_broken_rule_has_its_sentence(changes, sentence):
    assert papers.validate(replace(GOOD, **changes)) == (sentence,)


@pytest.mark.parametrize(
    ("signature", "sentence"),
    [
        (
            Signature(("THAY MẶT ỦY BAN",), "CHỦ TỊCH"),
            "Quyền hạn “THAY MẶT ỦY BAN” phải mở đầu bằng TM., KT., TL., TUQ. hoặc Q.",
        ),
        (Signature(("KT. GIÁM ĐỐC",), "GIÁM ĐỐC"), "Người ký thay (KT.) phải là cấp phó."),
        (Signature((), ""), "Thiếu chức vụ của người ký."),
        (
            Signature((), "GIÁM ĐỐC", "TS. Nguyễn Mẫu An"),
            "Không ghi học hàm, học vị trước họ tên người ký.",
        ),
    ],
)
def test_each_wrong_signature_has_its_sentence(signature, sentence):
    assert papers.validate(replace(GOOD, signature=signature)) == (sentence,)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Thiếu tên phụ lục."),
        ({"reference": "Kèm theo"}, "Phụ lục phải chỉ rõ “(Kèm theo … số … ngày … của …)”."),
        ({"columns": (), "rows": ()}, "Bảng phải có cột và mỗi cột phải có độ rộng."),
        ({"rows": (Row(("1",)),)}, "Dòng 1 của bảng có 1 ô, bảng có 6 cột."),
        (
            {"columns": (Column("TT"),), "rows": (GroupRow("I", "Nhóm"),)},
            "Bảng có dòng nhóm phải có ít nhất hai cột.",
        ),
    ],
)
def test_each_wrong_annex_has_its_sentence(changes, sentence):
    annex = replace(GOOD.annexes[0], **changes)
    assert papers.validate(replace(GOOD, annexes=(annex,))) == (sentence,)


def test_a_small_table_is_checked_as_an_annex_is():
    blocks = (Para("Như sau:"), Table((Column("Năm", 0),), (Row(("2024",)),)))
    found = papers.validate(replace(GOOD, blocks=blocks))
    assert found == ("Bảng phải có cột và mỗi cột phải có độ rộng.",)


@pytest.mark.parametrize(
    ("number", "text"), [(5, "05/BC"), (124, "124/BC"), (None, f"{papers.BLANK}/BC")]
)
def test_small_numbers_are_written_with_a_leading_zero(number, text):
    assert papers.number_text(number, "BC") == text


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (dt.date(2025, 1, 9), "ngày 09 tháng 01 năm 2025"),
        (dt.date(2025, 2, 28), "ngày 28 tháng 02 năm 2025"),
        (dt.date(2025, 3, 1), "ngày 01 tháng 3 năm 2025"),
        (dt.date(2025, 12, 31), "ngày 31 tháng 12 năm 2025"),
    ],
)
def test_only_small_days_and_the_first_two_months_have_a_leading_zero(date, text):
    assert papers.date_text(date) == text


def test_the_date_of_a_draft_is_left_blank():
    assert papers.date_text(None).split() == ["ngày", "tháng", "năm"]


def test_an_annex_says_which_paper_it_comes_with():
    reference = papers.annex_reference("Báo cáo", 5, "BC-SKHCN", dt.date(2025, 1, 9), "Sở Y tế")
    assert reference == "(Kèm theo Báo cáo số 05/BC-SKHCN ngày 09 tháng 01 năm 2025 của Sở Y tế)"


def test_a_list_is_closed_by_semicolons_and_a_full_stop():
    assert papers.closed_list(("Như trên", "Sở Y tế;", "Lưu: VT.")) == (
        "Như trên;",
        "Sở Y tế;",
        "Lưu: VT.",
    )
