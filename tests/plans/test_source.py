"""The paper in blocks and segments."""

from hypothesis import given
from hypothesis import strategies as st

from hientai.plans.domain.source import Mark, blocks


def plain(found):
    return ["".join(segment.text for segment in block.segments) for block in found]


def cells(row):
    return ["".join(segment.text for segment in cell.segments) for cell in row]


def test_lines_of_a_paragraph_stay_together():
    assert plain(blocks("Một\nhai\n\nba", [])) == ["Một\nhai", "ba"]


def test_signs_of_markdown_are_left_out():
    found = blocks("## KẾ HOẠCH\n\n**Sở Nội vụ** chủ trì", [])
    assert (found[0].kind, plain(found)) == ("h", ["KẾ HOẠCH", "Sở Nội vụ chủ trì"])


def test_bold_words_stay_bold():
    segments = blocks("**Sở Nội vụ** chủ trì", [])[0].segments
    assert [(segment.text, segment.bold) for segment in segments] == [
        ("Sở Nội vụ", True),
        (" chủ trì", False),
    ]


def test_marked_words_know_their_item():
    segments = blocks("Sở Nội vụ chủ trì", [Mark(0, 9, "7", "leads")])[0].segments
    assert [(s.text, s.css, s.items) for s in segments] == [
        ("Sở Nội vụ", "m lead", ("7",)),
        (" chủ trì", "", ()),
    ]


def test_shared_words_belong_to_all_their_items():
    marks = [Mark(0, 9, "7", "leads"), Mark(0, 9, "8", "leads")]
    assert blocks("Sở Nội vụ", marks)[0].segments[0].items == ("7", "8")


def test_innermost_mark_gives_the_look():
    marks = [Mark(0, 20, "7", "text"), Mark(10, 15, "7", "timeframe", doubt=True)]
    looks = [segment.css for segment in blocks("Tổ chức   hằng năm gặp", marks)[0].segments]
    assert looks == ["m task", "m time doubt", "m task", ""]


def test_chosen_item_is_shown():
    mark = Mark(0, 9, "7", "leads", on=True)
    assert blocks("Sở Nội vụ", [mark])[0].segments[0].css == "m lead on"


def test_rows_with_tabs_are_a_table_over_blank_lines():
    (table,) = blocks("TT\tNội dung\n1\tMột\n\n\n2\tHai", [])
    assert [cells(row) for row in table.rows] == [["TT", "Nội dung"], ["1", "Một"], ["2", "Hai"]]


def test_rows_with_pipes_are_a_table():
    (table,) = blocks("| TT | Nội dung |\n|---|---|\n| 1 | Một |", [])
    assert [cells(row) for row in table.rows] == [[" TT ", " Nội dung "], [" 1 ", " Một "]]


def test_heading_of_a_group_of_rows_spans_the_table():
    (table,) = blocks("TT\tA\tB\tC\nI\tNhóm\t\t", [])
    assert [cell.span for cell in table.rows[1]] == [1, 3]


WORDS = st.text(alphabet="ab *#\t|\n<>éđ", max_size=80)


@given(WORDS, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6))
def test_any_text_and_marks_are_drawn_without_doubling(text, spans):
    marks = [Mark(min(s), max(s), str(i), "text") for i, s in enumerate(spans)]
    drawn = "".join(
        segment.text
        for block in blocks(text, marks)
        for row in block.rows
        for cell in row
        for segment in cell.segments
    )
    letters = [letter for letter in text if letter in "éđ"]
    assert [letter for letter in drawn if letter in "éđ"] == letters
