"""Habits of lists that the ten made ones do not show."""

from datetime import date

import pytest

from hientai.people.domain.importing.lists import read_people, sheets_in
from tests.people.sheets.book import Rows, workbook
from tests.people.sheets.habits import in_tcvn3

TODAY = date(2026, 11, 21)


def drafts(name, data):
    data = data if isinstance(data, bytes) else data.encode()
    return [draft for each in read_people(name, data) for draft in each.drafts(TODAY)]


def values(rows, field):
    data = workbook({"S": rows})
    return [draft.values.get(field) for draft in drafts("a.xlsx", data)]


def test_two_lists_below_one_another_each_have_their_columns():
    rows: Rows = [
        ["TT", "Họ tên", "Năm sinh"],
        [1, "Lê Mẫu A", 1970],
        [],
        ["TT", "Họ tên", "Trình độ", "Năm sinh"],
        [1, "Lê Mẫu B", "TS", 1971],
    ]
    assert values(rows, "birth") == ["1970", "1971"]
    lists = list(read_people("a.xlsx", workbook({"S": rows})))
    assert [draft.row for each in lists for draft in each.drafts(TODAY)] == [1, 4]
    assert sheets_in(lists)["Trình độ"] == "degree"


def test_a_heading_of_two_lines_without_merged_cells_is_one():
    text = "STT,Họ và tên,Ngày sinh,,Trình độ,\n,,Nam,Nữ,Chuyên môn,Chính trị\n1,Lê Mẫu A,,1970,TS,CC\n"
    (draft,) = drafts("a.csv", text)
    assert (draft.values["sex"], draft.values["birth"]) == ("Nữ", "1970")
    assert draft.values["political_theory"] == "Cao cấp"


def test_old_letters_in_some_columns_only_are_turned():
    rows = [
        ["Họ và tên", "Năm sinh", "Nơi công tác", "Trình độ"],
        [in_tcvn3("Nguyễn Mẫu Hưởng"), 1970, "Sở Nội vụ", in_tcvn3("Đại học")],
        [in_tcvn3("Lê Thị Mẫu Hà"), 1971, "Hội Nông dân", in_tcvn3("Thạc sĩ")],
    ]
    assert values(rows, "name") == ["Nguyễn Mẫu Hưởng", "Lê Thị Mẫu Hà"]
    assert [each[0].code for each in values(rows, "degree")] == ["university", "master"]


def test_a_line_of_a_section_is_the_place_of_work_of_those_below():
    rows = [
        ["TT", "Họ và tên", "Năm sinh"],
        ["Trường THCS Một"],
        [1, "Tô Mẫu A", 1970],
        ["II", "Trường THCS Hai"],
        [1, "Đoàn Mẫu B", 1971],
    ]
    assert values(rows, "workplace") == ["Trường THCS Một", "Trường THCS Hai"]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("12-thg5-70", "1970-05-12"),
        ("12/May/1970", "1970-05-12"),
        ("Ngày 12 tháng 5 năm 1970", "1970-05-12"),
        ("12051970", "1970-05-12"),
        ("25569", "1970-01-01"),
        ("75", "1975"),
        ("00/5/1970", "1970-05"),
        ("12/V/1970", "1970-05-12"),
        ("1970-05-12 00:00:00", "1970-05-12"),
    ],
)
def test_days_are_read_in_every_habit(written, iso):
    (draft,) = drafts("a.csv", f"Họ và tên,Ngày sinh\nLê Mẫu A,{written}\n")
    assert draft.values["birth"] == iso


@pytest.mark.parametrize(
    "written", ["31/02/1980", "29/02/1981", "13/25/1980", "2035", "1880", "abc", "?"]
)
def test_days_that_cannot_be_are_wrong(written):
    (draft,) = drafts("a.csv", f"Họ và tên,Ngày sinh\nLê Mẫu A,{written}\n")
    assert (draft.is_wrong, draft.problems[0].cell) == (True, "B2")


def test_what_stands_below_a_list_is_nobody():
    text = "TT;Họ và tên;Năm sinh;Ghi chú\n1;Lê Mẫu A;1970;\nTổng cộng: 01 người;;;\n;Người lập;;Giám đốc\n;Lê Mẫu B;;Lê Mẫu C\n"
    assert [draft.values["name"] for draft in drafts("a.csv", text)] == ["Lê Mẫu A"]


def test_mail_beside_a_number_is_taken_too():
    (draft,) = drafts("a.csv", "Họ và tên;ĐT, email\nLê Mẫu A;0912345678, a@example.org\n")
    assert (draft.values["phone"], draft.values["email"]) == ("0912345678", "a@example.org")
