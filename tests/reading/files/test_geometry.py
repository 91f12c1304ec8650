"""Glyphs, lines and rulings become words, paragraphs, columns and cells."""

import pytest

from hientai.reading.files.columns import Columns, part_columns
from hientai.reading.files.geometry import Glyph, lines_of
from hientai.reading.files.numerals import repair_numerals
from hientai.reading.files.pages import write_pages
from hientai.reading.files.pdf_page import PageText
from hientai.reading.files.places import LoadedText
from hientai.reading.files.rulings import Ruling, find_tables

SIZE, WIDE = 14.0, 7.0


def glyphs(text, x=85.0, y=100.0, size=SIZE):
    """Return one glyph for every letter; a space is only a gap."""
    return [
        Glyph(letter, x + i * WIDE, x + (i + 1) * WIDE, y, size)
        for i, letter in enumerate(text)
        if letter != " "
    ]


def lines(*texts, x=85.0, step=19.0, start=100.0):
    return [lines_of(glyphs(text, x, start + i * step))[0] for i, text in enumerate(texts)]


def box(xs, ys):
    """Return the lines of a full table."""
    across = [Ruling(across=True, at=y, start=xs[0], end=xs[-1]) for y in ys]
    return across + [Ruling(across=False, at=x, start=ys[0], end=ys[-1]) for x in xs]


def test_words_are_parted_by_gaps_whatever_the_order_of_letters():
    assert lines_of(reversed(glyphs("thực hiện")))[0].text == "thực hiện"


def test_letters_drawn_twice_for_bold_are_read_once():
    twice = [*glyphs("Sở"), *glyphs("Sở", x=85.3)]
    assert lines_of(twice)[0].text == "Sở"


def test_raised_number_of_a_footnote_is_dropped():
    text = [*glyphs("Đề án"), Glyph("1", 121, 124, 95, 8)]
    assert lines_of(text)[0].text == "Đề án"


def test_square_metres_stay():
    text = [*glyphs("5 m"), Glyph("2", 107, 110, 95, 8)]
    assert lines_of(text)[0].text == "5 m2"


def test_page_numbers_and_running_titles_are_dropped():
    body = ["Một dòng chữ dài vừa đủ để đầy trang"] * 3
    pages = [PageText(lines("Đầu trang chung", *body, str(i + 1))) for i in range(4)]
    assert "chung" not in write_pages(pages).text


def test_sentence_cut_by_a_page_is_whole_again():
    first = lines(
        "Các sở, ban, ngành phối hợp với các cơ", "quan liên quan xây dựng kế hoạch và báo"
    )
    second = lines("cáo kết quả thực hiện về Sở Nội vụ.")
    text = write_pages([PageText(first), PageText(second)]).text
    assert "kế hoạch và báo cáo kết quả" in text


def test_short_line_ends_a_paragraph():
    both = lines("Một đoạn ngắn", "Đoạn sau dài hơn hẳn đoạn trước nhiều")
    assert (
        write_pages([PageText(both)]).text
        == "Một đoạn ngắn\n\nĐoạn sau dài hơn hẳn đoạn trước nhiều\n"
    )


def test_number_broken_at_its_hyphen_is_whole():
    first = "Thực hiện theo Quyết định số 899/QĐ-"
    page = PageText(lines(first, "TTg của Thủ tướng Chính phủ ban hành"))
    assert "899/QĐ-TTg" in write_pages([page]).text


def test_signature_beside_recipients_is_taken_column_by_column():
    left = ["Nơi nhận:", "- Thường trực Tỉnh ủy;", "- Lưu: VT."]
    right = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Mẫu"]
    found = [
        lines_of([*glyphs(a, 85, 100 + 19 * i), *glyphs(b, 330, 100 + 19 * i)])[0]
        for i, (a, b) in enumerate(zip(left, right, strict=True))
    ]
    (block,) = part_columns(found)
    assert isinstance(block, Columns)
    assert (list(block.left), list(block.right)) == (left, right)


def test_cells_are_what_stands_between_the_lines():
    table = find_tables(box([80, 120, 300, 400], [90, 120, 150]))[0]
    for text, x, y in (("TT", 85, 110), ("Việc", 130, 110), ("1", 85, 140), ("Sở A", 305, 140)):
        table.glyphs.extend(glyphs(text, x, y))
    assert table.grid() == [[["TT"], ["Việc"], []], [["1"], [], ["Sở A"]]]


def test_cell_without_a_line_inside_is_merged():
    rulings = [
        Ruling(across=True, at=90, start=80, end=300),
        Ruling(across=True, at=120, start=80, end=300),
        Ruling(across=True, at=150, start=80, end=300),
        *(Ruling(across=False, at=x, start=90, end=150) for x in (80, 300)),
        Ruling(across=False, at=200, start=120, end=150),
    ]
    table = find_tables(rulings)[0]
    table.glyphs.extend(glyphs("Một nhóm việc chung", 110, 110))
    assert table.grid() == [[["Một nhóm việc chung"], []]]


def test_lines_that_meet_nothing_are_no_table():
    assert find_tables([Ruling(across=True, at=90, start=80, end=300)]) == []


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("I. A\n\nII. B\n\nII. C\n\nIV. D", "I. A\n\nII. B\n\nIII. C\n\nIV. D"),
        ("I\ta\t\nH\tb\t\nIII\tc\t", "I\ta\t\nII\tb\t\nIII\tc\t"),
        ("I. A\n\nI. B\n\nII. C", "I. A\n\nI. B\n\nII. C"),
        ("1\ta\tb\n11\tc\td", "1\ta\tb\n11\tc\td"),
        ("I. A\n\nII. B\n\nII. C", "I. A\n\nII. B\n\nIII. C"),
        ("1.\ta\tb\tc\nVÃ\td\te\tf\n3.\tg\th\ti", "1.\ta\tb\tc\n2\td\te\tf\n3.\tg\th\ti"),
        ("l. Một\n\n2. Hai", "1. Một\n\n2. Hai"),
        ("2. Hai\n\n21. Việc\n\n22. Nữa", "2. Hai\n\n2.1. Việc\n\n2.2. Nữa"),
        ("20. Hai\n\n21. Việc\n\n22. Nữa", "20. Hai\n\n21. Việc\n\n22. Nữa"),
        (
            "8) một\n\nb) hai\n\nC) ba\n\nd) bốn\n\nd) năm\n\ne) sáu",
            "a) một\n\nb) hai\n\nc) ba\n\nd) bốn\n\nđ) năm\n\ne) sáu",
        ),
    ],
)
def test_numbers_are_put_right_only_where_sure(read, meant):
    assert repair_numerals(LoadedText(read)).text == meant
