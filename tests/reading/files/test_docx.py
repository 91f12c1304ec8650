"""Word files become the text that Word shows."""

import pytest

from hientai.reading.files import load_file
from tests.reading.files.raw import cell, item, level, lists, p, package, row, table


def read(body, **parts):
    return load_file(package(body, **parts), "plan.docx")


def paragraphs(body, **parts):
    return [line for line in read(body, **parts).split("\n") if line]


def test_paragraphs_stand_apart():
    assert read(p("Một") + p() + p("Hai")) == "Một\n\nHai\n"


def test_numbers_of_three_levels_are_counted():
    numbering = lists(
        level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)")
    )
    body = "".join(
        item(text, level=depth)
        for text, depth in (
            ("Mục đích", 0),
            ("Nhiệm vụ", 0),
            ("Một", 1),
            ("chữ a", 2),
            ("chữ b", 2),
            ("Hai", 1),
            ("lại a", 2),
        )
    )
    assert paragraphs(body, numbering=numbering) == [
        "I. Mục đích",
        "II. Nhiệm vụ",
        "1. Một",
        "a) chữ a",
        "b) chữ b",
        "2. Hai",
        "a) lại a",
    ]


def test_legal_numbers_write_roman_parents_in_digits():
    numbering = lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>"))
    body = item("Mục") + item("Việc", level=1)
    assert paragraphs(body, numbering=numbering) == ["I. Mục", "1.1. Việc"]


def test_list_that_starts_anew_counts_from_its_own_start():
    anew = '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    numbering = lists(level(0, "decimal", "%1."), more=anew)
    body = item("Một") + item("Hai") + item("Năm", 2) + item("Sáu", 2)
    assert paragraphs(body, numbering=numbering) == ["1. Một", "2. Hai", "5. Năm", "6. Sáu"]


@pytest.mark.parametrize(("sign", "shown"), [("\uf0b7", "-"), ("–", "-"), ("+", "+")])
def test_bullets_become_signs_that_can_be_typed(sign, shown):
    assert paragraphs(item("Việc"), numbering=lists(level(0, "bullet", sign))) == [f"{shown} Việc"]


def test_number_may_come_from_the_parent_of_the_style():
    styles = """<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Mục"/>
    <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="B"><w:name w:val="Mục con"/><w:basedOn w:val="A"/></w:style>"""
    body = p("Nhiệm vụ", '<w:pStyle w:val="B"/>')
    assert paragraphs(body, styles=styles, numbering=lists(level(0, "decimal", "%1)"))) == [
        "1) Nhiệm vụ"
    ]


def test_list_can_be_taken_off_a_paragraph():
    numbering = lists(level(0, "decimal", "%1."))
    assert paragraphs(item("Trên đây", 0), numbering=numbering) == ["Trên đây"]


def test_changes_are_accepted_and_hidden_words_dropped():
    more = """<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins>
    <w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"""
    assert read(p("Chữ ", more=more)) == "Chữ mới\n"


def test_deleted_paragraph_mark_joins_two_paragraphs():
    body = p("Sở Khoa học ", "<w:rPr><w:del/></w:rPr>") + p("và Công nghệ")
    assert read(body) == "Sở Khoa học và Công nghệ\n"


def test_capitals_by_format_are_capitals():
    more = "<w:r><w:rPr><w:caps/></w:rPr><w:t>Kế hoạch</w:t></w:r>"
    assert read(p(more=more)) == "KẾ HOẠCH\n"


def test_bold_paragraph_is_marked_as_markdown_marks_it():
    more = "<w:r><w:rPr><w:b/></w:rPr><w:t>1. Mục đích</w:t></w:r>"
    assert read(p(more=more)) == "**1. Mục đích**\n"


def test_centred_lines_stand_together():
    centre = '<w:jc w:val="center"/>'
    assert read(p("KẾ HOẠCH", centre) + p("Xây dựng đội ngũ", centre) + p("Căn cứ")) == (
        "KẾ HOẠCH\nXây dựng đội ngũ\n\nCăn cứ\n"
    )


