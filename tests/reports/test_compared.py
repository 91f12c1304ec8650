"""A report beside the span before; its charts and its paper in either form."""

from io import BytesIO

import pytest
from docx import Document as Word

from hientai.duties.domain import DutyState
from hientai.kernel.papers import Form, Picture, validate
from hientai.reports import papers
from hientai.reports.domain.composing import OutlineSection, composed
from hientai.reports.domain.facts import Reporter
from hientai.reports.domain.paper import head_of
from tests.reports.annual_sample import duty, full_report, report

COMPARE = (OutlineSection("c", "So sánh", ("compare", "chart:compare", "table:compare")),)
TINH_UY = Reporter("Tỉnh ủy Mẫu", "party", "Mẫu", "Ủy ban nhân dân tỉnh Mẫu")


def compared(**fields):
    return composed(full_report() if not fields else report(**fields), COMPARE, ("tasks",))


def told(content):
    return [text.official for text in content.sections[0].texts]


def test_without_a_tracked_span_before_there_is_nothing_to_compare():
    assert told(compared()) == ["Năm 2024 chưa theo dõi, không có số liệu để so sánh."]


def test_the_change_of_the_share_is_told_in_points():
    now = report(duty(1, DutyState.DONE_ON_TIME), previous=full_report())

    (sentence,) = told(composed(now, COMPARE, ()))

    assert sentence == (
        "Tỷ lệ hoàn thành việc đến hạn 100%, tăng 50,0 điểm phần trăm so với 50% của năm 2025; "
        "việc quá hạn 0 so với 02."
    )


@pytest.mark.parametrize("form", Form)
def test_a_paper_of_either_form_keeps_its_rules(form):
    found = report(duty(1, DutyState.OVERDUE), reporter=TINH_UY, previous=full_report())

    paper = papers.as_paper(composed(found, COMPARE, ("tasks",)), head_of(found, form))

    assert validate(paper) == ()


def test_a_chart_of_the_page_is_a_picture_in_the_paper():
    found = report(duty(1, DutyState.OVERDUE), previous=full_report())

    paper = papers.as_paper(composed(found, COMPARE, ()), head_of(found))

    pictures = [block for block in paper.blocks if isinstance(block, Picture)]
    assert [one.caption for one in pictures] == ["Biểu đồ 1. Việc năm 2025 so với năm 2025"]
    assert pictures[0].data.startswith(b"\x89PNG")


def test_the_party_s_paper_has_its_head_and_number():
    found = report(duty(1, DutyState.OVERDUE), reporter=TINH_UY)

    data = papers.as_docx(composed(found, COMPARE, ()), head_of(found, Form.PARTY))

    head = "\n".join(cell.text for cell in Word(BytesIO(data)).tables[0].rows[0].cells)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in head
    assert "-BC/TU" in head
    assert "Số:" not in head


def test_a_section_that_says_nothing_is_left_out_of_the_paper():
    found = report(duty(1, DutyState.OVERDUE))
    empty = OutlineSection("e", "Bài học", ("words",))

    paper = papers.as_paper(composed(found, (empty, *COMPARE), ()), head_of(found))

    assert not any("BÀI HỌC" in getattr(block, "text", "") for block in paper.blocks)
