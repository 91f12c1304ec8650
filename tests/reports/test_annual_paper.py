from dataclasses import replace

import pytest

from hientai.kernel.issuers import abbreviation
from hientai.kernel.papers import GroupRow, Row, Table, validate
from hientai.reports import papers
from hientai.reports.domain.composing import YEARLY, YEARLY_ANNEXES, composed
from hientai.reports.domain.paper import file_name, head_of
from tests.reports.annual_sample import PLAN, REPORTER, full_report, report


def annual_paper(found):
    return papers.as_paper(composed(found, YEARLY, YEARLY_ANNEXES), head_of(found))


def test_the_paper_keeps_every_rule_of_the_form():
    assert validate(annual_paper(full_report())) == ()


def test_a_paper_on_a_year_without_anything_keeps_them_too():
    assert validate(annual_paper(report())) == ()


def test_number_and_date_are_left_to_the_clerk():
    paper = annual_paper(full_report())

    assert (paper.number, paper.date) == (None, None)


def test_the_steward_issues_the_paper():
    assert annual_paper(full_report()).issuing_body == REPORTER.name


def test_a_department_stands_under_its_committee():
    reporter = replace(REPORTER, name="Sở Nội vụ", kind="department")

    assert annual_paper(report(reporter=reporter)).parent_body == REPORTER.committee


def test_an_association_on_record_as_a_department_signs_as_an_association():
    reporter = replace(REPORTER, name="Liên hiệp hội Mẫu", kind="department")
    paper = annual_paper(report(reporter=reporter))

    assert paper.parent_body == ""
    assert paper.signature.authorities == ("TM. BAN THƯỜNG VỤ",)
    assert paper.signature.position == "CHỦ TỊCH"


def test_those_whom_the_plan_names_receive_the_report():
    plan = replace(PLAN, recipients=("UBND tỉnh", REPORTER.name, "Bộ Khoa học và Công nghệ"))

    assert annual_paper(report(plans=(plan,))).recipients == (
        "Ủy ban nhân dân tỉnh Bắc Ninh",
        "Bộ Khoa học và Công nghệ",
        "Các cơ quan, đơn vị thực hiện kế hoạch",
        "Lưu: VT",
    )


def test_the_annex_has_every_task_with_its_result_and_state():
    rows = annual_paper(full_report()).annexes[0].rows

    assert [row.text if isinstance(row, GroupRow) else row.cells[1:] for row in rows] == [
        "Nâng cao nhận thức",
        ("Tuyên truyền Nghị quyết", "Sở Nội vụ", "Hằng năm", "Sở Nội vụ: Đã đăng 12 tin, bài.", "1/3 kỳ đã xong"),
        "Đào tạo",
        ("Xây dựng Đề án", "Các sở", "2025", "", "0/2 đơn vị đã xong; 2 việc quá hạn"),
    ]  # fmt: skip


def test_the_second_annex_adds_the_bodies_up():
    total = annual_paper(full_report()).annexes[1].rows[-1]

    assert isinstance(total, Row)
    assert total.cells == ("", "Cộng", "6", "1", "1", "2", "2", "50%")


def test_the_groups_stand_in_a_table_of_the_text():
    (table,) = [b for b in annual_paper(full_report()).blocks if isinstance(b, Table)]

    assert [row.cells[0] for row in table.rows if isinstance(row, Row)] == [
        "I. Nâng cao nhận thức",
        "II. Đào tạo",
        "Cộng",
    ]


@pytest.mark.parametrize(
    ("body", "short"),
    [
        ("Sở Nội vụ", "SNV"),
        ("Sở Khoa học và Công nghệ", "SKHCN"),
        ("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh", "LHH"),
        ("Ủy ban nhân dân xã Mẫu", "UBND"),
        ("Ban Ủng hộ và Đào tạo", "BUHĐT"),
    ],
)
def test_a_body_is_shortened_as_in_its_papers(body, short):
    assert abbreviation(body) == short


def test_the_file_s_name_is_plain_letters():
    assert file_name(full_report()) == "bao-cao-2025-124-kh-ubnd.docx"