def test_table_becomes_rows_with_tabs():
    body = table(row(cell("TT"), cell("Việc"), cell("Chủ trì")), row(*map(cell, "1ab")))
    assert read(body) == "TT\tViệc\tChủ trì\n1\ta\tb\n"


def test_cell_merged_over_columns_leaves_the_others_empty():
    wide = '<w:gridSpan w:val="2"/>'
    body = table(row(*map(cell, ("TT", "Việc", "Ai"))), row(cell("I"), cell("Nhóm", wide)))
    assert read(body) == "TT\tViệc\tAi\nI\tNhóm\t\n"


def test_cell_merged_over_rows_is_said_in_each_row():
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(*map(cell, ("TT", "Việc", "Ai"))),
        row(cell("1"), cell("Một"), cell("Sở A", start)),
        row(cell("2"), cell("Hai"), cell("", on)),
    )
    assert read(body) == "TT\tViệc\tAi\n1\tMột\tSở A\n2\tHai\tSở A\n"


def test_row_whose_number_goes_on_is_the_rest_of_the_row_above():
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(*map(cell, ("TT", "Việc", "Năm"))),
        row(cell("1", start), cell("Một", start), cell("2025")),
        row(cell("", on), cell("", on), cell("2026")),
    )
    assert read(body) == "TT\tViệc\tNăm\n1\tMột\t2025\n\t\t2026\n"


def test_numbers_of_rows_are_counted_in_empty_cells():
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    counted = f"<w:tc>{p(properties=number)}</w:tc>"
    body = table(
        row(*map(cell, ("TT", "Việc", "Ai"))),
        row(counted, cell("a"), cell("b")),
        row(counted, cell("c"), cell("d")),
    )
    assert read(body, numbering=lists(level(0, "decimal", "%1."))) == (
        "TT\tViệc\tAi\n1.\ta\tb\n2.\tc\td\n"
    )


def test_letterhead_is_read_column_by_column():
    left = f"<w:tc>{p('UBND TỈNH MẪU')}{p('Số:     /KH-UBND')}</w:tc>"
    right = f"<w:tc>{p('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')}{p('Mẫu, ngày    tháng 6 năm 2024')}</w:tc>"
    assert read(table(row(left, right))) == (
        "UBND TỈNH MẪU\nSố: /KH-UBND\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nMẫu, ngày tháng 6 năm 2024\n"
    )


def test_footnotes_stand_at_the_end_and_leave_no_mark():
    more = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="2">{p("Nghị quyết số 45-NQ/TW.")}</w:footnote>'
    assert read(p("Thực hiện Nghị quyết", more=more), footnotes=notes) == (
        "Thực hiện Nghị quyết\n\n1 Nghị quyết số 45-NQ/TW.\n\f\n"
    )


def test_text_box_is_read_once_and_in_its_place():
    box = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
    more = f"""<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
    <mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>
    </mc:AlternateContent></w:r>"""
    assert paragraphs(p("Trước", more=more) + p("Sau")) == ["Trước", "Trong khung", "Sau"]


def test_content_controls_are_read_and_tables_of_contents_are_not():
    contents = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = contents.format(p("I. MỤC ĐÍCH 3")) + control.format(p("I. MỤC ĐÍCH"))
    assert paragraphs(body) == ["I. MỤC ĐÍCH"]


def test_run_in_an_old_font_is_converted():
    more = '<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>KÕ ho¹ch ®éi ngò trÝ thøc</w:t></w:r>'
    assert read(p(more=more)) == "Kế hoạch đội ngũ trí thức\n"


def test_decomposed_letters_are_composed():
    assert read(p("Kê\u0301 hoạch")) == "Kế hoạch\n"


def test_signs_of_symbol_fonts_are_read():
    more = '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
    assert read(p("đạt ", more=more)) == "đạt ≥\n"
