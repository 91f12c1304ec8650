"""The papers that tasks ask for: kind, issuer, what they amend or replace."""

from __future__ import annotations

import pytest

from hientai.reading.after.wanted import WantedPaper, wanted_papers
from hientai.reading.contract import Task


def papers(text: str, deliverable: str | None = None) -> list[WantedPaper]:
    return wanted_papers(
        Task(
            path=["I"],
            text=text,
            leads=[],
            coordinators=[],
            timeframe=None,
            kind="task",
            reports_to=[],
            deliverable=deliverable,
            sources={},
        )
    )


def only(text: str, deliverable: str | None = None) -> WantedPaper:
    (paper,) = papers(text, deliverable)
    return paper


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Xây dựng Đề án thành lập Quỹ đầu tư.", "Đề án"),
        ("Nghiên cứu xây dựng Nghị quyết của HĐND tỉnh về hỗ trợ đào tạo.", "Nghị quyết"),
        ("Tham mưu ban hành quy chế về hoạt động tư vấn, phản biện.", "Quy chế"),
        ("Xây dựng và ban hành Kế hoạch giảm phát thải.", "Kế hoạch"),
        ("Xây dựng, triển khai và tổ chức triển khai chương trình hành động.", "Chương trình hành động"),
        ("Hoàn thiện dự thảo Đề án phát triển thị trường các-bon.", "Đề án"),
        ("Tham mưu trình UBND tỉnh Đề án đào tạo sau đại học.", "Đề án"),
        ("Đề án kiện toàn Quỹ tài trợ sáng tạo văn học nghệ thuật tỉnh.", "Đề án"),
    ],
)  # fmt: skip
def test_a_paper_to_be_made_is_found(text: str, kind: str) -> None:
    assert only(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Triển khai thực hiện Quyết định số 899/QĐ-TTg phê duyệt Chiến lược quốc gia.",
        "Tiếp tục tham mưu triển khai Kế hoạch thực hiện Quyết định số 1595/QĐ-UBND.",
        "Bố trí kinh phí thực hiện Kế hoạch theo quy định.",
        "Tổng hợp, báo cáo UBND tỉnh xem xét, quyết định.",
        "Trong quá trình thực hiện Kế hoạch, nếu có vướng mắc, phản ánh về Sở Nội vụ.",
        "Rà soát các quy định, quy chế về tôn vinh trí thức.",
        "Báo cáo kết quả về Sở Nội vụ trước ngày 15/12.",
    ],
)
def test_a_paper_that_is_only_named_is_not_wanted(text: str) -> None:
    assert papers(text) == []


def test_what_is_amended_is_told_by_its_number() -> None:
    paper = only("Tham mưu sửa đổi Quyết định số 497/2011/QĐ-UBND ngày 29/12/2011 của UBND tỉnh.")
    assert (paper.kind, paper.amends) == ("Quyết định", ("497/2011/QĐ-UBND",))


def test_what_is_amended_without_a_number_is_told_by_its_name() -> None:
    paper = only("Sửa đổi, bổ sung Quy chế xét tặng Giải thưởng Khoa học và Công nghệ.")
    assert paper.amends == ("Quy chế xét tặng Giải thưởng Khoa học và Công nghệ",)


def test_what_is_replaced_is_told_by_all_its_numbers() -> None:
    paper = only(
        "Ban hành Quyết định mới thay thế Quyết định số 781/2014/QĐ-UBND và Quyết định 06/2019/QĐ-UBND."
    )
    assert paper.replaces == ("781/2014/QĐ-UBND", "06/2019/QĐ-UBND")


def test_a_decree_that_amends_another_is_one_paper() -> None:
    paper = only("Xây dựng Nghị định sửa đổi, bổ sung một số điều của Nghị định số 06/2022/NĐ-CP.")
    assert (paper.kind, paper.amends) == ("Nghị định", ("06/2022/NĐ-CP",))


def test_a_series_of_papers_is_read() -> None:
    found = papers("Tham mưu xây dựng Đề án thành lập Trung tâm; Đề án thành lập Quỹ đầu tư.")
    assert [paper.kind for paper in found] == ["Đề án", "Đề án"]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Xây dựng Nghị quyết của HĐND tỉnh về hỗ trợ.", "Hội đồng nhân dân tỉnh"),
        ("Tham mưu Ban Thường vụ Tỉnh ủy ban hành Quy chế làm việc.", "Ban Thường vụ Tỉnh ủy"),
        ("Xây dựng Đề án đào tạo, trình Ủy ban nhân dân tỉnh.", "Ủy ban nhân dân tỉnh"),
        ("Xây dựng Đề án đào tạo.", None),
    ],
)
def test_the_issuer_is_read_from_the_words_around(text: str, issuer: str | None) -> None:
    assert only(text).issuer == issuer


def test_the_column_of_results_names_the_paper() -> None:
    paper = only("Quy định mức hỗ trợ.", "Nghị quyết của HĐND tỉnh")
    assert (paper.kind, paper.issuer, paper.field) == (
        "Nghị quyết",
        "Hội đồng nhân dân tỉnh",
        "deliverable",
    )


def test_one_paper_named_in_both_places_is_one() -> None:
    assert len(papers("Xây dựng Nghị quyết về hỗ trợ.", "Nghị quyết của HĐND tỉnh")) == 1


def test_the_span_holds_the_kind() -> None:
    text = "Tham mưu ban hành Quy chế phối hợp."
    start, end = only(text).span
    assert text[start:end] == "Quy chế"


@pytest.mark.parametrize(
    ("text", "deliverable"),
    [
        ("Xây dựng Luật Nhà giáo.", None),
        ("Dự án Luật Năng lượng nguyên tử (sửa đổi)", "Luật của Quốc hội"),
    ],
)
def test_a_law_is_a_paper(text: str, deliverable: str | None) -> None:
    assert only(text, deliverable).kind == "Luật"


def test_obeying_the_law_asks_for_none() -> None:
    assert papers("Tham mưu hoàn thiện pháp luật về trí thức.") == []


def test_the_paper_of_the_column_amends_what_the_words_name() -> None:
    paper = only("Sửa đổi, bổ sung Nghị định số 109/2022/NĐ-CP.", "Nghị định của Chính phủ")
    assert (paper.issuer, paper.amends) == ("Chính phủ", ("109/2022/NĐ-CP",))
