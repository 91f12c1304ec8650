"""The Word file of an official paper, read back and held against Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from hientai.core.papers import styles, write_docx
from hientai.kernel.papers import LETTER, Para, Row, Signature
from tests.core.papers_sample import yearly_report


def read(paper):
    return docx.Document(BytesIO(write_docx(paper)))


@pytest.fixture(scope="module")
def report():
    return read(yearly_report(12))


def styled(document, style):
    """Return the texts of a style, inside tables too, in the order of the file."""
    wanted = document.styles[style].style_id
    paragraphs = document.element.body.iter(qn("w:p"))
    return [p.text for p in paragraphs if p.style == wanted]


def flags(row):
    return {e.tag.split("}")[1] for e in row._tr.trPr} if row._tr.trPr is not None else set()


# fmt: off
MEASURES = [  # style, size from, size to, bold, italic: appendix I, section V and its table
    (styles.NATION, 12, 13, True, False), (styles.MOTTO, 13, 14, True, False),
    (styles.PARENT_BODY, 12, 13, False, False), (styles.ISSUING_BODY, 12, 13, True, False),
    (styles.NUMBER, 13, 13, False, False), (styles.PLACE_DATE, 13, 14, False, True),
    (styles.KIND, 13, 14, True, False), (styles.TITLE, 13, 14, True, False),
    (styles.SUBJECT, 12, 13, False, False), (styles.ADDRESSEE, 13, 14, False, False),
    (styles.BASE, 13, 14, False, True), (styles.BODY, 13, 14, False, False),
    (styles.SIGNING, 13, 14, True, False), (styles.SIGNER, 13, 14, True, False),
    (styles.RECIPIENTS_HEAD, 12, 12, True, True), (styles.RECIPIENT, 11, 11, False, False),
    (styles.ANNEX_NUMBER, 14, 14, True, False), (styles.ANNEX_TITLE, 13, 14, True, False),
    (styles.ANNEX_REFERENCE, 13, 14, False, True), (styles.PAGE_NUMBER, 13, 14, False, False),
]
# fmt: on


@pytest.mark.parametrize(("name", "least", "most", "bold", "italic"), MEASURES)
def test_each_part_has_the_size_and_face_of_the_decree(report, name, least, most, bold, italic):
    font = report.styles[name].font
    assert (font.bold, font.italic) == (bold, italic)
    assert Pt(least) <= font.size <= Pt(most)


@pytest.mark.parametrize("name", ["Normal", *styles.LOOKS])
def test_every_style_is_times_new_roman_in_all_scripts_and_black(report, name):
    fonts = report.styles[name].element.rPr.rFonts
    scripts = {
        qn(f"w:{script}"): "Times New Roman" for script in ("ascii", "hAnsi", "eastAsia", "cs")
    }
    assert dict(fonts.attrib) == scripts
    assert str(report.styles[name].font.color.rgb) == "000000"


def test_the_body_is_justified_indented_and_spaced(report):
    shape = report.styles[styles.BODY].paragraph_format
    assert shape.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert round(shape.first_line_indent.cm, 2) == Cm(1.27).cm
    assert shape.space_after >= Pt(6)
    assert 1 <= shape.line_spacing <= 1.5


def test_every_page_is_a4_with_the_margins_of_the_decree(report):
    margins = [
        [round(side.mm) for side in (s.top_margin, s.bottom_margin, s.left_margin, s.right_margin)]
        for s in report.sections
    ]
    assert margins == [[20, 20, 30, 15]] * 2
    sizes = [(round(s.page_width.mm), round(s.page_height.mm)) for s in report.sections]
    assert sizes == [(210, 297), (297, 210)]


def test_each_section_numbers_its_own_pages_and_none_on_the_first(report):
    starts = [s._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for s in report.sections]
    assert starts == ["1", "1"]
    assert [s.different_first_page_header_footer for s in report.sections] == [True, True]
    assert [s.first_page_header.paragraphs[0].text for s in report.sections] == ["", ""]


def test_the_page_number_is_a_field_centred_in_the_header(report):
    paragraph = report.sections[1].header.paragraphs[0]
    assert paragraph.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert [code.text for code in paragraph._p.iter(qn("w:instrText"))] == ["PAGE"]


def test_the_head_names_the_nation_the_bodies_and_the_date(report):
    assert styled(report, styles.NATION) == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert styled(report, styles.MOTTO) == ["Độc lập - Tự do - Hạnh phúc"]
    assert styled(report, styles.PARENT_BODY) == ["ỦY BAN NHÂN DÂN\nTỈNH BẮC GIANG"]
    assert styled(report, styles.ISSUING_BODY) == ["SỞ KHOA HỌC\nVÀ CÔNG NGHỆ"]
    assert styled(report, styles.NUMBER) == ["Số: 05/BC-SKHCN"]
    assert styled(report, styles.PLACE_DATE) == ["Bắc Giang, ngày 09 tháng 01 năm 2025"]


def test_a_body_without_a_parent_stands_alone():
    document = read(yearly_report(1, parent_body="", issuing_body="Ủy ban nhân dân tỉnh Bắc Giang"))
    assert styled(document, styles.PARENT_BODY) == []
    assert styled(document, styles.ISSUING_BODY) == ["ỦY BAN NHÂN DÂN\nTỈNH BẮC GIANG"]


def test_a_draft_has_a_blank_number_and_date_and_its_mark():
    document = read(yearly_report(1, number=None, date=None, draft_mark="DỰ THẢO"))
    assert [text.split() for text in styled(document, styles.NUMBER)] == [["Số:", "/BC-SKHCN"]]
    assert styled(document, styles.PLACE_DATE)[0].split()[2:] == ["ngày", "tháng", "năm"]
    assert styled(document, styles.DRAFT) == ["DỰ THẢO"]


def test_the_title_follows_its_kind_in_capitals(report):
    assert styled(report, styles.KIND) == ["BÁO CÁO"]
    assert styled(report, styles.TITLE) == [
        "Kết quả năm 2024 thực hiện Kế hoạch số 123-KH/TU\nngày 13/3/2024 của Ban Thường vụ Tỉnh ủy"
    ]


def test_a_letter_has_its_subject_under_the_number_and_no_kind():
    document = read(yearly_report(1, kind=LETTER, symbol="SKHCN-QLKH", title="đôn đốc nhiệm vụ"))
    assert styled(document, styles.SUBJECT) == ["V/v đôn đốc nhiệm vụ"]
    assert styled(document, styles.NUMBER) == ["Số: 05/SKHCN-QLKH"]
    assert styled(document, styles.KIND) == []
    assert styled(document, styles.TITLE) == []


@pytest.mark.parametrize(
    ("addressees", "texts"),
    [
        (("Sở Y tế",), ["Kính gửi: Sở Y tế"]),
        (("Sở Y tế", "Sở Nội vụ"), ["Kính gửi:", "- Sở Y tế;", "- Sở Nội vụ."]),
        ((), []),
    ],
)
def test_several_addressees_become_a_list(addressees, texts):
    assert styled(read(yearly_report(1, addressees=addressees)), styles.ADDRESSEE) == texts


def test_bases_end_with_semicolons_and_the_last_with_a_full_stop():
    document = read(yearly_report(1, bases=("Căn cứ Luật A", "Căn cứ Luật B;")))
    assert styled(document, styles.BASE) == ["Căn cứ Luật A;", "Căn cứ Luật B."]


def test_headings_are_headings_of_word_too(report):
    assert styled(report, "Heading 1")[:2] == [
        "I. TÌNH HÌNH CHUNG",
        "II. KẾT QUẢ THEO NHÓM NHIỆM VỤ",
    ]
    assert styled(report, "Heading 3") == ["a) Tuyên truyền"]


def test_lines_never_break_inside_a_symbol():
    document = read(yearly_report(1, blocks=(Para("Theo 899/QĐ-TTg, 45-NQ/TW, 2021-2025 - nay."),)))
    paragraph = next(p for p in document.paragraphs if p.text.startswith("Theo 899"))
    assert len(list(paragraph._p.iter(qn("w:noBreakHyphen")))) == 3
    assert paragraph.text == "Theo 899/QĐ-TTg, 45-NQ/TW, 2021-2025 - nay."


def test_recipients_are_a_list_that_ends_with_the_archive(report):
    assert styled(report, styles.RECIPIENTS_HEAD) == ["Nơi nhận:"]
    assert styled(report, styles.RECIPIENT) == [
        "- Như trên;",
        "- Liên hiệp các hội khoa học và kỹ thuật tỉnh;",
        "- Lưu: VT, QLKH.",
    ]


def test_the_signature_names_authority_position_and_person(report):
    assert styled(report, styles.SIGNING) == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert styled(report, styles.SIGNER) == ["Nguyễn Mẫu An"]


def test_a_name_not_yet_known_leaves_room():
    document = read(yearly_report(1, signature=Signature(("TM. ỦY BAN NHÂN DÂN",), "Chủ tịch")))
    assert styled(document, styles.SIGNING) == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert styled(document, styles.SIGNER) == [""]


def test_the_signature_stays_whole_and_with_the_text_before_it(report):
    (foot,) = [t for t in report.tables if t.cell(0, 0).text.startswith("Nơi nhận")]
    assert flags(foot.rows[0]) == {"cantSplit"}
    before = [p for p in report.paragraphs if p.style.name == styles.BODY][-2:]
    assert [p.paragraph_format.keep_with_next for p in before] == [True, True]


def test_the_head_of_the_annex_repeats_and_its_rows_stay_whole(report):
    head, *rows = report.tables[-1].rows
    assert flags(head) == {"cantSplit", "tblHeader"}
    assert {frozenset(flags(row)) for row in rows} == {frozenset({"cantSplit"})}


def test_what_follows_a_table_is_too_low_to_take_a_page(report):
    body = report.element.body
    after = [table.getnext().style for table in body.iter(qn("w:tbl"))]
    breaks = [
        p.style for p in body.iter(qn("w:p")) if p.pPr is not None and p.pPr.sectPr is not None
    ]
    low = report.styles[styles.FILLER]
    assert [*after, *breaks] == [low.style_id] * 5
    assert low.paragraph_format.line_spacing == Pt(1)


def test_a_row_longer_than_half_a_page_may_break():
    annex = yearly_report(1).annexes[0]
    long = replace(annex, rows=(Row(("1", "Nhiệm vụ " * 200, "", "", "", "")),))
    assert flags(read(yearly_report(1, annexes=(long,))).tables[-1].rows[1]) == set()


def test_a_group_spans_the_table_and_stays_with_its_first_task(report):
    group = report.tables[-1].rows[1]
    assert len(group._tr.tc_lst) == 2
    assert [p.paragraph_format.keep_with_next for c in group.cells for p in c.paragraphs] == [
        True
    ] * 6


def test_no_row_of_a_table_stands_alone_on_a_page(report):
    kept = [
        all(p.paragraph_format.keep_with_next for c in row.cells for p in c.paragraphs)
        for row in report.tables[-1].rows[1:]
    ]
    assert (kept[0], kept[-2], kept[-1]) == (True, True, False)


def test_the_columns_share_the_width_by_weight_in_grid_and_cells(report):
    table = report.tables[-1]
    grid = [column.width for column in table.columns]
    assert [cell.width for cell in table.rows[2].cells] == grid
    assert round(grid[1] / grid[0], 1) == round(6 / 0.7, 1)
    assert Mm(250) < sum(grid) <= Mm(252)


def test_the_annex_is_named_and_told_which_paper_it_comes_with(report):
    assert styled(report, styles.ANNEX_NUMBER) == ["Phụ lục"]
    assert styled(report, styles.ANNEX_TITLE) == ["KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ NĂM 2024"]
    assert styled(report, styles.ANNEX_REFERENCE) == [
        "(Kèm theo Báo cáo số 05/BC-SKHCN ngày 09 tháng 01 năm 2025 của Sở Khoa học và Công nghệ)"
    ]


def test_several_annexes_are_numbered_in_roman():
    document = read(yearly_report(1, annexes=yearly_report(1).annexes * 2))
    assert styled(document, styles.ANNEX_NUMBER) == ["Phụ lục I", "Phụ lục II"]


def test_a_narrow_annex_stands_upright():
    annex = replace(yearly_report(1).annexes[0], landscape=False)
    section = read(yearly_report(1, annexes=(annex,))).sections[1]
    assert section.orientation == WD_ORIENT.PORTRAIT
    assert section.page_width < section.page_height


def test_the_file_says_its_title_language_and_author(report):
    properties = report.core_properties
    assert properties.title.startswith("Báo cáo Kết quả năm 2024 thực hiện")
    assert (properties.language, properties.author) == ("vi-VN", "Sở Khoa học và Công nghệ")
    languages = {e.get(qn("w:val")) for e in report.styles.element.iter(qn("w:lang"))}
    assert languages == {"vi-VN"}


def test_tables_are_named_for_those_who_hear_them(report):
    captions = [e.get(qn("w:val")) for e in report.element.body.iter(qn("w:tblCaption"))]
    assert captions == ["Bảng", "Kết quả thực hiện các nhiệm vụ năm 2024"]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_written(text):
    annex = replace(yearly_report(1).annexes[0], title=text, rows=(Row((text,) * 6),))
    changes = {"issuing_body": text, "title": text, "blocks": (Para(text),), "annexes": (annex,)}
    assert len(read(yearly_report(1, **changes)).sections) == 2
